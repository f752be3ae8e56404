"""Short stories of all provinces: the place of every figure, from headline and text to the end (places.csv).

The figures are marked with ▲. The truth is by hand, from these rules: the place is the smallest division that the
statement is about; of a list of places (甲镇、乙镇共…) the division that holds them all, if it lies in the story's; a
place that only sends, receives or is compared with is none; a development zone is none, unless the story is its own and it lies in no county, as a city's does.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from transforms.page import fold
from transforms.period import find_times
from transforms.place import PlaceContext, find_places
from transforms.places.gazetteer import load_gazetteer
from transforms.places.home import home_of_story
from transforms.places.subject import statement_places
from transforms.quantity import find_quantities
from transforms.stories.reading import Paragraph
from transforms.text.sentence import outline
from transforms.text.surroundings import surroundings

KNOWN = load_gazetteer()
TABLE = Path(__file__).with_name("places.csv")
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))


def read(page: str, headline: str, body: str) -> list[str]:
    """The place's name of each marked figure, 无 for none; ¶ ends a paragraph."""
    pieces = fold(f"{headline}\n{body.replace('¶', chr(10))}").split("▲")
    text = "".join(pieces)
    marks = [sum(map(len, pieces[: i + 1])) for i in range(len(pieces) - 1)]
    context = PlaceContext(KNOWN.named(*page.split("/")) if page else None)
    paragraphs = [
        Paragraph(0, len(headline), "headline"),
        Paragraph(len(headline) + 1, len(text), "text"),
    ]
    mentions = find_places(text, context, KNOWN)
    home = home_of_story(text, paragraphs, mentions, context, KNOWN)
    quantities = [q for q in find_quantities(text, find_times(text)) if q.kind == "metric" and q.numeral]
    starts = [q.start for q in quantities]
    around = surroundings(text, outline(text), quantities)
    places = dict(zip(starts, statement_places(around, starts, mentions, home, KNOWN), strict=True))
    return ["无" if (place := places[at]) is None else place.name for at in marks]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["headline"])
def test_places_of_statements(row: dict[str, str]) -> None:
    assert read(row["page"], row["headline"], row["body"]) == row["places"].split("/")


def test_the_table_is_wide() -> None:
    provinces = {row["page"].split("/")[0] for row in ROWS if row["page"]}
    assert len(ROWS) >= 60
    assert len(provinces) >= 32


def test_the_head_of_a_paragraph_is_what_its_words_mean() -> None:
    body = "邢台:截至目前,全市收获玉米▲287万亩。\n保定市:农机到位,全市收获玉米▲187万亩。"
    assert read("河北省", "各地秋收进展", body) == ["邢台市", "保定市"]
    body = "邢台市收获玉米▲287万亩。\n保定也开镰了。全省收获玉米▲2870万亩。"
    assert read("河北省", "各地秋收进展", body) == ["邢台市", "河北省"]


def test_an_example_is_no_subject() -> None:
    assert read("河北省", "河北推进改厕", "今年,大名县等3个县新建公厕▲120座。") == ["河北省"]
    assert read("河北省", "河北推进改厕", "今年,大名县等地新建公厕▲120座。") == ["大名县"]
