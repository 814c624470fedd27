"""What the library writes itself from its data: lists of documents, glossary, instruments, a module at a glance.

Each part is a function from the library and the page it stands on to an HTML element; `PARTS` names those that a page
asks for with a block (`/// glossary`). A new part is a function and a line there, and its name in `schema.BLOCKS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from dalil import address, handbook
from dalil.labels import counted, label
from dalil.markup import Child, element
from dalil.model import KINDS, Article, Clause, Instrument, Library, Page, Term

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}\b")


def anchors(page: Page, library: Library) -> Iterator[str]:
    """The anchors that the generated parts of a page will have."""
    names = {block.name for block in page.blocks}
    if "glossary" in names:
        yield from (f"domain-{domain.id}" for domain in library.data.domains)
        yield from (_term_anchor(term) for term in library.data.terms)
    if "instruments" in names:
        yield from (f"kind-{kind}" for kind in _kinds_of_instruments(library))
        for instrument in library.data.instruments:
            yield address.article_anchor(instrument.id, "")
            yield from (address.article_anchor(instrument.id, item.number) for item in instrument.articles)
    if "downloads" in names:
        yield from ("manuals", "documents")
    if "codes" in names:
        yield from handbook.anchors()
    if page.kind == "module":
        yield from ("glance", "objectives")


def documents(library: Library, page: Page) -> Element:
    """The documents of the page's folder, each with summary, status and download."""
    kind = KINDS.get(page.key.partition("/")[0])
    listed = [pages[page.language] for pages in library.documents.values() if page.language in pages]
    items = [_document_card(library, page, document) for document in listed if document.kind == kind]
    if not items:
        return element("p", {"class": "empty"}, label("empty", page.language))
    return element("ul", {"class": "documents"}, *items)


def _document_card(library: Library, here: Page, document: Page) -> Element:
    language = here.language
    link = element(
        "a",
        {"href": address.link(here, document.key)},
        element("bdi", None, document.id),
        " ",
        document.title,
    )
    facts = [label(f"status {document.front.get('status').text}", language)]
    if document.clauses:
        facts.append(counted("clauses", len(document.clauses), language))
    if document.kind == "module":
        facts.append(counted("minutes", int(document.front.get("minutes").text or 0), language))
    return element(
        "li",
        {"data-doc": document.id},
        element("p", {"class": "document-title"}, link),
        element("p", {"class": "document-summary"}, document.front.get("summary").text),
        element("p", {"class": "document-facts"}, " · ".join(facts), " · ", _pdf_link(library, here, document)),
    )


def _pdf_link(library: Library, here: Page, document: Page) -> Element:
    name = label("download-of", here.language, name=document.id)
    href = address.from_page(here, address.pdf(document), library.languages)
    return element("a", {"href": href, "title": name, "class": "pdf"}, "PDF")


def downloads(library: Library, page: Page) -> Element:
    """Every manual and every document as PDF, in both languages."""
    manuals = [
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, manual.title.in_(page.language)),
            element("td", None, manual.subtitle.in_(page.language)),
            *(
                _download_cell(library, page, address.manual_pdf(manual, language), language)
                for language in library.languages
            ),
        )
        for manual in library.data.manuals
    ]
    single = [
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, element("bdi", None, name)),
            element("td", None, pages[page.language].title),
            *(
                _download_cell(library, page, address.pdf(pages[language]), language)
                if language in pages
                else element("td", None, "–")
                for language in library.languages
            ),
        )
        for name, pages in library.documents.items()
        if page.language in pages
    ]
    language = page.language
    return element(
        "div",
        {"class": "downloads"},
        element("h2", {"id": "manuals"}, label("manuals", language)),
        _table([label("manual", language), label("title", language), "العربية", "English"], manuals),
        element("h2", {"id": "documents"}, label("documents", language)),
        _table([label("id", language), label("title", language), "العربية", "English"], single),
    )


def _download_cell(library: Library, here: Page, path: str, language: str) -> Element:
    name = {"ar": "PDF بالعربية", "en": "PDF in English"}[language]
    href = address.from_page(here, path, library.languages)
    return element("td", None, element("a", {"href": href, "class": "pdf", "title": name}, "PDF"))


def glossary(library: Library, page: Page) -> Element:
    """The termbase by domain: both languages on one line, definition, and the forms to avoid."""
    parts: list[Child] = []
    for domain in library.data.domains:
        terms = [term for term in library.data.terms if term.domain == domain.id]
        terms.sort(key=lambda term: term.name.in_(page.language))
        parts.append(element("h2", {"id": f"domain-{domain.id}"}, domain.name.in_(page.language)))
        parts.append(element("dl", {"class": "terms"}, *(_term(term, page.language) for term in terms)))
    return element("div", {"class": "glossary"}, *parts)


def _term_anchor(term: Term) -> str:
    return f"term-{term.id}"


