"""Lists of documents: those of a folder, and everything that can be downloaded."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil import address
from dalil.generated.links import table
from dalil.labels import counted, label
from dalil.markup import Child, element
from dalil.model import KINDS, Library, Page


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
        _audience(library, document),
        element("p", {"class": "document-facts"}, " · ".join(facts), *_links(library, here, document)),
    )


def _audience(library: Library, document: Page) -> Element | None:
    names = {role.id: role.name.in_(document.language) for role in library.data.roles}
    said = [names.get(id_, id_) for id_ in document.front.get("audience").texts()]
    if not said:
        return None
    comma = "، " if document.language == "ar" else ", "
    words = f"{label('audience', document.language)}: {comma.join(said)}"
    return element("p", {"class": "document-audience"}, words)


def _links(library: Library, here: Page, document: Page) -> list[Child]:
    """Ways to take a document along: its PDF, and of a form the one to fill in."""
    links: list[Child] = [" · ", _pdf_link(library, here, document)]
    if document.kind == "form":
        name = label("fill-of", here.language, name=document.id)
        href = address.from_page(here, address.fillable_pdf(document), library.languages)
        words = label("fill", here.language)
        links += [" · ", element("a", {"href": href, "title": name, "class": "pdf"}, words)]
    return links


def _pdf_link(library: Library, here: Page, document: Page) -> Element:
    name = label("download-of", here.language, name=document.id)
    href = address.from_page(here, address.pdf(document), library.languages)
    return element("a", {"href": href, "title": name, "class": "pdf"}, "PDF")


def downloads(library: Library, page: Page) -> Element:
    """Every manual and every document as PDF, in each language and in both side by side."""
    manuals = [
        element(
            "tr",
            None,
            _row_head(manual.title.in_(page.language), element("span", None, manual.subtitle.in_(page.language))),
            *(
                _download_cell(library, page, address.manual_pdf(manual, language), language)
                for language in library.languages
            ),
            _bilingual_cell(library, page, manual.id if manual.bilingual else ""),
        )
        for manual in library.data.manuals
    ]
    single = [
        element(
            "tr",
            None,
            _row_head(element("bdi", None, name), f" {pages[page.language].title}"),
            *(
                _download_cell(
                    library,
                    page,
                    address.pdf(pages[language]),
                    language,
                    to_fill=address.fillable_pdf(pages[language]) if pages[language].kind == "form" else "",
                )
                if language in pages
                else element("td", None, "–")
                for language in library.languages
            ),
            _bilingual_cell(library, page, name if set(library.languages) <= pages.keys() else ""),
        )
        for name, pages in library.documents.items()
        if page.language in pages
    ]
    language = page.language
    columns = ["العربية", "English", label("both-languages", language)]
    return element(
        "div",
        {"class": "downloads"},
        element("h2", {"id": "manuals"}, label("manuals", language)),
        table([label("manual", language), *columns], manuals),
        element("h2", {"id": "documents"}, label("documents", language)),
        table([label("document", language), *columns], single),
        _records(library, page),
    )


def _row_head(*parts: Child) -> Element:
    return element("th", {"scope": "row"}, *parts)


def _records(library: Library, here: Page) -> Element:
    """The records of what was printed, and what they are for."""
    links = (
        element("a", {"href": address.from_page(here, path, library.languages)}, path.rpartition("/")[2])
        for path in address.RECORDS
    )
    comma = "، " if here.language == "ar" else ", "
    return element("p", {"class": "records"}, label("records", here.language), " ", next(links), comma, next(links))


def _download_cell(library: Library, here: Page, path: str, language: str, *, to_fill: str = "") -> Element:
    name = {"ar": "PDF بالعربية", "en": "PDF in English"}[language]
    href = address.from_page(here, path, library.languages)
    links: list[Child] = [element("a", {"href": href, "class": "pdf", "title": name}, "PDF")]
    if to_fill:
        title = label(f"fill-in {language}", here.language)
        href = address.from_page(here, to_fill, library.languages)
        words = label("fill-short", here.language)
        links += [" · ", element("a", {"href": href, "class": "pdf", "title": title}, words)]
    return element("td", None, *links)


def _bilingual_cell(library: Library, here: Page, name: str) -> Element:
    """The edition with both languages of a document or manual; a dash when there is none, for which `name` is empty."""
    if not name:
        return element("td", None, "–")
    href = address.from_page(here, address.bilingual_pdf(name), library.languages)
    title = label("bilingual", here.language)
    return element("td", None, element("a", {"href": href, "class": "pdf", "title": title}, "PDF"))
