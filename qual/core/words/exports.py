"""Words of exports, English and Dutch."""

EXPORTS: dict[str, tuple[str, str]] = {
    "month.1": ("January", "januari"),
    "month.2": ("February", "februari"),
    "month.3": ("March", "maart"),
    "month.4": ("April", "april"),
    "month.5": ("May", "mei"),
    "month.6": ("June", "juni"),
    "month.7": ("July", "juli"),
    "month.8": ("August", "augustus"),
    "month.9": ("September", "september"),
    "month.10": ("October", "oktober"),
    "month.11": ("November", "november"),
    "month.12": ("December", "december"),
    "and": ("and", "en"),
    "unknown": ("unknown", "onbekend"),
    "respondents": ("respondents", "respondenten"),
}
