"""Two bodies of one document, Arabic and English, paired into the rows of a bilingual edition. Knows nothing of print.

Both bodies are cut at their headings, which have the same ids in both languages. A heading, and then block by block
what stands below it, become rows; what has no counterpart stands in a row with an empty side, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lxml.html import HtmlElement

_HEADING = re.compile(r"h[1-6]")
_NARROW = {1: 400, 2: 90, 3: 60}
"""Columns of a table that may stand in half of the page → the longest text of a cell in it, in characters."""
_ANSWER = re.compile(r"[\s☐]*")


@dataclass
class Section:
    """A heading, None before the first one, and the blocks up to the next."""

    heading: HtmlElement | None
    blocks: list[HtmlElement] = field(default_factory=list)
    clause: HtmlElement | None = None
    """The element of the clause whose section this is."""

    @property
    def anchor(self) -> str:
        return "" if self.heading is None else self.heading.get("id") or ""


@dataclass(frozen=True)
class HeadingRow:
    """A heading in both languages, or in the one that has it."""

    ar: Section | None
    en: Section | None


@dataclass(frozen=True)
class BlockRow:
    """Blocks that stand side by side, or one after the other where they need the whole width."""

    ar: tuple[HtmlElement, ...]
    en: tuple[HtmlElement, ...]
    across: bool = False


@dataclass(frozen=True)
class FieldRow:
    """A question of a form that is asked in both languages and answered once."""

    ar: HtmlElement
    en: HtmlElement


@dataclass(frozen=True)
class AnswerRow:
    """A table in both languages whose cells, but for the first of each row, are there to be filled in."""

    ar: HtmlElement
    en: HtmlElement


Row = HeadingRow | BlockRow | FieldRow | AnswerRow


def rows(ar: HtmlElement, en: HtmlElement) -> Iterator[Row]:
    """The rows of two bodies, in order."""
    for right, left in _aligned(list(sections(ar)), list(sections(en))):
        if any(side is not None and side.heading is not None for side in (right, left)):
            yield HeadingRow(right, left)
        yield from _block_rows(right.blocks if right else [], left.blocks if left else [])


def sections(body: HtmlElement) -> Iterator[Section]:
    """A body, cut at its headings; sections of HTML are opened, the gathered footnotes left out."""
    current = Section(None)
    for node in _opened(body):
        if _HEADING.fullmatch(str(node.tag)):
            if current.heading is not None or current.blocks:
                yield current
            parent = node.getparent()
            clause = parent if parent is not None and parent.get("data-clause") and parent[0] is node else None
            current = Section(node, clause=clause)
        else:
            current.blocks.append(node)
    yield current


def is_wide(block: HtmlElement) -> bool:
    """Whether a block holds a picture, or a table that half of the page is too narrow for."""
    if block.tag == "img" or block.find(".//img") is not None:
        return True
    for table in block.iter("table"):
        lines = list(table.iter("tr"))
        columns = max((len(line) for line in lines), default=1)
        longest = max((len(" ".join(cell.text_content().split())) for line in lines for cell in line), default=0)
        if longest > _NARROW.get(columns, -1):
            return True
    return False


def is_answered(table: HtmlElement) -> bool:
    """Whether a table is to be filled in: one line of heads, questions in the first column, else boxes or nothing."""
    heads = list(table.iterfind("thead/tr"))
    if table.tag != "table" or len(heads) != 1:
        return False
    width = len(heads[0])
    lines = list(table.iterfind("tbody/tr"))
    return width > 1 and all(
        len(line) == width and all(_ANSWER.fullmatch(cell.text_content()) for cell in line[1:]) for line in lines
    )


def _opened(body: HtmlElement) -> Iterator[HtmlElement]:
    for node in body:
        if not isinstance(node.tag, str) or node.get("data-print") == "no" or node.get("class") == "footnote":
            continue
        if node.tag == "section":
            yield from _opened(node)
        else:
            yield node


def _aligned(ar: list[Section], en: list[Section]) -> Iterator[tuple[Section | None, Section | None]]:
    matcher = SequenceMatcher(
        None, [section.anchor for section in ar], [section.anchor for section in en], autojunk=False
    )
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(ar[start:end], en[other_start:other_end], strict=True)
        else:
            yield from ((section, None) for section in ar[start:end])
            yield from ((None, section) for section in en[other_start:other_end])


def _block_rows(ar: list[HtmlElement], en: list[HtmlElement]) -> Iterator[Row]:
    if [_kind(block) for block in ar] == [_kind(block) for block in en]:
        for right, left in zip(ar, en, strict=True):
            yield _paired(right, left)
    elif ar or en:
        yield BlockRow(tuple(ar), tuple(en), across=any(is_wide(block) for block in (*ar, *en)))


def _paired(ar: HtmlElement, en: HtmlElement) -> Row:
    if ar.get("data-block") == "field" and _options(ar) == _options(en):
        return FieldRow(ar, en)
    if is_answered(ar) and is_answered(en) and _size(ar) == _size(en):
        return AnswerRow(ar, en)
    return BlockRow((ar,), (en,), across=is_wide(ar) or is_wide(en))


def _kind(block: HtmlElement) -> tuple[str, ...]:
    return (str(block.tag), *(block.get(name) or "" for name in ("class", "data-block", "data-type", "data-lines")))


def _options(question: HtmlElement) -> int:
    return len(question.xpath("ul[@class='field-options']/li"))


def _size(table: HtmlElement) -> list[int]:
    return [len(line) for line in table.iter("tr")]
