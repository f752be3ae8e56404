"""The figures of a story as the rules look at them (稿内的数字)."""
