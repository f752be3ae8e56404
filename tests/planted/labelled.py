"""Errors planted in the labelled pages (标注版面): where labels say that figures agree, one is printed wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.planted.figure import Figure, one_digit, other_scale, other_unit, two_swapped
from tests.planted.mistakes import Mistake
from tests.planted.proof import Span
from tests.planted.relations import RELATIONS
from transforms.page import read_page

ROOT = Path(__file__).resolve().parents[2]
SETS = ("", "made_a", "made_b", "made_c")
RULES_OF = {
    "target_pct": ("target_pct",),
    "ceiling": ("ceiling", "target_range"),
    "part_whole": ("part_whole", "sum"),
    "sum": ("sum", "part_whole"),
    "ratio": ("ratio",),
    "change": ("change",),
    "repeat": ("repeat", "cross_story"),
    "monotone": ("monotone",),
}
RULES_BY_RELATION = {
    "target": ("target_pct",),
    "share": ("ratio",),
    "sum": ("sum", "part_whole"),
    "part": ("part_whole", "sum"),
    "growth": ("change",),
    "decline": ("change",),
    "repeat": ("repeat", "cross_story"),
}
_WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
_HEDGES = ("余", "多", "几", "左右", "以上", "近")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page with the facts that its labels say hold: the kind, and (name of slot, span) of the operands.

    ``fails``: operand spans and rules of what the labels say does not hold.
    """

    name: str
    text: str
    facts: tuple[tuple[str, tuple[tuple[str, Span], ...]], ...]
    fails: tuple[tuple[tuple[str, ...], tuple[Span, ...]], ...]


def pages() -> Iterator[Labelled]:
    """All labelled pages, in order."""
    for set_ in SETS:
        folder = ROOT / "tests" / "gold" / set_
        names = json.loads((folder / "pages.json").read_text("utf-8"))
        for number, name in names.items():
            path = folder / name if set_ else ROOT / "seeds" / "pages" / name
            yield _page(folder, number, path)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _page(folder: Path, number: str, path: Path) -> Labelled:
    rows = {row["id"]: row for row in _lines(folder / f"{number}.metrics.jsonl")}
    facts: list[tuple[str, tuple[tuple[str, Span], ...]]] = []
    fails: list[tuple[tuple[str, ...], tuple[Span, ...]]] = []
    for finding in _lines(folder / f"{number}.findings.jsonl"):
        operands = [rows[i] for i in finding["ids"] if i in rows]
        spans = tuple((o["start"], o["end"]) for o in operands)
        rules = RULES_OF.get(finding["kind"], (finding["kind"],))
        if finding["holds"] is False:
            fails.append((rules, spans))
        elif finding["holds"] and (found := _slots(finding["kind"], operands)):
            facts.append((found[0], tuple((n, (o["start"], o["end"])) for n, o in found[1])))
    return Labelled(path.name, read_page(path.name, path.read_bytes()).text, tuple(facts), tuple(fails))


def _slots(kind: str, rows: list[dict[str, Any]]) -> tuple[str, list[tuple[str, dict[str, Any]]]] | None:
    """The kind of relation and its operands by slot; None for what a single error cannot be told of."""
    if any(r["value"] is None or any(h in r["text"] for h in _HEDGES) for r in rows):
        return None
    percents, others = [r for r in rows if r["unit"] == "%"], [r for r in rows if r["unit"] != "%"]
    by_size = sorted(others, key=lambda r: -r["value"])
    if kind == "target_pct" and len(rows) == 3:
        return "target", list(zip("APT", rows, strict=True))
    if kind == "ratio" and len(percents) == 1 and len(others) == 2:
        return "share", [("W", by_size[0]), ("A", by_size[1]), ("P", percents[0])]
    if kind == "sum" and len(rows) == 4:
        return "sum", list(zip("WABC", rows, strict=True))
    if kind == "part_whole" and len(rows) in (2, 3):
        return "part", list(zip("WAB"[: len(rows)], rows, strict=True))
    if kind == "change" and len(others) == 2 and len(percents) == 1:
        now, before = others
        falls = "decline" if percents[0]["value"] < 0 else "growth"
        return falls, [("A", now), ("B", before), ("G", percents[0])]
    if kind in ("repeat", "monotone") and len(rows) == 2:
        return ("repeat", list(zip("HR", rows, strict=True))) if kind == "repeat" else None
    return None


def planted(page: Labelled, rng: Random) -> Iterator[tuple[Mistake, str, list[Span], list[Span], str]]:
    """(error, page with it, operand spans there, changed spans there, kind of fact), a few for each fact."""
    for at, (kind, operands) in enumerate(page.facts):
        figures = {n: _figure(page.text[a:b]) for n, (a, b) in operands}
        if any(f is None for f in figures.values()):
            continue
        slots: dict[str, Figure] = {n: f for n, f in figures.items() if f is not None}
        if kind == "decline":
            slots["falls"] = Figure("1", "", "")
        if not RELATIONS[kind](slots):
            continue
        for name, slip in (
            ("digit", one_digit),
            ("swapped", two_swapped),
            ("scale", other_scale),
            ("unit", other_unit),
        ):
            wrong = [
                (n, made)
                for n, _ in operands
                for made in slip(slots[n])
                if not RELATIONS[kind]({**slots, n: made})
            ]
            for slot, made in rng.sample(wrong, min(2, len(wrong))):
                yield _planted(page, at, kind, name, dict(operands), slot, made)


def _figure(text: str) -> Figure | None:
    try:
        return Figure.of("".join(text.split()))
    except ValueError:
        return None


def _planted(
    page: Labelled, at: int, kind: str, error: str, operands: dict[str, Span], slot: str, made: Figure
) -> tuple[Mistake, str, list[Span], list[Span], str]:
    start, end = operands[slot]
    old = page.text[start:end]
    new = made.text.translate(_WIDE) if any(c in old for c in "０１２３４５６７８９") else made.text
    grown = len(new) - (end - start)

    def moved(span: Span) -> Span:
        if span == (start, end):
            return start, start + len(new)
        return (span[0] + grown, span[1] + grown) if span[0] >= end else span

    spans = {n: moved(s) for n, s in operands.items()}
    marks = {(at, slot): new}
    mistake = Mistake(error, at, marks, (tuple((at, n) for n in operands),), ("".join(old.split()),))
    text = page.text[:start] + new + page.text[end:]
    return mistake, text, list(spans.values()), [spans[slot]], kind
