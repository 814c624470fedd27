"""P2xx: the languages say the same things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from dalil import schema
from dalil.finding import Finding
from dalil.model import Citation, Clause, Library, Page, Reference
from dalil.text import TOP
from dalil.yamltext import Node

Item = TypeVar("Item", Citation, Reference)


def untranslated_page(library: Library) -> Iterator[Finding]:
    """A page has no counterpart in another language."""
    for page in library.pages:
        for language in library.languages:
            if language != page.language and not library.counterpart(page, language):
                facts = {"language": f"@{language}", "path": f"{language}/{page.key}"}
                yield Finding(page.path, TOP, "P201", facts)


def untranslated_clause(library: Library) -> Iterator[Finding]:
    """A clause is missing from the counterpart of its page."""
    for page, other in library.pairs():
        theirs = {clause.id for clause in other.clauses}
        for clause in page.clauses:
            if clause.id not in theirs and other.source.text.strip():
                yield Finding(page.path, clause.place, "P202", {"clause": clause.id, "path": other.path})


def untranslated_heading(library: Library) -> Iterator[Finding]:
    """A heading is missing from the counterpart of its page, or has another level there."""
    for page, other in library.pairs():
        clauses = {clause.id.lower() for clause in page.clauses}
        if not other.source.text.strip() or not all(heading.id for heading in other.headings):
            continue  # which of them is missing cannot be told before every heading has an id
        theirs = {(heading.id, heading.level) for heading in other.headings}
        for heading in page.headings:
            if heading.id and heading.id not in clauses and (heading.id, heading.level) not in theirs:
                facts = {"id": heading.id, "level": "#" * heading.level, "path": other.path}
                yield Finding(page.path, heading.place, "P203", facts)


def different_metadata(library: Library) -> Iterator[Finding]:
    """A key that both languages share has another value in the counterpart."""
    for page, other in library.pairs():
        for field in schema.fields(page.kind):
            here, there = page.front.fields.get(field.name), other.front.fields.get(field.name)
            if field.scope != "shared" or here is None:
                continue
            if there is None or _plain(here) != _plain(there):
                place = (page.front.keys or {}).get(field.name, TOP)
                facts = {"key": field.name, "value": _shown(here), "other": _shown(there), "path": other.path}
                yield Finding(page.path, place, "P204", facts)


def citation_in_one_language(library: Library) -> Iterator[Finding]:
    """A citation is made in one language only, clause by clause and for the rest of the page."""
    for page, other in library.pairs():
        for cite in _unmatched(_citations(page), _citations(other)):
            yield Finding(page.path, cite.place, "P205", {"citation": str(cite), "path": other.path})


def reference_in_one_language(library: Library) -> Iterator[Finding]:
    """A reference is made in one language only, clause by clause and for the rest of the page."""
    for page, other in library.pairs():
        for ref in _unmatched(_references(page), _references(other)):
            yield Finding(page.path, ref.place, "P206", {"target": ref.target, "path": other.path})


def different_obligation(library: Library) -> Iterator[Finding]:
    """A clause binds more strongly in one language than in the other."""
    for page, other in library.pairs():
        theirs = {clause.id: clause for clause in other.clauses}
        for clause in page.clauses:
            there = theirs.get(clause.id)
            if there and clause.obligation != there.obligation:
                facts = {
                    "clause": clause.id,
                    "here": f"@obligation {clause.obligation}",
                    "there": f"@obligation {there.obligation}",
                    "path": other.path,
                }
                yield Finding(page.path, clause.place, "P207", facts)


def _plain(node: Node | None) -> object:
    if node is None:
        return None
    if node.items:
        return [_plain(item) for item in node.items]
    return node.text


def _shown(node: Node | None) -> str:
    if node is None:
        return "–"
    return "[" + ", ".join(item.text for item in node.items) + "]" if node.items else node.text


def _citations(page: Page) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for cite in page.citations:
        found.setdefault(_clause_at(page, cite) + " " + str(cite), []).append(cite)
    return found


def _references(page: Page) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for ref in page.references:
        found.setdefault(_clause_at(page, ref) + " " + ref.target, []).append(ref)
    return found


def _clause_at(page: Page, item: Citation | Reference) -> str:
    def holds(clause: Clause) -> bool:
        return item in clause.citations or item in clause.references

    return next((clause.id for clause in page.clauses if holds(clause)), "")


def _unmatched(here: dict[str, list[Item]], there: dict[str, list[Item]]) -> Iterator[Item]:
    """Those of `here` that are more in number than their likes in `there`: the last ones of each kind."""
    counts = Counter({key: len(items) for key, items in there.items()})
    for key, items in here.items():
        yield from items[counts[key] :]
