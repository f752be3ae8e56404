"""Rows to a file people can trust: registry, store, publication."""
