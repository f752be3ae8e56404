"""Which place a statement is about (统计对象的地点): the subject of its clause, sentence or paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeGuard

from transforms.places.beside import (
    administrative,
    bracketed,
    own_figure,
    own_level,
    reckoned_for,
    resolve_relative,
)
from transforms.places.gazetteer import Gazetteer, Place, load_gazetteer
from transforms.places.heads import as_subjects
from transforms.places.here import place_of_here
from transforms.places.mention import PlaceMention
from transforms.places.paragraph_opener import of_paragraph
from transforms.text.surroundings import Surroundings, each_in, items_from
from transforms.text.unit_table import cell_of

REACH = 64
"""Mentions looked back at from one statement; a paragraph names far fewer. 2026-11: set to 64."""
NATION = "全国"
"""Opens a statement about no division."""
_SMALL = ("村", "社区", "镇", "乡", "街道")
"""A story tells of one village or township at a time: 全村 is the one named last, paragraphs before too."""


def statement_places(
    around: Sequence[Surroundings],
    starts: Sequence[int],
    mentions: Sequence[PlaceMention],
    story_place: Place | None,
    gazetteer: Gazetteer | None = None,
) -> list[Place | None]:
    """The place of each statement of a story; ``starts`` are the offsets of the quantities in ``around``.

    A zone is a subject and no division: the story's place stands. So does the county of a zone that lies
    in one; a zone of a city's own (成都高新区) stands for itself in its own story.
    """
    known = gazetteer or load_gazetteer()
    mentions = as_subjects(around[0].text, mentions, story_place, known) if around else mentions
    listed = _respective(around, mentions, known)
    begins = [mention.start for mention in mentions]
    found: list[Place | None] = []
    asked = (-1, -1, False)  # of which mentions and which clause ``told`` is the place: its figures share it
    told: Place | None = None
    shares = _shares_of(around)
    total = -1  # the last figure of all divisions of a list
    for i, (near, at) in enumerate(zip(around, starts, strict=True)):
        place = listed.get(i) or _of_the_same(shares.get(i), found)
        of_all = None if place else _of_all(near, found)
        if of_all is not None or (place is None and total == i - 1 >= 0 and _GOES_ON.match(near.left)):
            place, total = of_all or found[-1], i  # 四个街道|合计164台|,占全区的78%
        place = place or bracketed(near, mentions, begins, known) or own_level(near, story_place)
        before = bisect_left(begins, at)
        if place is None and (cell := cell_of(near.text, at)) is not None:
            own = before - 1 if before and mentions[before - 1].start >= cell else -1
            place = story_place if own < 0 else mentions[own].place
        if place is None and before:
            place = own_figure(near, at, mentions[before - 1], known)
        if place is None:
            place = place_of_here(near.text, near.paragraph_start, mentions, before, story_place, known)
        if place is None and reckoned_for(near, mentions, before) is not None:
            place = _meant(mentions, before, near.paragraph_start, story_place, known)
        if place is None:
            closed = before > 0 and 0 < mentions[before - 1].aside <= at
            if asked != (before, near.clause_start, closed):
                asked = before, near.clause_start, closed
                told = statement_place(
                    mentions,
                    before,
                    at,
                    near.clause_start,
                    near.group_start,
                    near.paragraph_start,
                    story_place,
                    known,
                )
            place = told
        if place is not None and place.level == "zone" and place != story_place:
            place = story_place
        found.append(place and _division(place, known))
    return found


def statement_place(
    mentions: Sequence[PlaceMention],
    before: int,
    at: int,
    clause_start: int,
    sentence_start: int,
    paragraph_start: int,
    story_place: Place | None,
    gazetteer: Gazetteer | None = None,
) -> Place | None:
    """The smallest division that a statement at ``at``, behind the first ``before`` mentions, is about; villages count as their township.

    Nearest first: the subject that opens the clause, else the last mention in the clause; a subject that opens a clause of the same sentence; a subject
    earlier in the paragraph (介休市…;平遥县…;灵石县…); else ``story_place``. Other parties (oblique) and
    institutions never count, and a place outside the story's own only where it stands as a subject.
    """
    known = gazetteer or load_gazetteer()
    inside: Place | None = None  # a place in the clause that is not its subject
    earlier: Place | None = None  # likewise, in an earlier clause of the sentence
    other = False  # a body is the sentence's subject
    last = before - 1
    for i in range(last, max(-1, last - REACH), -1):
        mention = mentions[i]
        if mention.start < paragraph_start or (mention.start < clause_start and inside is not None):
            break
        if mention.start < sentence_start and (other or earlier is not None):
            break
        if mention.oblique or 0 < mention.aside <= at:
            continue
        if mention.kind == "institution":
            if mention.opens and mention.start >= clause_start and _is_below(mention.place, story_place):
                return administrative(mention.place, known)  # 拉萨某机场起降航班900架次 in a story of 西藏
            other = other or (mention.opens and mention.start >= sentence_start)
            continue
        if not mention.opens and (
            inside is not None or earlier is not None or mention.start < sentence_start
        ):
            continue
        if mention.kind == "zone" and not mention.opens and mention.place != story_place:
            continue
        if mention.text == NATION and mention.opens and mention.start >= sentence_start:
            return None
        place = _meant(mentions, i, paragraph_start, story_place, known)
        if place is None:
            continue
        if mention.start < sentence_start and mention.kind == "short" and _is_above(place, story_place):
            continue
        if (common := _common(mentions, i, last, known)) is not None:
            if story_place is not None and story_place.level != "zone" and common.code in story_place.parents:
                return administrative(story_place, known)
            place = common
        if mention.opens:
            return administrative(place, known)
        if mention.start >= clause_start:
            if mention.kind == "relative" or _is_near(place, story_place):
                inside = place
        elif place == story_place or (mention.kind != "relative" and _is_near(place, story_place)):
            earlier = place
    found = inside or earlier or story_place
    return None if found is None else administrative(found, known)


def _common(mentions: Sequence[PlaceMention], i: int, last: int, known: Gazetteer) -> Place | None:
    """The division that holds all places of the list in which the mention at ``i`` stands before the statement.

    None when it stands in no list, or when one place of the list holds another.
    """
    first = i
    while first > 0 and mentions[first].listed:
        first -= 1
    end = i
    while end < last and mentions[end + 1].listed:
        end += 1
    if first == end:
        return None
    places = [m.place for m in mentions[first : end + 1] if m.place is not None]
    chains = [p.chain if p.code is not None else (*p.parents, p.name) for p in places]
    shared = 0
    while all(len(c) > shared for c in chains) and len({c[shared] for c in chains}) == 1:
        shared += 1
    if not shared or any(len(c) == shared for c in chains):
        return None
    return known.place(chains[0][shared - 1])


def _respective(
    around: Sequence[Surroundings], mentions: Sequence[PlaceMention], known: Gazetteer
) -> dict[int, Place]:
    """The places of lists (萧县、灵璧县分别收获90万亩、150万亩) by index of the quantity.

    Only where there are as many places before as quantities after them.
    """
    found: dict[int, Place] = {}
    i = 0
    while i < len(around):
        near = around[i]
        mark = each_in(near.left)
        # 青山镇、白沙镇签约5个、4个: bare figures deal themselves out to the places that open their clause
        bare = mark is None and near.left_start == near.clause_start and "、" in near.left
        items = items_from(around, i) if mark is not None or bare else [[i]]
        if len(items) > 1:
            end = len(near.left) if mark is None else mark[0]
            last = bisect_left(mentions, near.left_start + end, key=attrgetter("start")) - 1
            if last > 0 and mentions[last].kind == "relative":
                last -= 1  # 甲、乙、丙接待量居全省前三位,分别接待…
            first = last
            while first > 0 and mentions[first].listed:
                first -= 1
            begins = near.clause_start if bare else near.sentence_start
            if last - first + 1 == len(items) and mentions[first].start >= begins:
                listed = [mention.place for mention in mentions[first : last + 1]]
                for place, item in zip(listed, items, strict=True):
                    if place:
                        found |= dict.fromkeys(item, administrative(place, known))
        i = items[-1][-1] + 1
    return found


_SHARES = re.compile(r"[,(]?(?:分别|各)?约?占[^,;。0-9]{0,12}$|[,(]?占比(?:分别)?(?:为|达|约)?$")
_ALL_OF_THEM = re.compile(
    r"(?:^|[,;、])(?:以上|上述|这)?(?:[两二三四五六七八九十0-9]{1,2}个?|各)(?:[县市区镇乡旗]|街道|县区|县市|乡镇|镇街)(?:合计|共计|总计)$"
    r"|(?:^|[,;])(?:三者|三地|两地|两者)?(?:合计|共计|总计)$"
)
_GOES_ON = re.compile(r"街道合计|[县市区镇乡旗](?:合计|共计|总计)|[,(]?占")
_OF_THEM = tuple(
    f"{d}{t}"
    for d in ("县", "市", "区", "镇", "乡", "旗", "街道", "县区", "乡镇")
    for t in ("合计", "共计", "总计")
)
"""Behind a number of divisions (甲镇3家、乙镇5家,两个镇合计8家)."""


def _shares_of(around: Sequence[Surroundings]) -> dict[int, tuple[int, int]]:
    """By the index of a share in a list of shares: the figure in its place of the list before, and how many they are."""
    found: dict[int, tuple[int, int]] = {}
    for i, near in enumerate(around):
        if i in found or not _SHARES.fullmatch(near.left):
            continue
        items = items_from(around, i)
        size = len(items)
        if 1 < size <= i and around[i - size].sentence_start == near.sentence_start:
            found |= {item[0]: (item[0] - size, i - size) for item in items if len(item) == 1}
    return found


def _of_the_same(share: tuple[int, int] | None, found: Sequence[Place | None]) -> Place | None:
    """甲镇8万担、乙镇6万担,分别占全县的20%、15%: the place of what it is a share of, where they are of several."""
    if share is None or share[0] >= len(found):
        return None
    figure, first = share
    return found[figure] if found[first] != found[first + 1] else None


def _of_all(near: Surroundings, found: Sequence[Place | None]) -> Place | None:
    """甲镇30口、乙镇20口,两镇合计50口: the division that holds them."""
    counted = near.right.startswith(_OF_THEM) and not near.left
    if not (counted or _ALL_OF_THEM.search(near.before)) or len(found) < 2 or found[-1] == found[-2]:
        return None
    last, one = found[-1], found[-2]
    if last is None or one is None or not last.parents or last.parents != one.parents:
        return None
    return load_gazetteer().place(last.parents[-1])


def _division(place: Place, known: Gazetteer) -> Place:
    """The county of a county's zone; any other place itself."""
    if place.level != "zone" or not place.parents:
        return place
    held = known.place(place.parents[-1])
    return held if held.level == "county" else place


