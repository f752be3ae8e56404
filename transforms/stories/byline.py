"""Who wrote it: bylines on their own line, after a dateline, at the end, and photo credits (署名).

All functions take folded text (see :func:`transforms.page.fold`) and give names without inner spaces.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from transforms.record import record
from transforms.stories.cues import any_of, cues, surnames
from transforms.text.bullets import BULLETS

NAME = 4
"""Characters of the longest name."""
REMEMBERED = 2_048
"""Texts whose byline is remembered: a page asks of each of its lines some three times."""
MAX_BYLINE = 80
"""A longer line is running text, whatever words it has."""

_EDGE = BULLETS + " \t○|/、,:;()（）[]【】"
_TOKEN = re.compile(rf"[^\s、,:;|/()\[\]【】○{BULLETS}]+")
# Mongolian, Tibetan and Uighur names in Chinese characters are longer, and are spelled with few of them.
_SPELLED = "阿巴布楞格古图尔木日苏斯娜娃仁勒其吉达雅尼玛扎西旺多次丹卓色热买提江依不力艾克拉孜库乌云萨那顺宝音高娃朝鲁门"
_TELLING = re.compile(r"([一-鿿]{2,5}):[一-鿿]")
"""青河:牛羊肥壮: what a place tells, though every character could be a name's."""
_SHARED_OUT = re.compile(r"/[文图](?=\s)")
"""Who wrote and who photographed, said behind each name: 丁秋白/文 易凡/图."""
_SPELLED_NAME = re.compile(rf"(?:[一-鿿]?[{_SPELLED}]{{4,7}})")
_HAN_NAME = re.compile(r"[一-鿿]{2,4}")
_DOTTED_NAME = re.compile(r"[一-鿿]{1,8}(?:[·•][一-鿿]{1,8})+")
_PARENTHESIS = re.compile(r"\(([^()]{1,70})\)$")
_DATELINE = re.compile(
    r"(?:据?(?:新华社|中新社|新华网|人民网)[^。,(]{0,20}电"
    r"|本[报台网刊社](?:[^\s。,():]{0,14})?[讯电]"
    r"|[^\s。,():“]{2,14}讯(?=[\s(])|【[^】]{2,14}[讯电]】|[一-鿿]{2,8}[0-9]{1,2}月[0-9]{1,2}日[讯电](?=[\s(])"
    r"|[^\s。,():“]{1,12}(?:报|社|网|台|融媒体?|客户端|中心)[^\s。,():“]{0,18}(?=\([^()]{0,50}(?:记者|通讯员))"
    r"|(?=\([^()]{0,16}(?:记者|通讯员)[^()]{0,50}\)))"
)
_SOURCE = re.compile(
    r"完|(?:本报|新华社|中新社)[^。,]{0,12}[电讯]|本报综合|综合.{0,10}|据.{2,14}|来源[:/].{2,14}|[一-鿿]{2,8}(?:日报|晚报|网)"
)
_OFFICE = re.compile(
    r"[一-鿿]{1,14}(?:局|委|办|办公室|中心|院|馆|站|处|部|会|联社|支队|大队)(?:供稿|提供)?|[一-鿿]{2,16}供稿"
)
_QUALIFIER = re.compile(
    r"|.*(?:[报社网台刊]|媒体?|融媒|特约|实习|见习|首席|资深|新闻|客户端|中心|频道|时刻|文字|摄影|图片|驻.{1,4})"
)
_REPORTS = re.compile(r"(?:报道|摄影报道|电)[:,。]?")


@record
class Byline:
    """Names in printed order, and whether a role word (记者, 通讯员 …) stood with them."""

    names: tuple[str, ...]
    has_role: bool


@cache
def _role() -> re.Pattern[str]:
    # 湖南日报全媒体记者, 特约通讯员, 本报驻京记者: up to a dozen characters, then the role; a name may follow.
    return re.compile(rf"[^\s\d。!?“”]{{0,14}}?(?:{any_of('role')})(?:员|们)?")


@cache
def _role_word() -> re.Pattern[str]:
    return re.compile(any_of("role"))


@cache
def _name_ends() -> tuple[str, ...]:
    """How a first token longer than a name may end: an outlet, or what closes a byline."""
    return (*sorted(cues("outlet") | cues("paper") | cues("tail")), "讯", "综合", ".", "。", "报道")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('tail')})+")


@cache
def _outlet() -> re.Pattern[str]:
    return re.compile(rf"(?:本[报网刊台社]|[一-鿿]{{2,12}}(?:{any_of('outlet')}))(?:讯|综合)?")


def _is_surnamed(token: str) -> bool:
    if not _HAN_NAME.fullmatch(token):
        return False
    if token[:2] in surnames():
        return len(token) >= 3
    # 欧阳 aside, a name has two or three characters; four only with both parents' names (刘王立明).
    return token[0] in surnames() and (len(token) <= 3 or token[1] in surnames())


