"""What changed, as an Atom feed for each language (RFC 4287), from the editions of the documents."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, tostring

from dalil import address
from dalil.generated.changes import line
from dalil.labels import in_words, label
from dalil.markup import element
from dalil.model import Edition, Library, Page

NAME = "changes.xml"
NEWEST = 50

_ATOM = "http://www.w3.org/2005/Atom"


def path(library: Library, language: str) -> str:
    """Where the feed of a language lies below the site's root."""
    return f"{address.home(language, library.languages)}{NAME}"


def feed(library: Library, language: str, site: str) -> str:
    """The newest editions of all documents of a language, newest first.

    The names of entries hold neither a title nor where the page lies, so that they last when those change.
    """
    found = [
        (edition, pages[language])
        for id_, pages in library.documents.items()
        if language in pages
        for edition in library.editions.get(id_, ())
    ]
    found.sort(key=lambda each: (-each[0].issued.toordinal(), each[1].id, tuple(-part for part in each[0].rank)))
    home = f"{site}{address.home(language, library.languages)}"
    newest = found[0][0].issued if found else date(2000, 1, 1)
    root = element(
        "feed",
        {"xmlns": _ATOM, "xml:lang": language},
        element("id", None, f"{home}{NAME}"),
        element("title", None, label("feed", language)),
        element("updated", None, _moment(newest)),
        element("link", {"rel": "self", "type": "application/atom+xml", "href": f"{home}{NAME}"}),
        element("link", {"rel": "alternate", "type": "text/html", "hreflang": language, "href": home}),
        element("author", None, element("name", None, label("centre", language))),
        *(_entry(library, page, edition, site) for edition, page in found[:NEWEST]),
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _entry(library: Library, page: Page, edition: Edition, site: str) -> Element:
    language = page.language
    facts = {"edition": edition.number, "date": in_words(edition.issued, language)}
    here = f"{site}{address.url(page, library.languages)}"
    permanent = f"{address.permanent(site, page.id)}#{address.edition_anchor(edition.number)}"
    return element(
        "entry",
        None,
        element("id", None, _tag(site, page, edition)),
        element("title", None, label("feed-entry", language, id=page.id, title=page.title, edition=edition.number)),
        element("updated", None, _moment(edition.issued)),
        element("link", {"rel": "alternate", "type": "text/html", "hreflang": language, "href": here}),
        element("link", {"rel": "related", "type": "text/html", "href": permanent}),
        element("summary", None, f"{label('feed-summary', language, **facts)} {edition.note.in_(language)}".strip()),
        _content(edition, language),
    )


def _content(edition: Edition, language: str) -> Element | None:
    """The list of changes; None for an edition that lists none."""
    if not edition.changes:
        return None
    items = "".join(
        tostring(element("li", None, *line(change, language, _bare)), encoding="unicode", method="html")
        for change in edition.changes
    )
    direction = "rtl" if language == "ar" else "ltr"
    return element("content", {"type": "html"}, f'<ul lang="{language}" dir="{direction}">{items}</ul>')


def _bare(clause: str) -> Element:
    return element("bdi", None, clause)


def _tag(site: str, page: Page, edition: Edition) -> str:
    """A name for an edition in one language that nothing else will ever have (RFC 4151)."""
    authority = urlsplit(site).hostname or "localhost"
    return f"tag:{authority},{edition.issued.isoformat()}:{page.language}:{page.id.lower()}:{edition.number}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
