"""Whether a run that made every row again found them as they were (原样)."""

from __future__ import annotations

from warehouse.diff import table_changes
from warehouse.staging import Staging


def as_before(staging: Staging) -> bool:
    """Whether the rows of pages, checks and people are those of the file before, made by the same code into the same tables."""
    if not staging.had_file:
        return False
    made = dict(staging.con.execute("SELECT part, fingerprint FROM old.made_with").fetchall())
    if made != staging.made_with:  # else the next run would find the old fingerprints, and make all again
        return False
    changes = table_changes(staging.con, "old.", "")
    return not any(each.added or each.gone or each.changed for each in changes)
