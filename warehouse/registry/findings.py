"""What arithmetic says about the statements, and what people say about that."""

from warehouse.registry.pages import DOC_ID, STORY_ID
from warehouse.registry.schema import Column, ForeignKey, RowRule, Table

FINGERPRINT = Column(
    "fingerprint",
    "VARCHAR",
    "Identity of a finding across runs: rule, page and printed operands (指纹).",
    pattern=r"\S+",
)
RULES = {
    "target_pct": "count, percent and target agree; 超额 too",
    "ceiling": "a figure is below or above the bound it is compared with (控制数)",
    "target_range": "a figure lies inside its target range",
    "part_whole": "其中 parts lie within the whole",
    "sum": "parts that must add up do",
    "ratio": "total = per head × heads; percent = part ÷ whole",
    "change": "now, before and growth agree; a whole-number `before` exists",
    "repeat": "the same fact stated twice is the same",
    "monotone": "a later cumulative figure is not below an earlier one",
    "missing_operand": "分别 lists have as many counts as percents",
    "slogan": "a slogan of n items introduces n items (八统一)",
    "cross_story": "stories agree about the same fact",
    "range": "a share lies within 0..100%, a decline is not beyond 100%",
    "calendar": "a span of days is as long as its first and last day say",
}

CHECK_RESULTS = Table(
    name="check_results",
    about="Verdicts of the arithmetic rules (核验结果), whether they hold or not.",
    key=("result_id",),
    indexed=False,
    columns=(
        Column("result_id", "VARCHAR", "Identity of the verdict.", pattern=r"\S+"),
        Column("run_id", "VARCHAR", "The run that gave it (`runs.run_id`).", pattern=r"\S+"),
        Column("rule", "VARCHAR", "The arithmetic rule.", allowed=RULES),
        Column(
            "severity",
            "VARCHAR",
            "How much it matters.",
            allowed={
                "error": "a stated conclusion flips (红)",
                "warn": "only digits disagree (黄)",
                "info": "worth knowing",
            },
        ),
        Column(
            "verdict",
            "VARCHAR",
            "What arithmetic says.",
            allowed={
                "holds": "the figures agree (成立)",
                "fails": "the figures contradict each other (不成立)",
                "undecided": "the printed figures decide neither way (无法判定)",
            },
        ),
        Column(
            "by_rounding_only",
            "BOOLEAN",
            "True when it holds only inside the interval of the printed digits (舍入范围内).",
        ),
        Column("metric_ids", "VARCHAR[]", "Every operand, in the rule's order (`metrics.metric_id`)."),
        Column("doc_id", "VARCHAR", "The page.", null="when the operands stand on several", pattern=DOC_ID),
        Column(
            "story_id", "VARCHAR", "The story.", null="when the operands stand in several", pattern=STORY_ID
        ),
        Column(
            "expected", "VARCHAR", "What the rule computed, in words.", null="when nothing can be computed"
        ),
        Column("observed", "VARCHAR", "What is printed, in words.", null="when nothing is printed"),
        Column(
            "message",
            "VARCHAR",
            "One Chinese sentence that an editor understands (说明).",
            pattern=r"[\s\S]+",
        ),
        Column("quote", "VARCHAR", "The sentence of the operands (原句).", null="when it is not known"),
        Column(
            "repair",
            "VARCHAR",
            "The smallest slip that would make the figures right (疑似笔误).",
            null="when the verdict is not `fails` or no single slip explains it",
        ),
        FINGERPRINT,
        Column(
            "shared_keys",
            "VARCHAR[]",
            "What its operands on several pages have in common: a cluster, a place and period.",
            null="when all operands stand on one page",
        ),
    ),
    foreign_keys=(
        ForeignKey("doc_id", "documents"),
        ForeignKey("story_id", "stories"),
        ForeignKey("metric_ids", "metrics"),
    ),
    rules=(
        RowRule(
            "rounding_only_when_holds",
            "NOT by_rounding_only OR verdict = 'holds'",
            "只有成立的结论才谈得上“仅在舍入范围内成立”。",
        ),
    ),
)

