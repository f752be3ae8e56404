"""The page that shows how far the rules can be trusted (可信度报告), from what the trials came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from checks.rules import RULES
from checks.slogan import NAME as SLOGAN
from tests.planted.mistakes import NAMES
from tests.planted.proof import Result
from tests.planted.trial import Tally

ALL_RULES = (*(rule.name for rule in RULES), SLOGAN)
ALARM_LINES = 12
EXAMPLES = 3
"""False alarms shown of each rule."""
WORST = 20
MIN_OF_WORDING = 4

NOT_LOOKED_FOR = (
    "What is wrong but agrees with itself: a figure stated once, with no other figure that it must fit.",
    "A count and its percent whose target is not printed, unless no whole target fits both.",
    "A part that is misprinted but still within its whole, when no share and no total is printed.",
    "A value that is misprinted but stays on the right side of its bound.",
    "A later running total that is misprinted but not below the earlier one.",
    "Ranks (居全省第3位), multiples of something not printed, dates of events, ages, phone numbers.",
    "Tables and charts, and figures that stand in pictures.",
    "Whether the words are true: the rules compare what is printed with what is printed.",
    "Figures with 几, 数, 多 or 余 against each other, as far as their bounds may meet.",
)


def page(tally: Tally) -> str:
    """``docs/proof.md``."""
    parts = [_head(tally), _by_rule(tally), _by_kind(tally), _repairs(tally), _alarms(tally)]
    return "\n".join([*parts, _labels(tally), _weak(tally), _limits()]) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|---|" + "---:|" * (len(head) - 1)]
    return "\n".join([*lines, *(f"| {' | '.join(map(str, row))} |" for row in rows)]) + "\n"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


def _head(tally: Tally) -> str:
    sources = Counter(r.source for r in tally.results)
    found = Counter(r.found for r in tally.results)
    decided = sum(n for (source, _, _), n in tally.checks.items() if source == "generated")
    alarms = sum(source == "generated" for source, *_ in tally.alarms)
    return f"""# How far the arithmetic rules can be trusted

Made by `make proof` (`benchmarks/proof.py`); do not edit. The words and numbers of the generated stories are in
`tests/planted/arithmetic.toml` and `tests/planted/consistent.py`; whether an error really contradicts the other
figures is worked out there (`relations.py`) apart from the rules, and only errors that no rounding explains are
planted. Every page goes through the whole pipeline, from bytes to findings.

- **{len(tally.results):,} errors**, one at a time: {sources["generated"]:,} in generated stories, {sources["labelled"]:,} in labelled pages.
- **{_share(found["found"], len(tally.results))} found with the right operands** ({found["found"]:,}), {found["elsewhere"]:,} more found otherwise
  (the wrong figure is named by another rule or with other operands), {found["missed"]:,} missed.
