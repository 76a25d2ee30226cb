"""Check an audit trail that `qual audit` wrote: python3 check_audit.py FOLDER-OR-ZIP [HEAD-IN-A-REPORT]."""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

MEANS = {f"{what}.{deed}": f"{deed}ed" for what in ("quote", "suggestion") for deed in ("accept", "reject")}


def hashed(first, value):
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{first}\n{text}".encode()).hexdigest()


def check(files, head=""):
    listed = dict(reversed(line.split("  ")) for line in files["checksums.sha256"].decode().splitlines())
    for name in sorted(({*files} | {*listed}) - {"checksums.sha256"}):
        if hashlib.sha256(files.get(name, b"")).hexdigest() != listed.get(name):
            yield f"{name}: is missing, new, or not the file that was written"
    parts = {name: data.decode().split("\n")[:-1] for name, data in files.items() if name.endswith("jsonl")}
    read = {name[:-6]: [json.loads(line) for line in lines] for name, lines in parts.items()}
    previous, last, hashes, log = "", {}, {}, {}
    for n, event in enumerate(read["log"], 1):
        body = {key: event[key] for key in event if key not in ("previous", "hash")}
        if (event["n"], event["previous"]) != (n, previous):
            yield f"event {event['n']}: does not follow from the event before it"
        if hashed(event["previous"], body) != event["hash"]:
            yield f"event {event['n']}: was altered after it was written"
        previous, log[event["n"]] = event["hash"], event
        for kind, row, _, after, _, after_hash, *place in event["changes"]:
            last[kind, row], hashes[kind, row, after] = (event["n"], after, after_hash, place), after_hash
    if json.loads(files["study.json"])["head"] != previous:
        yield f"study.json: names another head of the log than {previous or 'none'}"
    if head and head not in {event["hash"] for event in log.values()}:
        yield f"the report: names a head that the log never had ({head})"
    rows = {(row["kind"], row["row"]): (row["version"], row["hash"]) for row in read["rows"]}
    for key in sorted({*rows} | {key for key in last if last[key][1] is not None}):
        if key not in last or rows.get(key) != last[key][1:3]:
            yield f"{' '.join(key)}: is not as the log left it"
    for each in read["codebook"]:
        known = hashes.get(("code", each["row"], each["version"]))
        if "salt" in each and hashed(each["salt"], each["content"]) != known:
            yield f"code {each['row']}, version {each['version']}: was altered"
    for each in read["decisions"] + read["anchors"]:
        event, (n, _, _, place) = log.get(each["event"], {}), last.get((each["kind"], each["row"]), [0] * 4)
        means = MEANS.get(each["verb"] if each["deed"] == "do" else "", each.get("state"))
        told = [each["event"], each["place"], each["at"], each["coder"], each["verb"], each["deed"]]
        if told != [n, place, *map(event.get, ("at", "coder", "verb", "kind"))] or means != each.get("state"):
            yield f"{each['kind']} {each['row']}: does not say what the log says"


if __name__ == "__main__":
    given = zipfile.Path(sys.argv[1]) if zipfile.is_zipfile(sys.argv[1]) else Path(sys.argv[1])
    found = {each.name: each.read_bytes() for each in given.iterdir() if each.is_file()}
    problems = list(check(found, *sys.argv[2:3]))
    print("\n".join(problems) or f"all fits; head {json.loads(found['study.json'])['head']}")
    sys.exit(1 if problems else 0)
