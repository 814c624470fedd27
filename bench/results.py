"""What was measured: kept in `results.json`, shown as tables in `README.md`."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median

import psutil

_FILE = Path(__file__).parent / "results.json"
_README = Path(__file__).parent / "README.md"
_BEGIN, _END = "<!-- results -->\n", "<!-- end of results -->\n"


@dataclass(frozen=True)
class Check:
    """Runs of `dalil check` over one library: seconds and bytes, a number a run."""

    name: str
    pages: int
    wall: list[float]
    cpu: list[float]
    memory: list[int]


@dataclass(frozen=True)
class Print:
    """One way at one size; seconds, bytes, shares from 0 to 1. `failed` is the last thing said by a way that failed."""

    pairs: int
    key: str
    name: str
    cpu: float = 0
    wall: float = 0
    memory: int = 0
    pdfs: int = 0
    pages: int = 0
    bytes: int = 0
    arabic: float | None = None
    english: float | None = None
    failed: str = ""
    runs: int = 1


class Results:
    """All that is known; what is measured again replaces what was."""

    def __init__(self, order: list[str]) -> None:
        self._order = order
        self._checks: dict[str, Check] = {}
        self._prints: dict[tuple[int, str], Print] = {}
        if _FILE.is_file():
            kept = json.loads(_FILE.read_text(encoding="utf-8"))
            self._checks = {row["name"]: Check(**row) for row in kept["checks"]}
            self._prints = {(row["pairs"], row["key"]): Print(**row) for row in kept["prints"]}

    def add(self, row: Check | Print) -> None:
        """Keep a row and write both files, so that nothing is lost when a later one is stopped."""
        if isinstance(row, Check):
            self._checks[row.name] = row
        else:
            self._prints[row.pairs, row.key] = row
        kept = {
            "machine": _machine(),
            "date": date.today().isoformat(),
            "checks": [asdict(row) for row in self._checks.values()],
            "prints": [asdict(row) for row in self._sorted()],
        }
        _FILE.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        before, _, rest = _README.read_text(encoding="utf-8").partition(_BEGIN)
        after = rest.partition(_END)[2]
        _README.write_text(f"{before}{_BEGIN}\n{self.tables()}\n{_END}{after}", encoding="utf-8")

    def tables(self) -> str:
        """Everything as Markdown."""
        lines = [f"{_machine()}, {date.today().isoformat()}.", ""]
        lines += [
            "| Checks | pages | wall s: min, median, max | CPU s: median | peak MB |",
            "|---|---:|---:|---:|---:|",
        ]
        for row in self._checks.values():
            wall = f"{min(row.wall):.2f}, {median(row.wall):.2f}, {max(row.wall):.2f}"
            peak = max(row.memory) / 1e6
            lines.append(f"| {row.name} | {row.pages:,} | {wall} | {median(row.cpu):.2f} | {peak:.0f} |")
        for pairs in sorted({pairs for pairs, _ in self._prints}):
            lines += ["", *self._table(pairs)]
        return "\n".join(lines) + "\n"

    def _table(self, pairs: int) -> list[str]:
        rows = [row for row in self._sorted() if row.pairs == pairs]
        site = next((row for row in rows if row.key == "html"), None)
        heads = "CPU s | wall s | for print: CPU s | wall s | peak MB | PDFs | pages | MB | Arabic % | English %"
        lines = [f"| {pairs} page pairs | {heads} |", "|---|" + "---:|" * 10]
        for row in rows:
            if row.failed:
                lines.append(f"| {row.name} | failed: {row.failed.replace('|', '/')} |" + " |" * 9)
                continue
            extra = (
                [f"{row.cpu - site.cpu:.1f}", f"{row.wall - site.wall:.1f}"] if site and site is not row else ["", ""]
            )
            shares = [f"{share * 100:.1f}" if share is not None else "" for share in (row.arabic, row.english)]
            out = [f"{row.pdfs:,}", f"{row.pages:,}", f"{row.bytes / 1e6:.1f}"] if row.pdfs else ["", "", ""]
            cells = [row.name, f"{row.cpu:.1f}", f"{row.wall:.1f}", *extra, f"{row.memory / 1e6:.0f}", *out, *shares]
            lines.append(f"| {' | '.join(cells)} |")
        return lines

    def _sorted(self) -> list[Print]:
        return sorted(self._prints.values(), key=lambda row: (row.pairs, self._order.index(row.key)))


def _machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    return f"{platform.system()}, {psutil.cpu_count()} processors, {memory:.0f} GiB, Python {platform.python_version()}"
