"""The latest review counts, for every printing of the story and for nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from checks.review import Review, Reviewable, ReviewError, as_verdict, latest, review_of, reviewed

NOON = datetime(2025, 11, 20, 12)


def review(
    verdict: str = "dismissed", fingerprint: str = "a", name: str = "陈编辑", hours: int = 0
) -> Review:
    return review_of(fingerprint, verdict, "口径不同", name, NOON + timedelta(hours=hours))


def finding(
    result: str, fingerprint: str, cluster: str | None = "c1", *printed: str, rule: str = "sum"
) -> Reviewable:
    return Reviewable(result, fingerprint, rule, f"s{result}", cluster, printed or ("27人", "12人", "14人"))


def test_the_latest_counts_whatever_the_order():
    first, second = review("confirmed"), review("dismissed", hours=1)
    assert latest([second, first])["a"] is second
    assert latest([first, second])["a"] is second


def test_at_one_time_the_first_name_counts_as_in_the_warehouse():
    one, other = review("confirmed", name="A"), review("dismissed", name="B")
    assert latest([one, other])["a"] is latest([other, one])["a"] is one


def test_every_printing_of_the_story_is_reviewed():
    copies = [
        finding("1", "a"),
        finding("2", "b", "c1", "27 人", "12人", "14人"),
        finding("3", "c", "c2"),
        finding("4", "d", "c1", "27人", "12人", "15人"),
        finding("5", "e", "c1", rule="part_whole"),
    ]
    assert set(reviewed(copies, [review()])) == {"1", "2"}


def test_its_own_review_counts_before_that_of_a_copy():
    copies = [finding("1", "a"), finding("2", "b")]
    found = reviewed(copies, [review("dismissed", hours=5), review("confirmed", "b")])
    assert [found[i].verdict for i in "12"] == ["dismissed", "confirmed"]


def test_of_reviews_of_two_printings_the_latest_goes_to_the_third():
    copies = [finding("1", "a"), finding("2", "b"), finding("3", "x")]
    given = [review("dismissed", "a", hours=2), review("confirmed", "b", hours=1)]
    for order in (copies, [copies[1], copies[0], copies[2]]):
        assert reviewed(order, given)["3"].verdict == "dismissed"


def test_findings_across_stories_or_without_figures_are_reviewed_by_fingerprint_only():
    alone = [finding("1", "a", None), finding("2", "b", None), Reviewable("3", "c", "slogan", "s3", "c1", ())]
    assert set(reviewed(alone, [review()])) == {"1"}


def test_like_figures_at_another_place_of_the_same_story_are_another_finding():
    here, there = finding("1", "a"), replace(finding("2", "b"), story_id="s1")
    assert set(reviewed([here, there], [review()])) == {"1"}


def test_verdicts_in_chinese():
    assert review("误报").verdict == "dismissed"
    assert review("属实").verdict == "confirmed"


@pytest.mark.parametrize(
    ("verdict", "reason", "name", "said"),
    [("对", "理由", "某人", "结论只能是"), ("误报", " ", "某人", "理由"), ("误报", "理由", "", "署名")],
)
def test_what_is_missing_is_said(verdict: str, reason: str, name: str, said: str):
    with pytest.raises(ReviewError, match=said):
        review_of("a", verdict, reason, name, NOON)


def test_an_unknown_stored_verdict_is_refused():
    assert as_verdict("unclear") == "unclear"
    with pytest.raises(ReviewError):
        as_verdict("maybe")
