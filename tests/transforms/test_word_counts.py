"""The dictionary by first characters is jieba's own, with our words as jieba itself would add them."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import jieba
import pytest

from seeds import wordlists
from transforms.text import words
from transforms.text.word_counts import _TOTALS, Words, of_jieba, total_of

LINES = "梨 30 n\n梨园 5 n\n梨园子弟 2 n\n杏 8 n\n杏仁 4 n\n梨汁 3 n\n"


@pytest.fixture
def few() -> Words:
    return Words(LINES, 52)


def test_words_are_read_by_their_first_character(few):
    assert few.count("梨园") == 5
    assert few.count("梨汁") == 3  # its line stands apart from the others
    assert few.count("梨园子") == 0  # only the beginning of one
    assert few.count("梨树") is None
    assert few.count("枣") is None
    assert "杏" not in few  # nobody asked


def test_a_word_of_ours_is_just_likelier_than_its_parts(few):
    few.add("杏梨", lambda text, known: tuple(text))
    assert few.count("杏梨") == int(8 / 52 * (30 / 52) * 52) + 1
    assert few.total == 52 + few.count("杏梨")
    few.add("枣梨汁", lambda text, known: ("枣", "梨汁"))
    assert (few.count("枣"), few.count("枣梨"), few.count("枣梨汁")) == (0, 0, 1)


def test_the_whole_dictionary_is_that_of_jieba():
    jieba.setLogLevel(logging.WARNING)
    theirs = jieba.Tokenizer()
    theirs.initialize()
    for row in wordlists.load("user_words"):
        theirs.add_word(row["word"])
    ours, _ = words._known()
    assert ours.total == theirs.total
    assert {w: n for first in {w[0] for w in theirs.FREQ} for w, n in ours[first].items()} == theirs.FREQ


def test_the_total_that_is_known_is_that_of_the_dictionary():
    known = of_jieba()
    assert {len(known._lines): total_of(known._lines)} == _TOTALS


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are told by Linux")
def test_no_thread_is_started_that_a_forked_process_would_lack():
    asked = "import os; from transforms.text.words import words; words('春耕备耕'); print(len(os.listdir('/proc/self/task')))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_all_words_are_told_those_that_were_added_too(few):
    few.add("杏园", lambda word, known: tuple(word))
    told = [line.split()[0] for lines in few.lines() for line in lines.split("\n") if line]
    assert told == ["梨", "梨园", "梨园子弟", "杏", "杏仁", "梨汁", "杏园"]
