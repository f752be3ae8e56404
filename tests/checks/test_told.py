"""Sentences as papers print them, with a slip of print in one figure: found with its very operands, quiet without.

``told_slips.csv``: the sentence with {} for the figure, the figure as it is right and as it is misprinted, the
operands of the failure, and whether the right sentence must be checked with the same operands. Sentences with more
than one paragraph have \\n in them, and those with a headline \\n\\n behind it. ``told_quiet.csv``: sentences that are right, or that leave open what belongs
together. ``told_holds.csv``: right sentences, and the operands of a relation that is checked and holds, where a slip
is not told as one (it may be another thing that is meant).
"""

import csv
from pathlib import Path

import pytest

from tests.checks.told_sentences import checked, on_page, operands


def _rows(name):
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return [row | {"text": row["text"].replace("\\n", "\n")} for row in csv.DictReader(file)]


SLIPS, QUIET, HOLDS = _rows("told_slips.csv"), _rows("told_quiet.csv"), _rows("told_holds.csv")


def told(text, verdict):
    facts, findings = on_page(f"清溪县报\n\n{text}\n") if "\n\n" in text else checked(text)
    return [sorted(operands(facts, f)) for f in findings if f.outcome.verdict == verdict]


def wanted(row, figure):
    return sorted(each.replace("{}", figure) for each in row["operands"].split(" ; "))


@pytest.mark.parametrize("row", SLIPS, ids=lambda row: row["text"])
def test_a_slip_is_found_with_its_very_operands(row):
    assert wanted(row, row["wrong"]) in told(row["text"].replace("{}", row["wrong"]), "fails")


@pytest.mark.parametrize("row", SLIPS, ids=lambda row: row["text"])
def test_the_right_sentence_is_quiet(row):
    text = row["text"].replace("{}", row["right"])
    assert told(text, "fails") == []
    assert not row["holds"] or wanted(row, row["right"]) in told(text, "holds")


@pytest.mark.parametrize("row", QUIET, ids=lambda row: row["text"])
def test_what_is_right_or_open_is_quiet(row):
    assert told(row["text"], "fails") == []


@pytest.mark.parametrize("row", HOLDS, ids=lambda row: row["text"])
def test_what_holds_is_told_with_its_operands(row):
    assert wanted(row, "") in told(row["text"], "holds")
    assert told(row["text"], "fails") == []
