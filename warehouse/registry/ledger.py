"""What was run, what was turned away, and what the file itself is."""

from warehouse.registry.schema import Column, RowRule, Table


def _count(name: str, about: str) -> Column:
    return Column(name, "INTEGER", about, unit="rows", low=0)


_UNMEASURED = "in runs that nobody measured: of older programs, and those that put a release back"

RUNS = Table(
    name="runs",
    about="The load ledger (运行台账). A run's rows are visible only once its row here is complete:"
    " both arrive in the file by one and the same swap.",
    key=("run_id",),
    history=True,
    columns=(
        Column("run_id", "VARCHAR", "Identity of the run.", pattern=r"[0-9A-Za-z_.-]+"),
        Column("started_at", "TIMESTAMP", "When it began.", unit="UTC"),
        Column("finished_at", "TIMESTAMP", "When its rows were complete.", unit="UTC"),
        Column(
            "status",
            "VARCHAR",
            "How it ended.",
            allowed={
                "published": "its rows are in the file, or were until a later run replaced them",
                "stopped": "the gate stopped it; the rows of the run before it stayed",
                "rolled_back": "it put the rows of an earlier release back",
                "unchanged": "an audit that made every row again and found them as they were; they stayed",
            },
        ),
        _count("n_pages", "Pages read."),
        _count("n_stories", "Reports (kind `story`) found on them."),
        _count("n_copies", "Reports that are copies of another."),
        _count("n_quantities", "Numeral runs seen."),
        _count("n_metrics", "Quantities typed as metrics."),
        _count("n_checkable", "Metrics that are linked to another or are an operand of any rule."),
        _count("n_checked", "Metrics that a decided verdict (holds or fails) covers."),
        _count("n_errors", "Failing findings of severity error."),
        _count("n_warnings", "Failing findings of severity warn."),
        _count("n_quarantined", "Pages and rows turned away."),
        Column("pages_folder", "VARCHAR", "Folder the pages came from, as the operator wrote it."),
        Column("code_version", "VARCHAR", "Version of the program.", null="when it is not known"),
        Column(
            "release",
            "INTEGER",
            "Number of the release it made (发布序号), rising by one.",
            null="when it published nothing",
            low=1,
        ),
        Column(
            "restored",
            "INTEGER",
            "The release whose rows it put back.",
            null="unless its status is `rolled_back`",
            low=1,
        ),
        Column(
            "flow_run_id",
            "VARCHAR",
            "The flow run in Prefect that did it.",
            null="when it ran without Prefect",
            pattern=r"[0-9a-f-]{36}",
        ),
        Column("n_read", "INTEGER", "Pages read in this run.", unit="pages", null=_UNMEASURED, low=0),
        Column(
            "n_found", "INTEGER", "Numeral runs found on the pages read in this run.", null=_UNMEASURED, low=0
        ),
        Column(
            "seconds",
            "DOUBLE",
            "From its beginning until its rows were complete.",
            unit="s",
            null=_UNMEASURED,
            low=0,
        ),
        Column(
            "cpu_seconds",
            "DOUBLE",
            "Processor time of the run in that time, its workers' among it.",
            unit="s",
            null=_UNMEASURED,
            low=0,
        ),
        Column(
            "peak_memory_mb",
            "DOUBLE",
            "Most memory that the process has held up to then.",
            unit="MB",
            null=_UNMEASURED,
            low=0,
        ),
    ),
    rules=(RowRule("time_order", "started_at <= finished_at", "运行的结束时间早于开始时间。"),),
)

QUARANTINE = Table(
    name="quarantine",
    about="Pages and rows that were turned away, with rule, reason and evidence (隔离区).",
    key=("run_id", "table_name", "item", "rule"),
    indexed=False,
    history=True,
    columns=(
        Column("run_id", "VARCHAR", "The run that turned it away."),
        Column(
            "kind", "VARCHAR", "What was turned away.", allowed={"page": "a file", "row": "a row of a table"}
        ),
        Column("table_name", "VARCHAR", "The table it was meant for; `documents` for a page."),
        Column("item", "VARCHAR", "Path of the page, or key of the row."),
        Column("rule", "VARCHAR", "The rule it broke."),
        Column(
            "severity",
            "VARCHAR",
            "What became of it.",
            allowed={"error": "it was taken out", "warn": "it was published with this remark"},
        ),
        Column("reason", "VARCHAR", "Why, in one Chinese sentence."),
        Column("evidence", "VARCHAR", "The values that broke the rule.", null="when the reason says it all"),
    ),
)

ABOUT = Table(
    name="about",
    about="What this file is; by this table a publication knows that a file is one of ours.",
    key=("name",),
    columns=(
        Column("name", "VARCHAR", "Name of the fact: made_by, schema_version, numbers, offsets."),
        Column("value", "VARCHAR", "The fact."),
    ),
)

MADE_WITH = Table(
    name="made_with",
    about="Fingerprints of the code and word lists that made the rows; a part whose fingerprint has changed"
    " is made anew by the next run, the others are carried over.",
    key=("part",),
    columns=(
        Column(
            "part",
            "VARCHAR",
            "pages: everything read from a page; checks: verdicts and implied targets; tables: the tables"
            " and views themselves.",
            pattern=r"\S+",
        ),
        Column("fingerprint", "VARCHAR", "SHA-256 in hex.", pattern=r"[0-9a-f]{64}"),
    ),
)
