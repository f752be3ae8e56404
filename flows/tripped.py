"""Rules that trip over a page (核对出错): what the other rules say of it stands, and the fault is noted with the page.

Rules work on any figures, so none should trip; what comes from outside is not trusted with that. A load never fails for
one page: the fault stands in ``quarantine`` and in the report, and the page keeps its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import polars as pl

from checks.contract.rejections import Rejection
from checks.repair import repaired
from checks.rule import Facts, Finding, Rule, apply
from flows.each_page import FAILED
from flows.standing import Standing
from warehouse.escape import plain
from warehouse.staging import Staging

T = TypeVar("T")

_SCHEMA = {"doc_id": pl.String, "rule": pl.String, "said": pl.String}
_REASON = "核对这个版面时程序出错，它别的结论照常；请把这个文件交给维护的人。"


@dataclass(slots=True)
class Faults:
    """(doc_id, rule, what the program said) of every rule that tripped."""

    noted: list[tuple[str, str, str]] = field(default_factory=list)

    def spared(self, doc_id: str, rule: str, work: Callable[[], Iterable[T]]) -> list[T]:
        """What ``work`` gives; nothing, and a note, where it trips."""
        try:
            return list(work())
        except MemoryError:
            raise
        except Exception as error:
            self.noted.append((doc_id, rule, plain(f"{type(error).__name__}: {error}")[:200]))
            return []

    def frame(self) -> pl.DataFrame:
        """The notes as rows."""
        return pl.DataFrame(self.noted, schema=_SCHEMA, orient="row")


def found_on(doc_id: str, rules: Iterable[Rule], facts: Facts, faults: Faults) -> tuple[Finding, ...]:
    """The findings of all ``rules`` on one page with their repairs; a rule that trips costs its own findings only."""
    known = tuple(rules)
    try:
        return repaired(apply(known, facts), known, facts)
    except MemoryError:
        raise
    except Exception:
        each = [faults.spared(doc_id, rule.name, lambda rule=rule: apply((rule,), facts)) for rule in known]
    told = [finding for found in each for finding in found]
    return tuple(faults.spared(doc_id, "repair", lambda: repaired(told, known, facts)) or told)


def noted(staging: Staging, faults: pl.DataFrame) -> Standing:
    """The faults as remarks on rows that are not there, by the paths of their pages."""
    paths = dict(
        staging.con.execute(
            "SELECT doc_id, path FROM documents WHERE list_contains(?, doc_id)",
            [faults.get_column("doc_id").to_list()],
        ).fetchall()
    )
    remarks = (
        Rejection("check_results", f"{paths.get(doc_id, doc_id)}|{rule}", FAILED, "warn", _REASON, said)
        for doc_id, rule, said in faults.iter_rows()
    )
    return Standing(tuple(sorted(remarks)), ())