def _tokens(text: str) -> list[str]:
    """Words between separators; a name spaced out (李 鹏; behind a role also 娜 仁, 丁 小花) is one word."""
    found = _TOKEN.findall(text)
    joined: list[str] = []
    shared_out = _SHARED_OUT.search(text) is not None
    for at, token in enumerate(found):
        if len(token) == 1 and joined and len(joined[-1]) == 2 and at > 1 and _three(found, at - 2):
            joined[-1] += token
            continue
        if _is_last_of_name(found, at) and joined[-1] == found[at - 1]:
            joined[-1] += token
            continue
        if _is_given_name(joined, token):
            joined[-1] += token
            continue
        spaced = len(token) == 1 and bool(joined) and len(joined[-1]) == 1
        if spaced and shared_out and joined[-1] in cues("tail"):
            spaced = False  # 丁秋白/文 易 凡/图: 文 is what the name before it did, and no surname
        if spaced and (joined[-1] in surnames() or (len(joined) > 1 and _role().fullmatch(joined[-2]))):
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _is_given_name(joined: list[str], token: str) -> bool:
    """Whether the two characters behind a surname that stands alone behind a role are its given name (记者 丁 小花)."""
    if len(token) != 2 or len(joined) < 2 or joined[-1] not in surnames() - cues("tail"):
        return False
    told = any(_role().fullmatch(before) for before in joined[:-1])
    return told and _HAN_NAME.fullmatch(token) is not None and token not in cues("tail")


def _is_last_of_name(found: list[str], at: int) -> bool:
    """Whether a lone character is the last of the name before it, from which the scanner parted it (王小 明)."""
    if len(found[at]) != 1 or not at or len(found[at - 1]) != 2 or found[at - 1][0] not in surnames():
        return False
    after = found[at + 1] if at + 1 < len(found) else ""
    given = len(after) == 2 and after[0] not in surnames() | cues("tail")  # 王刚 丁 小花
    return found[at] not in cues("tail") and len(after) != 1 and not (given and found[at] in surnames())


def _three(found: list[str], at: int) -> bool:
    """Whether just three words of one character stand at ``at``: 王 小 明 is one name, 王 明 李 军 are two."""
    sizes = [len(token) == 1 for token in found[max(0, at - 1) : at + 4]]
    inner = sizes[1:] if at else sizes
    return inner[:3] == [True] * 3 and inner[3:4] != [True] and not (at and sizes[0])


@lru_cache(maxsize=REMEMBERED)
def read_byline(text: str) -> Byline | None:
    """The byline that is the whole of ``text``, else None.

    ``本报记者 张三 通讯员 李四 文/图``, ``■记者张三``, ``某某日报全媒体记者/张三``, ``李四 王 五``; a role may
    stand alone when the names are on the next line.
    """
    if len(text) > MAX_BYLINE or "。" in text[:-1]:
        return None
    text = text.strip(_EDGE)
    if not _role_word().search(text):
        if text[-1:] == "。":
            return None  # the last words of a sentence (成过半。)
        # Without a role word each token is a name or an outlet; most lines are told by their first.
        first = _TOKEN.match(text)
        telling = _TELLING.match(text)
        if telling is not None and telling[1] not in cues("tail"):
            return None
        if first is None or (first.end() > NAME and not text[: first.end()].endswith(_name_ends())):
            return None
    names: list[str] = []
    has_role, lone, surnamed = False, True, True
    for token in _tokens(text):
        token = token.rstrip(".。")
        role = _role().match(token)
        if role and role.end() <= len(token):
            rest = token[role.end() :]
            if not rest or _names_in(rest, names):
                has_role = True
                lone = lone and bool(_QUALIFIER.fullmatch(_before_role(token[: role.end()])))
                continue
        if _outlet().fullmatch(token) or _tail().fullmatch(token):
            surnamed = surnamed and bool(names or _outlet().fullmatch(token))
            continue
        name = _without_tail(token)
        if names and name != token and not _is_surnamed(name):
            continue  # 长沙报道: where it was written
        if _is_surnamed(name):
            names.append(name)
        elif has_role and any(form.fullmatch(name) for form in (_HAN_NAME, _DOTTED_NAME, _SPELLED_NAME)):
            names.append(name)
            surnamed = False
        else:
            return None
    if has_role:
        return Byline(tuple(names), True) if names or lone else None
    return Byline(tuple(names), False) if names and surnamed else None


def _before_role(title: str) -> str:
    """What stands before the role word: 全媒体 of 全媒体记者."""
    return re.sub(rf"(?:{any_of('role')})(?:员|们)?$", "", title)


def _without_tail(token: str) -> str:
    if not token.endswith(("报道", "文图", "图文", "摄")):
        return token
    for tail in ("摄影报道", "报道", "文图", "图文", "摄"):
        if len(token) > len(tail) + 1 and token.endswith(tail):
            return token[: -len(tail)]
    return token


def _names_in(rest: str, names: list[str]) -> bool:
    """Add the name glued to a role (记者张三); False when what is glued is no name."""
    rest = _without_tail(rest)
    if _tail().fullmatch(rest):
        return True
    if _HAN_NAME.fullmatch(rest) or _DOTTED_NAME.fullmatch(rest):
        names.append(rest)
        return True
    return False


