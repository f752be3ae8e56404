"""For every rule of a row: fields that break it and nothing else."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

_LOW, _HIGH = Decimal(2000), Decimal(3000)

BROKEN: dict[tuple[str, str], dict[str, Any]] = {
    ("documents", "month_is_first_day"): {"page_month": dt.date(2021, 8, 20)},
    ("documents", "month_of_day"): {"page_month": dt.date(2021, 7, 1)},
    ("documents", "date_has_basis"): {"page_date_basis": None},
    ("stories", "code_has_place"): {"place": None},
    ("stories", "story_has_headline"): {"headline": None},
    ("quantities", "span_order"): {"char_start": 24, "raw_text": ""},
    ("quantities", "span_length"): {"raw_text": "39989"},
    ("quantities", "only_metrics_link"): {"class": "date"},
    ("metrics", "span_order"): {"char_start": 24, "raw_text": ""},
    ("metrics", "span_length"): {"raw_text": "39989余人"},
    ("metrics", "has_number"): {"value": None, "approx": "about"},
    ("metrics", "wording_bounds"): {
        "value": None,
        "approx": "range",
        "value_low": _HIGH,
        "value_high": _LOW,
    },
    ("metrics", "printed_bounds"): {
        "printed_low": _HIGH,
        "printed_high": _LOW,
        "value": None,
        "value_low": _LOW,
    }
    | {"approx": "over"},
    ("metrics", "value_as_printed"): {"value": Decimal(39990)},
    ("metrics", "exact_is_one_value"): {"value_low": Decimal(39989)},
    ("metrics", "hedge_has_bound"): {"approx": "over"},
    ("metrics", "range_has_bounds"): {"approx": "range", "value_low": _LOW},
    ("metrics", "period_order"): {"period_start": dt.date(2021, 8, 1)},
    ("metrics", "code_has_place"): {"place": None},
    ("metrics", "links_elsewhere"): {"same_as_metric_id": "m1"},
    ("implied_targets", "bounds"): {"low": Decimal(60000)},
    ("check_results", "rounding_only_when_holds"): {"by_rounding_only": True},
    ("listings", "span_order"): {"char_start": 38, "raw_text": ""},
    ("listings", "span_length"): {"raw_text": "电焊工等"},
    ("listings", "period_order"): {"period_start": dt.date(2021, 8, 1), "period_end": dt.date(2021, 7, 31)},
    ("listings", "code_has_place"): {"place": None},
    ("listings", "stated_is_said"): {"said": None},
    ("listing_items", "span_order"): {"char_start": 33, "raw_text": ""},
    ("listing_items", "span_length"): {"raw_text": "电焊"},
    ("listing_items", "code_has_place"): {"place": None},
    ("listing_items", "unit_has_value"): {"value": Decimal(10)},
    ("finding_history", "seen_order"): {"last_seen_at": dt.datetime(2020, 1, 1)},
    ("runs", "time_order"): {"finished_at": dt.datetime(2020, 1, 1)},
}