- **{alarms} false alarms** in {tally.stories:,} clean generated stories with {decided:,} checks: {100 * alarms / max(decided, 1):.2f} per 100 checks.
- New failures that name none of the figures concerned, on pages with an error: {sum(r.stray for r in tally.results)}.
"""


def _rows(results: Iterable[Result], key: str, order: Sequence[str]) -> list[tuple[object, ...]]:
    counts = Counter((getattr(r, key), r.found) for r in results)
    rows: list[tuple[object, ...]] = []
    for name in order:
        n = [counts[name, found] for found in ("found", "elsewhere", "missed")]
        if sum(n):
            rows.append((name, sum(n), *n, _share(n[0], sum(n))))
    return rows


def _by_rule(tally: Tally) -> str:
    out = [
        "## By rule\n",
        "The rule is the one that should speak. Checks and false alarms are those on clean text.\n",
    ]
    for source, title in (("generated", "Generated stories"), ("labelled", "Labelled pages")):
        alarms = Counter(rule for where, rule, _, _ in tally.alarms if where == source)
        rows = []
        for row in _rows((r for r in tally.results if r.source == source), "rule", ALL_RULES):
            rule = str(row[0])
            checks = sum(n for (where, name, _), n in tally.checks.items() if (where, name) == (source, rule))
            rows.append((f"`{rule}`", *row[1:], checks, alarms[rule]))
        head = ("rule", "planted", "found", "otherwise", "missed", "found %", "checks", "false alarms")
        out += [f"### {title}\n", _table(head, rows)]
    return "\n".join(out)


def _by_kind(tally: Tally) -> str:
    rows = _rows(tally.results, "kind", tuple(NAMES))
    named = [(f"{NAMES[str(row[0])]} (`{row[0]}`)", *row[1:]) for row in rows]
    return "## By kind of error\n\n" + _table(
        ("error", "planted", "found", "otherwise", "missed", "found %"), named
    )


def _repairs(tally: Tally) -> str:
    rows = []
    for kind in NAMES:
        mended = Counter(r.repair for r in tally.results if r.kind == kind and r.found != "missed")
        total = sum(mended.values())
        if total:
            rows.append(
                (
                    NAMES[kind],
                    total,
                    mended["right"],
                    mended["wrong"],
                    mended["none"],
                    _share(mended["right"], total),
                )
            )
    return (
        "## Suggested repairs\n\nOf errors that were found at all: the suggestion names what was there before, names"
        " something else only, or there is none (several repairs are equally likely, or no single slip explains it).\n\n"
        + _table(("error", "found", "right", "wrong", "none", "right %"), rows)
    )


def _alarms(tally: Tally) -> str:
    found = [a for a in tally.alarms if a[0] == "generated"]
    if not found:
        return "## False alarms on clean generated stories\n\nNone.\n"
    by_rule = {rule: [a for a in found if a[1] == rule][:EXAMPLES] for rule in ALL_RULES}
    shown = [a for examples in by_rule.values() for a in examples]
    lines = [f"- `{rule}`: {message} 原句：{quote}" for _, rule, message, quote in shown]
    more = f"\n- … and {len(found) - len(shown)} more" if len(found) > len(shown) else ""
    return "## False alarms on clean generated stories\n\n" + "\n".join(lines) + more + "\n"


def _labels(tally: Tally) -> str:
    labels = tally.labels
    other = [a for a in tally.alarms if a[0] == "labelled"]
    lines = [f"- `{rule}`: {message}" for _, rule, message, _ in other[:ALARM_LINES]]
    named = labels["found"] + labels["missed"]
    return (
        "## Labelled pages as they were printed\n\n"
        f"{labels['pages']} pages; of {named} failures that the labels name, {labels['found']} are found with the right"
        f" operands. Failures that the labels do not name: {len(other)}.\n\n"
        + "\n".join(lines)
        + ("\n" if lines else "")
    )


def _weak(tally: Tally) -> str:
    """The kinds of facts and the wordings where most is missed."""
    kinds = sorted({kind for kind, _ in tally.paired})
    rows = []
    for kind in kinds:
        yes, no = tally.paired[kind, True], tally.paired[kind, False]
        planted = [
            sum(n for (k, _, f), n in tally.by_kind.items() if k == kind and f == found) for found in _FOUND
        ]
        rows.append(
            (
                f"`{kind}`",
                yes + no,
                yes,
                _share(yes, yes + no),
                sum(planted),
                _share(planted[0], sum(planted)),
            )
        )
    counted = Counter[tuple[str, str]]()
    missed = Counter[tuple[str, str]]()
    for (kind, wording, found), n in tally.wordings.items():
        counted[kind, wording] += n
        missed[kind, wording] += n * (found != "found")
    worst = sorted(
        (w for w in counted if counted[w] >= MIN_OF_WORDING and 2 * missed[w] > counted[w]),
        key=lambda w: (-missed[w] / counted[w], -missed[w], w),
    )
    lines = [
        f"- `{kind}` {missed[kind, said]} of {counted[kind, said]}: {said}" for kind, said in worst[:WORST]
    ]
    pairs = sorted({(kind, error) for kind, error, _ in tally.by_kind})
    seldom = []
    for kind, error in pairs:
        n = [tally.by_kind[kind, error, found] for found in _FOUND]
        if 2 * n[0] < sum(n) and sum(n) >= MIN_OF_WORDING:
            seldom.append(f"- `{kind}` {NAMES[error]}: {n[0]} of {sum(n)} found, {n[1]} otherwise")
    head = ("fact", "clean", "compared", "compared %", "errors", "found %")
    return (
        "## Where the rules are weak\n\nBy kind of fact in generated stories: how often a rule compared the right figures"
        " of clean text, and found errors in them.\n\n"
        + _table(head, rows)
        + "\nErrors of a kind of fact of which less than half were found:\n\n"
        + "\n".join(seldom or ["- none"])
        + "\n\nWordings in which more than half of the errors were missed:\n\n"
        + "\n".join(lines or ["- none"])
        + "\n"
    )


_FOUND = ("found", "elsewhere", "missed")


def _limits() -> str:
    return "## What the rules do not look for\n\n" + "\n".join(f"- {line}" for line in NOT_LOOKED_FOR)
