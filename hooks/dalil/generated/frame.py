"""What frames a document: a module at a glance, the legal basis, and whether a clause is in step."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil import standing
from dalil.generated.links import citation, reference_list, table
from dalil.labels import counted, label
from dalil.markup import Child, element
from dalil.model import Clause, Library, Page


def glance(library: Library, page: Page) -> Element:
    """A module at a glance: minutes, level, audience, clauses, materials; then its objectives."""
    language, front = page.language, page.front
    roles = {role.id: role.name.in_(language) for role in library.data.roles}
    comma = "، " if language == "ar" else ", "
    forms = dict.fromkeys(ref.target for ref in page.references if ref.target.startswith("F"))
    facts: list[tuple[str, list[Child]]] = [
        (label("time", language), [counted("minutes", int(front.get("minutes").text or 0), language)]),
        (label("level", language), [label(f"level {front.get('level').text}", language)]),
        (
            label("audience", language),
            [comma.join(roles.get(id_, id_) for id_ in front.get("audience").texts())],
        ),
        (label("covers", language), reference_list(library, page, list(front.get("covers").texts()))),
        (label("forms-used", language), reference_list(library, page, sorted(forms))),
        (label("materials", language), [comma.join(front.get("materials").texts())]),
    ]
    rows = [
        element("tr", None, element("th", {"scope": "row"}, name), element("td", None, *value))
        for name, value in facts
        if any(value)
    ]
    return element(
        "section",
        {"class": "glance"},
        element("h2", {"id": "glance"}, label("glance", language)),
        element("table", {"class": "facts"}, element("tbody", None, *rows)),
        element("h2", {"id": "objectives"}, label("objectives", language)),
        element("p", None, label("objectives-lead", language)),
        element("ul", None, *(element("li", None, text) for text in front.get("objectives").texts())),
    )


def legal_basis(library: Library, page: Page) -> Element | None:
    """What a document cites: each article once, in our own words, with the clauses that rest on it."""
    language = page.language
    cited: dict[tuple[str, str], list[str]] = {}
    for cite in page.citations:
        inside = next((clause.id for clause in page.clauses if cite in clause.citations), "")
        clauses = cited.setdefault((cite.instrument, cite.article), [])
        if inside and inside not in clauses:
            clauses.append(inside)
    rows: list[Child] = []
    for (name, number), clauses in sorted(cited.items(), key=lambda item: _order(library, item[0])):
        instrument = library.instruments.get(name)
        article = instrument.article(number) if instrument else None
        if instrument is None or (number and article is None):
            continue
        rows.append(
            element(
                "tr",
                None,
                element("th", {"scope": "row"}, citation(page, instrument, article)),
                element("td", None, article.summary.in_(language) if article else instrument.title.in_(language)),
                element("td", None, *reference_list(library, page, clauses)),
            )
        )
    if not rows:
        return None
    heads = [label("rests-on", language), label("summary", language), label("clauses", language)]
    return element(
        "section",
        {"class": "legal-basis"},
        element("h2", {"id": "legal-basis"}, label("legal-basis", language)),
        element("p", None, label("legal-basis-note", language)),
        table(heads, rows),
    )


def _order(library: Library, cited: tuple[str, str]) -> tuple[int, str, int]:
    """Treaties before laws before guidance; within an instrument in the order of its articles."""
    instrument = library.instruments.get(cited[0])
    if instrument is None:
        return 9, cited[0], 0
    numbers = [article.number for article in instrument.articles]
    rank = ("treaty", "national-law", "guidance", "own").index(instrument.basis)
    return rank, instrument.name.en, numbers.index(cited[1]) if cited[1] in numbers else -1


def out_of_step(library: Library, page: Page, clause: Clause) -> Element | None:
    """A notice below a clause whose languages nobody has compared since one of them changed."""
    moved = standing.moved(library, clause.id)
    if not moved:
        return None
    other = next(language for language in library.languages if language != page.language)
    side = "both" if len(moved) > 1 else "ahead" if page.language in moved else "behind"
    words = label(f"out-of-step {side}", page.language, other=label(f"adjective {other}", page.language))
    return element("p", {"class": "out-of-step", "data-moved": " ".join(moved)}, words)
