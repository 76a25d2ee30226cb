"""What `import --preview` shows of a file: how it was understood, before anything is written."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from qual.core.transcript import turn_number

if TYPE_CHECKING:
    from qual.actions.import_transcripts import Shown
    from qual.core.transcript import Speaker

_WIDTH = 100
_MOST_LISTED = 12


def preview_text(name: str, turns: int, shown: Shown) -> str:
    """The file in a few lines: its facts, header fields, labels with their turns, and how it begins."""
    facts = [f"read as {shown.reader}", f"{turns} turns", shown.kind]
    facts += [f"wave {shown.wave}"] if shown.wave else []
    facts += [each for each in (shown.perspective, shown.date) if each]
    lines = [f"{name}: {', '.join(facts)}"]
    if shown.headers:
        lines.append(_listed("header", [f"{field}: {value or '-'}" for field, value in shown.headers]))
    if shown.speakers:
        lines.append(_listed("speakers", [_speaker(each) for each in shown.speakers]))
    else:
        lines.append(
            "  speakers  none: every paragraph is a turn; [turns] pattern in study.toml can name them"
        )
    for index, (speaker, time, words) in enumerate(shown.first_turns):
        label = f"{_clock(time)} {speaker or '(nobody)'}".strip()
        number = turn_number(index)
        lines.append(textwrap.shorten(f"  turn {number}    {label}: {words}", _WIDTH, placeholder=" …"))
        lines[-1] = "  " + lines[-1].lstrip()
    return "\n".join(lines) + "\n"


def preview_json(shown: Shown | None) -> dict[str, Any]:
    """What a preview adds to a file's JSON; nothing where the file was not read."""
    if shown is None:
        return {}
    return {
        "preview": {
            "reader": shown.reader,
            "kind": shown.kind,
            "wave": shown.wave,
            "date": shown.date,
            "perspective": shown.perspective,
            "headers": dict(shown.headers),
            "speakers": [
                {"label": each.label, "turns": each.turns, "role": each.role, "respondent": each.respondent}
                for each in shown.speakers
            ],
            "attributes": {each.id: dict(each.attributes) for each in shown.respondents},
            "first_turns": [
                {"speaker": speaker, "time": time, "text": textwrap.shorten(words, 300, placeholder=" …")}
                for speaker, time, words in shown.first_turns
            ],
        }
    }


def _listed(title: str, items: list[str]) -> str:
    """A title and its items on one line, long listings cut."""
    more = [f"and {len(items) - _MOST_LISTED} more"] if len(items) > _MOST_LISTED else []
    return f"  {title:<9} {' | '.join([*items[:_MOST_LISTED], *more])}"


def _speaker(speaker: Speaker) -> str:
    """A label with its number of turns and who that is."""
    who = {"interviewer": "interviewer", "respondent": f"respondent {speaker.respondent}"}
    return f"{speaker.label} {speaker.turns}x ({who.get(speaker.role, 'nobody yet')})"


def _clock(time: float | None) -> str:
    """A time as hours:minutes:seconds; empty where there is none."""
    if time is None:
        return ""
    whole = int(time)
    return f"[{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}]"
