"""Tests of suggest."""
