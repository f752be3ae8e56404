"""Which division a printed name means: the candidates of a name, narrowed by what is known around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds import wordlists
from transforms.places.gazetteer import Gazetteer, Place, is_district, short_names
from transforms.places.mention import PlaceContext

_STOPS = wordlists.load("place_stopwords")
ORDINARY = frozenset(row["word"] for row in _STOPS if row["kind"] == "ordinary")
AFTER_PARENT = frozenset(row["word"] for row in _STOPS if row["kind"] == "after_parent")
_AT_HOME = frozenset(row["word"] for row in _STOPS if row["chars"] == "本地")
NOT_AFTER = {row["word"]: row["chars"] for row in _STOPS if row["kind"] == "not_after"}
NOT_BEFORE = {row["word"]: row["chars"] for row in _STOPS if row["kind"] == "not_before"}
GENERIC = tuple(row["word"] for row in _STOPS if row["kind"] == "generic")

_BEFORE_TWO = frozenset("在到赴的于由自是对向从、和与及")


def candidates_of(name: str, gazetteer: Gazetteer) -> tuple[tuple[str, ...], str]:
    """Codes of a printed name and how it names them: ``full``, ``old``, ``short`` or ''."""
    if codes := gazetteer.full.get(name):
        return codes, "full"
    if codes := gazetteer.old.get(name):
        return codes, "old"
    if codes := gazetteer.short.get(name):
        return codes, "short"
    return (), ""


def is_blocked(
    name: str,
    form: str,
    codes: Sequence[str],
    before: str,
    parent: Place | None,
    last: Place | None,
    home: Place | None,
    gazetteer: Gazetteer,
    item: bool = False,
) -> bool:
    """Whether the name is an ordinary word here, so that it must not be read as a place at all.

    ``before`` are the two characters before it, ``parent`` the division whose name ends where this one begins,
    ``last`` the division named last, ``home`` the page's; ``item`` whether it stands in a list of places with a figure each.
    """
    at_home = (
        name in _AT_HOME
        and home is not None
        and len(home.chain) > 1
        and _inside(codes, home.chain[1], gazetteer)
    )
    if form == "short":
        if name not in ORDINARY:
            return False
        if name in _AT_HOME:
            return not at_home  # 全州 is a county on the pages of 桂林 only
    elif len(name) > 2 and name not in AFTER_PARENT:
        return False
    if parent is not None and parent.code is not None and _inside(codes, parent.code, gazetteer):
        return False
    char = before[-1:]
    opens = not _is_han(char) or char in _BEFORE_TWO or before == "其中"
    if name in AFTER_PARENT:
        if at_home:
            return False  # 市中区 on a page of 枣庄
        # 阳泉市城区…;矿区…: once such a name has been said with its parent, its sisters stand alone.
        sister = last is not None and last.name in AFTER_PARENT and last.parents
        alone = not _is_han(char) or char in "和与及"
        return not (sister and alone and _inside(codes, last.parents[-1], gazetteer))
    if form == "short":
        listed = last is not None and (_beside(before, last) or (item and last.parents))
        if last is not None and listed and _inside(codes, last.parents[-1], gazetteer):
            return False  # 襄垣、沁源、长子; 襄垣3家、长子2家: in one list with its sisters
        return not opens or home is None or not any(c in home.chain for c in codes)
    near = home or last
    if near is None:
        return True
    if len(near.chain) > 1 and _inside(codes, near.chain[1], gazetteer):
        return False  # 攸县 on a page of 株洲
    return not opens or not _inside(codes, near.chain[0], gazetteer)


def _beside(before: str, last: Place) -> bool:
    """Whether only a mark of lists stands between the place named last and what follows ``before``."""
    if len(before) < 2 or before[-1] not in "、和与及" or not last.parents:
        return False
    return before[-2] in (last.name[-1], *(short[-1] for short in short_names(last.name)))


def resolve(
    name: str,
    form: str,
    codes: Sequence[str],
    parent: Place | None,
    last: Place | None,
    context: PlaceContext,
    gazetteer: Gazetteer,
    anywhere: bool = False,
) -> Place | None:
    """The one division that the name means, or None when several or none fit.

    Narrow scopes are asked first: the division printed right before (``parent``), the county named last, the page's
    county, then their prefectures, then their provinces. A township or a short name of a district or
    county is never looked for in the whole country when the page has a home, unless ``anywhere``.
    """
    home = context.home
    if len(codes) == 1 and gazetteer.divisions[codes[0]][0] < (3 if form == "short" else 4):
        return _printed(codes[0], name, form, context, gazetteer)
    for scope in _scopes(parent, last, home):
        fits = [c for c in codes if scope in gazetteer.chain(c) or c in gazetteer.chain(scope)]
        if form == "short" and home is not None and len(home.chain) > 1 and {*home.chain[:2]} <= {*fits}:
            # The page's province and prefecture share the name (吉林): its own is the nearer.
            fits = [home.chain[1]]
        if form == "short" and not anywhere:
            fits = [c for c in fits if _short_reaches(c, scope, gazetteer)]
        if fits:
            return _printed(_one(fits, form, gazetteer), name, form, context, gazetteer)
    homeless = home is None or anywhere
    code = _one(codes, form, gazetteer)
    if form == "short":
        # In the whole country a short name counts with all its bearers: 朝阳 is never the prefecture alone.
        if code is not None and gazetteer.divisions[code][0] == 3 and not anywhere:
            reach = homeless and not is_district(gazetteer.name(code)) and not _shared(name, code, gazetteer)
            code = code if reach else None
    elif not homeless and all(gazetteer.divisions[c][0] == 4 for c in codes):
        code = None
    return _printed(code, name, form, context, gazetteer)


def _scopes(parent: Place | None, last: Place | None, home: Place | None) -> Iterator[str]:
    if parent is not None:
        yield from reversed(parent.chain)
    mine = last.chain if last is not None else ()
    theirs = home.chain if home is not None else ()
    for depth in (3, 2, 1, 0):
        if len(mine) > depth:
            yield mine[depth]
        if len(theirs) > depth:
            yield theirs[depth]


def _inside(codes: Sequence[str], scope: str, gazetteer: Gazetteer) -> bool:
    return any(c != scope and gazetteer.within(c, scope) for c in codes)


def _short_reaches(code: str, scope: str, gazetteer: Gazetteer) -> bool:
    """A district is known by its short name in its own city only, a county in its own province."""
    if not is_district(gazetteer.name(code)):
        return True
    return gazetteer.divisions[scope][0] > 1 or gazetteer.name(scope).endswith("市")


def _one(codes: Sequence[str], form: str, gazetteer: Gazetteer) -> str | None:
    """The only code; of a city and the county named after it (邵阳市, 邵阳县) a short name means the city."""
    if len(codes) == 1:
        return codes[0]
    if form != "short" or not codes:
        return None
    top = min(codes, key=lambda c: (gazetteer.divisions[c][0], c))
    return top if all(gazetteer.within(c, top) for c in codes) else None


def _shared(name: str, county: str, gazetteer: Gazetteer) -> bool:
    """Whether townships elsewhere go by the county's short name too (永兴 is a county and thirty townships)."""
    return any(
        not gazetteer.within(code, county)
        for kind in ("镇", "乡", "街道")
        for code in gazetteer.full.get(name + kind, ())
    )


def _printed(
    code: str | None, name: str, form: str, context: PlaceContext, gazetteer: Gazetteer
) -> Place | None:
    """The division under the name that was official when the page was printed."""
    if code is None:
        return None
    place = gazetteer.place(code)
    if form == "old":
        return Place(place.code, name, place.level, place.parents)
    for known, old in context.old_names:
        if known == code:
            return Place(place.code, old, place.level, place.parents)
    return place


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
