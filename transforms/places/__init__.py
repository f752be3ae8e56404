"""Names of places, and which place a statement is of (地名与属地)."""
