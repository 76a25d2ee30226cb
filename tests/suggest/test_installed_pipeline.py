"""A trained pipeline that somebody installed is found, used and named; here one made on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.lookups import Lookups

from qual.suggest.language import load_language, words


def install(place: Path, name: str, spacy_version: str) -> None:
    """Put a small pipeline with one own lemma where Python finds packages."""
    pipeline = spacy.blank("nl")
    lookups = Lookups()
    lookups.add_table("lemma_lookup", {"kinderen": "kind"})
    lemmatizer: Any = pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    lemmatizer.initialize(lookups=lookups)
    (place / name).mkdir()
    pipeline.meta["name"] = name.removeprefix("nl_")
    pipeline.meta["version"] = "3.8.0"
    pipeline.to_disk(place / name / f"{name}-3.8.0")
    meta = place / name / f"{name}-3.8.0" / "meta.json"
    meta.write_text(meta.read_text().replace(pipeline.meta["spacy_version"], spacy_version))
    (place / name / "meta.json").write_text(meta.read_text())
    (place / name / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_init_py\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n"
    )
    info = place / f"{name}-3.8.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 3.8.0\n")


def test_an_installed_pipeline_is_used_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "nl_core_news_sm", ">=3.0.0,<4.0.0")
    monkeypatch.syspath_prepend(tmp_path)
    found = load_language("nl")

    assert str(found).startswith("nl_core_news_sm (spacy 3.")
    assert "nl_core_news_sm 3.8.0" in str(found)
    assert [word.lemma for word in next(words(found, ["Kinderen"]))] == ["kind"]


def test_one_for_another_spacy_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "nl_core_news_md", ">=2.0.0,<2.1.0")
    monkeypatch.syspath_prepend(tmp_path)

    assert load_language("nl").name == "blank nl + lookup lemmas"
