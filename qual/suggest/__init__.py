"""Suggestions for coding, each with its reason."""

from qual.suggest.learner import Learner, Passage

__all__ = ["Learner", "Passage"]
