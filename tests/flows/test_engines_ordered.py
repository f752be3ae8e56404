"""Results come in the order of the items, however their work ends; no more is given out than asked."""

from concurrent.futures import Future

import pytest

from flows.engines.ordered import in_order


class Late:
    """Work whose result comes just as the wait for it ends."""

    def __init__(self, result=None, error=None):
        self.future, self.waits, self.cancelled = Future(), 0, False
        self.end = lambda: self.future.set_exception(error) if error else self.future.set_result(result)

    def result(self, timeout=None):
        self.waits += 1
        if self.waits == 1:
            self.end()
            raise TimeoutError
        return self.future.result(timeout)

    def done(self):
        return self.future.done()

    def cancel(self):
        self.cancelled = True


def test_results_come_in_order_and_only_some_are_given_out():
    out = []

    def give_out(item):
        out.append(item)
        return Late(item * 10)

    results = in_order(give_out, iter(range(6)), 3)
    assert next(results) == 0
    assert out == [0, 1, 2]
    assert list(results) == [10, 20, 30, 40, 50]


def test_a_time_out_of_the_work_itself_is_its_error():
    with pytest.raises(TimeoutError, match="its own"):
        list(in_order(lambda _: Late(error=TimeoutError("its own")), [1], 2))


def test_after_an_error_the_others_are_not_wanted():
    given = [Late(1), Late(error=ValueError("no")), Late(3)]
    with pytest.raises(ValueError, match="no"):
        list(in_order(lambda n: given[n], range(3), 3))
    assert [each.cancelled for each in given] == [False, True, True]
