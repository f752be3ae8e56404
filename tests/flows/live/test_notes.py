"""The screen's own server takes notes when asked to, from its own page, and none that does not hold."""

from __future__ import annotations

import pytest

from flows.live import MAX_BODY
from flows.sidecar import corrections, reviews
from tests.flows.live.asker import HOST, OWN, one, review


def test_notes_are_taken_only_when_asked_for(ask, taking, built):
    assert ask.note(review(built)).status == 403
    assert reviews(built) == []
    assert taking("/api/state").said["notes"] is True
    assert taking.note(review(built)).said == {"reviews": 1, "corrections": 0}
    assert taking.note(review(built)).said == {"reviews": 0, "corrections": 0}
    assert [(r.verdict, r.reviewer) for r in reviews(built)] == [("dismissed", "周敏")]


def test_a_correction_is_taken_with_its_guard(taking, built):
    id_ = one(built, "SELECT metric_id FROM metrics WHERE raw_text = '1905人次'")
    row = {
        "at": id_,
        "expect": "1905人次",
        "value": "905人次",
        "reason": "多印",
        "name": "周敏",
        "made_at": "2026-01-02T03:04:05",
    }
    said = {"format": "shuzheng notes 1", "corrections": [row | {"expect": "1906人次"}]}
    refused = taking.note(said)
    assert refused.status == 422
    assert "现在印作“1905人次”" in refused.text
    assert corrections(built) == []
    assert taking.note({"format": "shuzheng notes 1", "corrections": [row]}).said["corrections"] == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": None}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 403),
        ({"cookie": None}, 401),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": None}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_notes_of_strangers_are_refused(taking, built, headers, status):
    usual = {**taking.cookie, **OWN, "origin": f"http://{HOST}", "content-type": "application/json"}
    sent = {k: v for k, v in (usual | headers).items() if v is not None}
    assert taking.note(review(built), sent).status == status
    assert taking("/api/notes").status == 405
    assert reviews(built) == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"{", 400),
        (b"[" * 30_000, 400),
        (b" " * (MAX_BODY + 1), 413),
        ([], 422),
        ({"format": "other"}, 422),
        ({"format": "shuzheng notes 1", "reviews": {}}, 422),
        ({"format": "shuzheng notes 1", "reviews": [{"verdict": "dismissed"}]}, 422),
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(taking, built, said, status):
    assert taking.note(said).status == status
    assert reviews(built) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"verdict": "maybe"}, {"reason": " "}, {"name": ""}, {"reason": 5}, {"reason": "x" * 2001}, {"reason": "\x1b[2J"},
        {"made_at": "2999-01-01T00:00:00"}, {"made_at": "yesterday"}, {"fingerprint": "00"}, {"fingerprint": "0" * 20},
        {"extra": "x"},
    ],
)  # fmt: skip
def test_a_note_that_does_not_hold_is_refused_and_none_is_written(taking, built, changed):
    both = review(built)
    both["reviews"] += review(built, **changed)["reviews"]
    assert taking.note(both).status == 422
    assert reviews(built) == []
