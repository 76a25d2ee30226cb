"""What a person can do, one verb per file; joins rooms, prints and draws nothing."""
