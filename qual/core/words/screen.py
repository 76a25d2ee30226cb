"""Words of the screens, English."""

SCREEN: dict[str, str] = {
    "screen.saved": "saved",
}
