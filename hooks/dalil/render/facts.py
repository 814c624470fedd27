"""What a page is, in the words of schema.org: documents, modules, the glossary, the library as a whole.

Nothing is claimed that the Centre has not confirmed: no licence, no ways to reach anyone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dalil import address
from dalil.generated.glossary import term_anchor
from dalil.labels import label
from dalil.model import Library, Page

Facts = dict[str, Any]

_TYPES = {"standard": "TechArticle", "care": "TechArticle", "form": "DigitalDocument", "module": "LearningResource"}


@dataclass(frozen=True)
class Download:
    """A file that holds a document, from the record of what was printed."""

    path: str
    """Below the site's root."""
    language: str
    """`ar`, `en`, or both as `ar+en`."""
    size: int
    sha256: str


def of(library: Library, page: Page, site: str, downloads: Sequence[Download]) -> Facts | None:
    """The facts of a page; None for one that is only a way to others."""
    if page.is_document and page.id:
        return _document(library, page, site, downloads)
    if page.key == address.GLOSSARY:
        return _glossary(library, page, site)
    return _library(page.language, site, page.front.get("summary").text) if page.key == "index.md" else None


def _document(library: Library, page: Page, site: str, downloads: Iterable[Download]) -> Facts:
    front, language = page.front, page.language
    issued = front.get("issued").value
    editions = library.editions.get(page.id, ())
    known: Facts = {
        "@context": "https://schema.org",
        "@type": _TYPES[page.kind],
        "@id": _address(library, page, site),
        "url": _address(library, page, site),
        "identifier": page.id,
        "sameAs": address.permanent(site, page.id),
        "name": page.title,
        "description": front.get("summary").text,
        "inLanguage": language,
        "version": front.get("edition").text,
        "creativeWorkStatus": label(f"status {front.get('status').text}", language),
        "publisher": _centre(language),
        "isPartOf": {"@id": _id_of_library(site), "@type": "CreativeWork", "name": label("library", language)},
    }
    if editions:
        known["datePublished"] = editions[0].issued.isoformat()
    if isinstance(issued, date):
        known["dateModified"] = issued.isoformat()
    if page.kind == "module":
        known |= _module(library, page, site)
    for other in library.documents[page.id].values():
        if other.language != language:
            key = "workTranslation" if language == library.languages[0] else "translationOfWork"
            known[key] = {
                "@id": _address(library, other, site),
                "@type": _TYPES[other.kind],
                "inLanguage": other.language,
                "name": other.title,
            }
    encoding = [_encoding(each, site) for each in downloads]
    return known | ({"encoding": encoding} if encoding else {})


def _module(library: Library, page: Page, site: str) -> Facts:
    language, front = page.language, page.front
    covered = dict.fromkeys(clause.partition("-")[0] for clause in front.get("covers").texts())
    facts: Facts = {
        "learningResourceType": label("kind module", language),
        "educationalLevel": label(f"level {front.get('level').text}", language),
        "teaches": front.get("objectives").texts(),
        "timeRequired": f"PT{front.get('minutes').text}M",
        "isBasedOn": [
            _address(library, library.documents[id_][language], site)
            for id_ in covered
            if language in library.documents.get(id_, {})
        ],
    }
    return {name: value for name, value in facts.items() if value}


def _glossary(library: Library, page: Page, site: str) -> Facts:
    here, language = _address(library, page, site), page.language
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": here,
        "url": here,
        "name": page.title,
        "description": page.front.get("summary").text,
        "inLanguage": language,
        "publisher": _centre(language),
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": f"{here}#{term_anchor(term)}",
                "termCode": term.id,
                "name": term.name.in_(language),
                "alternateName": term.name.in_("en" if language == "ar" else "ar"),
                "description": term.definition.in_(language),
            }
            for term in library.data.terms
        ],
    }


def _library(language: str, site: str, summary: str) -> Facts:
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": _id_of_library(site),
        "url": site,
        "name": label("library", language),
        "alternateName": label("library-full", language),
        "description": summary,
        "inLanguage": ["ar", "en"],
        "publisher": _centre(language),
    }


def _encoding(file: Download, site: str) -> Facts:
    return {
        "@type": "MediaObject",
        "contentUrl": f"{site}{file.path}",
        "encodingFormat": "application/pdf",
        "inLanguage": file.language.split("+") if "+" in file.language else file.language,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def _centre(language: str) -> Facts:
    return {"@type": "Organization", "name": label("centre", language)}


def _address(library: Library, page: Page, site: str) -> str:
    return f"{site}{address.url(page, library.languages)}"


def _id_of_library(site: str) -> str:
    return f"{site}#library"
