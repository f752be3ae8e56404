"""Values to verdicts: exact arithmetic on printed digits, and the data contract."""
