"""What the templates show of a page: plain words and links, no logic left for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from dalil import address, relations, standing
from dalil.labels import counted, in_words, label
from dalil.model import Clause, Library, Page


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
class Banner:
    """A notice above a document, with the documents or clauses that it names."""

    kind: str
    words: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Group:
    """Documents of one kind beside this one."""

    name: str
    mentions: tuple[Mention, ...]


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
    parallel: str
    """The page with both languages side by side; empty when a language lacks the document."""
    participants: str
    """The page of a module for its participants; empty for everything else."""
    banners: tuple[Banner, ...]
    related: tuple[Group, ...]
    cited_by: tuple[Mention, ...]
    label: Words
    home: str


def of(library: Library, page: Page) -> View:
    """The view of a page; for one that is no document the document's parts are empty."""
    say: Words = partial(_say, page.language)
    other = next(language for language in library.languages if language != page.language)
    counterpart = library.counterpart(page, other)
    status = page.front.get("status").text
    both = len(library.documents.get(page.id, {})) > 1
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
        bilingual_pdf=address.bilingual_pdf(page.id) if both else "",
        fillable_pdf=address.fillable_pdf(page) if page.kind == "form" else "",
        parallel=address.parallel(page.id, page.language, library.languages) if both else "",
        participants=address.participants(page, library.languages) if address.has_participants_page(page) else "",
        banners=banners(library, page) if page.id else (),
        related=related(library, page) if page.id else (),
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
    issued, reviewed, due = front.get("issued").value, front.get("reviewed").value, standing.next_review(page)
    lines = (
        ("edition", front.get("edition").text),
        ("issued", in_words(issued, language) if isinstance(issued, date) else ""),
        ("reviewed", in_words(reviewed, language) if isinstance(reviewed, date) else ""),
        ("next-review", in_words(due, language) if due else ""),
        ("owner", owners.get(front.get("owner").text, front.get("owner").text)),
        ("audience", comma.join(roles.get(id_, id_) for id_ in front.get("audience").texts())),
    )
    return tuple(Fact(label(key, language), value) for key, value in lines if value)


def banners(library: Library, page: Page) -> tuple[Banner, ...]:
    """What a reader of a document is told before its first line."""
    language = page.language
    found = []
    for notice in standing.notices(library, page):
        facts = {"date": in_words(notice.day, language)} if notice.day else {}
        if notice.clauses:
            facts["count"] = counted("clauses", len(notice.clauses), language)
        words = label(f"notice {notice.kind}", language, **facts)
        if notice.documents:
            words += f" {label('replaced-by', language)}"
        documents = (library.documents.get(id_, {}).get(language) for id_ in notice.documents)
        named = [_mention(library, document, None) for document in documents if document]
        named += [_mention(library, page, clause) for clause in page.clauses if clause.id in notice.clauses]
        found.append(Banner(notice.kind, words, tuple(named)))
    return tuple(found)


def related(library: Library, page: Page) -> tuple[Group, ...]:
    """The documents that somebody who reads this one may want next, by kind."""
    beside = relations.beside(library, page)
    groups = (("modules", beside.modules), ("forms", beside.forms), ("texts", beside.texts))
    return tuple(
        Group(label(f"related {name}", page.language), tuple(_mention(library, each, None) for each in pages))
        for name, pages in groups
        if pages
    )


def _mentions(library: Library, page: Page) -> tuple[Mention, ...]:
    return tuple(_mention(library, *found) for found in library.cited_by(page.language, page.id))


def _mention(library: Library, page: Page, clause: Clause | None) -> Mention:
    anchor = f"#{clause.id.lower()}" if clause else ""
    name, title = (clause.id, clause.title) if clause else (page.id, page.title)
    return Mention(name, title, address.url(page, library.languages) + anchor)


def _say(language: str, key: str, **facts: str) -> str:
    return label(key, language, **facts)
