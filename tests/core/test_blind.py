from __future__ import annotations

from qual.core.blind import is_blind

NAMES = [f"R{number:03}.txt" for number in range(1000)]


def test_about_the_asked_share_is_blind_and_stays_so() -> None:
    blind = [name for name in NAMES if is_blind(name, 0.1)]

    assert 70 <= len(blind) <= 130
    assert all(is_blind(name, 0.2) for name in blind)


def test_none_and_all() -> None:
    assert not any(is_blind(name, 0.0) for name in NAMES)
    assert all(is_blind(name, 1.0) for name in NAMES)
