"""Sentences, words and word lists, whatever they say (句与词)."""
