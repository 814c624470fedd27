"""`/id/s04-3/`: the addresses that never change, for citations and for codes on paper.

Each is a small page that says what the id is in both languages, with edition, status and dates, and leads on to either.
The code on a print names its edition (`/id/s04/#e0.1`), and the page says whether that is the current one: a line for
each edition, of which the browser shows the one that the address names. No script.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from dalil import address, changes
from dalil.generated.changes import line
from dalil.labels import in_words, label
from dalil.markup import Child, element
from dalil.model import Change, Clause, Library, Page
from dalil.standing import ENDED, next_review

_ROOT = "../../"


def write(site: Path, library: Library) -> int:
    """Write the page of every document and clause into the built site; returns how many."""
    targets = list(library.documents)
    targets += sorted({clause for _, clause in library.clauses})
    for target in targets:
        folder = site / "id" / target.lower()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(page(library, target), encoding="utf-8")
    return len(targets)


def page(library: Library, target: str) -> str:
    """The page of a document or clause."""
    document = target.partition("-")[0]
    pages = [library.documents[document][each] for each in library.languages if each in library.documents[document]]
    names = " · ".join(label("library", each.language) for each in pages)
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"name": "robots", "content": "noindex"}),
        element("title", None, f"{target} · {names}"),
        *(
            element("link", {"rel": "stylesheet", "href": f"{_ROOT}assets/stylesheets/{sheet}.css"})
            for sheet in ("fonts", "permalink")
        ),
    )
    homes = (
        element(
            "a",
            {"href": f"{_ROOT}{address.home(each.language, library.languages)}", **_in(each.language)},
            label("library", each.language),
        )
        for each in pages
    )
    body = element(
        "body",
        None,
        element("header", None, *homes),
        element(
            "main",
            None,
            element("h1", None, element("bdi", None, target)),
            _prints(library, pages, document),
            *(_section(library, each, target) for each in pages),
        ),
    )
    html = element("html", _in(library.languages[0]), head, body)
    return f"<!doctype html>\n{tostring(html, encoding='unicode', method='html')}\n"


def _prints(library: Library, pages: list[Page], document: str) -> Element:
    """What those are told who come from a print: a line for each edition, and one for all that we do not know."""
    current = pages[0].front.get("edition").text
    ended = pages[0].front.get("status").text in ENDED
    numbers = dict.fromkeys([*(edition.number for edition in library.editions.get(document, ())), current])
    said = [
        element(
            "div",
            {"class": f"print {'current' if number == current else 'old'}", "id": address.edition_anchor(number)},
            *(part for each in pages for part in _print(library, each, number, current, ended=ended)),
        )
        for number in numbers
    ]
    others = [element("p", _in(each.language), label("print-other", each.language, current=current)) for each in pages]
    return element("div", {"class": "prints"}, *said, element("div", {"class": "print-other"}, *others))


def _print(library: Library, page: Page, number: str, current: str, *, ended: bool) -> list[Element]:
    language = page.language
    if number == current:
        words = label("print-last" if ended else "print-current", language, current=current)
        return [element("p", _in(language), words)]
    words = label("print-old", language, edition=number, current=current)
    later = [change for edition in changes.after(library, page.id, number) for change in edition.changes]
    if not later:
        return [element("p", _in(language), words)]
    return [
        element("p", _in(language), f"{words} {label('print-since', language)}"),
        element("ul", _in(language), *(element("li", None, *_change(library, page, change)) for change in later)),
    ]


def _section(library: Library, page: Page, target: str) -> Element:
    """What the id is in one language, and the ways on."""
    language = page.language
    found = library.clauses.get((language, target))
    clause = found[1] if found else None
    there = f"{_ROOT}{address.url(page, library.languages)}{f'#{target.lower()}' if clause else ''}"
    whole = element("a", {"href": f"../{page.id.lower()}/"}, element("bdi", None, page.id), f" {page.title}")
    kind: list[Child] = [label(f"kind {page.kind}", language)]
    kind += [": ", whole] if clause else []
    read = label("read-clause" if clause else "read-document", language)
    ways = [
        element("a", {"class": "read", "href": there}, read),
        element("a", {"href": f"{_ROOT}{address.pdf(page)}"}, label("download", language)),
    ]
    return element(
        "section",
        _in(language),
        element("p", {"class": "kind"}, *kind),
        element("h2", None, element("a", {"href": there}, clause.title if clause else page.title)),
        _ended(library, page),
        element("p", {"class": "ended"}, clause.provision) if clause and clause.withdrawn else None,
        element("dl", None, *(_fact(name, value) for name, value in _facts(page))),
        element("p", {"class": "ways"}, *ways),
        _changes_of(library, page, clause) if clause else _editions(library, page),
    )


def _ended(library: Library, page: Page) -> Element | None:
    """That a document is no longer in force, and what replaced it."""
    language, status = page.language, page.front.get("status").text
    if status not in ENDED:
        return None
    parts: list[Child] = [element("strong", None, label(f"status-note {status}", language))]
    for at, id_ in enumerate(page.front.get("replaced_by").texts()):
        successor = library.documents.get(id_, {}).get(language)
        parts.append(("، " if language == "ar" else ", ") if at else f" {label('replaced-by', language)} ")
        name = element("bdi", None, id_)
        parts.append(element("a", {"href": f"../{id_.lower()}/"}, name, f" {successor.title}") if successor else name)
    return element("p", {"class": "ended"}, *parts)


def _facts(page: Page) -> list[tuple[str, str]]:
    language, front = page.language, page.front
    issued, due, status = front.get("issued").value, next_review(page), front.get("status").text
    facts = [
        (label("edition", language), front.get("edition").text),
        (label("status", language), label(f"status {status}", language)),
    ]
    facts += [(label("issued", language), in_words(issued, language))] if isinstance(issued, date) else []
    facts += [(label("next-review", language), in_words(due, language))] if due and status not in ENDED else []
    return facts


def _fact(name: str, value: str) -> Element:
    return element("div", None, element("dt", None, name), element("dd", None, value))


def _editions(library: Library, page: Page) -> Element | None:
    """Every edition of a document, newest first, with what each one changed."""
    language = page.language
    items = []
    for edition in reversed(library.editions.get(page.id, ())):
        facts = {"date": in_words(edition.issued, language), "note": edition.note.in_(language)}
        inner = [element("li", None, *_change(library, page, change)) for change in edition.changes]
        words = label("edition-line", language, edition=edition.number, **facts)
        items.append(element("li", None, words, element("ul", None, *inner) if inner else None))
    return _details(label("editions", language), items)


def _changes_of(library: Library, page: Page, clause: Clause) -> Element | None:
    """What editions changed about one clause, newest first."""
    language = page.language
    items = [
        element("li", None, f"{edition.number}: ", *_change(library, page, change))
        for edition in reversed(library.editions.get(page.id, ()))
        for change in edition.changes
        if change.concerns(clause.id)
    ]
    return _details(label("changes-of-clause", language), items)


def _details(title: str, items: list[Element]) -> Element | None:
    if not items:
        return None
    return element("div", {"class": "editions"}, element("h3", None, title), element("ul", None, *items))


def _change(library: Library, page: Page, change: Change) -> list[Child]:
    return line(change, page.language, partial(_clause, library, page))


def _clause(library: Library, page: Page, clause: str) -> Element:
    """A link to the page of a clause; one that was withdrawn has none."""
    known = (page.language, clause) in library.clauses
    name = element("bdi", None, clause)
    return element("a", {"href": f"../{clause.lower()}/"}, name) if known else name


def _in(language: str) -> dict[str, str]:
    return {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
