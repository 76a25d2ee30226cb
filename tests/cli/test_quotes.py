"""Checking a report, through the command."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.cli.run import qual, qual_json


def test_every_quote_of_the_report_is_found_back(demo: Path) -> None:
    done = qual("quotes", "check", "exports/themes.docx", "--json", folder=demo)
    found = json.loads(done.stdout)

    assert len(found["quotes"]) >= 20
    assert {quote["text_status"] for quote in found["quotes"]} == {"verbatim"}
    assert done.returncode == 0


def test_a_quote_that_was_altered_is_caught(demo: Path) -> None:
    coding = max(qual_json("codings", "list", folder=demo), key=lambda each: len(each["text"]))
    words = coding["text"].split("\n")[0].split(" ")
    report = docx.Document()
    report.add_paragraph(f"Een deelnemer zei: “{' '.join(words)}”")
    report.add_paragraph(f"Een ander zei: “{' '.join([*words[:4], 'nooit', *words[5:]])}”")
    report.save(str(demo / "rapport.docx"))

    done = qual("quotes", "check", "rapport.docx", "--json", folder=demo)

    assert [q["text_status"] for q in json.loads(done.stdout)["quotes"]] == ["verbatim", "altered"]
    assert done.returncode == 1


def test_the_listing_says_how_many_are_what_and_whose_words_they_are(demo: Path) -> None:
    coding = max(
        qual_json("codings", "list", "R10-2025.txt", folder=demo), key=lambda each: len(each["text"])
    )
    (demo / "rapport.md").write_text(f'"{coding["text"]}" (R03)\n', encoding="utf-8")

    done = qual("quotes", "check", "rapport.md", folder=demo)

    assert "\twrong speaker\t" in done.stdout
    assert "1 quotation: 1 open, 0 accepted, 0 rejected; 1 verbatim" in done.stderr


def test_a_report_that_is_not_there_could_not_be_checked(demo: Path) -> None:
    done = qual("quotes", "check", "weg.docx", folder=demo)

    assert (done.returncode, done.stderr) == (2, "qual: weg.docx: is not there (check the name)\n")


def test_two_wordings_are_found_without_transcripts_or_a_study(tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text(
        "Zij zei: “Ik wil heel graag weer aan het werk, maar niet te snel en niet te veel.”\n\n"
        "Later: “Ik wil heel graag weer aan het werk, maar ook niet te snel en niet te veel.”\n\n"
        "Een ander: “Daar heb ik nooit iets van begrepen, eerlijk gezegd.”\n"
    )
    done = qual("quotes", "check", "r.md", "--no-transcripts", folder=tmp_path)
    found = qual_json("quotes", "check", "r.md", "--no-transcripts", folder=tmp_path)

    assert done.returncode == 1
    assert "line 1 / line 3" in done.stdout
    assert [each["usage"] for each in found["quotes"]] == ["variant_pair", "variant_pair", "single"]
    (tmp_path / "r.md").write_text("“Daar heb ik nooit iets van begrepen, eerlijk gezegd.”\n\n" * 2)
    assert qual("quotes", "check", "r.md", "--no-transcripts", folder=tmp_path).returncode == 0


@pytest.mark.parametrize("name", ["t.html", "t.md"])
def test_the_same_report_as_a_page_or_text_gives_the_same_verdicts(demo: Path, name: str) -> None:
    assert qual("themes", "-o", name, folder=demo).returncode == 0
    done = qual("quotes", "check", name, "--json", folder=demo)
    found = json.loads(done.stdout)

    printed = [each for each in found["quotes"] if each["text_status"] != "verbatim"]
    assert len(found["quotes"]) >= 20
    assert not printed, printed[:2]
    assert (done.returncode, found["open"]) == (0, 0)


def test_a_report_that_cannot_be_read_is_refused_in_one_line(demo: Path) -> None:
    locked = "EncryptedPackage".encode("utf-16-le")
    (demo / "dicht.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 2000 + locked)
    (demo / "stuk.docx").write_bytes(b"PK\x03\x04" + b"z" * 500)
    (demo / "leeg.docx").write_bytes(b"")

    said = {name: qual("quotes", "check", f"{name}.docx", folder=demo) for name in ("dicht", "stuk", "leeg")}

    assert all(done.returncode and done.stderr.count("\n") == 1 for done in said.values())
    assert "is protected with a password" in said["dicht"].stderr
    assert "is damaged" in said["stuk"].stderr
    assert "is empty" in said["leeg"].stderr


def test_a_study_without_transcripts_says_so(tmp_path: Path) -> None:
    home = tmp_path / "leeg"
    qual("init", home, "--language", "nl", folder=tmp_path)
    (home / "rapport.md").write_text('"Dit heeft een deelnemer ons gezegd." (deelnemer)\n', encoding="utf-8")

    done = qual("quotes", "check", "rapport.md", "-o", "check.html", folder=home)

    assert (done.returncode, "against no transcript at all" in done.stderr) == (1, True)
    assert "regel 1" in (home / "check.html").read_text(encoding="utf-8")


def test_a_report_without_quotes_is_settled_and_one_in_another_language_is_not(demo: Path) -> None:
    (demo / "geen.md").write_text("Hier staat geen enkel citaat in.\n")
    (demo / "frysk.md").write_text(
        "“Ik haw der noait wat fan fernommen en it wie altyd dreech mei de lju fan it wurk.” Deelnemer\n\n"
        "“I never heard anything about it and it was always hard with the people from there.” Deelnemer\n"
    )

    assert qual("quotes", "check", "geen.md", folder=demo).returncode == 0
    found = qual("quotes", "check", "frysk.md", "--json", folder=demo)
    assert found.returncode == 1
    assert [one["text_status"] for one in json.loads(found.stdout)["quotes"]] == ["translated"] * 2
    said = qual("quotes", "check", "frysk.md", "-o", "check.md", folder=demo)
    assert "; 2 other language" in said.stderr
    assert "in een andere taal, niet te controleren" in (demo / "check.md").read_text("utf-8")


REPORT = """Zij zei: "Ik heb hem gelezen op de bank en toen ben ik daar blijven zitten." (R10)

