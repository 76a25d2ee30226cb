"""The pipelines, loaded once for all tests."""

from functools import cache

from qual.suggest.language import Language, load_language


@cache
def language(code: str) -> Language:
    return load_language(code)
