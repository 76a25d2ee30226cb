"""The framework matrix on the command line: written, filled in by a sheet or cell by cell, read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from qual.cli.reporting import Allow, Output, Publish, how_to_publish, tell_numbers, tell_publication
from qual.cli.shell import shell_of, talk, tell_problems


def framework(
    context: typer.Context,
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="[CODE]...", help="The columns (default: the themes).")
    ] = None,
    perspective: Annotated[str, typer.Option(help="Only this perspective.")] = "",
    load: Annotated[
        Path | None, typer.Option("--load", help="Read a filled-in sheet back (respondent, code, text).")
    ] = None,
    take: Annotated[
        str,
        typer.Option(
            metavar="sheet|study", help="With --load: whose words count in a cell that both wrote meanwhile."
        ),
    ] = "",
    write: Annotated[
        tuple[str, str, str] | None,
        typer.Option("--write", metavar="RESPONDENT CODE TEXT", help="Write one cell."),
    ] = None,
    summary: Annotated[
        tuple[str, str] | None,
        typer.Option("--summary", metavar="CODE TEXT", help="Write the summary of a theme."),
    ] = None,
    question: Annotated[
        tuple[str, str] | None,
        typer.Option("--question", metavar="CODE TEXT", help="Write what is still open about a theme."),
    ] = None,
    output: Output = None,
    publish: Publish = False,
    allow: Allow = "",
) -> None:
    """Respondents by themes, with what each says in short.

    Write it to .csv or .xlsx, fill it in, and read it back with --load.
    """
    from qual.actions.code_passages import read_codebook
    from qual.actions.make_themes import make_themes, told_of_themes
    from qual.actions.publish_tables import publish_framework
    from qual.actions.synthesise import load_framework, make_framework, write_cells, write_framework
    from qual.core.disclosure import LEAST
    from qual.core.framework import SHEET, STUDY, Written
    from qual.core.words import say

    shell = shell_of(context)
    how = how_to_publish(output, publish, None, allow, LEAST)
    if take not in ("", SHEET, STUDY):
        raise typer.BadParameter("--take is 'sheet' or 'study'")
    if take and load is None:
        raise typer.BadParameter("--take belongs to --load")
    if load is not None and (write or summary or question):
        raise typer.BadParameter("--load takes a whole sheet; write a single text apart from it")
    with shell.open() as study:
        wanted = []
        if write is not None:
            wanted.append(Written("cell", write[1], write[0], write[2].strip()))
        if summary is not None:
            wanted.append(Written("summary", summary[0], "", summary[1].strip()))
        if question is not None:
            wanted.append(Written("question", question[0], "", question[1].strip()))
        codebook = read_codebook(study)
        for code in (each.code for each in wanted if each.kind != "cell"):
            if code in codebook and codebook[code].parent:
                theme = codebook.theme_of(code)
                raise typer.BadParameter(
                    f"'{code}' is no theme, and only a theme's text is printed: '{theme}'"
                )
        if load is not None or wanted:
            if load is not None:
                number, notices = load_framework(study, load, take)
                tell_problems(notices)
            else:
                number = write_cells(study, wanted)
            talk(say("framework.changed.one" if number == 1 else "framework.changed", number=number))
            if summary is not None:
                told = told_of_themes(study, make_themes(study))[2]
                tell_problems([each for each in told if each.where == f"code '{summary[0]}'"])
            if load is not None and not number:
                talk(say("framework.changed.none"))
            if output is None and not shell.as_json:
                return
        found = make_framework(study, codes or (), perspective=perspective)
        if output is not None and how is not None:
            tell_publication(publish_framework(study, found, output, how))
        elif output is not None:
            write_framework(study, found, output)
    as_json = [
        {
            "perspective": each.perspective,
            "label": each.label,
            "codes": [code.id for code in each.codes],
            "rows": [
                {
                    "respondent": person,
                    "cells": [
                        {
                            "code": cell.code,
                            "text": cell.text,
                            "mentions": len(cell.mentions),
                            "passages": [
                                {
                                    "transcript": m.transcript,
                                    "start": m.span.start,
                                    "end": m.span.end,
                                    "text": m.text,
                                    "code": m.code,
                                }
                                for m in cell.mentions
                            ],
                        }
                        for cell in row
                    ],
                }
                for person, row in zip(each.respondents, each.cells, strict=True)
            ],
        }
        for each in found[1]
    ]

    def rows() -> tuple[Sequence[str], list[Sequence[object]]]:
        names = [code.name for code in found[1][0].codes] if found[1] else []
        lines: list[Sequence[object]] = [
            (
                each.label,
                person,
                *(cell.text or (f"({len(cell.mentions)})" if cell.mentions else "") for cell in row),
            )
            for each in found[1]
            for person, row in zip(each.respondents, each.cells, strict=True)
        ]
        return ["perspective", "respondent", *names], lines

    tell_numbers(shell, output, as_json, rows, "nobody was interviewed yet")
