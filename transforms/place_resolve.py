"""Which division a printed name means: the candidates of a name, narrowed by what is known around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from seeds import wordlists
from transforms.gazetteer import Gazetteer, Place, is_district
from transforms.place_mention import PlaceContext, Setting

_STOPS = wordlists.load("place_stopwords")
ORDINARY = frozenset(row["word"] for row in _STOPS if row["kind"] == "ordinary")
AFTER_PARENT = frozenset(row["word"] for row in _STOPS if row["kind"] == "after_parent")
NOT_AFTER = {row["word"]: row["chars"] for row in _STOPS if row["kind"] == "not_after"}
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


def is_blocked(name: str, form: str, codes: Sequence[str], setting: Setting, gazetteer: Gazetteer) -> bool:
    """Whether the name is an ordinary word here, so that it must not be read as a place at all."""
    before = setting.before
    if before and before in NOT_AFTER.get(name, ""):
        return True
    parent = setting.parent
    below = parent is not None and parent.code is not None and _inside(codes, parent.code, gazetteer) != ()
    if below:
        return False
    opens = not _is_han(before) or before in _BEFORE_TWO
    home = setting.context.home
    if name in AFTER_PARENT:
        return True
    if form == "short":
        return name in ORDINARY and not (opens and home is not None and any(c in home.chain for c in codes))
    if len(name) > 2:
        return False
    near = home or setting.last
    return not (opens and near is not None and _inside(codes, near.chain[0], gazetteer))


def resolve(
    name: str, form: str, codes: Sequence[str], setting: Setting, gazetteer: Gazetteer, anywhere: bool = False
) -> Place | None:
    """The one division that the name means, or None when several or none fit.

    Narrow scopes are asked first: the division printed right before, the county named last, the page's
    county, then their prefectures, then their provinces. A township or a short name of a district or
    county is never looked for in the whole country when the page has a home, unless ``anywhere``.
    """
    for scope in _scopes(setting):
        fits = _related(codes, scope, gazetteer)
        if form == "short" and not anywhere:
            fits = tuple(c for c in fits if _short_reaches(c, scope, gazetteer))
        if fits:
            return _printed(_one(fits, form, gazetteer), name, form, setting.context, gazetteer)
    homeless = setting.context.home is None or anywhere
    if form == "short":
        # In the whole country a short name counts with all its bearers: 朝阳 is never the prefecture alone.
        code = _one(codes, form, gazetteer)
        if code is not None and gazetteer.divisions[code][0] == 3:
            reach = homeless and not is_district(gazetteer.name(code)) and not _shared(name, code, gazetteer)
            code = code if anywhere or reach else None
    else:
        level = min(gazetteer.divisions[c][0] for c in codes)
        code = _one(codes, form, gazetteer) if level < 4 or homeless else None
    return _printed(code, name, form, setting.context, gazetteer)


def _scopes(setting: Setting) -> Iterable[str]:
    parent, last, home = setting.parent, setting.last, setting.context.home
    if parent is not None:
        yield from reversed(parent.chain)
    mine = last.chain if last is not None else ()
    theirs = home.chain if home is not None else ()
    for depth in (3, 2, 1, 0):
        for chain in (mine, theirs):
            if len(chain) > depth:
                yield chain[depth]


def _inside(codes: Sequence[str], scope: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    return tuple(c for c in codes if c != scope and gazetteer.within(c, scope))


def _related(codes: Sequence[str], scope: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    return tuple(c for c in codes if gazetteer.within(c, scope) or gazetteer.within(scope, c))


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
    old = name if form == "old" else dict(context.old_names).get(code)
    return place if old is None else Place(place.code, old, place.level, place.parents)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
