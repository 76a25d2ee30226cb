"""Suggestions for coding, each with its reason."""

from qual.suggest.learner import Learner
from qual.suggest.passage import Passage

__all__ = ["Learner", "Passage"]
