"""The words before or behind a figure, cut to the phrase that names it (指标短语的截取)."""
