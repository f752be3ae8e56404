"""Seed pages and the reference word lists (data with a schema)."""
