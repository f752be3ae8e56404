"""Text to values: pure functions from page bytes to stories, quantities, metrics and links."""
