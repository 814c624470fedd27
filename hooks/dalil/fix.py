"""Mend what is mechanical and safe: Arabic signs, digits, spelling and spaces, near-miss ids, missing anchors.

Each repair replaces a span of a source; nothing is written here. A person reads the difference first.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dalil import checks, syntax
from dalil.checks import arabic
from dalil.finding import Finding
from dalil.model import Heading, Library, Page

_NEAR_MISSES = ("R102", "R103", "R105")
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


class Repair(NamedTuple):
    """What to put in place of a span of a source, given as offsets."""

    start: int
    end: int
    text: str


def repairs(library: Library) -> dict[str, list[Repair]]:
    """Path → its repairs, in order; spans do not overlap."""
    found: dict[str, set[Repair]] = {}
    findings = checks.run(library)
    for page in library.pages:
        wanted = {*_signs(page), *_ids(page, findings), *_anchors(page, library)}
        if wanted:
            found[page.path] = wanted
    return {path: list(_apart(wanted)) for path, wanted in sorted(found.items())}


def repaired(text: str, wanted: Iterable[Repair]) -> str:
    """A text with its repairs made."""
    for repair in sorted(wanted, reverse=True):
        text = text[: repair.start] + repair.text + text[repair.end :]
    return text


def difference(path: str, before: str, after: str) -> str:
    """What a repair changes, as a unified diff."""
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path, n=0)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _signs(page: Page) -> Iterator[Repair]:
    for slip in arabic.slips(page):
        if slip.right is not None and slip.code not in page.exceptions:
            yield Repair(slip.start, slip.end, slip.right)


def _ids(page: Page, findings: Iterable[Finding]) -> Iterator[Repair]:
    """References that are nearly an id, where one id is near."""
    near = {finding.place: finding.near for finding in findings if finding.path == page.path and finding.near}
    wrong = {finding.place for finding in findings if finding.path == page.path and finding.code in _NEAR_MISSES}
    for ref in page.references:
        if ref.place in wrong and ref.place in near:
            start = page.source.line_start(ref.place.line) + ref.place.column - 1
            start = page.source.text.index(ref.target, start)
            document, dash, number = ref.target.partition("-")
            whole = near[ref.place] + (dash + number if syntax.DOCUMENT.fullmatch(near[ref.place]) else "")
            yield Repair(start, start + len(ref.target), whole if document else ref.target)


def _anchors(page: Page, library: Library) -> Iterator[Repair]:
    """Ids for headings that have none: the counterpart's at the same place, else one made of the English words."""
    english = library.counterpart(page, "en") if page.language != "en" else page
    taken = {heading.id for heading in page.headings}
    for number, heading in enumerate(page.headings):
        if heading.id is not None:
            continue
        same_shape = english and [head.level for head in english.headings] == [head.level for head in page.headings]
        source = english.headings[number] if english and same_shape else None
        name = source.id or _slug(source) if source else ""
        if name and name not in taken:
            taken.add(name)
            end = page.source.text.find("\n", page.source.line_start(heading.place.line))
            end = end if end >= 0 else len(page.source.text)
            yield Repair(end, end, f" {{#{name}}}")


def _slug(heading: Heading) -> str:
    return _NOT_IN_A_SLUG.sub("-", heading.title.casefold()).strip("-")


def _apart(wanted: set[Repair]) -> Iterator[Repair]:
    last = -1
    for repair in sorted(wanted):
        if repair.start >= last:
            yield repair
            last = max(repair.end, repair.start)
