"""By what a total is parted, as a list says it before its parts (分类看): 分产业看, 按用途分, 从来源统计, 依规模划分.

A comma or colon follows. 分别, 分布, 分析 and 从别 are none of these words.
"""

from __future__ import annotations

import re

VIEW = r"[分按从依](?!析|布|别)[^,;:。0-9]{1,10}?(?:来?看|划?分|分类|统计)"
"""Regex source; the patterns of its readers say what may stand before and behind."""
MAY_VIEW = re.compile("[看分类计][,:]")
"""What every text with a view has, quick to see."""
