"""Names of figures told in everyday words (口语里的指标)."""