def _term(term: Term, language: str) -> Element:
    other = "en" if language == "ar" else "ar"
    name = element(
        "dt",
        None,
        element("dfn", None, term.name.in_(language)),
        " ",
        element("span", _foreign(other), term.name.in_(other)),
    )
    parts: list[Child] = [name, element("dd", None, term.definition.in_(language))]
    if note := term.note.in_(language):
        parts.append(element("dd", {"class": "term-note"}, note))
    if avoid := term.avoid.get(language, ()):
        comma = "، " if language == "ar" else ", "
        words = f"{label('avoid', language)}: {comma.join(avoid)}"
        parts.append(element("dd", {"class": "term-avoid"}, words))
    if term.confidence == "C":
        parts.append(element("dd", {"class": "term-confidence"}, label("confidence C", language)))
    return element("div", {"id": _term_anchor(term)}, *parts)


def instruments(library: Library, page: Page) -> Element:
    """Every instrument by kind: titles, dates, confidence, its articles in our own words and who cites them."""
    parts: list[Child] = []
    for kind in _kinds_of_instruments(library):
        parts.append(element("h2", {"id": f"kind-{kind}"}, label(f"instrument-kind {kind}", page.language)))
        for instrument in library.data.instruments:
            if instrument.kind == kind:
                parts.append(_instrument(library, page, instrument))
    return element("div", {"class": "instruments"}, *parts)


def _kinds_of_instruments(library: Library) -> list[str]:
    order = (
        "treaty",
        "ilo",
        "regional",
        "national-law",
        "declaration",
        "soft-law",
        "tool",
        "regional-comparison",
    )
    present = {instrument.kind for instrument in library.data.instruments}
    return [kind for kind in order if kind in present]


def _instrument(library: Library, page: Page, instrument: Instrument) -> Element:
    language = page.language
    other = "en" if language == "ar" else "ar"
    unofficial = language == "ar" and instrument.title_ar_confidence == "C"
    facts: list[tuple[str, Child]] = [
        (
            label("title", language),
            f"{instrument.title.ar} ({label('unofficial-title', language)})" if unofficial else "",
        ),
        (label("adopted", language), _date(instrument.adopted)),
        (label("in-force", language), _date(instrument.in_force)),
        (label("reference", language), instrument.reference and element("span", _foreign("en"), instrument.reference)),
        (label("confidence", language), label(f"confidence {instrument.confidence}", language)),
    ]
    pairs = [
        element("div", None, element("dt", None, name), element("dd", None, value))
        for name, value in facts
        if value != ""
    ]
    title = instrument.title.in_(language)
    return element(
        "section",
        {"class": "instrument", "data-instrument": instrument.id},
        element("h3", {"id": instrument.id}, title),
        element("p", {"class": "instrument-other", **_foreign(other)}, instrument.title.in_(other)),
        element("dl", {"class": "facts"}, *pairs),
        _articles(library, page, instrument) if instrument.articles else None,
        _quotation(instrument, language) if instrument.quotes else None,
    )


def _articles(library: Library, page: Page, instrument: Instrument) -> Element:
    language = page.language
    rows = []
    for article in instrument.articles:
        words: list[Child] = [article.summary.in_(language)]
        if article.confidence == "C":
            words.append(element("strong", None, f" ({label('confidence C', language)})"))
        row = element(
            "tr",
            {"id": address.article_anchor(instrument.id, article.number)},
            element("th", {"scope": "row"}, article.label.in_(language) or "–"),
            element("td", None, *words),
            element("td", None, *_citing(library, page, instrument, article)),
        )
        rows.append(row)
    heads = [label("article", language), label("summary", language), label("cited-by", language)]
    return _table(heads, rows)


def _citing(library: Library, page: Page, instrument: Instrument, article: Article) -> list[Child]:
    return mentions(page, library.citing(page.language, instrument.id, article.number))


def mentions(here: Page, found: tuple[tuple[Page, Clause | None], ...]) -> list[Child]:
    """Links to the documents and clauses that mention something, separated by commas."""
    links: list[Child] = []
    for page, clause in found:
        name = clause.id if clause else page.id
        if links:
            links.append("، " if here.language == "ar" else ", ")
        href = address.link(here, page.key, clause.id.lower() if clause else "")
        title = clause.title if clause else page.title
        links.append(element("a", {"href": href, "title": title}, element("bdi", None, name)))
    return links


def _quotation(instrument: Instrument, language: str) -> Element:
    words = [element("p", None, quote.in_(language)) for quote in instrument.quotes.values()]
    return element("blockquote", None, *words)


