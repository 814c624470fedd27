"""A manual in one language: cover, contents, its families of documents as parts, lists and indexes, back cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml.html import HtmlElement

from dalil import address, needs
from dalil.citing import citation_text
from dalil.labels import counted, in_words, label
from dalil.model import Library, Manual, Page
from dalil.render import apparatus, book, selection
from dalil.render.book import Book, Site
from dalil.render.typst_code import Code, call, literal, quoted

_ENDED = ("superseded", "withdrawn")


@dataclass(frozen=True)
class Chapter:
    """A document in a manual: its page, and as much of its text as the manual holds."""

    page: Page
    body: HtmlElement
    clauses: tuple[str, ...]
    labels: frozenset[str]


def manual(site: Site, wanted: Manual, language: str) -> Book:
    """The book of a manual that has members."""
    library = site.library
    chapters = [_chapter(site, wanted, page) for page in members(library, wanted, language)]
    pages = [chapter.page for chapter in chapters]
    labels = frozenset[str]().union(*(chapter.labels for chapter in chapters))
    images: list[Path] = []
    parts: list[Code] = []
    for kind in wanted.kinds:
        family = [chapter for chapter in chapters if chapter.page.kind == kind]
        if family:
            listed = [{"id": each.page.id, "title": each.page.title, "name": each.page.id.lower()} for each in family]
            parts.append(call("part", quoted(label(f"kinds {kind}", language)), literal(listed), name=f"part-{kind}"))
        for chapter in family:
            converter = book.converter(site, chapter.page, labels, shift=1)
            head = literal(book.chapter(library, chapter.page))
            parts.append(call("chapter", head, converter.body(chapter.body), level=2, new_page=True))
            images += converter.images
    title = f"{label('library', language)}: {wanted.title.in_(language)}"
    newest = max(pages, key=book.issued)
    meta = book.frame(library, pages, title) | {
        "running": wanted.title.in_(language),
        "description": wanted.subtitle.in_(language),
        "display-title": wanted.title.in_(language),
        "subtitle": wanted.subtitle.in_(language),
        "licence": label("licence", language),
        "facts": _facts(pages),
    }
    front = [
        call("cover", literal(meta)),
        call("contents", quoted(label("contents", language)), literal(2)),
        apparatus.documents(pages),
    ]
    here = site.address + address.manual_pdf(wanted, language)
    check_at = site.address + address.home(language, library.languages) + "reference/downloads/"
    citation = citation_text(newest, "", wanted.title.in_(language))
    end = [*_indexes(site, chapters), book.back(newest, citation, here, check_at, check_at, cover=True)]
    return book.bound(address.manual_pdf(wanted, language), meta, [*front, *parts, *end], images)


def members(library: Library, wanted: Manual, language: str) -> list[Page]:
    """The documents of a manual in order: whole families, or what a role needs; none that ended."""
    needed = set(needs.of_role(library, wanted.role, language).documents) if wanted.role else set(library.documents)
    return [
        editions[language]
        for kind in wanted.kinds
        for id_, editions in library.documents.items()
        if id_ in needed
        and language in editions
        and editions[language].kind == kind
        and editions[language].front.get("status").text not in _ENDED
    ]


def _chapter(site: Site, wanted: Manual, page: Page) -> Chapter:
    body = selection.of_a_manual(site.body(page))
    clauses = tuple(clause.id for clause in page.clauses)
    if wanted.role and clauses:
        needed = needs.of_role(site.library, wanted.role, page.language).clauses
        clauses = tuple(clause for clause in clauses if clause in needed)
        body = selection.only_clauses(body, clauses)
    if wanted.for_participants or wanted.role:
        body = selection.for_participants(body)
    return Chapter(page, body, clauses, frozenset(book.labels(page, body)))


def _indexes(site: Site, chapters: Sequence[Chapter]) -> list[Code]:
    pages = [chapter.page for chapter in chapters]
    language = pages[0].language
    used = {term.id: term for page in pages for term in site.terms_used_on(page)}
    return [
        call("indexes", quoted(label("indexes", language))),
        apparatus.clauses(pages, {clause for chapter in chapters for clause in chapter.clauses}),
        apparatus.forms(pages),
        apparatus.cited_law(site.library, pages),
        apparatus.terms(used.values(), language),
        apparatus.changes(site.library, pages),
    ]


def _facts(pages: Sequence[Page]) -> list[list[str]]:
    language = pages[0].language
    newest = max(pages, key=book.issued)
    return [
        [label("edition", language), newest.front.get("edition").text],
        [label("issued", language), in_words(book.issued(newest), language)],
        [label("contents", language), counted("documents", len(pages), language)],
    ]
