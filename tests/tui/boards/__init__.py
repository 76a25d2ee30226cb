"""Tests of the screens beside the coding screen."""
