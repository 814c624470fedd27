"""What the current edition of a document changed, at the foot of its page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil import address, changes
from dalil.generated.links import reference
from dalil.labels import in_words, label
from dalil.markup import Child, element
from dalil.model import Change, Library, Page

ANCHOR = "changes"


def section(library: Library, page: Page) -> Element | None:
    """What changed since the last edition; one line for a first edition, None for an edition that nobody entered."""
    found = changes.current(library, page.id)
    if found is None:
        return None
    language, edition = page.language, found.edition
    facts = {"edition": edition.number, "date": in_words(edition.issued, language)}
    parts: list[Child] = [element("h2", {"id": ANCHOR}, label("what-changed", language))]
    if found.before is None:
        parts.append(element("p", None, label("first-edition", language, **facts)))
    else:
        said = label("changed-since", language, before=found.before.number, **facts)
        note = edition.note.in_(language)
        parts.append(element("p", None, f"{said} {note}".strip()))
        if edition.changes:
            parts.append(element("ul", None, *(_item(library, page, change) for change in edition.changes)))
    return element("section", {"class": "changes"}, *parts)


def _item(library: Library, page: Page, change: Change) -> Element:
    language = page.language
    comma = "، " if language == "ar" else ", "
    parts: list[Child] = [element("strong", None, label(f"change {change.kind}", language))]
    for at, (clause, _) in enumerate(change.clauses):
        known = address.target_link(library, page, clause) is not None
        parts.append(comma if at else " (")
        parts.append(reference(library, page, clause, short=True) if known else element("bdi", None, clause))
    parts.append(f"{')' if change.clauses else ''}: {change.words.in_(language)}")
    return element("li", None, *parts)
