"""A mark before a headline, an item or a name is known wherever one may stand."""

import pytest

from transforms.phrases.phrase import strip_links
from transforms.stories.byline import read_byline
from transforms.stories.masthead import is_masthead
from transforms.text.bullets import BULLETS


@pytest.mark.parametrize("mark", BULLETS)
def test_any_mark_parts_and_opens(mark: str) -> None:
    byline = read_byline(f"{mark}本报记者 邱岚")
    assert byline is not None
    assert byline.names == ("邱岚",)
    assert is_masthead(f"河湾日报{mark}2026年5月6日{mark}第3版")
    assert strip_links(f"{mark}驳船") == "驳船"


def test_a_nought_of_a_year_and_a_headline_behind_a_paper_are_none() -> None:
    assert "○" not in BULLETS
    assert strip_links("○号驳船") == "○号驳船"
    assert not is_masthead("河湾日报☆驳船开渡")
