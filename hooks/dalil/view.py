"""What the templates show of a page: plain words and links, no logic left for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from dalil import address
from dalil.labels import after_months, in_words, label
from dalil.model import Library, Page


class Words(Protocol):
    """A label by its key, with the facts it needs."""

    def __call__(self, key: str, **facts: str) -> str: ...


@dataclass(frozen=True)
class Fact:
    """A line of a document's header."""

    name: str
    value: str


@dataclass(frozen=True)
class Mention:
    """A document or clause that refers to this one."""

    name: str
    title: str
    url: str


@dataclass(frozen=True)
class View:
    """A page as the templates see it. Addresses are relative to the site's root, without a leading slash."""

    key: str
    language: str
    other_language: str
    other_url: str
    kind: str
    id: str
    status: str
    status_name: str
    status_note: str
    sensitive: bool
    facts: tuple[Fact, ...]
    pdf: str
    bilingual_pdf: str
    """Empty when a language lacks the document."""
    fillable_pdf: str
    """Only forms have one."""
    cited_by: tuple[Mention, ...]
    label: Words
    home: str


def of(library: Library, page: Page) -> View:
    """The view of a page; for one that is no document the document's parts are empty."""
    say: Words = partial(_say, page.language)
    other = next(language for language in library.languages if language != page.language)
    counterpart = library.counterpart(page, other)
    status = page.front.get("status").text
    return View(
        key=page.key.removesuffix(".md"),
        language=page.language,
        other_language=other,
        other_url=address.url(counterpart, library.languages)
        if counterpart
        else address.home(other, library.languages),
        kind=page.kind,
        id=page.id,
        status=status,
        status_name=say(f"status {status}") if page.id else "",
        status_note=say(f"status-note {status}") if page.id else "",
        sensitive=page.front.get("sensitive").value is True,
        facts=facts(library, page) if page.id else (),
        pdf=address.pdf(page) if page.id else "",
        bilingual_pdf=address.bilingual_pdf(page.id) if len(library.documents.get(page.id, {})) > 1 else "",
        fillable_pdf=address.fillable_pdf(page) if page.kind == "form" else "",
        cited_by=_mentions(library, page) if page.id else (),
        label=say,
        home=address.home(page.language, library.languages),
    )


def facts(library: Library, page: Page) -> tuple[Fact, ...]:
    """Edition, dates, owner and audience of a document, as far as they are given."""
    language, front = page.language, page.front
    roles = {role.id: role.name.in_(language) for role in library.data.roles}
    owners = {owner.id: owner.name.in_(language) for owner in library.data.owners}
    comma = "، " if language == "ar" else ", "
    issued, reviewed, due = front.get("issued").value, front.get("reviewed").value, next_review(page)
    lines = (
        ("edition", front.get("edition").text),
        ("issued", in_words(issued, language) if isinstance(issued, date) else ""),
        ("reviewed", in_words(reviewed, language) if isinstance(reviewed, date) else ""),
        ("next-review", in_words(due, language) if due else ""),
        ("owner", owners.get(front.get("owner").text, front.get("owner").text)),
        ("audience", comma.join(roles.get(id_, id_) for id_ in front.get("audience").texts())),
    )
    return tuple(Fact(label(key, language), value) for key, value in lines if value)


def next_review(page: Page) -> date | None:
    """The day on which a document is to be reviewed; None while it gives no right dates."""
    since = page.front.get("reviewed").value or page.front.get("issued").value
    months = page.front.get("review_in").text.partition(" ")[0]
    return after_months(since, int(months)) if isinstance(since, date) and months.isdigit() else None


def _mentions(library: Library, page: Page) -> tuple[Mention, ...]:
    found = library.cited_by(page.language, page.id)
    return tuple(
        Mention(
            clause.id if clause else other.id,
            clause.title if clause else other.title,
            address.url(other, library.languages) + (f"#{clause.id.lower()}" if clause else ""),
        )
        for other, clause in found
    )


def _say(language: str, key: str, **facts: str) -> str:
    return label(key, language, **facts)
