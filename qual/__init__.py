"""A workbench for qualitative research: interviews coded, counted and quoted, all of it checkable."""

__version__ = "0.1.0"
