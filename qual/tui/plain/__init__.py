"""Coding without a full screen: numbered answers to typed lines, for screen readers and scripts."""
