"""Every threshold of the rules stands once, dated and with a reason, and the page of them is up to date."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_thresholds_is_that_of_the_code():
    made = runpy.run_path(str(ROOT / "benchmarks" / "thresholds.py"))
    assert (ROOT / "docs" / "thresholds.md").read_text("utf-8") == made["page"]()


def test_a_dated_constant_is_a_threshold_and_another_is_not():
    made = runpy.run_path(str(ROOT / "benchmarks" / "thresholds.py"))
    source = 'SLIP = 12\n"""Beyond it, another thing. 2026-11: 12."""\nNAME = "slogan"\n"""A name."""\n'
    assert list(made["thresholds"](source)) == [("SLIP", "12", "Beyond it, another thing. 2026-11: 12.")]
