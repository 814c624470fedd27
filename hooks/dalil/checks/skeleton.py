"""S425-S435: a document has the parts of its kind, and its exceptions are needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dalil.finding import Finding
from dalil.model import Block, Library, Page, Section

PARTS: dict[str, tuple[str, ...]] = {
    "standard": ("statement", "why", "requirements", "verify", "roles", "guidance", "tools"),
    "care": ("when", "do", "steps", "safety", "trouble", "self", "referral", "tools"),
    "module": ("before", "part-1", "check", "sources"),
    "form": ("before", "part-a", "after", "guide", "example", "serves"),
}
"""Kind of document → the ids of the headings of level 2 that it has, in this order; others may stand between."""

RESTRICTED = ("about", "audience", "apply", "why", "sources")
"""The same of a restricted module, whose content is not published."""

LONGEST_SUMMARY = 160
"""Code points; what search engines and messengers show of a description."""

_CHOICE = re.compile(r"^[ ]*[-*+][ ]+\[(?P<mark>[ xX])\](?P<words>.*)$", re.MULTILINE)


def missing_part(library: Library) -> Iterator[Finding]:
    """A document lacks a part of its kind."""
    for page in library.pages:
        present = {heading.id for heading in page.headings if heading.level == 2}
        if not page.headings:
            continue
        for part in _parts(page):
            if part not in present:
                facts = {"part": part, "kind": f"@kind {page.kind}"}
                yield Finding(page.path, page.headings[0].place, "S426", facts)


def misplaced_part(library: Library) -> Iterator[Finding]:
    """The parts of a document stand in another order than those of its kind."""
    for page in library.pages:
        order = _parts(page)
        parts = [heading for heading in page.headings if heading.level == 2 and heading.id in order]
        for before, after in pairwise(parts):
            if before.id and after.id and order.index(after.id) < order.index(before.id):
                yield Finding(page.path, after.place, "S427", {"part": after.id, "before": before.id})


def _parts(page: Page) -> tuple[str, ...]:
    return RESTRICTED if page.is_restricted else PARTS.get(page.kind, ())


def content_of_a_restricted_module(library: Library) -> Iterator[Finding]:
    """A restricted module holds what is not published of it: slides, activities, questions or notes of the trainer."""
    for page in library.pages:
        for block in page.blocks if page.is_restricted else ():
            if block.name in ("slide", "activity", "quiz", "trainer"):
                yield Finding(page.path, block.place, "S435", {"block": block.name})


def not_sensitive(library: Library) -> Iterator[Finding]:
    """A care guideline or form is not marked as sensitive."""
    for page in library.pages:
        if page.kind in ("care", "form") and page.front.fields and page.front.get("sensitive").value is not True:
            yield Finding(page.path, page.front.get("sensitive").place, "S428", {"kind": f"@kind {page.kind}"})


def unanswerable_question(library: Library) -> Iterator[Finding]:
    """A question of self-checking has no right answer, no wrong one, or an answer without a word of feedback."""
    for page in library.pages:
        for block, end in _blocks_with_end(page, "quiz"):
            start = page.source.line_start(block.place.line)
            choices = list(_CHOICE.finditer(page.source.prose, start, end))
            marks = {bool(choice["mark"].strip()) for choice in choices}
            silent = any(" — " not in choice["words"] for choice in choices)
            if marks != {True, False} or silent:
                yield Finding(page.path, block.place, "S429", {"name": block.title})


def unassessed_objective(library: Library) -> Iterator[Finding]:
    """No activity or question of a module assesses one of its objectives."""
    for page in library.pages:
        if page.kind != "module" or page.is_restricted:
            continue
        assessed = {number for block in page.blocks for number in block.options.get("assesses").texts()}
        for number, node in enumerate(page.front.get("objectives").items, start=1):
            if str(number) not in assessed:
                yield Finding(page.path, node.place, "S430", {"number": str(number)})


def unknown_objective(library: Library) -> Iterator[Finding]:
    """An activity or question assesses an objective that the module does not have."""
    for page in library.pages:
        known = {str(number) for number, _ in enumerate(page.front.get("objectives").items, start=1)}
        for block in page.blocks:
            for node in block.options.get("assesses").items:
                if page.kind == "module" and node.text not in known:
                    yield Finding(page.path, node.place, "S431", {"number": node.text, "count": str(len(known))})


def activity_longer_than_its_part(library: Library) -> Iterator[Finding]:
    """The activities of a part take more minutes than the part."""
    for page in library.pages:
        if page.kind != "module":
            continue
        titles = {heading.id: heading.title for heading in page.headings}
        for section in page.sections:
            minutes = _MINUTES.search(titles.get(section.id, "")) if section.id.startswith("part-") else None
            inside = [block for block in page.blocks if block.name == "activity" and _holds(page, section, block)]
            taken = sum(n for block in inside if type(n := block.options.get("minutes").value) is int)
            if minutes and taken > int(minutes[1]):
                facts = {"taken": str(taken), "minutes": minutes[1]}
                yield Finding(page.path, inside[-1].place, "S432", facts)


def long_summary(library: Library) -> Iterator[Finding]:
    """A summary is longer than what is shown of it."""
    for page in library.pages:
        node = page.front.get("summary")
        if len(node.text) > LONGEST_SUMMARY:
            facts = {"length": str(len(node.text)), "most": str(LONGEST_SUMMARY)}
            yield Finding(page.path, node.place, "S433", facts)


_MINUTES = re.compile(r"\((\d+) (?:minutes?|دقيقة|دقائق)\)")


def _holds(page: Page, section: Section, block: Block) -> bool:
    return page.source.place(section.start) <= block.place < page.source.place(section.end)


def _blocks_with_end(page: Page, name: str) -> Iterator[tuple[Block, int]]:
    """The blocks of a name, each with the offset at which the next block, or the page, begins to be another's."""
    for block, following in zip(page.blocks, (*page.blocks[1:], None), strict=False):
        if block.name == name:
            end = page.source.line_start(following.place.line) if following else len(page.source.text)
            yield block, end
