"""docs/dictionary.md is what the registry and the views say today."""

from warehouse import dictionary
from warehouse.registry import TABLES
from warehouse.views import VIEWS


def test_the_written_dictionary_is_fresh():
    assert dictionary.TARGET.read_text("utf-8") == dictionary.text(), "run `python -m warehouse.dictionary`"


def test_it_names_every_table_column_and_view():
    text = dictionary.text()
    for table in TABLES.values():
        section = text.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}` | `{column.type}` |" in section
    for view in VIEWS:
        assert f"\n## {view.name}\n" in text


def test_it_holds_no_table_row_that_a_bar_breaks():
    rows = [line for line in dictionary.text().splitlines() if line.startswith("| `")]
    assert rows
    assert {line.replace("\\|", "").count("|") for line in rows} <= {7, 3}
