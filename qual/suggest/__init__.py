"""Suggestions for coding, each with its reason."""
