"""Questions an analyst asks (常见问题): one SQL file each in ``warehouse/queries``.

The first line of a file is the question in Chinese, the second in English; the rest is the query, which needs no
more than a published file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


class QuestionError(ValueError):
    """The head of a query file cannot be read; the message names the file."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question by name: in Chinese, in English, and as SQL."""

    name: str
    asks: str
    about: str
    sql: str


def read_question(name: str, text: str) -> Question:
    """The question in the text of a file. Raises QuestionError when its two lines of head are missing."""
    first, _, rest = text.partition("\n")
    second, _, sql = rest.partition("\n")
    if not (first.startswith("-- ") and second.startswith("-- ") and sql.strip()):
        raise QuestionError(f"queries/{name}.sql: two lines of head and a query are needed")
    return Question(name, first[3:].strip(), second[3:].strip(), sql.strip())


@cache
def questions() -> Mapping[str, Question]:
    """All questions by name, in the order of names."""
    folder = resources.files("warehouse") / "queries"
    files = sorted(f.name for f in folder.iterdir() if f.name.endswith(".sql"))
    return MappingProxyType(
        {name[:-4]: read_question(name[:-4], (folder / name).read_text("utf-8")) for name in files}
    )
