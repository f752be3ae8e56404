"""The words by which stories are found: the same whether their runs are cut into pieces first or not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms import search_words
from transforms.words import words

CHARACTERS = "就业困难人员服务中心的了在镇村水稻a9. \n，𠮷"


def found(*texts):
    return list(search_words.search_words(texts))


def test_long_words_count_with_the_words_inside_them():
    (story,) = found("就业困难人员12人，就业")
    assert story["就业"] == 2
    assert {"困难", "人员", "12", "人"} <= story.keys()


def test_numbers_and_latin_words_are_found_as_a_whole():
    assert found("PM2.5降了3.25个点")[0].keys() >= {"pm2.5", "3.25"}


def test_stories_without_text_have_no_words():
    assert found("", "，。", "水") == [{}, {}, {"水": 1}]
    assert found() == []


@pytest.fixture
def cut(monkeypatch):
    """However few stories there are, their runs are cut into pieces."""
    monkeypatch.setattr(search_words, "TOGETHER", 1)


@settings(max_examples=60)
@given(st.lists(st.text(CHARACTERS, max_size=40), max_size=6))
def test_pieces_give_the_words_of_whole_runs(texts):
    whole = found(*texts)
    with pytest.MonkeyPatch.context() as patch:
        for size in (1, 30):
            patch.setattr(search_words, "TOGETHER", size)
            assert found(*texts) == whole


def test_no_word_is_cut(cut):
    text = "水稻和棉花都丰收了，就业困难人员也有了工作"
    pieces = [piece for each in search_words._cut([text.replace("，", "\n")]) for piece in each]
    assert [word for piece in pieces if piece != "\n" for word in words(piece)] == [
        word for run in text.split("，") for word in words(run)
    ]
    assert len(pieces) > 5
