"""What a role needs of the library: the modules of its track, the clauses they teach, the forms they use."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.model import Library, Page


@dataclass(frozen=True)
class Needs:
    """Ids of what a role needs, each kind in order."""

    modules: tuple[str, ...]
    """Required modules that exist already."""
    clauses: tuple[str, ...]
    """Clauses that those modules cover, in documents that are written for the role."""
    forms: tuple[str, ...]
    """Forms written for the role that those modules or the documents of those clauses name."""

    @property
    def documents(self) -> tuple[str, ...]:
        """Everything of which at least a part is needed, in order."""
        return tuple(sorted({*self.modules, *(clause.partition("-")[0] for clause in self.clauses), *self.forms}))


def of_role(library: Library, role: str, language: str) -> Needs:
    """What a role needs, as far as it exists in a language; nothing for a role without a track."""
    track = library.tracks.get(role)
    pages = {id_: editions[language] for id_, editions in library.documents.items() if language in editions}
    modules = [pages[id_] for id_ in (track.required if track else ()) if id_ in pages]
    covered = {clause for module in modules for clause in module.front.get("covers").texts()}
    clauses = [
        clause.id
        for page in pages.values()
        if page.kind in ("standard", "care") and _is_for(page, role)
        for clause in page.clauses
        if clause.id in covered
    ]
    sources = [*modules, *(pages[id_] for id_ in dict.fromkeys(clause.partition("-")[0] for clause in clauses))]
    named = {ref.target for page in sources for ref in page.references if ref.target.startswith("F")}
    forms = [id_ for id_ in sorted(named) if id_ in pages and _is_for(pages[id_], role)]
    return Needs(tuple(module.id for module in modules), tuple(clauses), tuple(forms))


def _is_for(page: Page, role: str) -> bool:
    return role in page.front.get("audience").texts()
