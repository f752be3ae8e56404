"""Lists that papers print in running text (列举)."""
