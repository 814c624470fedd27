"""What of a document's text a book holds: all of it, some clauses, or what participants may read."""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy

from lxml.html import HtmlElement

NOTES_FOR_TRAINERS = ".//*[@data-for='trainer']"
"""Notes of the facilitator."""

FOR_TRAINERS = f"{NOTES_FOR_TRAINERS} | .//*[@data-block='quiz']//details"
"""Notes of the facilitator, and the answers to questions."""


def for_participants(body: HtmlElement) -> HtmlElement:
    """A body without what only the facilitator reads."""
    kept = deepcopy(body)
    for node in kept.xpath(FOR_TRAINERS):
        node.drop_tree()
    return kept


def only_clauses(body: HtmlElement, clauses: Collection[str]) -> HtmlElement:
    """A body of nothing but these clauses under their headings, and the notes at its foot that they may need."""
    kept = deepcopy(body)
    heading: HtmlElement | None = None
    for node in list(kept):
        if node.tag == "h2":
            if heading is not None:
                heading.drop_tree()  # none of its clauses is wanted
            heading = node
        elif node.get("data-clause") in clauses:
            heading = None
        elif node.get("class") != "footnote":
            node.drop_tree()
    if heading is not None:
        heading.drop_tree()
    return kept


def of_a_manual(body: HtmlElement) -> HtmlElement:
    """A body without its tables of cited law and of changes: a manual has one of each for all its documents."""
    kept = deepcopy(body)
    for node in kept.xpath("./section[@class='legal-basis' or @class='changes']"):
        node.drop_tree()
    return kept
