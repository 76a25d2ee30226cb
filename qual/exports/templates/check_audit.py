"""Check an audit trail that `qual audit` wrote: python3 check_audit.py FOLDER-OR-ZIP [HEAD-IN-A-REPORT]."""

import hashlib
import json
import sys
import zipfile
from pathlib import Path


def hashed(first, value):
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{first}\n{text}".encode()).hexdigest()


def check(files, head=""):
    there = {f"{hashlib.sha256(files[n]).hexdigest()}  {n}" for n in files if n != "checksums.sha256"}
    for name in sorted({line[66:] for line in there ^ {*files["checksums.sha256"].decode().splitlines()}}):
        yield f"{name}: is missing, new, or not the file that was written"
    read = {n[:-6]: [*map(json.loads, files[n].splitlines())] for n in files if n.endswith(".jsonl")}
    previous, last, hashes, log, kinds = "", {}, {}, {}, {"coding", "suggestion", "quote_decision"}
    for n, event in enumerate(read["log"], 1):
        if (event["n"], event["previous"]) != (n, previous):
            yield f"event {event['n']}: does not follow from the event before it"
        if hashed(event["previous"], {k: event[k] for k in {*event} - {"previous", "hash"}}) != event["hash"]:
            yield f"event {event['n']}: was altered after it was written"
        previous, log[event["n"]] = event["hash"], event
        for kind, row, _, after, _, after_hash, *place in event["changes"]:
            last[kind, row], hashes[kind, row, after] = (event["n"], after, after_hash, place), after_hash
    if json.loads(files["study.json"])["head"] != previous:
        yield f"study.json: names another head of the log than {previous or 'none'}"
    if head and head not in {event["hash"] for event in log.values()}:
        yield f"the report: names a head that the log never had ({head})"
    listed = {(each["kind"], each["row"]) for each in read["decisions"] + read["anchors"]}
    rows = {(row["kind"], row["row"]): (row["version"], row["hash"]) for row in read["rows"]}
    for key in sorted({*rows} | {key for key in last if last[key][1] is not None}):
        if key not in last or rows.get(key) != last[key][1:3] or (key[0] in kinds and key not in listed):
            yield f"{' '.join(key)}: is not as the log left it, or left out of its list"
    for c in read["codebook"]:
        if "salt" in c and hashed(c["salt"], c["content"]) != hashes.get(("code", c["row"], c["version"])):
            yield f"code {c['row']}, version {c['version']}: was altered"
    for each in read["decisions"] + read["anchors"]:
        event, (n, _, _, place) = log.get(each["event"], {}), last.get((each["kind"], each["row"]), [0] * 4)
        meant = {"acceptdo": "accepted", "rejectdo": "rejected"}.get(each["verb"][-6:] + each["deed"])
        told = [*map(each.get, ("event", "place", "at", "coder", "verb", "deed", "state"))]
        if told != [n, place, *map(event.get, ("at", "coder", "verb", "kind")), meant or told[-1]]:
            yield f"{each['kind']} {each['row']}: does not say what the log says"


if __name__ == "__main__":
    problems, path = [], (sys.argv[1:] or sys.exit(__doc__))[0]
    try:
        given = zipfile.Path(path) if zipfile.is_zipfile(path) else Path(path)
        found = {each.name: each.read_bytes() for each in given.iterdir() if each.is_file()}
        problems.extend(check(found, *sys.argv[2:3]))
    except Exception as error:  # what was found before stays in the list
        lacks = "it lacks " * isinstance(error, KeyError)
        problems.append(f"{path}: is no folder or zip file with a whole audit trail ({lacks}{error})")
    print("\n".join(problems) or f"all fits; head {json.loads(found['study.json'])['head']}")
    sys.exit(bool(problems))
