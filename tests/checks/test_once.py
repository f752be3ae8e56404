"""Work that rules share is done once for the same facts, and anew for others."""

from checks.figures.once import once
from checks.rule import Facts
from tests.factories import metric


def test_done_once_for_the_same_facts_only():
    asked = []

    @once
    def ids(facts):
        asked.append(facts)
        return (m.metric_id for m in facts.metrics)

    first, other = Facts.of([metric("12人")], {}), Facts.of([metric("13人", at=5)], {})
    assert ids(first) == ids(first)
    assert len(asked) == 1
    assert ids(other) != ids(first)
    assert len(asked) == 3