FINDING_HISTORY = Table(
    name="finding_history",
    about="When each failing finding was first and last seen; kept when the finding has gone (历次问题).",
    key=("fingerprint",),
    history=True,
    columns=(
        FINGERPRINT,
        Column("rule", "VARCHAR", "The arithmetic rule.", allowed=RULES),
        Column("message", "VARCHAR", "Its sentence when it was last seen."),
        Column("first_run_id", "VARCHAR", "The run that saw it first."),
        Column("first_seen_at", "TIMESTAMP", "When that run started.", unit="UTC"),
        Column("last_run_id", "VARCHAR", "The latest run that saw it."),
        Column("last_seen_at", "TIMESTAMP", "When that run started.", unit="UTC"),
    ),
    rules=(RowRule("seen_order", "first_seen_at <= last_seen_at", "首次发现的时间晚于最近一次。"),),
)

REVIEWS = Table(
    name="reviews",
    about="People's verdicts on findings (复核), appended and never overwritten; the latest one counts.",
    key=("fingerprint", "reviewer", "reviewed_at"),
    history=True,
    columns=(
        FINGERPRINT,
        Column(
            "verdict",
            "VARCHAR",
            "What the person decided.",
            allowed={
                "confirmed": "the page is wrong (属实)",
                "dismissed": "the finding is wrong (误报)",
                "unclear": "cannot be decided from the page (存疑)",
            },
        ),
        Column("reason", "VARCHAR", "Why, in the reviewer's words.", pattern=r"[\s\S]+"),
        Column("reviewer", "VARCHAR", "Who decided.", pattern=r"[\s\S]+"),
        Column("reviewed_at", "TIMESTAMP", "When.", unit="UTC"),
    ),
)

CORRECTIONS = Table(
    name="corrections",
    about="Corrections people made to what was read (更正), appended and never overwritten.",
    key=("correction_id",),
    history=True,
    columns=(
        Column("correction_id", "VARCHAR", "Identity of the correction.", pattern=r"\S+"),
        Column(
            "doc_id", "VARCHAR", "The page it is about.", null="when it is about every page", pattern=DOC_ID
        ),
        Column("locator", "VARCHAR", "What is corrected: a span, a row id or a name."),
        Column("action", "VARCHAR", "What is done there.", pattern=r"[a-z_]+"),
        Column("field", "VARCHAR", "The column that is corrected.", null="when it is about the whole row"),
        Column(
            "expect",
            "VARCHAR",
            "What the source said when the correction was written; it fails loudly when that has changed.",
        ),
        Column("value", "VARCHAR", "The right value.", null="when the row is removed"),
        Column("reason", "VARCHAR", "Why.", pattern=r"[\s\S]+"),
        Column("author", "VARCHAR", "Who wrote it.", null="when it is not known"),
        Column("made_at", "TIMESTAMP", "When it was written.", unit="UTC", null="when it is not known"),
    ),
)

RULE_KEYS = Table(
    name="rule_keys",
    about="By what a rule may pair figures of one page with those of others: so a run finds the figures that"
    " those of a changed page have to be compared with, and no others.",
    key=("rule", "key", "metric_id"),
    indexed=False,
    columns=(
        Column("rule", "VARCHAR", "The arithmetic rule.", allowed=RULES),
        Column("key", "VARCHAR", "What figures share that the rule compares.", pattern=r"[\s\S]+"),
        Column("metric_id", "VARCHAR", "The figure.", pattern=r"\S+"),
        Column("doc_id", "VARCHAR", "Its page.", pattern=DOC_ID),
    ),
    foreign_keys=(ForeignKey("metric_id", "metrics"), ForeignKey("doc_id", "documents")),
)
