"""`python -m bench 20 100 396`: measure the checks, then every way to print at each size, and tell it line by line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from statistics import median

from bench import project, reading, ways
from bench.measure import Cost, FailedError, run
from bench.project import ROOT, Project
from bench.results import Check, Print, Results
from dalil.render import fonts

_CHECKED = 1000
"""Page pairs of the large library to check."""
_RUNS = 5
_SHORT = 15.0
"""A way that takes fewer seconds is measured three times; its row is the run with the median of the CPU time."""
_FOUND = 1
"""Exit code of a check with findings."""


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[20, 100, 396], help="page pairs to print")
    parser.add_argument("--only", nargs="+", default=[], metavar="KEY", help="check, or keys of bench/ways.py")
    parser.add_argument("--limit", type=float, default=1800, help="seconds that a way to print may take")
    args = parser.parse_args()
    results = Results([way.key for way in ways.WAYS])
    if not args.only or "check" in args.only:
        for check in _checks():
            results.add(check)
    keys = [key for key in args.only if key != "check"]
    if keys or not args.only:
        for size in args.sizes:
            for row in _prints(size, keys, args.limit):
                results.add(row)
    print(results.tables())


def _checks() -> Iterator[Check]:
    large = project.make(_CHECKED)
    _declare(large)
    for name, docs in (("this library", ROOT / "docs"), (f"{_CHECKED:,} page pairs", large.docs)):
        pages = sum(1 for page in docs.rglob("*.md"))
        costs = []
        for _ in range(_RUNS):
            command = [sys.executable, "-m", "dalil", "check", str(docs), "--today", "2026-12-01"]
            costs.append(run(command, large.root, large.code, limit=600, accept=_FOUND))
            _tell(f"check, {name}", costs[-1])
        yield Check(
            name, pages, [cost.wall for cost in costs], [cost.cpu for cost in costs], [cost.memory for cost in costs]
        )


def _prints(size: int, keys: list[str], limit: float) -> Iterator[Print]:
    made = project.make(size)
    _declare(made)
    fonts.print_fonts(ROOT / "node_modules", made.cache / "fonts")
    ways.build(made, limit, "html")  # everything is in the machine's memory from here on
    expected = reading.words_of_site(made.site("html"))
    for way in ways.chosen(keys):
        try:
            costs = list(_measured(way, made, limit))
        except (FailedError, ValueError, OSError) as error:
            print(f"bench: {size} pairs, {way.key}: FAILED: {error}", flush=True)
            yield Print(size, way.key, way.name, failed=str(error))
            continue
        cost = next(cost for cost in costs if cost.cpu >= median(cost.cpu for cost in costs))
        _tell(f"{size} pairs, {way.key}", cost)
        out = reading.read(made.site(way.site), expected)
        yield Print(
            size,
            way.key,
            way.name,
            cost.cpu,
            cost.wall,
            cost.memory,
            out.pdfs,
            out.pages,
            out.bytes,
            out.found["ar"],
            out.found["en"],
            runs=len(costs),
        )


def _measured(way: ways.Way, made: Project, limit: float) -> Iterator[Cost]:
    for _ in range(3):
        way.prepare(made)
        cost = way.print(made, limit)
        yield cost
        if cost.wall > _SHORT:
            return


def _declare(made: Project) -> None:
    """Declare every clause equal in both languages, as an editor does, so that the checks find nothing to say."""
    run([sys.executable, "-m", "dalil", "sync", "--all"], made.root, made.code, limit=600)


def _tell(what: str, cost: Cost) -> None:
    print(
        f"bench: {what}: {cost.cpu:.1f} CPU s, {cost.wall:.1f} s, {cost.memory / 1e6:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