@lru_cache(maxsize=REMEMBERED)
def read_dateline(text: str) -> Byline | None:
    """The opening 本报讯 / 新华社…电 / 某报(记者 …) of running text, with the names it gives."""
    head = text[:120]
    if "讯" not in head and "电" not in head and "记者" not in head:
        return None
    match = _DATELINE.match(head)
    if not match:
        return None
    rest = head[match.end() :].lstrip()
    if rest.startswith("("):
        inner = rest[1:].partition(")")[0]
        byline = read_byline(inner)
        return byline or Byline((), False)
    reports = _REPORTS.search(rest[:60])
    if reports and _role().match(rest):
        byline = read_byline(rest[: reports.start()])
        if byline:
            return byline
    return Byline(_leading_names(rest), False)


def _leading_names(rest: str) -> tuple[str, ...]:
    """Names after a role at the start of ``rest`` (记者 张三 通讯员 李四 近日…), as far as they go."""
    names: list[str] = []
    in_role = False
    tokens = _tokens(rest[:60])
    for i, token in enumerate(tokens[:-1]):
        role = _role().match(token)
        if role and (role.end() == len(token) or _HAN_NAME.fullmatch(token[role.end() :])):
            in_role = True
            if role.end() < len(token):
                names.append(token[role.end() :])
        elif in_role and _is_surnamed(token) and (i or names):
            names.append(token)
        else:
            break
    return tuple(names)


def read_closing(text: str) -> tuple[Byline, int] | None:
    """The byline in parentheses at the end of a story, and the offset of its parenthesis.

    ``……取得实效。(张三 李四)``; a photo credit ``(张三 摄)`` is none. An office that sent the text (县水利局供稿) has
    a role and no name.
    """
    if not text or text[-1] != ")":
        return None
    match = _PARENTHESIS.search(text, max(0, len(text) - MAX_BYLINE))
    if not match:
        return None
    inner = match.group(1).strip()
    if _SOURCE.fullmatch(inner):
        return Byline((), False), match.start()
    if is_photo_tail(inner):
        return None
    before = text[: match.start()].rstrip()
    if before and before[-1] not in "。!?…”’』」":
        return None
    if _OFFICE.fullmatch(inner):
        return Byline((), True), match.start()
    byline = read_byline(inner)
    if byline is None or not byline.names:
        return None
    return byline, match.start()


_PHOTO_TAIL = re.compile(r"(?:摄|摄影|供图|图)$")
_PHOTO = re.compile(
    r"(?:^|(?<=[\s。!?”)(]))"
    r"(?:\(?\s*(?:(?:[^\s。,!?()]{0,12}(?:记者|通讯员|特约摄影师|摄影师|摄影)[/:\s]*)?"
    r"(?:(?:[一-鿿]{1,4}[\s、/,]{0,3}){1,4}|[一-鿿]{1,8}(?:[·•][一-鿿]{1,8})+\s?)(?:摄影报道|摄影|摄|供图)|新华社发|(?:图片|图|摄影)[/:][^\s。]{2,12}"
    r"|(?:特约|本报)(?:摄影|摄影师|摄影记者)\s{1,3}(?:[一-鿿]\s{0,2}){2,4})\s*\)?)$"
)
_WHERE = re.compile(r"(?<=[\s一-鿿])摄于[一-鿿]{2,12}$")
"""Where a picture was taken, behind its credit."""
_ARCHIVE = re.compile(r"(?<=[\s。!?”(])\(?(?:本报|本版)?(?:资料|档案)(?:图片?|照片|片)\)?$")
"""A picture from the paper's own archive has no photographer (资料图片)."""


def is_photo_tail(text: str) -> bool:
    """Whether a byline says that it is a photographer's (…摄)."""
    return bool(_PHOTO_TAIL.search(text)) and "文/图" not in text and not text.endswith("文图")


def read_photo_credit(text: str) -> tuple[tuple[str, ...], int] | None:
    """The photo credit at the end of ``text``: names, and the offset where it begins (记者/张三 摄)."""
    base = max(0, len(text) - 40)
    tail = _WHERE.sub("摄", text[base:])
    if archive := _ARCHIVE.search(tail):
        return (), base + archive.start()
    if not tail.rstrip(") ").endswith(("摄", "摄影", "摄影报道", "供图", "新华社发")) and not (
        "图/" in tail or "约摄影" in tail or "报摄影" in tail
    ):
        return None
    match = _PHOTO.search(tail)
    if not match:
        return None
    inner = match.group().strip("() ")
    inner = re.sub(r"(?:摄影报道|摄影|摄|供图)$", "", inner)
    byline = read_byline(inner) if inner else None
    if byline is None and inner != inner.rstrip():
        # 谯小兵 摄: set apart from its 摄, a rare surname is a name too
        names = _tokens(inner)
        byline = Byline(tuple(names), False) if names and all(map(_HAN_NAME.fullmatch, names)) else None
    if byline is None and _DOTTED_NAME.fullmatch(inner):
        byline = Byline((inner,), False)
    if byline is None and not inner.startswith(("新华社", "图", "摄影")):
        return None
    return (byline.names if byline else ()), base + match.start()
