"""Shares in one list that are all of one whole (甲占40%、乙占35%、其余占25%), or ought to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.near_miss import one_slip
from checks.figures.sentence import Sentence, letters
from checks.interval import Interval
from checks.totals.exhaustive import exhaustive
from checks.totals.kinds import OVERLAPS
from checks.totals.listed import total_of
from transforms.metric import Metric
from transforms.text.view import VIEW

_SHARE_OF = re.compile(r"占|比重(?:分别)?为$|三[次大]产业[^,;。0-9]{0,16}贡献率(?:分别|依次)为$")
_LOOKED_AT = re.compile(rf"[;,]{VIEW}[,:]")
_THE_REST = re.compile(r"^[,、][^,;、。0-9]{0,6}(?:剩余|其余|余下|剩下)$")
"""个人缴纳20%,剩余80%由财政补贴; 其余的80% may be of the rest alone."""
_REST_SHARE = re.compile(r"(?:其余|其他|其它|剩余|剩下)[^,;、。]{0,8}占?[^,;、。]{0,4}$")


def shares_of_all(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """甲占40%、乙占35%、其余占25%: shares that make 100, or whose list ends with the rest."""
    if [m.unit for m in sentence.figures].count("%") < 2:
        return
    for run in _runs(sentence):
        whole = len(run) == 2 and (_exclusive(sentence, run) or _before_the_rest(sentence, run[0]))
        if len(run) > 2 or whole or _two_of_all(sentence, run):
            added = total_of([sentence.figures[j] for j in run])
            if added is not None and (
                added.meets(_ALL) or _ends_with_rest(sentence, run) or _too_much(sentence, run, added)
            ):
                yield tuple(sentence.figures[j] for j in run)


def _two_of_all(sentence: Sentence, run: Sequence[int]) -> bool:
    """公立医院床位占71.4%,民营医院床位占28.6%; 轻、重工业占比分别为30.6%和69.4%: two told alike, with decimals, that make all."""
    if len(run) != 2 or run[1] != run[0] + 1:
        return False
    one, two = (sentence.figures[i] for i in run)
    said = sentence.lead(run[1])
    alike = said in ("、", "和", ",") or letters(said)[-3:] == letters(sentence.clause_lead(run[0]))[-3:]
    told = "." in one.evidence.raw_text and "." in two.evidence.raw_text
    added = total_of((one, two)) if alike and told else None
    return added is not None and added.meets(_ALL)


def _runs(sentence: Sentence) -> Iterator[list[int]]:
    """Where shares stand one behind another, each looked at in one way (占72%;从学历看,…: another look begins)."""
    run: list[int] = []
    for i, metric in enumerate(sentence.figures):
        share = metric.unit == "%" and metric.role in ("rate", "standard") and metric.value is not None
        lead = sentence.lead(i) if share else ""
        if share and (
            _SHARE_OF.search(lead)
            or _before_the_rest(sentence, i)
            or (run and (not lead.strip("、,和及 ") or _REST_SHARE.search(lead)))
        ):
            if run and _LOOKED_AT.search(lead):
                yield run
                run = []
            if not (run and "其中" in lead):
                run.append(i)
                continue
        yield run
        run = []
    yield run


def _ends_with_rest(sentence: Sentence, run: Sequence[int]) -> bool:
    """Whether the list ends with the rest, and nothing else stands in it."""
    return run[-1] - run[0] == len(run) - 1 and _REST_SHARE.search(sentence.clause_lead(run[-1])) is not None


def _before_the_rest(sentence: Sentence, at: int) -> bool:
    """Whether the figure behind a share is all that is left of the whole (个人缴纳20%,剩余80%由财政补贴)."""
    return at + 1 < len(sentence.figures) and _THE_REST.match(sentence.lead(at + 1)) is not None


_ALL = Interval.point(100)
_BESIDE = re.compile(r"^(?:、|和|及|以及|与|,)$")
NAME = 6
"""Letters of a kind and its 占; a longer name tells of another whole (乙乡党员中女性占). 2026-11: 6."""


def _too_much(sentence: Sentence, run: Sequence[int], together: Interval) -> bool:
    """More than all, which one slip explains, of things that are apart; or less, of two that leave nothing out."""
    if together.low is None or together.high is None or 2 * together.high <= 100:
        return False
    listed = [sentence.figures[i] for i in run]
    exclusive = _exclusive(sentence, run)
    if together.low <= 100 and not (exclusive and len(run) == 2 and run[1] == run[0] + 1):
        return False
    if _named_to_the_rest(sentence, run):
        return True
    if _of_one_whole(sentence, run):
        return True  # 三大行业占…的比重分别为…: some of all, which are never more than all
    apart = exclusive or _respective(sentence, run) or _classified(sentence, run)
    return apart and any(one_slip(m, _ALL - _others(m, listed)) for m in listed)


def _exclusive(sentence: Sentence, run: Sequence[int]) -> bool:
    """Whether the names are those of kinds that leave nothing out, and exclude each other (男性占52%,女性占48%)."""
    names = [letters(sentence.clause_lead(i)) for i in run]
    return exhaustive(names) and all(len(name) <= NAME and "中" not in name for name in names[1:])


_BRACKET = re.compile(r"\([^()0-9]*\)")
_BY_KIND = re.compile(rf"{VIEW}[,:][^,;。0-9]{{1,8}}$")
_OF_KINDS = re.compile(
    r"[三四五六七八九十]大(?:行业|产业|板块|领域|门类|行当)[^,;。占]{0,12}占[^,;。占各其]{2,20}的?(?:比重|比例|份额)分别[^,;。0-9]{0,3}$"
)
_OF_CLASSES = re.compile(
    rf"{VIEW}[,:][^,;。占]{{3,40}}占[^,;。占各其]{{2,20}}的?(?:比重|比例|份额)分别[^,;。0-9]{{0,3}}$"
)
"""从货种看,甲、乙、丙占吞吐量的比重分别为…: classes of one division, which are apart."""


def _classified(sentence: Sentence, run: Sequence[int]) -> bool:
    """按用途分,助困占46%、助医占29%、…: the kinds of one division, told one by one."""
    if len(run) < 3 or not _BY_KIND.search(sentence.text[: sentence.figures[run[0]].start - sentence.start]):
        return False
    leads = [_BRACKET.sub("", sentence.lead(i)) for i in run[1:]]
    return all(lead[:1] in ("、", ",") and len(lead) <= NAME + 2 for lead in leads)


def _of_one_whole(sentence: Sentence, run: Sequence[int]) -> bool:
    """纺织、玻璃、造纸三大行业占规上产值的比重分别为…: as many industries as shares, of one whole that is named."""
    said = sentence.text[: sentence.figures[run[0]].start - sentence.start]
    beside = len(run) > 2 and all(_BESIDE.match(sentence.lead(i)) for i in run[1:])
    if not beside or OVERLAPS.search(said):
        return False
    return _OF_KINDS.search(said) is not None or _OF_CLASSES.search(said) is not None


_TO_THE_REST = re.compile(
    r"(?P<names>[^,;:。0-9]{1,12}、[^,;:。0-9]{1,40})(?:和|及|以及|、)其[他余它][^,;。、0-9]{0,8}(?:占比)?(?:分别|各|依次)[^,;。0-9]{0,16}$"
)


def _named_to_the_rest(sentence: Sentence, run: Sequence[int]) -> bool:
    """甲、乙及其他分别占52%、30%和18%: as many shares as names, of which the last is the rest."""
    said = _TO_THE_REST.search(sentence.text[: sentence.figures[run[0]].start - sentence.start])
    if said is None or not all(_BESIDE.match(sentence.lead(i)) for i in run[1:]):
        return False
    return len(re.split("[、和及]", said["names"])) in (len(run) - 1, len(run))


_DEALT = re.compile("分别|依次")


def _respective(sentence: Sentence, run: Sequence[int]) -> bool:
    """甲、乙、丙占比分别为62.4%、27.5%和11.1%."""
    if len(run) < 3 or not _DEALT.search(sentence.lead(run[0])) or OVERLAPS.search(sentence.text):
        return False
    precise = all("." in sentence.figures[i].evidence.raw_text for i in run)
    return precise and all(_BESIDE.match(sentence.lead(i)) for i in run[1:])


def _others(metric: Metric, listed: Sequence[Metric]) -> Interval:
    return total_of([m for m in listed if m is not metric]) or Interval.point(0)