"Dit heeft nog nooit iemand in dit onderzoek gezegd, echt niet." (R02)
"""


def ids(demo: Path, report: str) -> list[str]:
    return [each["id"] for each in qual_json("quotes", "check", report, folder=demo)["quotes"]]


def test_a_decision_settles_a_quotation_in_this_and_in_later_versions(demo: Path) -> None:
    (demo / "v1.md").write_text(REPORT, encoding="utf-8")
    altered, invented = ids(demo, "v1.md")
    assert qual("quotes", "accept", "v1.md", altered, "--reason", "brief", folder=demo).returncode == 0
    assert qual("quotes", "check", "v1.md", folder=demo).returncode == 1
    bare = qual("quotes", "reject", "v1.md", invented, folder=demo)
    assert (bare.returncode, "say why it is rejected" in bare.stderr) == (2, True)
    qual("quotes", "reject", "v1.md", invented, "--reason", "weg", folder=demo)
    kept = REPORT.split("\n\n", maxsplit=1)[0]
    (demo / "v2.md").write_text(f"Een nieuw begin.\n\n{kept}\n", encoding="utf-8")

    done = qual("quotes", "check", "v2.md", "--json", folder=demo, coder="bas")
    found = json.loads(done.stdout)

    assert done.returncode == 0
    assert [each["review"] for each in found["quotes"]] == ["accepted"]
    assert found["quotes"][0]["decision"]["by"] == "anna"
    assert found["quotes"][0]["decision"]["reason"] == "brief"
    assert (found["before"], found["gone"], found["open"]) == ("v1.md", 1, 0)
    assert found["gone_ids"] == [invented]


def test_quotations_are_decided_on_by_typed_lines_without_a_screen(demo: Path) -> None:
    (demo / "v.md").write_text(REPORT, encoding="utf-8")
    done = qual("quotes", "review", "v.md", "--plain", folder=demo, typed="a brief\nx weg\nquit\n")

    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert done.stdout.splitlines()[-1] == "2 quotations: 0 open, 1 accepted, 1 rejected"


def test_what_is_new_in_a_version_is_said_also_when_it_is_checked_again(demo: Path) -> None:
    (demo / "v.md").write_text(REPORT.split("\n\n", maxsplit=1)[0], encoding="utf-8")
    qual("quotes", "check", "v.md", folder=demo)
    (demo / "v.md").write_text(REPORT, encoding="utf-8")

    for _ in range(2):
        found = qual_json("quotes", "check", "v.md", folder=demo)
        assert [each["is_new"] for each in found["quotes"]] == [False, True]


def test_an_approval_needs_a_reason_and_an_id_of_the_report(demo: Path) -> None:
    (demo / "v1.md").write_text(REPORT, encoding="utf-8")
    altered = ids(demo, "v1.md")[0]

    assert "say why" in qual("quotes", "accept", "v1.md", altered, folder=demo).stderr
    assert "q-none" in qual("quotes", "reject", "v1.md", "q-none", folder=demo).stderr
    assert qual_json("quotes", "check", "v1.md", folder=demo)["open"] == 2


def test_a_decision_is_taken_back_and_no_word_of_it_is_in_the_log(demo: Path) -> None:
    (demo / "v1.md").write_text(REPORT, encoding="utf-8")
    altered = ids(demo, "v1.md")[0]
    qual("quotes", "accept", "v1.md", altered, "--reason", "sneeuwklokje", folder=demo)
    log = qual("log", "--json", folder=demo).stdout
    qual("undo", folder=demo)

    assert "quote.accept" in log
    assert "sneeuwklokje" not in log
    assert qual_json("quotes", "check", "v1.md", folder=demo)["quotes"][0]["decision"] is None
    assert qual("log", "verify", folder=demo).returncode == 0


def test_the_words_of_another_person_leave_the_report_open(demo: Path) -> None:
    coding = max(
        qual_json("codings", "list", "R10-2025.txt", folder=demo), key=lambda each: len(each["text"])
    )
    (demo / "rapport.md").write_text(f'"{coding["text"]}" (R03)\n', encoding="utf-8")

    done = qual("quotes", "check", "rapport.md", "--json", folder=demo)

    assert json.loads(done.stdout)["quotes"][0]["attribution_status"] == "wrong_speaker"
    assert done.returncode == 1


def test_a_translation_that_the_study_has_written_down_is_looked_up_by_its_original(demo: Path) -> None:
    said = "Ik heb hem gelezen op de trap en toen ben ik daar blijven zitten"
    printed = "I read it on the stairs and then I stayed sitting there"
    (demo / "report.md").write_text(f"She said: “{printed}.” (R10)\n", encoding="utf-8")
    assert qual("quotes", "check", "report.md", folder=demo).returncode == 1
    table = demo / "codebook" / "translations.csv"
    table.write_text(f"original,translation\n{said},{printed}\n", encoding="utf-8")

    done = qual("quotes", "check", "report.md", "--json", folder=demo)
    [quote] = json.loads(done.stdout)["quotes"]

    assert (quote["text_status"], quote["location"], quote["attribution_status"]) == (
        "translated",
        "unique",
        "ok",
    )
    assert (quote["original"], quote["matches"][0]["transcript"]) == (said, "R10-2025.txt")
    assert done.returncode == 0

    table.write_text(f"original,translation\n{said.replace('trap', 'bank')},{printed}\n", encoding="utf-8")
    assert qual_json("quotes", "check", "report.md", folder=demo)["quotes"][0]["text_status"] == "altered"

    table.write_text(f"original,translation\n{said},{printed}\n,nothing\n", encoding="utf-8")
    assert "translations.csv:3: needs both" in qual("quotes", "check", "report.md", folder=demo).stderr


def test_the_life_of_a_quotation_names_file_text_turn_coders_and_events(demo: Path) -> None:
    (demo / "v1.md").write_text(REPORT, encoding="utf-8")
    altered, invented = ids(demo, "v1.md")
    qual("quotes", "accept", "v1.md", altered, "--reason", "brief", folder=demo)

    life = qual_json("quotes", "show", altered, "v1.md", folder=demo)
    coding = qual_json("codings", "list", "R10-2025.txt", folder=demo)[0]
    by_coding = qual_json("quotes", "show", coding["id"], folder=demo)
    transcript = qual_json("transcripts", "show", "R10-2025.txt", folder=demo)

    assert (life["transcript"], life["turn"], life["respondent"]) == ("R10-2025.txt", 21, "R10")
    assert life["file_sha256"] == transcript["sha256"]
    assert transcript["text"][life["start"] : life["end"]] == life["text"]
    assert life["decision"]["reason"] == "brief"
    assert any("accepted" in event["sentence"] for event in life["events"])
    assert coding["id"] in [each["id"] for each in by_coding["codings"]]
    assert any("loaded codings" in event["sentence"] for event in by_coding["events"])
    assert "reason" in qual("quotes", "show", altered, folder=demo).stdout
    assert qual("quotes", "show", "q-none", folder=demo).returncode == 2
    assert qual("quotes", "show", invented, "v1.md", folder=demo).returncode == 0

    wrong = qual("quotes", "reopen", altered, "q-none", folder=demo)
    assert (wrong.returncode, "nothing was taken back" in wrong.stderr) == (2, True)
    assert "1 decision taken back" in qual("quotes", "reopen", "v1.md", altered, folder=demo).stderr
    gone = qual("quotes", "show", altered, folder=demo).stdout
    assert "accepted a quotation of a report (1 quotation): " + f"{altered} (v1.md)" in gone
    assert "opened a quotation of a report again (1 quotation): " in gone
    about = [qual_json("log", "--about", each, folder=demo) for each in (altered, "v1.md")]
    assert [each["verb"] for each in about[0]] == ["quote.accept", "quote.reopen"]
    assert [each["verb"] for each in about[1]] == ["report.check", "quote.accept", "quote.reopen"]


def test_the_check_is_a_document_with_report_and_transcript_side_by_side(demo: Path) -> None:
    (demo / "v1.md").write_text(REPORT, encoding="utf-8")
    for ending in (".html", ".docx", ".xlsx", ".md", ".csv"):
        done = qual("quotes", "check", "v1.md", "-o", f"check{ending}", folder=demo)
        assert done.returncode == 1
        assert (demo / f"check{ending}").stat().st_size > 200, done.stderr
    page = (demo / "check.html").read_text(encoding="utf-8")
    table = docx.Document(str(demo / "check.docx")).tables[1]

    assert len(openpyxl.load_workbook(demo / "check.xlsx").sheetnames) == 3, "no sheet for each quotation"
    assert "-trap- +bank+" in page
    assert "R10-2025.txt:22" in page
    assert "niet gevonden" in page
    said = "Ik heb hem gelezen op de trap en toen ben ik daar blijven zitten"
    altered = ids(demo, "v1.md")[0]
    assert f'<a href="#{altered}">gewijzigd</a></td><td class="left">klopt</td>' in page
    assert f'<tr id="{altered}">' in page
    assert f"<mark>{said}</mark>" in page
    assert "Wacht op een besluit (2)" in page
    assert [cell.text for cell in table.rows[0].cells] == ["Rapport", "Transcript"]
    assert qual("quotes", "check", "v1.md", "-o", "check.exe", folder=demo).returncode == 2
    assert "handed a document over: check.html" in qual("log", folder=demo).stdout
    verified = qual("log", "verify", folder=demo)
    assert "the last that changed the study is event" in verified.stdout
    seen = json.loads(qual("log", "verify", "--json", folder=demo).stdout)
    everything = qual_json("log", "-n", 0, folder=demo)
    assert (seen["events"], seen["newest"]) == (len(everything), everything[-1]["hash"])
    assert seen["head"] != seen["newest"]


def test_a_copy_of_the_report_has_a_comment_at_every_quotation(demo: Path) -> None:
    report = docx.Document()
    for line in REPORT.strip().split("\n\n"):
        report.add_paragraph(line)
    report.save(str(demo / "rapport.docx"))
    before = (demo / "rapport.docx").read_bytes()

    done = qual("quotes", "check", "rapport.docx", "--annotate", "kopie.docx", folder=demo)
    same = qual("quotes", "check", "rapport.docx", "--annotate", "rapport.docx", folder=demo)
    page = qual("quotes", "check", "themes.md", "--annotate", "kopie.docx", folder=demo)

    again = qual("quotes", "check", "kopie.docx", "--annotate", "kopie2.docx", folder=demo)
    comments = list(docx.Document(str(demo / "kopie2.docx")).comments)
    assert "2 comments in the place of 2 of an earlier check" in again.stderr
    assert "kopie.docx: holds 2 comments of an earlier check" in again.stderr
    assert done.returncode == 1
    assert "wrote kopie.docx: 2 comments" in done.stderr
    assert [each.author for each in comments] == ["qual", "qual"]
    assert "niet gevonden" in comments[1].text
    assert "Staat in R10-2025.txt, beurt" in comments[0].text
    assert (demo / "rapport.docx").read_bytes() == before
    assert (same.returncode, page.returncode) == (2, 2)
    assert "is the report itself" in same.stderr
    assert "is no Word file" in page.stderr


def test_text_that_was_not_read_as_a_quotation_keeps_the_report_open_until_it_is_accepted(demo: Path) -> None:
    (demo / "los.md").write_text("De vragenlijst stelt: “Ik ga met plezier naar mijn werk” en “sterk”.\n")

    done = qual("quotes", "check", "los.md", "--json", folder=demo)
    found = json.loads(done.stdout)

    assert (done.returncode, found["quotes"], found["open"]) == (1, [], 1)
    assert [each["is_open"] for each in found["uncovered"]] == [True, False]
    loose = found["uncovered"][0]["id"]
    assert qual("quotes", "accept", "los.md", loose, "--reason", "een item", folder=demo).returncode == 0
    assert qual("quotes", "check", "los.md", folder=demo).returncode == 0
    qual("quotes", "reopen", loose, folder=demo)
    assert qual("quotes", "check", "los.md", folder=demo).returncode == 1


SOUND = """"De uitslag was goed. Alles bleef hetzelfde." (R10)

