"""What the commands about whole studies say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from qual.cli.studies import way_to_the_command


@pytest.mark.skipif(sys.prefix == sys.base_prefix, reason="runs outside a virtual environment")
@pytest.mark.parametrize("is_switched_on", [True, False])
def test_the_demo_says_how_to_reach_the_command_where_it_is_not_on_the_path(
    monkeypatch: pytest.MonkeyPatch, is_switched_on: bool
) -> None:
    path = f"{Path(sys.prefix) / 'bin'}:/usr/bin:/bin" if is_switched_on else "/usr/bin:/bin"
    monkeypatch.setenv("PATH", path)

    assert ("bin/activate" in way_to_the_command()) is not is_switched_on
