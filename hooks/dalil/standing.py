"""How a document stands today: no longer in force, open for comment, due for review, clauses out of step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dalil import sync
from dalil.labels import after_months
from dalil.model import Library, Page

ENDED = ("superseded", "withdrawn")

Kind = Literal["superseded", "withdrawn", "consultation", "overdue", "out-of-step", "restricted"]


@dataclass(frozen=True)
class Notice:
    """Something that a reader is to know before the first line."""

    kind: Kind
    day: date | None = None
    """When the review was due."""
    documents: tuple[str, ...] = ()
    """The ids of what replaced the document."""
    clauses: tuple[str, ...] = ()
    """The clauses whose languages are out of step."""


def next_review(page: Page) -> date | None:
    """The day on which a document is to be reviewed; None while it gives no right dates."""
    since = page.front.get("reviewed").value or page.front.get("issued").value
    months = page.front.get("review_in").text.partition(" ")[0]
    return after_months(since, int(months)) if isinstance(since, date) and months.isdigit() else None


def notices(library: Library, page: Page) -> tuple[Notice, ...]:
    """What is to be said of a document, the gravest first."""
    status, due = page.front.get("status").text, next_review(page)
    found: list[Notice] = []
    if status in ENDED:
        kind: Kind = "superseded" if status == "superseded" else "withdrawn"
        found.append(Notice(kind, documents=tuple(page.front.get("replaced_by").texts())))
    elif due is not None and due < library.today:
        found.append(Notice("overdue", day=due))
    if page.is_restricted:
        found.append(Notice("restricted"))
    if status == "consultation":
        found.append(Notice("consultation"))
    clauses = tuple(clause.id for clause in page.clauses if moved(library, clause.id))
    if clauses:
        found.append(Notice("out-of-step", clauses=clauses))
    return tuple(found)


def moved(library: Library, clause: str) -> tuple[str, ...]:
    """The languages of a clause that changed since somebody compared them: all, when nobody ever did; none, when one
    language lacks the clause."""
    if any((language, clause) not in library.clauses for language in library.languages):
        return ()
    return sync.moved(library, clause) if clause in library.declared else library.languages
