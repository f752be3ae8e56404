"""The seed of this run's fresh editions: another each time, and in the message of every test that fails by it."""

from __future__ import annotations

import os
import random

SEED = int(os.environ.get("PLANTED_SEED") or random.SystemRandom().randrange(10**9))
"""``PLANTED_SEED=n`` makes a run again."""
