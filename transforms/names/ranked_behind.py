"""Ranks that are told behind a figure (数后的名次): 3.4万亩次之, 以9万人次排在第二."""

from __future__ import annotations

import re

RANK_AFTER = re.compile(
    r"创[^,;。]{0,14}?(?:新高|最高|纪录|记录|新低)|次之|居首|居次|最多|最少|最高|最低|位居|列第|居第"
)
"""Behind a figure that is named by its rank (南岭镇3.4万亩次之)."""
RANKED_BEHIND = re.compile(r"(?:稳|仍|继续|依然)?(?:排|位[居列]|名列|[居列](?=[全第首前])|紧随其后|次之)")
"""Behind a figure by which the thing before it is ranked: 西岭景区以9万人次|排在第二."""
