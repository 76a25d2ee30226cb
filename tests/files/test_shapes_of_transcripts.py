"""Invented transcripts in the shapes that programs and typists give them: who speaks, turn by turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.files.sources import read_source

SAMPLES = {
    "a clock time is no speaker": (
        "I: Hoe laat begon u?\n"
        "R1: Om\n"
        "10:30: toen ging de bel.\n"
        "9:15 was te vroeg.\n"
        "I: En daarna?\n"
        "R1: Naar huis.\n",
        ".txt",
        "utf-8",
        ["I", "R1", "I", "R1"],
    ),
    "a sentence with a colon is no speaker": (
        "I: Wat zei hij?\n"
        "R17: Hij zei het zo: kom morgen terug.\n"
        "Wat ik toen dacht: dit komt nooit goed.\n"
        "Mijn conclusie: stoppen.\n"
        "I: En?\n"
        "R17: Klaar.\n",
        ".txt",
        "utf-8",
        ["I", "R17", "I", "R17"],
    ),
    "stamps of f4 behind the words": (
        "I: Hallo, hoe gaat het? #00:00:05-3#\n"
        "\n"
        "B: Goed, dank u. #00:01:23-4#\n"
        "\n"
        "I: Fijn. #00:01:30-0#\n"
        "\n"
        "B: Ja. #00:01:31-0#\n",
        ".txt",
        "utf-8",
        ["I", "B", "I", "B"],
    ),
    "times of oTranscribe": (
        "0:00 Interviewer: Goedemorgen.\n"
        "\n"
        "0:05 Respondent: Goedemorgen.\n"
        "\n"
        "0:12 Interviewer: Vertel eens.\n"
        "\n"
        "0:20 Respondent: Het was 10:30 toen ik kwam.\n",
        ".txt",
        "utf-8",
        ["Interviewer", "Respondent", "Interviewer", "Respondent"],
    ),
    "names and times of Otter": (
        "Anna de Vries  0:03  \n"
        "Goedemiddag, fijn dat je er bent.\n"
        "\n"
        "Karel  0:09  \n"
        "Dank je. Ik heb er zin in.\n"
        "\n"
        "Anna de Vries  0:15  \n"
        "Mooi: dan beginnen we.\n"
        "\n"
        "Transcribed by https://otter.ai\n",
        ".txt",
        "utf-8",
        ["Anna de Vries", "Karel", "Anna de Vries"],
    ),
    "numbered speakers of Otter": (
        "Unknown Speaker  0:00\nJa hallo.\n\nSpeaker 1  0:09\nDank je.\n\nSpeaker 2  1:00:15\nMooi.\n",
        ".txt",
        "utf-8",
        ["Unknown Speaker", "Speaker 1", "Speaker 2"],
    ),
    "a time above the label": (
        "00:00:00\n"
        "Spreker 1: Welkom bij dit gesprek.\n"
        "\n"
        "00:00:12\n"
        "Spreker 2: Dank u wel.\n"
        "\n"
        "00:00:20\n"
        "Spreker 1: Hoe gaat het?\n",
        ".txt",
        "utf-8",
        ["Spreker 1", "Spreker 2", "Spreker 1"],
    ),
    "a label and its time on one line": (
        "Spreker 1 [00:00:01]\n"
        "Welkom bij dit gesprek.\n"
        "\n"
        "Spreker 2 [00:00:12]\n"
        "Dank u wel.\n"
        "\n"
        "Spreker 1 [00:00:20]\n"
        "Hoe gaat het?\n",
        ".txt",
        "utf-8",
        ["Spreker 1", "Spreker 2", "Spreker 1"],
    ),
    "from when to when": (
        "Spreker 1 (00:00:01 - 00:00:09): Welkom bij dit gesprek.\n"
        "\n"
        "Spreker 2 (00:00:12 - 00:00:14): Dank u wel.\n"
        "\n"
        "Spreker 1 (00:00:20 - 00:00:24): Hoe gaat het?\n",
        ".txt",
        "utf-8",
        ["Spreker 1", "Spreker 2", "Spreker 1"],
    ),
    "a dash behind the label": (
        "Interviewer 1 - Waar werkt u?\n"
        "Respondent - In een winkel - parttime.\n"
        "Interviewer 2 - En bevalt dat?\n"
        "Respondent - Zeker.\n",
        ".txt",
        "utf-8",
        ["Interviewer 1", "Respondent", "Interviewer 2", "Respondent"],
    ),
    "labels in capitals": (
        "INTERVIEWER: Waar werkt u?\n"
        "MEVROUW JANSEN: Bij de bakker.\n"
        "Let op: dat was vroeger.\n"
        "INTERVIEWER: En nu?\n"
        "MEVROUW JANSEN: NIETS. Helemaal niets.\n",
        ".txt",
        "utf-8",
        ["INTERVIEWER", "MEVROUW JANSEN", "INTERVIEWER", "MEVROUW JANSEN"],
    ),
    "labels on lines of their own": (
        "INTERVIEWER\n"
        "Waar werkt u?\n"
        "\n"
        "JANSEN\n"
        "Bij de bakker.\n"
        "\n"
        "Al twaalf jaar.\n"
        "\n"
        "INTERVIEWER\n"
        "En nu?\n"
        "\n"
        "JANSEN\n"
        "Niets.\n",
        ".txt",
        "utf-8",
        ["INTERVIEWER", "JANSEN", "INTERVIEWER", "JANSEN"],
    ),
    "labels with a colon on lines of their own": (
        "Interviewer:\nWaar werkt u?\n\nJansen:\nBij de bakker.\n\nInterviewer:\nEn nu?\n\nJansen:\nNiets.\n",
        ".txt",
        "utf-8",
        ["Interviewer", "Jansen", "Interviewer", "Jansen"],
    ),
    "a time before the label": (
        "[00:01:23] Anna: Hoi.\n"
        "[00:01:25] Bert: Hoi.\n"
        "[00:01:40] Anna: We spreken af om 12:00: prima?\n"
        "[00:01:45] Bert: Ja.\n",
        ".txt",
        "utf-8",
        ["Anna", "Bert", "Anna", "Bert"],
    ),
    "a time above the label, without blank lines": (
        "[00:01:23]\nAnna: Hoi.\n[00:01:25]\nBert: Hoi.\n[00:01:40]\nAnna: Ja.\n",
        ".txt",
        "utf-8",
        ["Anna", "Bert", "Anna"],
    ),
    "stamps of f4 before the label": (
        "#00:01:23-4# I: Hoi.\n#00:01:25-4# B1: Hoi.\n#00:01:40-4# I: Ja.\n#00:01:45-4# B1: Nee.\n",
        ".txt",
        "utf-8",
        ["I", "B1", "I", "B1"],
    ),
    "remarks in brackets": (
        "I: Vertel.\n"
        "R1: [lacht] Nou ja. (pauze)\n"
        "[telefoon gaat]\n"
        "[onderbreking: koffie wordt gebracht]\n"
        "I: Ga door.\n"
        "R1: Goed.\n",
        ".txt",
        "utf-8",
        ["I", "R1", "I", "R1"],
    ),
    "a list inside an answer": (
        "I: Noem ze op.\n"
        "R1: Drie dingen:\n"
        "- geld: dat is een\n"
        "- tijd: dat is twee\n"
        "Ten derde: rust.\n"
        "I: Mooi.\n"
        "R1: Ja.\n",
        ".txt",
        "utf-8",
        ["I", "R1", "I", "R1"],
    ),
    "bold labels": (
        "**Interviewer:** Waar werkt u?\n"
        "\n"
        "**Anna:** In een winkel.\n"
        "\n"
        "**Interviewer:** En?\n"
        "\n"
        "**Anna:** Leuk.\n",
        ".md",
        "utf-8",
        ["Interviewer", "Anna", "Interviewer", "Anna"],
    ),
    "bold labels, the colon outside": (
        "**Interviewer**: Waar werkt u?\n"
        "\n"
        "**Anna**: In een winkel.\n"
        "\n"
        "**Interviewer**: En?\n"
        "\n"
        "**Anna**: Leuk.\n",
        ".md",
        "utf-8",
        ["Interviewer", "Anna", "Interviewer", "Anna"],
    ),
    "bold labels on lines of their own": (
        "# Interview R3\n"
        "\n"
        "**Interviewer**\n"
        "\n"
        "Waar werkt u?\n"
        "\n"
        "**Anna**\n"
        "\n"
        "In een winkel.\n"
        "\n"
        "**Interviewer**\n"
        "\n"
        "En?\n"
        "\n"
        "**Anna**\n"
        "\n"
        "Leuk.\n",
        ".md",
        "utf-8",
        ["Interviewer", "Anna", "Interviewer", "Anna"],
    ),
    "a header block": (
        "Project: Werk\n"
        "Datum: 12-03-2024\n"
        "Respondent: R12\n"
        "Leeftijd: 45\n"
        "Geslacht: man\n"
        "\n"
        "Interviewer: Fijn.\n"
        "R12: Ja.\n"
        "Interviewer: Vertel.\n"
        "R12: Ok.\n",
        ".txt",
        "utf-8",
        ["Interviewer", "R12", "Interviewer", "R12"],
    ),
    "addresses and postscripts": (
        "I: Waar vond u dat?\n"
        "R1: Op de site.\n"
        "https://voorbeeld.nl: daar dus.\n"
        "http://x.nl\n"
        "I: En?\n"
        "R1: NB: niet doen.\n"
        "PS: tot ziens.\n",
        ".txt",
        "utf-8",
        ["I", "R1", "I", "R1"],
    ),
    "UTF-16": ("I: Café?\nR1: Ja, één.\nI: Zo.\nR1: Ja.\n", ".txt", "utf-16", ["I", "R1", "I", "R1"]),
    "Windows-1252": (
        "I: Café – ja?\nR1: Ja, één “koffie”.\nI: Zo.\nR1: Ja.\n",
        ".txt",
        "cp1252",
        ["I", "R1", "I", "R1"],
    ),
    "encoded twice": (
        "I: CafÃ©?\nR1: Ja, Ã©Ã©n koffie.\nI: Zo.\nR1: Ja hoor, financiÃ«n.\n",
        ".txt",
        "utf-8",
        ["I", "R1", "I", "R1"],
    ),
    "captions of Teams": (
        "WEBVTT\n"
        "\n"
        "a1b2c3d4-0/12-0\n"
        "00:00:03.000 --> 00:00:05.000\n"
        "<v Anna de Vries>Goedemorgen.</v>\n"
        "\n"
        "a1b2c3d4-0/12-1\n"
        "00:00:05.100 --> 00:00:06.000\n"
        "<v Anna de Vries>Hoe gaat het?</v>\n"
        "\n"
        "a1b2c3d4-0/14-0\n"
        "00:00:07.000 --> 00:00:09.000\n"
        "<v Karel Boom>Goed: dank je.</v>\n",
        ".vtt",
        "utf-8",
        ["Anna de Vries", "Karel Boom"],
    ),
    "captions of Zoom": (
        "WEBVTT\n"
        "\n"
        "1\n"
        "00:00:03.000 --> 00:00:05.000\n"
        "Anna de Vries: Goedemorgen.\n"
        "\n"
        "2\n"
        "00:00:05.100 --> 00:00:06.000\n"
        "Anna de Vries: Het was zo: niets.\n"
        "\n"
        "3\n"
        "00:00:07.000 --> 00:00:09.000\n"
        "Karel Boom: Goed.\n",
        ".vtt",
        "utf-8",
        ["Anna de Vries", "Karel Boom"],
    ),
    "a transcript of Meet": (
        "Interview R4 (2024-03-12 10:00 GMT+1) – Transcript\n"
        "Attendees\n"
        "Anna de Vries, Karel Boom\n"
        "Transcript\n"
        "00:00:00\n"
        "Anna de Vries: Goedemorgen.\n"
        "Karel Boom: Goedemorgen.\n"
        "00:05:00\n"
        "Anna de Vries: Hoe gaat het?\n"
        "Karel Boom: Goed.\n",
        ".txt",
        "utf-8",
        ["Anna de Vries", "Karel Boom", "Anna de Vries", "Karel Boom"],
    ),
    "text of Teams": (
        "Anna de Vries   0:03\n"
        "Goedemorgen.\n"
        "\n"
        "Karel Boom   0:07\n"
        "Goed.\n"
        "Echt waar.\n"
        "\n"
        "Anna de Vries   0:20\n"
        "Mooi.\n",
        ".txt",
        "utf-8",
        ["Anna de Vries", "Karel Boom", "Anna de Vries"],
    ),
    "mixed line ends": (
        "I: A b.\r\nR1: C d.\rI: E f.\nR1: G h.\r\n",
        ".txt",
        "utf-8",
        ["I", "R1", "I", "R1"],
    ),
    "several people at once": (
        "Moderator: Welkom.\n"
        "Deelnemer 1: Dank.\n"
        "Deelnemer 2 (werkgever): Ook dank.\n"
        "Deelnemers: (lachen)\n"
        "Moderator: Goed.\n"
        "Deelnemer 1: Ja.\n"
        "Deelnemer 2 (werkgever): Ja.\n",
        ".txt",
        "utf-8",
        [
            "Moderator",
            "Deelnemer 1",
            "Deelnemer 2 (werkgever)",
            "Deelnemers",
            "Moderator",
            "Deelnemer 1",
            "Deelnemer 2 (werkgever)",
        ],
    ),
    "question and answer": (
        "V: Waar werkt u?\nA: In een winkel.\nV: En?\nA: Ja.\n",
        ".txt",
        "utf-8",
        ["V", "A", "V", "A"],
    ),
    "numbered questions and answers": (
        "Q1: Waar werkt u?\nA1: In een winkel.\nQ2: En?\nA2: Ja.\n",
        ".txt",
        "utf-8",
        ["Q1", "A1", "Q2", "A2"],
    ),
    "a tab behind the label": (
        "I\tWaar werkt u?\nR\tIn een winkel.\nI\tEn?\nR\tJa: daar.\n",
        ".txt",
        "utf-8",
        ["I", "R", "I", "R"],
    ),
    "a number before each turn": (
        "1  I: Waar werkt u?\n2  R1: In een winkel.\n3  I: En?\n4  R1: Ja.\n",
        ".txt",
        "utf-8",
        ["I", "R1", "I", "R1"],
    ),
    "numbered lines": (
        "001 I: Waar werkt u?\n002 R1: In een winkel,\n003 al jaren.\n004 I: En?\n005 R1: Ja.\n",
        ".txt",
        "utf-8",
        ["I", "R1", "I", "R1"],
    ),
    "initials": (
        "AV: Waar werkt u?\nKB: In een winkel.\nAV: En?\nKB: Ja.\n",
        ".txt",
        "utf-8",
        ["AV", "KB", "AV", "KB"],
    ),
    "a space before the colon": (
        "Interviewer : Waar werkt u?\nMevr. Jansen : In een winkel.\nInterviewer : En?\nMevr. Jansen : Ja.\n",
        ".txt",
        "utf-8",
        ["Interviewer", "Mevr. Jansen", "Interviewer", "Mevr. Jansen"],
    ),
    "letters with a full stop": (
        "I.: Waar werkt u?\nR.: In een winkel.\nI.: En?\nR.: Ja.\n",
        ".txt",
        "utf-8",
        ["I.", "R.", "I.", "R."],
    ),
}


@pytest.mark.parametrize("shape", SAMPLES)
def test_each_shape_gives_its_speakers_in_order(shape: str, tmp_path: Path) -> None:
    text, ending, encoding, speakers = SAMPLES[shape]
    file = tmp_path / f"sample{ending}"
    file.write_bytes(text.encode(encoding))

    assert [turn.speaker for turn in read_source(file).turns().turns] == speakers


@pytest.mark.parametrize(
    ("shape", "times"),
    [
        ("stamps of f4 behind the words", [0.0, 5.3, 83.4, 90.0]),
        ("numbered speakers of Otter", [0.0, 9.0, 3615.0]),
        ("from when to when", [1.0, 12.0, 20.0]),
        ("captions of Teams", [3.0, 7.0]),
    ],
)
def test_times_are_those_at_which_a_turn_begins(shape: str, times: list[float], tmp_path: Path) -> None:
    text, ending, encoding, _ = SAMPLES[shape]
    file = tmp_path / f"sample{ending}"
    file.write_bytes(text.encode(encoding))

    assert [turn.time for turn in read_source(file).turns().turns] == times
