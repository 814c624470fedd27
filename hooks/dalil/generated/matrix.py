"""How the standards relate to one another and to the articles of the Palermo Protocol."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil.generated.links import citation, mentions, reference, reference_list, table
from dalil.labels import label
from dalil.markup import Child, element
from dalil.model import Library, Page
from dalil.relations import RELIED_ON

PROTOCOL = "palermo"
ANCHORS = ("by-article", "by-standard")


def matrix(library: Library, page: Page) -> Element:
    """Each article of the Protocol with what rests on it, and each standard with what it needs and what needs it."""
    language = page.language
    return element(
        "div",
        {"class": "matrix"},
        element("h2", {"id": ANCHORS[0]}, label(ANCHORS[0], language)),
        _by_article(library, page),
        element("h2", {"id": ANCHORS[1]}, label(ANCHORS[1], language)),
        _by_standard(library, page),
    )


def _by_article(library: Library, page: Page) -> Element:
    language = page.language
    rows = []
    for instrument in library.data.instruments:
        for article in instrument.articles if instrument.id == PROTOCOL else ():
            citing = library.citing(language, PROTOCOL, article.number)
            clauses = tuple((by, clause) for by, clause in citing if clause is not None and by.kind in RELIED_ON)
            words: list[Child] = [article.summary.in_(language)]
            if article.asks:
                words += [" ", element("small", None, f"({label(f'asks {article.asks}', language)})")]
            row = element(
                "tr",
                None,
                element("th", {"scope": "row"}, citation(page, instrument, article)),
                element("td", None, *words),
                element("td", None, *(mentions(page, clauses) or ["–"])),
            )
            rows.append(row)
    return table([label(key, language) for key in ("article", "summary", "rests-on-it")], rows)


def _by_standard(library: Library, page: Page) -> Element:
    language = page.language
    rows = []
    for id_, editions in library.documents.items():
        standard = editions.get(language)
        if standard is None or standard.kind != "standard":
            continue
        named = {ref.target.partition("-")[0] for ref in standard.references} - {id_}
        naming = {by.id for by, _ in library.cited_by(language, id_)}
        naming |= {by.id for clause in standard.clauses for by, _ in library.cited_by(language, clause.id)}
        rows.append(
            element(
                "tr",
                None,
                element("th", {"scope": "row"}, reference(library, page, id_)),
                element("td", None, *(_links(library, page, named))),
                element("td", None, *(_links(library, page, naming - {id_, ""}))),
            )
        )
    return table([label("kind standard", language), label("relies-on", language), label("cited-by", language)], rows)


def _links(library: Library, page: Page, ids: set[str]) -> list[Child]:
    return reference_list(library, page, sorted(ids & set(library.documents))) or ["–"]
