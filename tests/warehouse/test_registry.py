"""The registry holds what the contract fixes, and contradicts itself nowhere."""

from __future__ import annotations

import re
import subprocess
import sys

import polars as pl
import pytest

from warehouse.registry import TABLES, Column, ForeignKey, RegistryError, Table, schema_of

# Copied by hand from the data contract: a name that disappears from the registry must fail here.
CONTRACT = {
    "documents": "doc_id path encoding n_chars page_date page_month page_date_basis run_id",
    "stories": "story_id doc_id seq kind headline deck byline text spans place place_code story_date"
    " cluster_id is_canonical",
    "metrics": "metric_id story_id doc_id char_start char_end raw_text role indicator indicator_code subject"
    " place place_code value value_low value_high printed_low printed_high approx unit period_start"
    " period_end period_text of_metric_id target_metric_id same_as_metric_id",
    "quantities": "quantity_id doc_id story_id char_start char_end raw_text class unit value metric_id",
    "check_results": "result_id run_id rule severity verdict by_rounding_only metric_ids doc_id story_id"
    " expected observed message fingerprint",
    "implied_targets": "metric_ids low high integers roundest is_unique",
    "places": "code name level parents",
    "indicators": "code name",
    "runs": "run_id started_at finished_at status n_pages n_stories n_copies n_quantities n_metrics"
    " n_checkable n_checked n_errors n_warnings n_quarantined pages_folder code_version",
    "quarantine": "run_id item kind rule reason evidence",
    "reviews": "fingerprint verdict reason reviewer reviewed_at",
    "corrections": "locator action reason expect",
}
VALUES = {
    ("stories", "kind"): "story caption notice furniture",
    ("metrics", "role"): "actual target target_pct rate change standard context",
    ("metrics", "approx"): "exact over under about range",
    ("quantities", "class"): "metric date time ordinal code slogan name idiom",
    ("check_results", "severity"): "error warn info",
    ("check_results", "verdict"): "holds fails undecided",
    ("check_results", "rule"): "target_pct ceiling target_range part_whole sum ratio change repeat monotone"
    " missing_operand slogan cross_story",
}


@pytest.mark.parametrize("table", CONTRACT)
def test_every_name_of_the_contract_is_there(table):
    assert set(CONTRACT[table].split()) <= set(TABLES[table].column_names)


@pytest.mark.parametrize(("table", "column"), VALUES)
def test_allowed_values_are_those_of_the_contract(table, column):
    allowed = TABLES[table].column(column).allowed
    assert allowed is not None
    named = set(VALUES[table, column].split())
    assert set(allowed) == named or (column == "rule" and set(allowed) > named), "rules may come, not go"


def test_spans_and_bylines_have_the_types_of_the_contract():
    assert TABLES["stories"].column("spans").type == 'STRUCT("start" INTEGER, "end" INTEGER)[]'
    assert TABLES["stories"].column("byline").type == "VARCHAR[]"
    assert TABLES["check_results"].column("metric_ids").type == "VARCHAR[]"


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda t: t.name)
def test_every_description_is_a_sentence(table):
    assert table.about.endswith(".")
    for column in table.columns:
        assert column.about.endswith("."), column.name
        assert re.fullmatch(r"[a-z][a-z_]*", column.name)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda t: t.name)
def test_links_lead_to_tables_with_one_key_of_the_same_type(table):
    for link in table.foreign_keys:
        (key,) = TABLES[link.table].key
        wanted = TABLES[link.table].column(key).type
        assert table.column(link.column).type.removesuffix("[]") == wanted


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda t: t.name)
def test_rules_speak_only_of_columns_of_their_table(table):
    for rule in table.rules:
        assert set(pl.sql_expr(rule.holds).meta.root_names()) <= set(schema_of(table))


def test_patterns_mean_the_same_to_every_engine():
    patterns = [c.pattern for t in TABLES.values() for c in t.columns if c.pattern]
    assert patterns
    for pattern in patterns:
        assert r"\d" not in pattern
        assert r"\w" not in pattern
        re.compile(pattern)


NAME = Column("name", "VARCHAR", "A name.")
LINK = Column("link", "VARCHAR", "A link.")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"columns": (NAME, NAME)}, "described twice"),
        ({"columns": (NAME, Column("mute", "VARCHAR", " "))}, "mute is not described"),
        ({"columns": (NAME,), "about": ""}, "things is not described"),
        ({"columns": (LINK,)}, "name is no column"),
        ({"columns": (Column("name", "VARCHAR", "A name.", null="often"),)}, "a key is never null"),
        (
            {"columns": (NAME, LINK), "foreign_keys": (ForeignKey("link", "things", "clear"),)},
            "must be nullable",
        ),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(fields, problem):
    with pytest.raises(RegistryError, match=problem):
        Table(**({"name": "things", "about": "Things.", "key": ("name",)} | fields))


def test_the_registry_and_the_contract_load_neither_duckdb_nor_pandera():
    code = "import sys, checks.tables, checks.gate, warehouse.registry; print([m for m in ('duckdb', 'pandera') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
