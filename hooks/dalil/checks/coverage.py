"""C7xx: what is required is taught, recorded and verified."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.finding import Finding
from dalil.model import Library, Page


def unserved_clause(library: Library) -> Iterator[Finding]:
    """No module covers a clause and no form refers to it."""
    for language in library.languages:
        served = {
            target
            for page in library.pages
            if page.language == language
            for target in (
                page.front.get("covers").texts()
                if page.kind == "module"
                else (ref.target for ref in page.references if page.kind == "form")
            )
        }
        for (where, clause), (page, found) in library.clauses.items():
            asked = page.kind in ("standard", "care") and not found.withdrawn
            if where == language and asked and clause not in served:
                yield Finding(page.path, found.place, "C701", {"clause": clause})


def untaught_clause(library: Library) -> Iterator[Finding]:
    """A module says that it covers a clause and never refers to it or to its document."""
    for page in library.pages:
        if page.kind != "module":
            continue
        mentioned = {ref.target for ref in page.references}
        for node in page.front.get("covers").items:
            if node.text not in mentioned and node.text.partition("-")[0] not in mentioned:
                yield Finding(page.path, node.place, "C702", {"clause": node.text})


def unverified_clause(library: Library) -> Iterator[Finding]:
    """A clause of a standard has no line in the table of indicators."""
    for page in library.pages:
        if page.kind != "standard":
            continue
        verified = _references_below(page, "verify")
        for clause in page.clauses:
            if verified is not None and clause.id not in verified and not clause.withdrawn:
                yield Finding(page.path, clause.place, "C703", {"clause": clause.id})


def _references_below(page: Page, heading: str) -> set[str] | None:
    section = next((section for section in page.sections if section.id == heading), None)
    if section is None:
        return None
    first, last = page.source.place(section.start), page.source.place(section.end)
    return {ref.target for ref in page.references if first <= ref.place < last}