def glance(library: Library, page: Page) -> Element:
    """A module at a glance: minutes, level, audience, clauses, materials; then its objectives."""
    language, front = page.language, page.front
    roles = {role.id: role.name.in_(language) for role in library.data.roles}
    comma = "، " if language == "ar" else ", "
    forms = dict.fromkeys(ref.target for ref in page.references if ref.target.startswith("F"))
    facts: list[tuple[str, list[Child]]] = [
        (label("time", language), [counted("minutes", int(front.get("minutes").text or 0), language)]),
        (label("level", language), [label(f"level {front.get('level').text}", language)]),
        (
            label("audience", language),
            [comma.join(roles.get(id_, id_) for id_ in front.get("audience").texts())],
        ),
        (label("covers", language), _reference_list(library, page, list(front.get("covers").texts()))),
        (label("forms-used", language), _reference_list(library, page, sorted(forms))),
        (label("materials", language), [comma.join(front.get("materials").texts())]),
    ]
    rows = [
        element("tr", None, element("th", {"scope": "row"}, name), element("td", None, *value))
        for name, value in facts
        if any(value)
    ]
    return element(
        "section",
        {"class": "glance"},
        element("h2", {"id": "glance"}, label("glance", language)),
        element("table", {"class": "facts"}, element("tbody", None, *rows)),
        element("h2", {"id": "objectives"}, label("objectives", language)),
        element("p", None, label("objectives-lead", language)),
        element("ul", None, *(element("li", None, text) for text in front.get("objectives").texts())),
    )


def _reference_list(library: Library, page: Page, targets: list[str]) -> list[Child]:
    links: list[Child] = []
    for target in targets:
        if links:
            links.append("، " if page.language == "ar" else ", ")
        links.append(reference(library, page, target, short=True))
    return links


def reference(library: Library, page: Page, target: str, *, short: bool = False) -> Element:
    """A document or clause by its id and title, as a link; an id that does not resolve is shown as written."""
    href = address.target_link(library, page, target)
    if href is None:
        return element("span", {"class": "unresolved"}, f"[{target}]")
    title = title_of(library, page, target)
    words = element("bdi", None, target)
    if short:
        return element("a", {"class": "ref", "data-ref": target, "href": href, "title": title}, words)
    return element("a", {"class": "ref", "data-ref": target, "href": href}, words, f" {title}")


def title_of(library: Library, page: Page, target: str) -> str:
    """The title of a document or clause in the page's language."""
    if "-" in target:
        return library.clauses[page.language, target][1].title
    return library.documents[target][page.language].title


def legal_basis(library: Library, page: Page) -> Element | None:
    """What a document cites: each article once, in our own words, with the clauses that rest on it."""
    language = page.language
    cited: dict[tuple[str, str], list[str]] = {}
    for cite in page.citations:
        inside = next((clause.id for clause in page.clauses if cite in clause.citations), "")
        clauses = cited.setdefault((cite.instrument, cite.article), [])
        if inside and inside not in clauses:
            clauses.append(inside)
    rows: list[Child] = []
    for (name, number), clauses in sorted(cited.items(), key=lambda item: _order(library, item[0])):
        instrument = library.instruments.get(name)
        article = instrument.article(number) if instrument else None
        if instrument is None or (number and article is None):
            continue
        rows.append(
            element(
                "tr",
                None,
                element("th", {"scope": "row"}, citation(page, instrument, article)),
                element("td", None, article.summary.in_(language) if article else instrument.title.in_(language)),
                element("td", None, *_reference_list(library, page, clauses)),
            )
        )
    if not rows:
        return None
    heads = [label("rests-on", language), label("summary", language), label("clauses", language)]
    return element(
        "section",
        {"class": "legal-basis"},
        element("h2", {"id": "legal-basis"}, label("legal-basis", language)),
        element("p", None, label("legal-basis-note", language)),
        _table(heads, rows),
    )


def _order(library: Library, cited: tuple[str, str]) -> tuple[int, str, int]:
    """Treaties before laws before guidance; within an instrument in the order of its articles."""
    instrument = library.instruments.get(cited[0])
    if instrument is None:
        return 9, cited[0], 0
    numbers = [article.number for article in instrument.articles]
    rank = ("treaty", "national-law", "guidance", "own").index(instrument.basis)
    return rank, instrument.name.en, numbers.index(cited[1]) if cited[1] in numbers else -1


def citation(page: Page, instrument: Instrument, article: Article | None) -> Element:
    """A citation as a link to the instrument's entry: «بروتوكول باليرمو، المادة 6(3)»."""
    language = page.language
    comma = "، " if language == "ar" else ", "
    part = article.label.in_(language) if article else ""
    words = f"{instrument.name.in_(language)}{comma}{part}" if part else instrument.name.in_(language)
    number = article.number if article else ""
    attributes = {
        "class": "cite",
        "data-cite": f"{instrument.id} {number}".strip(),
        "href": address.link(page, address.INSTRUMENTS, address.article_anchor(instrument.id, number)),
    }
    if article:
        attributes["title"] = article.summary.in_(language)
    return element("a", attributes, words)


def _table(heads: list[str], rows: list[Element] | list[Child]) -> Element:
    head = element("tr", None, *(element("th", {"scope": "col"}, words) for words in heads))
    return element("table", None, element("thead", None, head), element("tbody", None, *rows))


def _foreign(language: str) -> dict[str, str]:
    return {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}


def _date(written: str) -> str:
    """The date at the beginning of a field; the remarks after it are for editors."""
    match = _DATE.match(written)
    return match[0] if match else ""


Part = Callable[[Library, Page], Element]

PARTS: dict[str, Part] = {
    "documents": documents,
    "glossary": glossary,
    "instruments": instruments,
    "downloads": downloads,
    "codes": handbook.codes,
}
