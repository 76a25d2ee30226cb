"""A workbench for qualitative research: interviews coded, counted and quoted, all of it checkable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qual.notebook import Study

__version__ = "0.1.0"

__all__ = ["Study", "__version__"]


def __getattr__(name: str) -> Any:
    """Bring `Study` in when somebody asks for it: the command itself never needs it."""
    if name == "Study":
        from qual.notebook import Study

        return Study
    raise AttributeError(f"module 'qual' has no attribute '{name}'")