def _meant(
    mentions: Sequence[PlaceMention],
    i: int,
    paragraph_start: int,
    story_place: Place | None,
    known: Gazetteer,
) -> Place | None:
    mention = mentions[i]
    if mention.kind != "relative":
        return mention.place
    if mention.text[0] in "其各":
        return story_place
    story = resolve_relative(mention.text, story_place, known)
    if story is not None and i > 0 and mention.text[0] == "全":
        before = mentions[i - 1]
        # 从宁德市看,全市…: in a story of 福鼎市 too.
        if (
            before.opens
            and before.kind in ("full", "short")
            and before.place in [story, *(known.place(code) for code in reversed(story.parents))]
        ):
            meant = resolve_relative(mention.text, before.place, known)
            if meant == before.place and mention.start - before.end < 16:
                return meant
    # 全市 is the story's city; 该县, and 全县 in a city's story, is the county that was named last.
    # So is 全区 of a paragraph about 西夏区, though all of its city's story lies in an 自治区.
    above = story is not None and _is_above(story, story_place)
    if story is not None and not above and not mention.text.startswith("该"):
        return of_paragraph(mentions, i, paragraph_start, story, known) or story
    far = story is None or mention.text.endswith(_SMALL)
    for j in range(i - 1, max(-1, i - REACH), -1):
        earlier = mentions[j]
        if earlier.start < paragraph_start and not far:
            break
        if earlier.place is None or earlier.oblique or earlier.kind == "institution":
            continue
        found = resolve_relative(mention.text, earlier.place, known)
        # 甲县青山镇河口村村民李某说。…,该县: of the village named last, whatever it is there for
        said = mention.text[0] == "该" and earlier.kind == "village"
        if found is not None and (earlier.opens or said or found == earlier.place):
            if above and mention.text[0] != "该" and not _is_near(found, story_place):
                continue
            return found
    return story


def _is_near(place: Place, story_place: Place | None) -> bool:
    """Whether the place is the story's own or lies in it; anything is near when the story has none."""
    if story_place is None or story_place.code is None:
        return True
    return story_place.code in place.chain


def _is_below(place: Place | None, story_place: Place | None) -> TypeGuard[Place]:
    return place is not None and story_place is not None and story_place.code in place.parents


def _is_above(place: Place, story_place: Place | None) -> bool:
    return (
        story_place is not None
        and place.code is not None
        and place != story_place
        and place.code in story_place.parents
    )
