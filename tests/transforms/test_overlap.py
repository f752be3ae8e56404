"""Slips lower the runs found everywhere a little; foreign text has none in places."""

from __future__ import annotations

import random

from transforms.copies.overlap import gaps, letters, overlap, runs

HAN = "".join(chr(c) for c in range(0x4E00, 0x9000))


def made(seed: int, n: int) -> str:
    return "".join(random.Random(seed).choices(HAN, k=n))


def test_letters():
    assert letters("“三高四新”，GDP 增 6.5%；〇一镇 鿿\n") == "三高四新GDP增65〇一镇鿿"


def test_the_whole_text():
    text = made(1, 200)
    found = overlap(text[40:160], runs(text))
    assert (found.covered, found.slips, set(found.found)) == (1.0, 0.0, {1})
    assert list(gaps(text[40:160], found)) == []


def test_slips_are_counted_and_the_text_stays_covered():
    text = made(2, 2_000)
    chance = random.Random(2)
    scan = "".join("囗" if chance.random() < 0.1 else c for c in text)
    found = overlap(scan, runs(text))
    assert found.covered > 0.95
    assert 0.07 < found.slips < 0.13


def test_another_lead_is_told_from_the_rest():
    text = made(3, 800)
    found = overlap(made(4, 160) + text[:640], runs(text))
    assert 0.18 < found.begins < 0.21
    assert found.covered > 0.97
    assert found.slips < 0.03


def test_half_of_the_text_is_half_covered():
    text = made(3, 800)
    found = overlap(text[:400] + made(4, 400), runs(text))
    assert found.begins == 0.0
    assert 0.48 < found.covered < 0.54
    assert found.slips < 0.03


def test_nothing_in_common():
    assert overlap(made(5, 100), runs(made(6, 100))).covered == 0.0
    assert overlap("", runs("")).covered == 0.0


def test_gaps_are_what_the_other_text_has_not():
    text = "全县今年新修水渠十公里栽树八千棵村民都说日子好"
    other = text.replace("水渠", "公路").replace("棵", "株")
    assert list(gaps(text, overlap(text, runs(other)))) == [("水渠", "十"), ("棵", "村")]
