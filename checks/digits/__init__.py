"""What printed digits allow, and which slip explains them (数字与笔误)."""
