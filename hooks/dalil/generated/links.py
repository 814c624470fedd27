"""Links to our own documents and clauses and to the articles of instruments, and the table that holds such links."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil import address
from dalil.markup import Child, element
from dalil.model import Article, Clause, Instrument, Library, Page


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


def reference_list(library: Library, page: Page, targets: list[str]) -> list[Child]:
    links: list[Child] = []
    for target in targets:
        if links:
            links.append("، " if page.language == "ar" else ", ")
        links.append(reference(library, page, target, short=True))
    return links


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


def table(heads: list[str], rows: list[Element] | list[Child]) -> Element:
    head = element("tr", None, *(element("th", {"scope": "col"}, words) for words in heads))
    return element("table", None, element("thead", None, head), element("tbody", None, *rows))


def foreign(language: str) -> dict[str, str]:
    return {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
