"""The words in which tables are described: column, row rule, foreign key, table.

Values only. Everything that says what a table is (Polars schema, Pandera model, DDL, comments,
dictionary) is made from these records, so that nothing about a table is written twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DECIMAL = "DECIMAL(38,9)"
"""Exact numbers as printed: 29 digits before the point and nine after it hold every figure that a
newspaper prints, from 0.001‰ to gross world product, without a binary fraction."""

SPANS = 'STRUCT("start" INTEGER, "end" INTEGER)[]'
"""Page spans ``[start, end)`` in code points."""

Severity = Literal["error", "warn"]
"""``error``: the row is taken out into the quarantine. ``warn``: the row stays, with a remark there."""

WhenLost = Literal["reject", "clear"]


class RegistryError(ValueError):
    """A table description contradicts itself; the message names table and column."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``type`` is a DuckDB type. ``about`` says what the value means and ``unit`` in what it is counted.
    ``null`` says when the value is null; without it the column is never null. ``allowed`` maps each
    allowed value to its meaning, ``pattern`` is a regular expression for the whole value (written
    so that Python, Rust and RE2 read it alike: ``[0-9]``, never ``\\d``), ``low`` and ``high`` are
    inclusive bounds.
    """

    name: str
    type: str
    about: str
    unit: str | None = None
    null: str | None = None
    allowed: Mapping[str, str] | None = field(default=None, hash=False)
    pattern: str | None = None
    low: int | None = None
    high: int | None = None

    @property
    def nullable(self) -> bool:
        """Whether the value may be null."""
        return self.null is not None


@dataclass(frozen=True, slots=True)
class RowRule:
    """What must hold between the columns of one row.

    ``holds`` is an SQL condition that DuckDB (CHECK) and Polars (``sql_expr``) both understand; as
    in SQL, a condition that is unknown because of a null is kept. ``says`` is the sentence an
    editor reads when it is broken.
    """

    name: str
    holds: str
    says: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``column`` (a value, or a list of them) names rows of ``table`` by its one-column key.

    ``when_lost`` says what becomes of a row whose target is not there: ``reject`` it, or ``clear``
    the link and keep the row (a percentage stays true when its count was rejected).
    """

    column: str
    table: str
    when_lost: WhenLost = "reject"


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``history`` tables only grow: a publication carries their rows over.

    ``indexed`` puts PRIMARY KEY into the DDL. An index doubles load time, triples the file, and stands in memory
    whole, so tables that grow with the pages go without: their keys are proven by the contract and by the audit.
    ``filled`` tables stop a publication when they are empty.
    """

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    rules: tuple[RowRule, ...] = ()
    history: bool = False
    indexed: bool = True
    filled: bool = False

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise RegistryError(f"{self.name}: a column is described twice")
        for name, about in ((self.name, self.about), *((c.name, c.about) for c in self.columns)):
            if not about.strip():
                raise RegistryError(f"{self.name}: {name} is not described; its comment would be empty")
        for name in (*self.key, *(link.column for link in self.foreign_keys)):
            if name not in names:
                raise RegistryError(f"{self.name}: {name} is no column")
        for name in self.key:
            if self.column(name).nullable:
                raise RegistryError(f"{self.name}.{name}: a key is never null")
        for link in self.foreign_keys:
            if link.when_lost == "clear" and not self.column(link.column).nullable:
                raise RegistryError(f"{self.name}.{link.column}: a link that can be cleared must be nullable")

    def column(self, name: str) -> Column:
        """The column of that name. Raises RegistryError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise RegistryError(f"{self.name}: {name} is no column")

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names in the order in which the table stores them."""
        return tuple(column.name for column in self.columns)
