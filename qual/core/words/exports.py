"""Words of exports, English and Dutch."""

EXPORTS: dict[str, tuple[str, str]] = {
    "unknown": ("unknown", "onbekend"),
    "respondents": ("respondents", "respondenten"),
}
