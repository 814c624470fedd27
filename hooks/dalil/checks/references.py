"""R1xx: every reference leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalil import generated, syntax
from dalil.finding import Finding, nearest
from dalil.model import Library, Page


def unknown_page(library: Library) -> Iterator[Finding]:
    """A link or an image leads to a file that does not exist."""
    for page in library.pages:
        for link in page.links:
            if link.path not in library.files:
                folder = "assets/" if link.is_image else f"{page.language}/"
                known = [path for path in library.files if path.startswith(folder) and path != page.path]
                yield Finding(
                    page.path,
                    link.place,
                    "R101",
                    {"path": link.path},
                    _as_written(page, nearest(link.path, known)),
                )


def unknown_clause(library: Library) -> Iterator[Finding]:
    """A reference names a clause that its document does not have."""
    for page in library.pages:
        for ref in page.references:
            document, _, number = ref.target.partition("-")
            editions = library.documents.get(document)
            if not number or not editions or not syntax.TARGET.fullmatch(ref.target):
                continue
            target = editions.get(page.language)
            ids = [clause.id for clause in target.clauses] if target else []
            if ids and ref.target not in ids:
                facts = {"clause": ref.target, "document": document, "last": ids[-1]}
                yield Finding(page.path, ref.place, "R102", facts, nearest(ref.target, ids))


def clause_of_document_without_clauses(library: Library) -> Iterator[Finding]:
    """A reference names a clause of a document that has none, such as a form."""
    for page in library.pages:
        for ref in page.references:
            document, _, number = ref.target.partition("-")
            target = library.documents.get(document, {}).get(page.language)
            if number and target and not target.clauses:
                yield Finding(page.path, ref.place, "R108", {"clause": ref.target, "document": document})


def unknown_document(library: Library) -> Iterator[Finding]:
    """A reference names a document that does not exist in the page's language."""
    for page in library.pages:
        for ref in page.references:
            document = ref.target.partition("-")[0]
            if syntax.TARGET.fullmatch(ref.target) and page.language not in library.documents.get(document, {}):
                known = [name for name, pages in library.documents.items() if page.language in pages]
                yield Finding(page.path, ref.place, "R103", {"document": document}, nearest(document, known))


def unknown_anchor(library: Library) -> Iterator[Finding]:
    """A link leads to a place that its page does not have."""
    anchors: dict[str, set[str]] = {}
    for page in library.pages:
        for link in page.links:
            target = library.by_path.get(link.path)
            if not link.anchor or not target:
                continue
            if target.path not in anchors:
                anchors[target.path] = {
                    *(heading.id for heading in target.headings if heading.id),
                    *generated.anchors(target, library),
                }
            known = anchors[target.path]
            if link.anchor not in known:
                facts = {"anchor": link.anchor, "path": target.path}
                yield Finding(page.path, link.place, "R104", facts, nearest(link.anchor, known))


def malformed_id(library: Library) -> Iterator[Finding]:
    """A reference is nearly the id of a document or clause: `[s4-3]`, `[S04.3]`."""
    for page in library.pages:
        for ref in page.references:
            if not syntax.TARGET.fullmatch(ref.target):
                yield Finding(page.path, ref.place, "R105", {"target": ref.target}, repaired(ref.target))


def unknown_footnote(library: Library) -> Iterator[Finding]:
    """A footnote mark has no note."""
    for page in library.pages:
        notes = {note.name for note in page.footnotes if note.is_definition}
        for mark in page.footnotes:
            if not mark.is_definition and mark.name not in notes:
                yield Finding(page.path, mark.place, "R106", {"name": mark.name}, nearest(mark.name, notes))


def unused_footnote(library: Library) -> Iterator[Finding]:
    """A footnote has no mark in the text."""
    for page in library.pages:
        marks = {mark.name for mark in page.footnotes if not mark.is_definition}
        for note in page.footnotes:
            if note.is_definition and note.name not in marks:
                yield Finding(page.path, note.place, "R107", {"name": note.name})


def _as_written(page: Page, path: str) -> str:
    """A path of the library as a link from this page writes it."""
    if not path:
        return ""
    here, there = page.path.split("/")[:-1], path.split("/")
    while here and there[:-1] and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)


def repaired(target: str) -> str:
    """A target in the right form; nothing if it cannot be told."""
    match = re.fullmatch(r"([A-Za-z])-?(\d{1,3})(?:[-.](\d{1,3}))?", target)
    if not match:
        return ""
    number = f"-{int(match[3])}" if match[3] else ""
    return f"{match[1].upper()}{int(match[2]):02d}{number}"
