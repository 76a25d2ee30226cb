"""The respondents who were seen in more than one wave."""

from __future__ import annotations

from qual.actions.study import Study
from qual.core.panel import Panel, panel
from qual.store import respondents, transcripts


def show_panel(study: Study) -> Panel:
    """The panel of the study."""
    with study.database.read() as session:
        return panel(respondents.listed(session), transcripts.listed(session), study.settings)
