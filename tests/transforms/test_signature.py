"""Keys depend on one text only, are the same everywhere, and are shared by copies alone."""

from __future__ import annotations

import random
from itertools import pairwise

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from tests.planted.reprints import corpus, scanned, shortened, story
from transforms.copies import signature
from transforms.copies.overlap import letters
from transforms.copies.signature import KEYS, keys, pairs

TEXTS = st.lists(st.text("今年全县新增就业人口三万元项目0123456789", max_size=120), max_size=8)


def key_sets(texts: list[str]) -> list[set[int]]:
    keyed = keys(texts)
    return [set(keyed.filter(pl.col("text") == i)["key"]) for i in range(len(texts))]


def by_hand(text: str) -> set[int]:
    """The same in plain integers."""
    hashes = set()
    for i in range(len(text) - 3):
        total = sum(ord(c) * f for c, f in zip(text[i : i + 4], signature._FACTORS, strict=True))
        hashes.add((total & (2**64 - 1)) >> 32)
    kept = sorted(h for h in hashes if h < 2**32 * 64 // max(64, len(text)))
    return {a << 32 | b for a, b in pairwise(kept)}


@given(TEXTS)
def test_the_keys_are_those_of_plain_integer_arithmetic(texts):
    assert keys(texts).schema == KEYS
    assert key_sets(texts) == [by_hand(text) for text in texts]


def test_a_known_text_has_the_keys_it_always_had():
    text = "县城新建停车位720个改造管网18公里"
    assert sorted(by_hand(text)) == sorted(key_sets([text])[0])
    assert sum(key_sets([text])[0]) == 164576200715327786238
    assert signature.KEYS_VERSION == 2


def test_how_the_texts_are_chunked_changes_nothing(monkeypatch):
    texts = [letters(printing.body) for printing in corpus(4, 60)]
    whole = key_sets(texts)
    monkeypatch.setattr(signature, "_CHUNK", 700)
    assert key_sets(texts) == whole
    assert all(35 <= len(found) <= 100 for found in whole if found)


def test_pairs_are_those_that_share_three_keys():
    keyed = pl.DataFrame(
        [(t, k) for t, ks in enumerate(("abcd", "abcx", "abyz", "cdxy", "")) for k in map(ord, ks)],
        schema=KEYS,
        orient="row",
    )
    assert pairs(keyed).rows() == [(0, 1)]
    assert pairs(KEYS.to_frame()).rows() == []


def test_scans_and_short_versions_share_keys_and_other_stories_do_not():
    chance = random.Random(6)
    stories = [story(chance, i) for i in range(60)]
    others = [scanned(chance, each, 0.08) for each in stories[:30]]
    others += [shortened(chance, each) for each in stories[30:]]
    found = set(pairs(keys([letters(each.body) for each in stories + others])).iter_rows())
    assert found >= {(i, 60 + i) for i in range(60)}
    assert len(found) <= 62
