"""Bulletins (月调度, 季通报): rows of one publication in, a document out; nothing here reads a clock or knows Prefect."""
