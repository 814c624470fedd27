"""Which findings a change touches: those in a section of which either language was changed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dalil import checks
from dalil.finding import Finding
from dalil.model import Library
from dalil.text import Place

_FILE = re.compile(r"^\+\+\+ (?:b/)?(?P<path>[^\t\n]+)", re.MULTILINE)
_HUNK = re.compile(r"^@@ -\S+ \+(?P<line>\d+)(?:,(?P<count>\d+))? @@", re.MULTILINE)


class SinceError(Exception):
    """The change cannot be read; the text says why."""


def changed_lines(docs: Path, revision: str) -> dict[str, list[int]]:
    """Path within the docs folder → its lines that are new or other than at a revision. Raises SinceError."""
    command = ["git", "-C", str(docs), "-c", "core.quotePath=false", "diff", "--unified=0", "--relative", revision]
    try:
        done = subprocess.run([*command, "--", "."], capture_output=True, check=False)
    except OSError as error:
        raise SinceError(f"git: {error.strerror}") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise SinceError(f"cannot compare with '{revision}': {reason}")
    return dict(_changed(done.stdout.decode("utf-8", "replace")))


def _changed(diff: str) -> Iterator[tuple[str, list[int]]]:
    files = list(_FILE.finditer(diff))
    for file, following in zip(files, [*files[1:], None], strict=True) if files else ():
        hunks = _HUNK.finditer(diff, file.end(), following.start() if following else len(diff))
        lines = [
            int(hunk["line"]) + i for hunk in hunks for i in range(max(int(hunk["count"] or "1"), 1))
        ]  # a deletion counts as the line before it
        yield file["path"], lines


def touched(library: Library, findings: Iterable[Finding], changed: Mapping[str, Iterable[int]]) -> list[Finding]:
    """The findings in sections that a change touches, in either language, and those in changed data files."""
    parts = {checks.part(library, path, Place(line, 1)) for path, lines in changed.items() for line in lines}
    return [
        finding
        for finding in findings
        if checks.part(library, finding.path, finding.place) in parts
        or (finding.path.startswith("_data/") and finding.path in changed)
    ]
