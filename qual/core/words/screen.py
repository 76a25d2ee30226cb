"""Words of the screens, English."""

SCREEN: dict[str, str] = {
    "screen.saved": "saved",
    "screen.undone": "undone",
    "screen.redone": "redone",
}
