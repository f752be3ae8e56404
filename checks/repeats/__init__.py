"""What is stated more than once (重复陈述)."""
