"""Finding text again: quotes of a report, codings after a correction."""
