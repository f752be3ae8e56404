"""How far the arithmetic rules can be trusted: planted errors found, clean text left alone (核验的可信度).

    python benchmarks/proof.py [ERRORS] [CLEAN_STORIES]

Plants one error at a time in generated stories (tests/planted/arithmetic.py) and in the labelled pages
(tests/gold), reads each page through the whole pipeline, and writes docs/proof.md. Takes some minutes; the
same code gives the same file.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.planted import labelled
from tests.planted.proof import judged, read
from tests.planted.proof_page import page
from tests.planted.trial import Tally, trial

ROOT = Path(__file__).resolve().parents[1]
SEED = "proof"
ERRORS, CLEAN = 2000, 500
A_STORY = 4
"""Errors planted in each generated story, one at a time. The other stories are only read clean."""


def generated(tally: Tally, errors: int, clean: int) -> None:
    """Clean stories, and errors in as many of them as are needed."""
    planted = 0
    for number in range(max(clean, -(-errors // A_STORY))):
        results = trial(tally, f"{SEED} {number}", min(A_STORY, errors - planted))
        planted += len(results)
        tally.results += results


def from_labels(tally: Tally) -> None:
    """The labelled pages: their own false alarms, their own failures, errors planted where labels hold."""
    rng = Random(SEED)
    for given in labelled.pages():
        clean = read(given.text, given.name)
        tally.see_labelled(given, clean)
        for mistake, text, spans, changed, kind in labelled.planted(given, rng):
            rules = labelled.RULES_BY_RELATION[kind]
            broken = read(text, given.name)
            tally.results.append(judged("labelled", rules, clean, broken, mistake, [spans], changed))


def main(errors: int, clean: int) -> None:
    """Write the page and say where."""
    tally = Tally()
    from_labels(tally)
    generated(tally, errors, clean)
    path = ROOT / "docs" / "proof.md"
    path.write_text(page(tally), "utf-8")
    print(path.relative_to(ROOT), dict(Counter(r.found for r in tally.results)))


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:]]
    main(*(asked + [ERRORS, CLEAN][len(asked) :]))
