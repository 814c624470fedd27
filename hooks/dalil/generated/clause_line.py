"""The line below a provision: how far it binds, on what it rests, where it is taught, recorded, cited; copying it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil import address, relations
from dalil.citing import citation_text
from dalil.generated.links import mentions
from dalil.labels import label
from dalil.markup import Child, element
from dalil.model import Clause, Library, Page


def clause_line(library: Library, page: Page, clause: Clause, site: str) -> Element:
    """The line of a clause; `site` is where the library is published."""
    language = page.language
    parts: list[Child] = []
    if clause.obligation:
        words = label(f"obligation {clause.obligation}", language)
        parts.append(element("span", {"class": "badge obligation"}, words))
    if clause.withdrawn:
        parts.append(element("span", {"class": "badge withdrawn"}, label("clause-withdrawn", language)))
    for basis in () if clause.withdrawn else library.basis(clause):
        words = label(f"basis {basis}", language)
        parts.append(element("span", {"class": "badge basis", "data-basis": basis}, words))
    for key, found in _mentioned(library, language, clause.id):
        links = mentions(page, found)
        if links:
            parts.append(element("span", {"class": key}, f"{label(key, language)}: ", *links))
    parts.append(element("span", {"class": "clause-copies"}, *_copies(library, page, clause, site)))
    return element("div", {"class": "clause-line", "data-print": "no"}, *parts)


def status(language: str) -> Element:
    """Where copying reports what it did, aloud as well: one for the whole page."""
    said = {"data-copied": label("copied", language), "data-selected": label("copy-selected", language)}
    return element("p", {"class": "copy-status", "role": "status", "data-print": "no", **said})


def _mentioned(
    library: Library, language: str, clause: str
) -> list[tuple[str, tuple[tuple[Page, Clause | None], ...]]]:
    taught = relations.taught_in(library, language, clause)
    recorded = relations.recorded_in(library, language, clause)
    return [
        ("taught-in", tuple((page, None) for page in taught)),
        ("recorded-in", tuple((page, None) for page in recorded)),
        ("cited-by", relations.cited_elsewhere(library, language, clause)),
    ]


def _copies(library: Library, page: Page, clause: Clause, site: str) -> list[Child]:
    """Buttons that copy the permanent link, and the citation in either language; a script shows them."""
    language = page.language
    permanent = address.permanent(site, clause.id)
    buttons = [_button("copy-link", label("copy-link", language, id=clause.id), permanent, page, None)]
    for each in library.languages:
        found = library.clauses.get((each, clause.id))
        if found:
            text = f"{citation_text(found[0], clause.id, found[1].title)} {permanent}"
            name = label(f"copy-citation {each}", language, id=clause.id)
            buttons.append(_button("copy-citation", name, text, page, each))
    return [*buttons]


def _button(kind: str, name: str, text: str, page: Page, language: str | None) -> Element:
    attributes = {
        "type": "button",
        "class": f"clause-copy {kind}",
        "data-copy": text,
        "title": name,
        "aria-label": name,
        "hidden": "hidden",  # shown by the script that makes it work
    }
    if language is None:
        return element("button", attributes)
    mark = element("span", {"aria-hidden": "true"}, label("language-mark", language))
    return element("button", {**attributes, "data-copy-language": language}, mark)
