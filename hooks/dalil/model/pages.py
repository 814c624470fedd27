"""A page and what stands on it: headings, clauses, references, citations, blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dalil import plain
from dalil.text import TOP, Place, Source
from dalil.yamltext import Node

KINDS: dict[str, str] = {"standards": "standard", "care": "care", "training": "module", "tools": "form"}
"""Folder of a document → its kind."""

PREFIXES: dict[str, str] = {"standard": "S", "care": "G", "module": "M", "form": "F"}
"""Kind of a document → the letter of its id."""

_DOCUMENT_NAME = re.compile(r"[a-z]\d+-")

READABLE = ("title", "summary", "objectives", "materials")
"""The keys of the front matter whose words appear on the page."""

Obligation = Literal["shall", "shall not", "should", "should not", "may"]


@dataclass(frozen=True)
class Heading:
    """A heading of the body; `id` is None when the editor gave none."""

    level: int
    title: str
    id: str | None
    place: Place


@dataclass(frozen=True)
class Reference:
    """A mention of a document or clause of ours, `[S04-3]` or `[words](S04-3)`; the target is as written."""

    target: str
    place: Place


@dataclass(frozen=True)
class Link:
    """A link to a page or file of the library, or an image; `path` is relative to the docs folder."""

    path: str
    anchor: str
    written: str
    is_image: bool
    words: str
    place: Place


@dataclass(frozen=True)
class Citation:
    """`[palermo 6(3)]`: an instrument and, mostly, an article of it."""

    instrument: str
    article: str
    place: Place

    def __str__(self) -> str:
        return f"{self.instrument} {self.article}".strip()


@dataclass(frozen=True)
class Footnote:
    """A mark in the text, or the note itself."""

    name: str
    is_definition: bool
    place: Place


@dataclass(frozen=True)
class Block:
    """`/// name | title` with its options; `closed` is False when its end is missing."""

    name: str
    title: str
    options: Node
    place: Place
    closed: bool


@dataclass(frozen=True)
class Table:
    """A table, by its size; the row of heads counts."""

    columns: int
    rows: int
    place: Place


@dataclass(frozen=True)
class Section:
    """What stands between two headings, the first of them included; `id` is its id, empty before the first heading."""

    id: str
    start: int
    end: int
    place: Place


@dataclass(frozen=True)
class Clause:
    """A citable provision: a heading with an id, the provision below it, and what guidance follows."""

    id: str
    """`S04-3`, the same in both languages."""
    title: str
    place: Place
    provision: str
    span: tuple[int, int]
    """Where the provision begins and ends in the source, as offsets."""
    obligation: Obligation | None
    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    withdrawn: bool = False
    """Whether only its number is left: its text says when it was withdrawn, and why."""


@dataclass(frozen=True)
class Page:
    """One page in one language."""

    source: Source
    front: Node
    headings: tuple[Heading, ...] = ()
    clauses: tuple[Clause, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def language(self) -> str:
        return self.path.partition("/")[0]

    @cached_property
    def plain(self) -> str:
        """The words that a reader sees; markup is blanked and every offset stays as it was.

        Of the front matter readers see what `READABLE` names.
        """
        start = self.source.body_start
        body = plain.words(self.source.prose[start:])
        head = self.source.prose[:start]
        for node in self._readable():
            at = self.source.text.find(node.text, self.source.offset(node.place), start)
            if at >= 0:
                head = head[:at] + node.text + head[at + len(node.text) :]
        return head + body

    def _readable(self) -> Iterator[Node]:
        for key in READABLE:
            node = self.front.get(key)
            yield from (each for each in node.items or (node,) if isinstance(each.value, str) and each.text)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The page, cut at its headings."""
        cuts = [("", self.source.body_start, TOP)]
        cuts += [(head.id or "", self.source.line_start(head.place.line), head.place) for head in self.headings]
        ends = [*(start for _, start, _ in cuts[1:]), len(self.source.text)]
        return tuple(Section(id_, start, end, place) for (id_, start, place), end in zip(cuts, ends, strict=True))

    @property
    def exceptions(self) -> dict[str, Node]:
        """Code of a check → why this page does not follow it."""
        return self.front.get("exceptions").fields

    @property
    def key(self) -> str:
        """The path below the language folder, shared by a page and its counterpart."""
        return self.path.partition("/")[2]

    @cached_property
    def kind(self) -> str:
        """`standard`, `care`, `module`, `form`, or `page` for everything that is not a document.

        A document stands in the folder of its kind, and says so by its name (`s04-…`) or by an id; what does neither
        is a page beside the documents.
        """
        folder, _, name = self.key.partition("/")
        is_document = _DOCUMENT_NAME.match(name) or "id" in self.front.fields
        return KINDS.get(folder, "page") if is_document else "page"

    @property
    def is_document(self) -> bool:
        return self.kind != "page"

    @property
    def id(self) -> str:
        """The document's id; empty for a page that is no document, or when the editor gave none."""
        return self.front.get("id").text if self.is_document else ""

    @property
    def is_restricted(self) -> bool:
        """Whether it is a module of which only outcomes, audience and the way to apply are public."""
        return self.front.get("restricted").value is True

    @property
    def title(self) -> str:
        return self.front.get("title").text
