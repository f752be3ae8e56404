"""The data contract as Pandera models, and what becomes of rows that break it (数据契约)."""
