"""What the trade knows, as pure functions over frozen records; standard library only."""
