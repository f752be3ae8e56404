"""How a figure gets its name (指标得名)."""
