"""The words by which stories are found: the same whether their runs are cut into pieces first or not."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.text import search_words, word_seams
from transforms.text.words import dictionary, words

CHARACTERS = "就业困难人员服务中心的了在镇村水稻a9. \n，𠮷"


def found(*texts):
    told = search_words.search_words(texts)
    for n_words, names, counts in told.iter_rows():
        assert names == sorted(set(names))
        assert n_words == sum(counts)
    return [dict(zip(names, counts, strict=True)) for _, names, counts in told.iter_rows()]


def one_by_one(text):
    """What a story is found by, asked of every run in plain Python."""
    counted = Counter(re.findall(r"[0-9a-z]+(?:\.[0-9]+)?", text.lower()))
    for run in re.findall("[一-鿿]+", text):
        for word in words(run):
            counted[word] += 1
            inner = (
                word[at : at + n] for n in (2, 3) if 2 < len(word) > n for at in range(len(word) - n + 1)
            )
            counted.update(part for part in inner if dictionary().count(part))
    return dict(counted)


def test_long_words_count_with_the_words_inside_them():
    (story,) = found("就业困难人员12人，就业")
    assert story["就业"] == 2
    assert {"困难", "人员", "12", "人"} <= story.keys()


def test_numbers_and_latin_words_are_found_as_a_whole():
    assert found("PM2.5降了3.25个点")[0].keys() >= {"pm2.5", "3.25"}


def test_stories_without_text_have_no_words():
    assert found("", "，。", "水") == [{}, {}, {"水": 1}]
    assert found() == []


@settings(max_examples=60)
@given(st.lists(st.text(CHARACTERS, max_size=40), max_size=6))
def test_pieces_give_the_words_of_whole_runs(texts):
    whole = found(*texts)
    assert whole == [one_by_one(text) for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_words, "MANY", 1)
        for size in (1, 30):
            patch.setattr(search_words, "TOGETHER", size)
            assert found(*texts) == whole


def test_no_word_is_cut():
    text = "水稻和棉花都丰收了，就业困难人员也有了工作"
    pieces, of = search_words._pieces(text.split("，"), many=True)
    assert [word for piece in pieces for word in words(piece)] == [
        word for run in text.split("，") for word in words(run)
    ]
    assert len(pieces) > 10
    assert of.to_list() == sorted(of)
    assert "".join(pieces) == text.replace("，", "")


def test_a_character_reaches_to_the_end_of_the_longest_word_that_begins_there():
    text = "水稻和就业困难人员"
    reach = word_seams.reaches(word_seams.codes(text))
    for at, last in enumerate(reach):
        ends = [end for end in range(at + 1, len(text) + 1) if dictionary().count(text[at:end])]
        assert last >= max(ends, default=at + 1) - 1
