"""`docs/_data/editions.yml`: an entry → the editions of a document, with what each one changed.

What is not right in an entry is reported and left out; the rest of it is still read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import get_args

from dalil import schema
from dalil.model import Bilingual, Change, ChangeKind, Edition, History, Upcoming
from dalil.yamltext import Node

Report = Callable[[Node, str, dict[str, str]], None]
"""Tells of a node: the code and its facts."""

NEXT = "next"
"""The number of an edition that has none yet; `dalil release` gives it number and date."""

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


def history(node: Node, report: Report) -> History:
    """The editions of a document, oldest first, whatever their order in the file."""
    editions: dict[str, Edition] = {}
    upcoming: Upcoming | None = None
    for number, edition in _editions(node.get("editions"), report):
        if isinstance(edition, Upcoming):
            if upcoming:
                report(number, "S422", {"id": f"{node.get('id').text} {NEXT}"})
            upcoming = edition
        elif edition.number in editions:
            report(number, "S422", {"id": f"{node.get('id').text} {edition.number}"})
        else:
            editions[edition.number] = edition
    return History(
        node.get("id").text, tuple(sorted(editions.values(), key=lambda each: each.rank)), node.place, upcoming
    )


def _editions(listed: Node, report: Report) -> Iterator[tuple[Node, Edition | Upcoming]]:
    for node in listed.items:
        number, issued, note = node.get("edition"), node.get("issued"), node.get("note")
        required = ("edition",) if number.text == NEXT else ("edition", "issued")
        if not (_whole(node, required, "editions", report) and _whole(note, ("en", "ar"), "note", report)):
            continue
        if number.text == NEXT:
            yield number, Upcoming(_words(note), tuple(_changes(node.get("changes"), report)), number.place)
        elif not schema.fits(number, "edition"):
            report(number, "S434", {"key": "edition", "value": number.text, "shape": "@shape edition"})
        elif not isinstance(issued.value, date):
            report(issued, "S434", {"key": "issued", "value": issued.text, "shape": "@shape date"})
        else:
            changes = tuple(_changes(node.get("changes"), report))
            yield number, Edition(number.text, issued.value, _words(note), changes, number.place)


def _changes(listed: Node, report: Report) -> Iterator[Change]:
    for node in listed.items:
        if not _whole(node, ("kind", "en", "ar"), "changes", report):
            continue
        kind = next((kind for kind in KINDS if kind == node.get("kind").text), None)
        if kind is None:
            value = node.get("kind").text
            report(node.get("kind"), "S434", {"key": "kind", "value": value, "shape": "@shape change"})
        else:
            clauses = tuple((clause.text, clause.place) for clause in node.get("clauses").items)
            yield Change(kind, clauses, _words(node), node.place)


def _whole(node: Node, required: tuple[str, ...], listed: str, report: Report) -> bool:
    missing = next((key for key in required if not node.get(key).text), "")
    if missing:
        report(node, "S421", {"key": missing, "list": listed})
    return not missing


def _words(node: Node) -> Bilingual:
    return Bilingual(node.get("ar").text, node.get("en").text)
