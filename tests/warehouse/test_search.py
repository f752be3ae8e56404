"""Stories by their words, best first: the score is that of the formula."""

from __future__ import annotations

from math import log
from typing import Any

import pytest

from tests.warehouse.asking import STORY_2, asked
from tests.warehouse_rows import (
    STORY,
    story,
    story_words,
)


class TestSearch:
    WORDS = (
        story_words(城镇=2, 就业=3, 新增=1, gdp=1),
        story_words(STORY_2, 稻=1, 播种=2, 就业=1),
    )
    STORIES = (
        story(),
        story(story_id=STORY_2, seq=1, cluster_id=STORY_2, headline="春播进展", text="播种面积"),
    )

    def ask(self, sql: str, **changed: Any) -> list[tuple[Any, ...]]:
        return asked(sql, **{"story_words": [*self.WORDS], "stories": [*self.STORIES]} | changed)

    def test_the_story_with_the_rarer_words_comes_first(self):
        found = self.ask("SELECT headline, found FROM story_search('城镇新增就业')")
        assert found == [("全市就业稳中有进", ["城镇", "新增", "就业"]), ("春播进展", ["就业"])]

    def test_evidence_is_the_sentences_with_figures_and_a_word(self):
        told = {"quote": "前7个月新增就业39989人。", "metric_ids": ["m1", "m2"]}
        assert self.ask("SELECT evidence FROM story_search('就业')") == [([told],), ([],)]

    def test_the_score_is_that_of_bm25(self):
        def weight(f: int, n_words: int, n_stories: int) -> float:
            rarity = log(1 + (2 - n_stories + 0.5) / (n_stories + 0.5))
            return rarity * f * 2.2 / (f + 1.2 * (0.25 + 0.75 * n_words / 5.5))

        wanted = [weight(2, 7, 1) + weight(3, 7, 2) + weight(1, 7, 1), weight(1, 4, 2)]
        found = [row[0] for row in self.ask("SELECT score FROM story_search('城镇新增就业')")]
        assert found == pytest.approx(wanted, abs=1e-4)

    def test_latin_and_wide_letters(self):
        assert self.ask("SELECT found FROM story_search('ＧＤＰ')") == [(["gdp"],)]
        assert self.ask("SELECT found FROM story_search('GDP 增长')") == [(["gdp"],)]

    def test_a_single_character_counts_where_no_word_covers_it(self):
        assert self.ask("SELECT found FROM story_search('种稻')") == [(["稻"],)]

    @pytest.mark.parametrize("question", ["", "，。!", "没有这些", "a' OR 1=1 --"])
    def test_what_is_nowhere_finds_nothing(self, question):
        quoted = question.replace("'", "''")
        assert self.ask(f"SELECT * FROM story_search('{quoted}')") == []

    def test_copies_are_folded(self):
        stories = [self.STORIES[0], self.STORIES[1] | {"cluster_id": STORY, "is_canonical": False}]
        sql = "SELECT story_id, n_printings FROM story_search('播种')"
        assert self.ask(sql, stories=stories) == [(STORY, 2)]

    def test_no_more_than_asked_for(self):
        assert len(self.ask("FROM story_search('就业', most := 1)")) == 1
