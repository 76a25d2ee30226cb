"""The numbers that need more than counting."""
