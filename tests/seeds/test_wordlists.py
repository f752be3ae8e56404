"""Word lists are checked against their schema, and every list in the folder passes."""

import pytest

from seeds import wordlists

SCHEMA = {
    "about": "a test",
    "key": ["word"],
    "columns": {
        "word": {"required": True, "pattern": "[^ ]+"},
        "kind": {"values": ["a", "b"]},
    },
}


@pytest.mark.parametrize("name", wordlists.names())
def test_every_list_keeps_its_schema(name):
    assert wordlists.load(name)


def test_rows_are_read_in_order():
    rows = wordlists.check("x", SCHEMA, "word,kind\n甲,a\n乙,\n")
    assert [dict(r) for r in rows] == [{"word": "甲", "kind": "a"}, {"word": "乙", "kind": ""}]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("word\n甲\n", "line 1: header"),
        ("word,kind\n甲\n", "line 2: 1 cells"),
        ("word,kind\n,a\n", "line 2: word is empty"),
        ("word,kind\n甲,c\n", "line 2: kind is 'c'"),
        ("word,kind\n甲 乙,a\n", "line 2: word is '甲 乙'"),
        ("word,kind\n甲,a\n甲,b\n", r"line 3: key .* line 2"),
    ],
)
def test_a_broken_list_names_file_line_and_column(text, complaint):
    with pytest.raises(wordlists.WordListError, match=f"x.csv {complaint}"):
        wordlists.check("x", SCHEMA, text)
