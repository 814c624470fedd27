"""What the current edition of a document changed, at the foot of its page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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
            items = (line(change, language, partial(clause_link, library, page)) for change in edition.changes)
            parts.append(element("ul", None, *(element("li", None, *item) for item in items)))
    return element("section", {"class": "changes"}, *parts)


def line(change: Change, language: str, show: Callable[[str], Element]) -> list[Child]:
    """A change in one line: its kind, the clauses that it concerns, as `show` shows them, and its words."""
    parts: list[Child] = [element("strong", None, label(f"change {change.kind}", language))]
    for at, (clause, _) in enumerate(change.clauses):
        parts += [("، " if language == "ar" else ", ") if at else " (", show(clause)]
    return [*parts, f"{')' if change.clauses else ''}: {change.words.in_(language)}"]


def clause_link(library: Library, page: Page, clause: str) -> Element:
    """A link to a clause; one that was withdrawn has none."""
    known = address.target_link(library, page, clause) is not None
    return reference(library, page, clause, short=True) if known else element("bdi", None, clause)
