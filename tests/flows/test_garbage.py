"""Rings of objects are looked for seldom while a load runs, and as before after it."""

import gc

import pytest

from flows.garbage import SELDOM, searched_seldom


@searched_seldom()
def failing():
    assert gc.get_threshold() == SELDOM
    raise ZeroDivisionError


def test_it_is_as_before_afterwards_whatever_happens():
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError):
        failing()
    assert gc.get_threshold() == before
