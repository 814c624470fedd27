"""P208-P217: section by section, both languages have the same structure and numbers, and clauses are in step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import TypeVar

from dalil import numbers, sync, syntax
from dalil.finding import Finding
from dalil.model import Block, Library, Page, Section, Table

Placed = TypeVar("Placed", Table, Block)


def _sections(library: Library) -> Iterator[tuple[Page, Section, Page, Section]]:
    """Every section with its counterpart, in both orders."""
    for page, other in library.pairs():
        theirs = {section.id: section for section in other.sections}
        for section in page.sections:
            if section.id in theirs:
                yield page, section, other, theirs[section.id]


def _within(items: tuple[Placed, ...], page: Page, section: Section) -> list[Placed]:
    first, last = page.source.place(section.start), page.source.place(section.end)
    return [item for item in items if first <= item.place < last]


def different_table(library: Library) -> Iterator[Finding]:
    """A table has other rows or columns than its counterpart, or no counterpart."""
    for page, section, other, there in _sections(library):
        if not page.tables and not other.tables:
            continue
        pairs = zip_longest(_within(page.tables, page, section), _within(other.tables, other, there))
        for mine, theirs in pairs:
            if mine and (theirs is None or (mine.columns, mine.rows) != (theirs.columns, theirs.rows)):
                size = f"{mine.columns} × {mine.rows}"
                found = f"{theirs.columns} × {theirs.rows}" if theirs else "–"
                yield Finding(page.path, mine.place, "P208", {"size": size, "found": found, "path": other.path})


def different_list(library: Library) -> Iterator[Finding]:
    """A section has more or fewer items in its lists than its counterpart."""
    for page, section, other, there in _sections(library):
        mine = len(syntax.LIST_ITEM.findall(page.source.prose, section.start, section.end))
        theirs = len(syntax.LIST_ITEM.findall(other.source.prose, there.start, there.end))
        if mine != theirs:
            facts = {"count": str(mine), "found": str(theirs), "path": other.path}
            yield Finding(page.path, section.place, "P209", facts)


def different_blocks(library: Library) -> Iterator[Finding]:
    """A section has other blocks than its counterpart, or has them in another order."""
    for page, section, other, there in _sections(library):
        if not page.blocks and not other.blocks:
            continue
        mine, theirs = _within(page.blocks, page, section), _within(other.blocks, other, there)
        for here, opposite in zip_longest(mine, theirs):
            if here is None or opposite is None or here.name != opposite.name:
                facts = {
                    "name": here.name if here else "–",
                    "found": opposite.name if opposite else "–",
                    "path": other.path,
                }
                yield Finding(page.path, here.place if here else section.place, "P210", facts)
                break


def different_footnotes(library: Library) -> Iterator[Finding]:
    """A footnote is called in one language only."""
    for page, other in library.pairs():
        theirs = Counter(mark.name for mark in other.footnotes if not mark.is_definition)
        for mark in page.footnotes:
            if not mark.is_definition:
                theirs[mark.name] -= 1
                if theirs[mark.name] < 0:
                    yield Finding(page.path, mark.place, "P211", {"name": mark.name, "path": other.path})


def different_pictures(library: Library) -> Iterator[Finding]:
    """A section has more or fewer pictures than its counterpart."""
    for page, other in library.pairs():
        mine = [link for link in page.links if link.is_image]
        theirs = [link for link in other.links if link.is_image]
        for link in mine[len(theirs) :]:
            facts = {"count": str(len(mine)), "found": str(len(theirs)), "path": other.path}
            yield Finding(page.path, link.place, "P212", facts)


def different_numbers(library: Library) -> Iterator[Finding]:
    """A number, duration, percentage or date stands in one language only."""
    found: dict[tuple[str, int], list[numbers.Number]] = {}

    def values(page: Page, section: Section) -> list[numbers.Number]:
        key = (page.path, section.start)
        if key not in found:
            found[key] = list(numbers.numbers(page.plain[section.start : section.end]))
        return found[key]

    for page, section, other, there in _sections(library):
        theirs = {number.value for number in values(other, there)}
        told: set[str] = set()
        for number in values(page, section):
            if number.value not in theirs and number.value not in told:
                told.add(number.value)
                place = page.source.place(section.start + number.offset)
                yield Finding(page.path, place, "P213", {"value": number.value, "path": other.path})


def stale_clause(library: Library) -> Iterator[Finding]:
    """A clause changed in one language since both were declared equal."""
    for clause in library.declared:
        languages = sync.moved(library, clause)
        behind = [language for language in library.languages if language not in languages]
        place = library.clauses.get((behind[0] if behind else library.languages[0], clause))
        if languages and place and all((language, clause) in library.clauses for language in library.languages):
            page, found = place
            facts = {"clause": clause, "language": f"@{languages[0]}" if behind else "@both"}
            yield Finding(page.path, found.place, "P214", facts)


def undeclared_clause(library: Library) -> Iterator[Finding]:
    """A clause was never declared equal in both languages."""
    for (language, clause), (page, found) in library.clauses.items():
        whole = all((other, clause) in library.clauses for other in library.languages)
        if language == library.languages[0] and whole and clause not in library.declared:
            yield Finding(page.path, found.place, "P215", {"clause": clause})


def vanished_clause(library: Library) -> Iterator[Finding]:
    """A clause that was once declared equal exists in neither language."""
    known = {clause for _, clause in library.clauses}
    for clause, entry in library.declared.items():
        if clause not in known:
            yield Finding("_data/sync.yml", entry.place, "P216", {"clause": clause})


def different_options(library: Library) -> Iterator[Finding]:
    """A block has other options than its counterpart: minutes, type, lines, or the number of choices."""
    for page, other in library.pairs():
        if [block.name for block in page.blocks] != [block.name for block in other.blocks]:
            continue
        for mine, theirs in zip(page.blocks, other.blocks, strict=True):
            here, there = _options(mine), _options(theirs)
            for key in sorted({*here, *there}):
                if here.get(key) != there.get(key):
                    facts = {
                        "name": mine.name,
                        "key": key,
                        "value": here.get(key, "–"),
                        "found": there.get(key, "–"),
                        "path": other.path,
                    }
                    yield Finding(page.path, (mine.options.keys or {}).get(key, mine.place), "P217", facts)


def _options(block: Block) -> dict[str, str]:
    """What both languages share of a block's options; of a list of choices, how many there are."""
    shared = {key: node for key, node in block.options.fields.items() if key != "format"}
    return {
        key: node.text if not node.items else ", ".join(node.texts()) if key == "assesses" else str(len(node.items))
        for key, node in shared.items()
    }
