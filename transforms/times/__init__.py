"""Expressions of time, the year of a page, and which period a figure has (时间与统计期)."""
