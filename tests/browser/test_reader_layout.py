"""The reader at four widths, light and dark, for readers of all kinds; ``SHUZHENG_SHOTS=DIR`` keeps the screenshots."""

from __future__ import annotations

import pytest

from tests.browser.reader_pages import finding, metric, opened
from tests.browser.watched import axe, until_true, watched

WIDTHS = ((390, 844), (768, 1024), (1360, 800), (1920, 1080))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), WIDTHS)
@pytest.mark.parametrize("what", ["story", "metric", "finding"])
def test_nobody_is_shut_out_and_nothing_overflows(
    browser, folder, warehouse, shots, what, width, height, scheme
):
    addresses = {
        "story": metric(warehouse, "1286人次").split(":")[0] + ":s3",
        "metric": metric(warehouse, "90%", "进村入户"),
        "finding": finding(warehouse, "登了两次"),
    }
    with watched(browser, viewport={"width": width, "height": height}, color_scheme=scheme) as seen:
        tab = opened(seen, folder, what, addresses[what])
        tab.wait_for_timeout(400)  # the scrolling to what is chosen
        tab.screenshot(path=shots / f"reader-{what}-{scheme}-{width}.png")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(tab) == []
        assert seen.errors == []


def test_what_is_chosen_is_in_view_on_a_phone(browser, folder, warehouse):
    with watched(browser, viewport={"width": 390, "height": 844}, has_touch=True) as seen:
        tab = opened(seen, folder, "finding", finding(warehouse, "1268人次”还大"))
        tab.wait_for_timeout(900)
        first = tab.locator(".mark.operand").first.bounding_box()
        sheet = tab.locator("#panel").bounding_box()
        assert first["y"] >= 0
        assert first["y"] + first["height"] <= sheet["y"] < 844
        tab.locator(".mark.operand").last.tap()
        until_true(tab, "document.querySelector('#panel .big')?.textContent === '1905人次'")
