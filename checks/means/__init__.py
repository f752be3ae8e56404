"""Means, prices and yields: heads times amount is total (均值与总数)."""
