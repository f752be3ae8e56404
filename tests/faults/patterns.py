"""Every pattern that the readers compile, and for each the texts on which it would go back and forth the most.

    python tests/faults/patterns.py        prints all patterns as JSON: [module, source, flags]

Patterns are caught while they are compiled, so none is forgotten, however it is kept. The texts are made from the
pattern's own parse: for every part that may repeat, that part many times with what comes before it once, then a
character that fits nothing; and the whole many times.
"""

from __future__ import annotations

import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]  # ty: ignore
from re import _constants as sre  # type: ignore[attr-defined]  # ty: ignore
from re import _parser as parser  # type: ignore[attr-defined]  # ty: ignore
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("transforms", "checks")
MISFIT = "\x01"
MANY = 8
"""A part that may repeat more often than this is tried many times."""
LONGEST = 400
"""Characters of what comes before a repeated part; the rest is not told."""


def compiled() -> list[tuple[str, str, int]]:
    """(module, source, flags) of each pattern of the readers, in a process that has imported nothing yet."""
    done = subprocess.run([sys.executable, __file__], cwd=ROOT, check=True, capture_output=True, text=True)
    return [tuple(each) for each in json.loads(done.stdout)]


def _catch() -> None:
    caught: dict[tuple[str, int], str] = {}
    compile_ = compiler.compile

    def watched(source: Any, flags: int = 0) -> re.Pattern[str]:
        made = compile_(source, flags)
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("re"):
            frame = frame.f_back
        module = frame.f_globals.get("__name__", "")
        if isinstance(source, str) and module.split(".")[0] in ROOMS:
            caught.setdefault((source, flags), module)
        return made

    compiler.compile = watched
    sys.path.insert(0, str(ROOT))
    for room in ROOMS:
        package = __import__(room)
        for found in pkgutil.walk_packages(package.__path__, f"{room}."):
            __import__(found.name)
    json.dump([(module, source, flags) for (source, flags), module in caught.items()], sys.stdout)


def attacks(source: str, flags: int, size: int) -> Iterator[str]:
    """Texts of about ``size`` characters for the pattern."""
    tree = parser.parse(source, flags)
    whole = "".join(_sample(tree))
    if whole:
        yield _many(whole, size)
        yield _many(whole[: len(whole) // 2] or whole, size)
        yield _many(whole[:-1] + MISFIT, size)
    for before, body in _repeats(tree, ""):
        yield before[-LONGEST:] + _many(body, size) + MISFIT
        if before:
            yield _many(before[-LONGEST:], size)
            yield _many(before[-LONGEST:] + body, size)


def _many(piece: str, size: int) -> str:
    return piece * max(1, size // len(piece))


def _repeats(tree: Iterable[Any], before: str) -> Iterator[tuple[str, str]]:
    """(what comes before, one time of it) for each part of the pattern that may repeat many times."""
    for op, value in tree:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, most, body = value
            once = "".join(_sample(body))
            if most > MANY and once:
                yield before, once
            yield from _repeats(body, before)
        elif op is sre.SUBPATTERN:
            yield from _repeats(value[-1], before)
        elif op is sre.ATOMIC_GROUP:
            yield from _repeats(value, before)
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, before)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _repeats(value[1], before)
        before += "".join(_sample([(op, value)]))


def _sample(tree: Iterable[Any]) -> Iterator[str]:
    """One text that the parts match, look-around aside."""
    for op, value in tree:
        if op is sre.LITERAL:
            yield chr(value)
        elif op is sre.NOT_LITERAL:
            yield "的" if chr(value) != "的" else "某"
        elif op is sre.ANY:
            yield "的"
        elif op is sre.IN:
            yield _one_of(value)
        elif op is sre.BRANCH:
            yield from _sample(max(value[1], key=_shortest))
        elif op is sre.SUBPATTERN:
            yield from _sample(value[-1])
        elif op is sre.ATOMIC_GROUP:
            yield from _sample(value)
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            least, most, body = value
            yield "".join(_sample(body)) * min(max(least, 1), most)
        elif op is sre.ASSERT and value[0] < 0:
            yield from _sample(value[1])


def _shortest(branch: Any) -> int:
    """Characters of the shortest text of a branch."""
    return branch.getwidth()[0]


_CLASSES = {sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "某"}
_TRIED = "的某1一，。、 \nA(）%年月"


def _one_of(items: Any) -> str:
    """A character of a set."""
    if items[0][0] is sre.NEGATE:
        test = re.compile(_as_set(items))
        return next((char for char in _TRIED if test.match(char)), "某")
    op, value = items[0]
    if op is sre.LITERAL:
        return chr(value)
    return chr(value[0]) if op is sre.RANGE else _CLASSES.get(value, "某")


def _as_set(items: Any) -> str:
    kinds = {sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_WORD: r"\w"}
    made = ["^"]
    for op, value in items[1:]:
        if op is sre.LITERAL:
            made.append(re.escape(chr(value)))
        elif op is sre.RANGE:
            made.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            made.append(kinds.get(value, ""))
    return f"[{''.join(made)}]"


if __name__ == "__main__":
    _catch()
