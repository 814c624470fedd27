"""Read Markdown sources into pages.

A scanner, not a Markdown tree: Python-Markdown keeps no positions. What is not prose is blanked with every offset
kept (`Source.prose`), and the patterns of `syntax.py` find the rest.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from dalil import normative, syntax
from dalil.finding import Finding
from dalil.model import (
    Block,
    Citation,
    Clause,
    Data,
    Footnote,
    Heading,
    Library,
    Link,
    Page,
    Reference,
    Table,
)
from dalil.text import TOP, Place, Source
from dalil.yamltext import Node, YamlError, parse

_TABLE_ROWS = re.compile(r"(?:[^\n]*\|[^\n]*(?:\n|\Z))+")
_PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\n|\n#|\n///|\Z)", re.DOTALL)


def library(
    sources: Iterable[Source],
    data: Data | None = None,
    files: Iterable[str] = (),
    languages: tuple[str, ...] = ("ar", "en"),
) -> Library:
    """Read all pages. Sources outside the language folders are not pages and are passed over."""
    pages: list[Page] = []
    problems: list[Finding] = []
    paths = set(files)
    for source in sources:
        paths.add(source.path)
        if source.path.partition("/")[0] in languages:
            found, wrong = page(source)
            pages.append(found)
            problems += wrong
    return Library(tuple(pages), data or Data(), frozenset(paths), languages, tuple(problems))


def page(source: Source) -> tuple[Page, list[Finding]]:
    """One page, and what kept us from reading it whole."""
    front, problems = _front(source)
    if source.undecodable is not None:
        problems.append(Finding(source.path, source.place(source.undecodable), "S401"))
    if not source.text.strip():
        problems.append(Finding(source.path, TOP, "S411"))
    headings = tuple(sorted(_headings(source), key=lambda heading: heading.place))
    references, citations = _brackets(source)
    links, named = _links(source)
    references = tuple(sorted((*references, *named), key=lambda reference: reference.place))
    read = Page(
        source,
        front,
        headings,
        tuple(_clauses(source, headings, references, citations)),
        references,
        links,
        citations,
        tuple(_footnotes(source)),
        tuple(_blocks(source)),
        tuple(_tables(source)),
    )
    return read, problems


def _front(source: Source) -> tuple[Node, list[Finding]]:
    empty = Node({}, TOP, {})
    if not source.front:
        return empty, []
    try:
        node = parse(source, source.front["yaml"], first_line=2)
    except YamlError as error:
        return empty, [Finding(source.path, error.place, error.code, error.facts)]
    if isinstance(node.value, dict):
        return node, []
    return empty, [Finding(source.path, Place(2, 1), "S402", {"problem": "not a list of `key: value` lines"})]


def _headings(source: Source) -> Iterator[Heading]:
    for match in syntax.HEADING.finditer(source.prose):
        yield Heading(len(match["marks"]), match["title"].strip(), match["id"], source.place(match.start()))
    for match in syntax.UNDERLINED_HEADING.finditer(source.prose):
        if not syntax.TABLE_RULE.match(match[0].rpartition("\n")[2]) or "|" not in match[0]:
            yield Heading(2, match["title"].strip(), None, source.place(match.start()))


def _brackets(source: Source) -> tuple[tuple[Reference, ...], tuple[Citation, ...]]:
    references: list[Reference] = []
    citations: list[Citation] = []
    for match in syntax.BRACKET.finditer(source.prose):
        meaning = syntax.bracket(match["inner"])
        place = source.place(match.start())
        if meaning and meaning.kind == "reference":
            references.append(Reference(meaning.target, place))
        elif meaning:
            citations.append(Citation(meaning.target, meaning.article, place))
    return tuple(references), tuple(citations)


def _links(source: Source) -> tuple[tuple[Link, ...], tuple[Reference, ...]]:
    folder = posixpath.dirname(source.path)
    links: list[Link] = []
    references: list[Reference] = []
    for match in syntax.LINK.finditer(source.prose):
        target, place = match["target"], source.place(match.start("target"))
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        if syntax.is_target(target) and not match["image"]:
            references.append(Reference(target, place))
            continue
        path, _, anchor = target.partition("#")
        whole = posixpath.normpath(posixpath.join(folder, path)) if path else source.path
        links.append(Link(whole, anchor, target, bool(match["image"]), match["words"], place))
    return tuple(links), tuple(references)


def _clauses(
    source: Source,
    headings: tuple[Heading, ...],
    references: tuple[Reference, ...],
    citations: tuple[Citation, ...],
) -> Iterator[Clause]:
    end_of_text = source.place(len(source.text))
    ends = [*(heading.place for heading in headings[1:]), Place(end_of_text.line + 1, 1)]
    for heading, end in zip(headings, ends, strict=False):
        if heading.level != 3 or not heading.id or not syntax.CLAUSE_ANCHOR.fullmatch(heading.id):
            continue
        start = source.line_start(heading.place.line + 1)
        stop = source.line_start(end.line) if end.line <= end_of_text.line else len(source.text)
        paragraph = _PARAGRAPH.search(source.prose, start, stop) if start < stop else None
        provision = " ".join(paragraph[0].split()) if paragraph else ""
        span = paragraph.span() if paragraph else (stop, stop)
        found = normative.obligations(provision, source.path.partition("/")[0])
        yield Clause(
            heading.id.upper(),
            heading.title,
            heading.place,
            provision,
            span,
            found[0] if found else None,
            tuple(cite for cite in citations if heading.place < cite.place < end),
            tuple(ref for ref in references if heading.place < ref.place < end),
            bool(syntax.WITHDRAWN.match(provision)),
        )


def _footnotes(source: Source) -> Iterator[Footnote]:
    for match in syntax.FOOTNOTE.finditer(source.prose):
        at_line_start = source.place(match.start()).column <= 4
        yield Footnote(match["name"], bool(match["definition"]) and at_line_start, source.place(match.start()))


def _blocks(source: Source) -> Iterator[Block]:
    opened: list[tuple[re.Match[str], Node]] = []
    found: list[Block] = []
    for match in syntax.BLOCK_LINE.finditer(source.prose):
        if match["name"]:
            opened.append((match, _options(source, match)))
            continue
        while opened:
            begin, options = opened.pop()
            closes = begin["slashes"] == match["slashes"]
            found.append(_block(source, begin, options, closed=closes))
            if closes:
                break
    found += [_block(source, begin, options, closed=False) for begin, options in opened]
    yield from sorted(found, key=lambda block: block.place)


def _block(source: Source, match: re.Match[str], options: Node, *, closed: bool) -> Block:
    place = source.place(match.start("slashes"))
    return Block(match["name"].lower(), match["title"] or "", options, place, closed)


def _options(source: Source, match: re.Match[str]) -> Node:
    """The indented `key: value` lines right below a block's first line; a YamlError is kept as the node's value."""
    place = source.place(match.start("slashes"))
    lines = syntax.BLOCK_OPTIONS.match(source.prose, match.end() + 1)
    if not lines:
        return Node({}, place, {})
    try:
        return parse(source, lines[0], first_line=place.line + 1)
    except YamlError as error:
        return Node(error.facts["problem"], error.place)


def _tables(source: Source) -> Iterator[Table]:
    for match in syntax.TABLE_RULE.finditer(source.prose):
        place = source.place(match.start())
        if place.line > 1 and "|" in source.prose[source.line_start(place.line - 1) : match.start()]:
            below = _TABLE_ROWS.match(source.prose, match.end() + 1)
            rows = 1 + (below[0].count("\n") if below else 0)
            yield Table(len(match[0].strip().strip("|").split("|")), rows, Place(place.line - 1, 1))
