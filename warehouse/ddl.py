"""The registry as SQL: tables with what can be enforced cheaply, and a comment on everything."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from warehouse.registry import Column, Table


def quoted(name: str) -> str:
    """An identifier in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def conditions(column: Column) -> tuple[tuple[str, str], ...]:
    """``(rule, condition)`` of each bound a single column has; null meets every one of them."""
    name = quoted(column.name)
    found: list[tuple[str, str]] = []
    if column.allowed is not None:
        found.append(("allowed", f"{name} IN ({', '.join(literal(v) for v in column.allowed)})"))
    if column.pattern is not None:
        found.append(("pattern", f"regexp_full_match({name}, {literal(column.pattern)})"))
    if column.low is not None:
        found.append(("low", f"{name} >= {column.low}"))
    if column.high is not None:
        found.append(("high", f"{name} <= {column.high}"))
    if column.type == "DOUBLE":
        found.append(("finite", f"isfinite({name})"))
    return tuple(found)


def create_table(table: Table) -> str:
    """CREATE TABLE with NOT NULL, CHECK (rules of severity error) and, for small tables, the key.

    Foreign keys are not declared: DuckDB cannot load tables that point at each other, and the
    contract and the audit prove them.
    """
    lines = [f"{quoted(c.name)} {c.type}{'' if c.nullable else ' NOT NULL'}" for c in table.columns]
    lines += [f"CHECK ({sql})" for column in table.columns for _, sql in conditions(column)]
    lines += [f"CHECK ({rule.holds})" for rule in table.rules if rule.severity == "error"]
    if table.indexed:
        lines.append(f"PRIMARY KEY ({', '.join(quoted(name) for name in table.key)})")
    body = ",\n    ".join(lines)
    return f"CREATE TABLE {quoted(table.name)} (\n    {body}\n)"


def column_comment(column: Column) -> str:
    """Meaning, unit, null rule and allowed values of a column in one line."""
    parts = [column.about]
    if column.allowed is not None:
        parts.append("Values: " + "; ".join(f"{v} = {says}" for v, says in column.allowed.items()) + ".")
    if column.unit is not None:
        parts.append(f"Unit: {column.unit}.")
    parts.append("Never null." if column.null is None else f"Null {column.null}.")
    return " ".join(parts)


def comments(table: Table) -> tuple[str, ...]:
    """COMMENT ON for the table and each of its columns."""
    name = quoted(table.name)
    return (
        f"COMMENT ON TABLE {name} IS {literal(table.about)}",
        *(
            f"COMMENT ON COLUMN {name}.{quoted(c.name)} IS {literal(column_comment(c))}"
            for c in table.columns
        ),
    )


def columns_of(con: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Names of the columns of a table (its name quoted, after its catalog if need be); none when there is none."""
    try:
        asked = con.execute(f"SELECT * FROM {table} LIMIT 0")
    except duckdb.CatalogException:
        return ()
    return tuple(column[0] for column in asked.description or ())


def script(tables: Iterable[Table]) -> str:
    """The whole DDL as one SQL script, to read or to run elsewhere."""
    statements = [sql for table in tables for sql in (create_table(table), *comments(table))]
    return ";\n".join(statements) + ";\n"
