"""The marks that papers print before a headline, an item of a list, or a name (项目符号)."""

from __future__ import annotations

BULLETS = "■□●◆◇▲△▼▶►★☆※◎▌"
"""Without ○, which is a nought of years, too (二○二六)."""
