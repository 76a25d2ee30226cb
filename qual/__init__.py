"""A workbench for qualitative research: interviews coded, counted and quoted so that all of it can be checked back."""

__version__ = "0.1.0"
