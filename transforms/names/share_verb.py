"""The verb of a share and what it is of, in the order in which a name has them (占比的说法)."""

from __future__ import annotations

import re

_ABOUT_SHARE = re.compile(r"(?:大约|大概|差不多|[约将要能可]){1,3}占到?|占到(?!位)")
_TOGETHER = re.compile(r"^(?:一共|合起来|加起来|加在一起|合在一起|算在一起|归在一起)(?=占)")
_WITHIN_SHARE = re.compile(
    r"^(?:([^,;。0-9占在]{2,10})在|在?)([^,;。0-9占]{2,14}?)(?:当中|[中里内])(?:约|只|就)?占$"
)


def as_share(phrase: str) -> str:
    """占渔业总产值 of 在渔业总产值中占到, 红枣占总产量 of 红枣大约要占到总产量."""
    phrase = _TOGETHER.sub("", phrase)
    return _WITHIN_SHARE.sub(r"\1占\2", _ABOUT_SHARE.sub("占", phrase, count=1), count=1)
