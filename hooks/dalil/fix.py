"""Mend what is mechanical and safe: Arabic signs, digits, spelling and spaces, ids in a wrong form, missing anchors.

Each repair replaces a span of a source; nothing is written here. A person reads the difference first.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dalil.checks import arabic, references
from dalil.model import Heading, Library, Page

_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


class Repair(NamedTuple):
    """What to put in place of a span of a source, given as offsets."""

    start: int
    end: int
    text: str


def repairs(library: Library) -> dict[str, list[Repair]]:
    """Path → its repairs, in order; spans do not overlap."""
    found: dict[str, set[Repair]] = {}
    for page in library.pages:
        wanted = {*_signs(page), *_ids(page, library), *_anchors(page, library)}
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


def _ids(page: Page, library: Library) -> Iterator[Repair]:
    """References whose form alone is wrong: `[s4-3]`. Where another document may be meant, an editor must say which."""
    for ref in page.references:
        right = references.repaired(ref.target)
        if right != ref.target and (right in library.documents or (page.language, right) in library.clauses):
            start = page.source.line_start(ref.place.line) + ref.place.column - 1
            start = page.source.text.index(ref.target, start)
            yield Repair(start, start + len(ref.target), right)


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
