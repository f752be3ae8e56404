"""All tables by name, parents before children."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from warehouse.registry.findings import CHECK_RESULTS, CORRECTIONS, FINDING_HISTORY, REVIEWS, RULE_KEYS
from warehouse.registry.ledger import ABOUT, MADE_WITH, QUARANTINE, RUNS
from warehouse.registry.listings import LISTING_ITEMS, LISTINGS, NAME_KINDS
from warehouse.registry.metrics import IMPLIED_TARGETS, METRICS
from warehouse.registry.pages import DOCUMENTS, PAGE_PLACES, QUANTITIES, STORIES
from warehouse.registry.reference import INDICATORS, PLACES
from warehouse.registry.reprints import REPRINT_BODIES, REPRINT_KEYS
from warehouse.registry.schema import Table
from warehouse.registry.search import STORY_WORDS

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            RUNS,
            PLACES,
            INDICATORS,
            DOCUMENTS,
            STORIES,
            METRICS,
            QUANTITIES,
            NAME_KINDS,
            LISTINGS,
            LISTING_ITEMS,
            IMPLIED_TARGETS,
            CHECK_RESULTS,
            FINDING_HISTORY,
            QUARANTINE,
            REVIEWS,
            CORRECTIONS,
            PAGE_PLACES,
            STORY_WORDS,
            RULE_KEYS,
            REPRINT_BODIES,
            REPRINT_KEYS,
            MADE_WITH,
            ABOUT,
        )
    }
)
