"""Where things are: paths between sources, anchors, and the addresses that citations print."""

from __future__ import annotations

import posixpath
import re

from dalil.model import Library, Manual, Page

INSTRUMENTS = "reference/instruments.md"
GLOSSARY = "reference/glossary.md"
COUNTRIES = "reference/countries.md"
RECORDS = ("downloads/SHA256SUMS", "downloads/manifest.json")
"""Where the sums of all PDFs lie below the site's root, and where the list of what they are."""


def link(here: Page, key: str, anchor: str = "") -> str:
    """The link from a page to another page of the same language, by that page's key, as Markdown sources write it."""
    path = posixpath.relpath(key, posixpath.dirname(here.key) or ".")
    return f"{'' if key == here.key else path}{'#' if anchor else ''}{anchor}"


def target_link(library: Library, here: Page, target: str) -> str | None:
    """The link to a document or clause by its id; None when it does not exist in the page's language."""
    document = library.documents.get(target.partition("-")[0], {}).get(here.language)
    if document is None or ("-" in target and (here.language, target) not in library.clauses):
        return None
    return link(here, document.key, target.lower() if "-" in target else "")


def article_anchor(instrument: str, article: str) -> str:
    """The anchor of an instrument or of one of its articles: `palermo`, `palermo-6-3`."""
    tail = re.sub(r"[^a-z0-9]+", "-", article.lower()).strip("-")
    return f"{instrument}-{tail}" if tail else instrument


def permanent(address: str, target: str) -> str:
    """The address of a document or clause that never changes, for citations and codes on paper."""
    return f"{address}id/{target.lower()}/"


def edition_anchor(number: str) -> str:
    """The anchor of an edition on the page of a document's permanent address: `e0.1`."""
    return f"e{number}"


def of_print(address: str, page: Page) -> str:
    """Where the code on a print of a document leads: its permanent address, which says whether the print is current."""
    return f"{permanent(address, page.id)}#{edition_anchor(page.front.get('edition').text)}"


def pdf(page: Page) -> str:
    """Where a document's PDF lies below the site's root."""
    return f"downloads/{page.language}/{page.id.lower()}.pdf"


def fillable_pdf(page: Page) -> str:
    """Where the edition of a form that is filled in on screen lies below the site's root."""
    return f"downloads/{page.language}/{page.id.lower()}-fill.pdf"


def parallel(name: str, language: str, languages: tuple[str, ...]) -> str:
    """Where the page with both languages of a document lies, in the frame of a language, below the site's root."""
    return f"{home(language, languages)}parallel/{name.lower()}/"


def has_participants_page(page: Page) -> bool:
    """Whether there is a page of it for participants: of every module whose content is public."""
    return page.kind == "module" and bool(page.id) and not page.is_restricted


def participants(page: Page, languages: tuple[str, ...]) -> str:
    """Where the page of a module for its participants lies, below the site's root."""
    return f"{home(page.language, languages)}participants/{page.id.lower()}/"


def manual_pdf(manual: Manual, language: str) -> str:
    """Where a manual's PDF lies below the site's root."""
    return f"downloads/{language}/{manual.id}.pdf"


def bilingual_pdf(name: str) -> str:
    """Where the edition with both languages of a document or manual lies, by its id, below the site's root."""
    return f"downloads/bilingual/{name.lower()}.pdf"


def home(language: str, languages: tuple[str, ...]) -> str:
    """Where a language's pages begin: the first language stands at the site's root, each other in its folder."""
    return "" if language == languages[0] else f"{language}/"


def url(page: Page, languages: tuple[str, ...]) -> str:
    """A page's address below the site's root."""
    path = page.key.removesuffix(".md")
    path = path.removesuffix("index") if path == "index" or path.endswith("/index") else f"{path}/"
    return home(page.language, languages) + path


def from_page(page: Page, path: str, languages: tuple[str, ...]) -> str:
    """The relative link from a built page to a file of the site, given from the site's root."""
    return posixpath.relpath(path, url(page, languages) or ".")
