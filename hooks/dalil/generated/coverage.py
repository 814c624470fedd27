"""Where every clause is taught, recorded and relied on, and which roles it is for."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil.generated.links import reference, reference_list, table
from dalil.labels import label
from dalil.markup import element
from dalil.model import Clause, Library, Page
from dalil.relations import RELIED_ON, cited_elsewhere, recorded_in, taught_in


def coverage(library: Library, page: Page) -> Element:
    """A table for each standard and guideline, a row a clause."""
    parts = []
    for document in documents(library, page.language):
        parts.append(element("h2", {"id": anchor(document)}, reference(library, page, document.id)))
        parts.append(_audience(library, document))
        parts.append(_table(library, page, document))
    return element("div", {"class": "coverage"}, *parts)


def documents(library: Library, language: str) -> list[Page]:
    """The documents that have clauses."""
    pages = (editions[language] for editions in library.documents.values() if language in editions)
    return sorted((page for page in pages if page.clauses), key=lambda page: RELIED_ON.index(page.kind))


def anchor(document: Page) -> str:
    return f"coverage-{document.id.lower()}"


def _audience(library: Library, document: Page) -> Element:
    language = document.language
    names = {role.id: role.name.in_(language) for role in library.data.roles}
    roles = (names.get(id_, id_) for id_ in document.front.get("audience").texts())
    comma = "، " if language == "ar" else ", "
    return element("p", None, f"{label('audience', language)}: {comma.join(roles)}")


def _table(library: Library, page: Page, document: Page) -> Element:
    language = page.language
    heads = [label(key, language) for key in ("clause", "kind module", "kind form", "elsewhere")]
    return table(heads, [_row(library, page, clause) for clause in document.clauses])


def _row(library: Library, page: Page, clause: Clause) -> Element:
    language = page.language
    taught = [module.id for module in taught_in(library, language, clause.id)]
    recorded = [form.id for form in recorded_in(library, language, clause.id)]
    others = [by.id for by, _ in cited_elsewhere(library, language, clause.id) if by.id]
    cells = [sorted(set(ids) - {clause.id.partition("-")[0]}) for ids in (taught, recorded, others)]
    return element(
        "tr",
        None,
        element("th", {"scope": "row"}, reference(library, page, clause.id)),
        *(element("td", None, *(reference_list(library, page, ids) or ["–"])) for ids in cells),
    )
