"""Documents: theme reports and tables as Word, Markdown and CSV, read back before they are handed over."""
