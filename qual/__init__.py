"""A workbench for qualitative research: interviews coded, counted and quoted so that all can be checked back."""

__version__ = "0.1.0"
