"""The member States of the League of Arab States: their law against trafficking and the Palermo Protocol."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element

from dalil.generated.links import table
from dalil.labels import in_words, label, month_in_words
from dalil.markup import Child, element
from dalil.model import Country, Fact, Library, Page


def countries(library: Library, page: Page) -> Element:
    """A row a State, by name. What is still to be confirmed is not shown as a fact."""
    language = page.language
    known = sorted(library.data.countries, key=lambda country: country.name.in_(language))
    heads = [label(key, language) for key in ("state", "state-law", "protocol")]
    return table(heads, [_row(library, language, country) for country in known])


def anchor(country: Country) -> str:
    return f"state-{country.id.lower()}"


def _row(library: Library, language: str, country: Country) -> Element:
    titles = [library.data.sources.get(id_, id_) for fact in (country.law, country.palermo) for id_ in fact.sources]
    law: list[Child] = [element("p", None, *_law(country.law, language))]
    if country.note.in_(language):
        law.append(element("p", {"class": "term-note"}, country.note.in_(language)))
    seen = element("span", {"lang": "en", "dir": "ltr"}, "; ".join(dict.fromkeys(titles)))
    law.append(element("p", {"class": "sources"}, f"{label('seen-in', language)}: ", seen))
    return element(
        "tr",
        {"id": anchor(country)},
        element("th", {"scope": "row"}, country.name.in_(language)),
        element("td", None, *law),
        element("td", None, *_consent(country.palermo, language)),
    )


def _law(law: Fact, language: str) -> list[Child]:
    if law.confidence == "C":
        return [label("confidence C", language)]
    number = f" (No. {law.number})" if law.number and language == "en" else ""
    return [law.words.in_(language), number, *_dated(law, language), " ", _how_sure(law, language)]


def _consent(protocol: Fact, language: str) -> list[Child]:
    if protocol.confidence == "C":
        return [label("confidence C", language)]
    return [label(protocol.kind, language), *_dated(protocol, language), " ", _how_sure(protocol, language)]


def _dated(fact: Fact, language: str) -> list[Child]:
    return ["، " if language == "ar" else ", ", _day(fact.date, language)] if fact.date else []


def _day(written: str, language: str) -> str:
    """A date as people write it, as far as it is known."""
    year, *rest = (int(part) for part in written.split("-"))
    if not rest:
        return str(year)
    return in_words(date(year, *rest), language) if len(rest) == 2 else month_in_words(year, rest[0], language)


def _how_sure(fact: Fact, language: str) -> Element:
    return element("small", None, f"({label(f'confidence {fact.confidence}', language)})")
