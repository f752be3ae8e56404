"""Goals and what was done of them (目标与完成)."""