"De uitslag was [slecht]. Alles bleef hetzelfde." (R10)

De vragenlijst stelt: “Ik ga met plezier naar mijn werk” en verder niets.
"""


def test_the_listing_says_why_faithful_words_are_open_and_which_text_was_not_checked(demo: Path) -> None:
    (demo / "v.md").write_text(SOUND, encoding="utf-8")

    found = qual("quotes", "check", "v.md", "--json", folder=demo)
    done = qual("quotes", "check", "v.md", folder=demo)
    seen = json.loads(found.stdout)["quotes"]

    assert [each["text_status"] for each in seen] == ["verbatim", "marked"]
    assert seen[1]["cautions"] == [{"kind": "replaced", "words": "goed"}]
    assert f"{seen[0]['id']}: One utterance in two wordings: see {seen[1]['id']}" in done.stderr
    (line,) = (each for each in done.stderr.splitlines() if each.startswith(f"  {seen[1]['id']}: "))
    assert "One utterance in two wordings" in line
    assert line.endswith("Words in brackets stand in place of what was said: “goed”.")
    assert "open): Ik ga met plezier naar mijn werk" in done.stderr


def test_what_was_rejected_is_not_counted_as_open_as_well(demo: Path) -> None:
    (demo / "v1.md").write_text(REPORT, encoding="utf-8")
    qual("quotes", "reject", "v1.md", ids(demo, "v1.md")[1], "--reason", "weg", folder=demo)

    waiting = qual("quotes", "check", "v1.md", "--open", folder=demo)
    assert "2 quotations: 1 open, 0 accepted, 1 rejected" in waiting.stderr
    assert [line.split("\t")[1] for line in waiting.stdout.splitlines()] == ["words", "altered"]
    assert qual_json("quotes", "check", "v1.md", folder=demo)["open"] == 2


def test_a_report_is_not_compared_with_another_one_that_shares_a_quotation(demo: Path) -> None:
    (demo / "een.md").write_text(REPORT.split("\n\n", maxsplit=1)[0], encoding="utf-8")
    qual("quotes", "check", "een.md", folder=demo)
    (demo / "twee.md").write_text(REPORT, encoding="utf-8")

    found = qual_json("quotes", "check", "twee.md", folder=demo)

    assert found["before"] is None
    assert not any(each["is_new"] for each in found["quotes"])


def test_without_a_screen_the_walk_by_typed_lines_is_advised(demo: Path) -> None:
    (demo / "v.md").write_text(REPORT, encoding="utf-8")

    assert (
        "'qual quotes review v.md --plain'" in qual("quotes", "review", "v.md", folder=demo, typed="").stderr
    )


def test_what_is_shown_of_a_quotation_is_how_the_report_prints_it_and_text_that_was_not_read(
    demo: Path,
) -> None:
    (demo / "v.md").write_text(REPORT + "\n" + SOUND.rsplit("\n\n", maxsplit=1)[1], encoding="utf-8")
    checked = qual_json("quotes", "check", "v.md", folder=demo)
    altered, invented = (each["id"] for each in checked["quotes"])
    loose = checked["uncovered"][0]["id"]

    said = [qual("quotes", "show", each, "v.md", folder=demo).stdout for each in (altered, invented, loose)]

    assert "-trap- +bank+" in said[0]
    assert "verdict     altered, open\n" in said[0]
    assert "attributed  R10\n" in said[0]
    assert "speaker     The attribution fits.\n" in said[0]
    assert "words       Ik heb hem gelezen op de trap" in said[0]
    assert "the words stand in no transcript" in said[1]
    assert "printed     Ik ga met plezier naar mijn werk" in said[2]
    assert not any("name the report" in each for each in said)
    assert "name the report too" in qual("quotes", "show", loose, folder=demo).stderr
    assert qual_json("quotes", "show", altered, "v.md", folder=demo)["printed"]["text_status"] == "altered"


def words_of(respondent: str, demo: Path, number: int) -> list[str]:
    """Some sentences that only this respondent said, as coded."""
    found = [
        each["text"].split("\n")[0]
        for each in qual_json("codings", "list", f"{respondent}-2024.txt", folder=demo)
    ]
    return sorted(set(found), key=lambda text: (-len(text), text))[:number]


def test_attributions_add_up_over_documents_until_a_reason_is_given(demo: Path) -> None:
    people = {each["id"]: each for each in qual_json("respondents", "list", folder=demo)}
    traits = people["R03"]["attributes"]
    one, other = words_of("R03", demo, 2)
    first, second = demo / "een.md", demo / "twee.md"
    first.write_text(f'"{one}" (deelnemer, {traits["uitkering"]})\n', encoding="utf-8")
    second.write_text(
        f'"{other}" (deelnemer, {traits["geslacht"]}, {traits["leeftijd"]})\n', encoding="utf-8"
    )

    alone = qual("quotes", "check", "een.md", "--json", folder=demo)
    together = qual("quotes", "check", "twee.md", folder=demo)
    (found,) = qual_json("quotes", "check", "twee.md", folder=demo)["in_reach"]
    chapter = qual("themes", "-o", "h.md", "--publish", folder=demo)

    assert json.loads(alone.stdout)["in_reach"] == []
    assert alone.returncode == 0, alone.stdout
    assert together.returncode == 1
    assert "twee.md: R03 is " in together.stderr
    assert "with what een.md tells (say less of them" in together.stderr
    assert found["traits"] == ["geslacht", "leeftijd", "perspective", "uitkering"]
    assert found["people"] < 3
    assert "h.md: R03 is " in chapter.stderr

    [quote] = qual_json("quotes", "check", "twee.md", folder=demo)["quotes"]
    qual("quotes", "accept", "twee.md", quote["id"], "--reason", "zij las het", folder=demo)
    accepted = qual("quotes", "check", "twee.md", "--json", folder=demo)
    assert (accepted.returncode, json.loads(accepted.stdout)["in_reach"]) == (0, [])
    qual("quotes", "reopen", "twee.md", quote["id"], folder=demo)

    allowed = qual("quotes", "check", "twee.md", "--allow", "R03 gaf toestemming", folder=demo)
    assert allowed.returncode == qual("quotes", "check", "twee.md", folder=demo).returncode == 0
    assert "R03 is " not in qual("themes", "-o", "h.md", "--publish", folder=demo).stderr
    assert "who people are" in qual("log", folder=demo).stdout
    second.write_text(f'"{other}" (deelnemer)\n', encoding="utf-8")
    assert qual("quotes", "check", "twee.md", folder=demo).returncode == 0
