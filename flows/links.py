"""Where a reader of a run goes on from: the run, other artifacts, and the evidence of a finding or a figure (链接).

Evidence is shown by our own server only (``flows.app``). It knows data files by keys that runs leave in its home,
so no address can name a file.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

EVIDENCE_URL = "SHUZHENG_EVIDENCE_URL"
"""Name of the environment variable that says where evidence is shown; set with a server of ours."""
_KNOWN = "evidence.json"


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses around one run; ``ui`` and ``evidence`` are empty when nobody serves them."""

    ui: str = ""
    flow_run_id: str = ""
    evidence: str = ""

    @property
    def run(self) -> str:
        """The run in the Prefect UI."""
        return f"{self.ui}/v2/runs/flow-run/{self.flow_run_id}" if self.ui and self.flow_run_id else ""

    def of_run(self, flow_run_id: str | None) -> str:
        """Another run in the Prefect UI."""
        return f"{self.ui}/v2/runs/flow-run/{flow_run_id}" if self.ui and flow_run_id else ""

    def artifact(self, key: str) -> str:
        """An artifact with all its versions."""
        return f"{self.ui}/v2/artifacts/key/{key}" if self.ui else ""

    def finding(self, fingerprint: str) -> str:
        """The evidence of a finding."""
        return f"{self.evidence}/finding/{quote(fingerprint, safe='')}" if self.evidence else ""

    def figure(self, metric_id: str) -> str:
        """The evidence of a figure."""
        return f"{self.evidence}/figure/{quote(metric_id, safe='')}" if self.evidence else ""


def key_of(warehouse: Path) -> str:
    """The key of a data file: part of the hash of its path."""
    return hashlib.sha256(str(warehouse.absolute()).encode()).hexdigest()[:12]


def links_of(warehouse: Path, home: Path, ui: str, flow_run_id: str, environ: Mapping[str, str]) -> Links:
    """The links of a run; the server of ``home`` is told where the data file of that key lies."""
    base = environ.get(EVIDENCE_URL, "")
    if not base:
        return Links(ui, flow_run_id)
    key = key_of(warehouse)
    remember(home, key, warehouse)
    return Links(ui, flow_run_id, f"{base.rstrip('/')}/{key}")


def remember(home: Path, key: str, warehouse: Path) -> None:
    """Note where the data file of a key lies, and from where its relative folders are meant."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / f"{_KNOWN}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = known_files(home)
        told = (warehouse.absolute(), Path.cwd())
        if known.get(key) == told:
            return
        made = {k: [str(file), str(base)] for k, (file, base) in (known | {key: told}).items()}
        part = home / f"{_KNOWN}.part"
        part.write_text(json.dumps(made, ensure_ascii=False, indent=1), "utf-8")
        os.replace(part, home / _KNOWN)


def known_files(home: Path) -> dict[str, tuple[Path, Path]]:
    """The data files whose evidence may be shown, and the folder from which their runs were started, by key."""
    try:
        told = json.loads((home / _KNOWN).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: (Path(file), Path(base)) for key, (file, base) in told.items()}
