"""`docs/_data`: YAML files → terms, instruments, roles, manuals and editions, each with its place.

A malformed entry is a finding (S42x) and is left out; the rest is still read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dalil import histories
from dalil.finding import Finding
from dalil.model import (
    Article,
    Bilingual,
    Country,
    Data,
    Declared,
    Everyday,
    Fact,
    History,
    Instrument,
    Manual,
    Named,
    Term,
    Track,
)
from dalil.text import Source
from dalil.yamltext import Node, YamlError, parse

Entry = TypeVar("Entry")

FILES = (
    "terms.yml",
    "instruments.yml",
    "roles.yml",
    "manuals.yml",
    "tracks.yml",
    "sync.yml",
    "editions.yml",
    "everyday.yml",
    "countries.yml",
    "sources.yml",
)
"""Every data file."""

CONFIDENCE = ("A", "B", "C")

_UNITS: dict[str, tuple[str, str, str, str]] = {
    "article": ("art. {}", "arts {}", "المادة {}", "المواد {}"),
    "recommendation": ("recommendation {}", "recommendations {}", "التوصية {}", "التوصيات {}"),
    "indicator": ("indicator {}", "indicators {}", "المؤشر {}", "المؤشرات {}"),
    "principle": ("principle {}", "principles {}", "المبدأ {}", "المبادئ {}"),
    "paragraph": ("para. {}", "paras {}", "الفقرة {}", "الفقرات {}"),
    "target": ("target {}", "targets {}", "الغاية {}", "الغايات {}"),
}

_ARABIC_LETTERS = dict(zip("abcdefghij", ("أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي"), strict=True))


def read(sources: Iterable[Source]) -> Data:
    """Read the data files, given by their path within the docs folder (`_data/terms.yml`)."""
    problems: list[Finding] = []
    roots: dict[str, tuple[str, Node]] = {}
    for source in sources:
        if source.undecodable is not None:
            problems.append(Finding(source.path, source.place(source.undecodable), "S401"))
        try:
            roots[source.path.rpartition("/")[2]] = source.path, parse(source)
        except YamlError as error:
            problems.append(Finding(source.path, error.place, error.code, error.facts))
    reader = _Reader(roots, problems)
    return Data(
        reader.entries("terms.yml", "terms", ("id", "domain", "en", "ar", "definition", "confidence"), _term),
        reader.entries("terms.yml", "domains", ("id", "en", "ar"), _named, ordered=False),
        reader.entries("instruments.yml", "instruments", ("id", "kind", "title", "confidence"), _instrument),
        reader.entries("roles.yml", "roles", ("id", "en", "ar"), _named),
        reader.entries("roles.yml", "owners", ("id", "en", "ar"), _named),
        reader.entries("manuals.yml", "manuals", ("id", "title", "subtitle", "kinds"), _manual),
        reader.entries("tracks.yml", "tracks", ("id", "required"), _track),
        tuple(reader.declared()),
        reader.entries("editions.yml", "documents", ("id", "editions"), reader.history),
        reader.entries("everyday.yml", "words", ("id", "en", "ar"), _everyday),
        reader.entries("countries.yml", "countries", ("id", "en", "ar", "law", "palermo"), _country),
        reader.sources(),
        tuple(problems),
    )


class _Reader:
    def __init__(self, roots: dict[str, tuple[str, Node]], problems: list[Finding]) -> None:
        self._roots, self._problems = roots, problems

    def entries(
        self,
        file: str,
        key: str,
        required: tuple[str, ...],
        build: Callable[[Node], Entry],
        *,
        ordered: bool = True,
    ) -> tuple[Entry, ...]:
        """The entries of a list; one that lacks a required key is reported and left out."""
        if file not in self._roots:
            return ()
        path, root = self._roots[file]
        found: list[Entry] = []
        ids: dict[str, Node] = {}
        for node in root.get(key).items:
            missing = [name for name in required if name not in node.fields]
            if missing:
                self._problems.append(Finding(path, node.place, "S421", {"key": missing[0], "list": key}))
                continue
            id_node = node.get("id")
            if id_node.text in ids:
                self._problems.append(Finding(path, id_node.place, "S422", {"id": id_node.text}))
                continue
            if ordered and ids and id_node.text < (before := next(reversed(ids))):
                facts = {"id": id_node.text, "before": before}
                self._problems.append(Finding(path, id_node.place, "S423", facts))
            for confidence in _confidences(node):
                if confidence.text not in CONFIDENCE:
                    facts = {"value": confidence.text}
                    self._problems.append(Finding(path, confidence.place, "S424", facts))
            ids[id_node.text] = id_node
            found.append(build(node))
        return tuple(found)

    def history(self, node: Node) -> History:
        """The editions of a document."""
        path = self._roots["editions.yml"][0]
        return histories.history(
            node, lambda at, code, facts: self._problems.append(Finding(path, at.place, code, facts))
        )

    def declared(self) -> Iterator[Declared]:
        """The clauses of `sync.yml`, each a key with the fingerprint of each language."""
        if "sync.yml" in self._roots:
            clauses = self._roots["sync.yml"][1].get("clauses")
            for clause, node in clauses.fields.items():
                place = (clauses.keys or {}).get(clause, node.place)
                yield Declared(clause, {language: value.text for language, value in node.fields.items()}, place)

    def sources(self) -> dict[str, str]:
        """The titles of `sources.yml` by id."""
        known = self._roots["sources.yml"][1].get("sources").fields if "sources.yml" in self._roots else {}
        return {id_: node.get("title").text for id_, node in known.items()}


def _confidences(node: Node) -> Iterable[Node]:
    for part in (node, *node.get("articles").items, node.get("law"), node.get("palermo")):
        if "confidence" in part.fields:
            yield part.get("confidence")


def _term(node: Node) -> Term:
    avoid = node.get("avoid")
    return Term(
        node.get("id").text,
        node.get("domain").text,
        _bilingual(node),
        _bilingual(node.get("definition")),
        {language: avoid.get(language).texts() for language in ("ar", "en")},
        {language: node.get("forms").get(language).texts() for language in ("ar", "en")},
        node.get("paired").value is not False,
        _bilingual(node.get("note")),
        node.get("source").text,
        node.get("confidence").text,
        node.place,
    )


def _named(node: Node) -> Named:
    return Named(node.get("id").text, _bilingual(node))


def _manual(node: Node) -> Manual:
    return Manual(
        node.get("id").text,
        _bilingual(node.get("title")),
        _bilingual(node.get("subtitle")),
        node.get("kinds").texts(),
        node.get("role").text,
        node.get("for_participants").value is True,
        node.get("bilingual").value is True,
        node.place,
    )


def _everyday(node: Node) -> Everyday:
    return Everyday(node.get("id").text, {language: node.get(language).texts() for language in ("ar", "en")})


def _country(node: Node) -> Country:
    law, palermo = node.get("law"), node.get("palermo")
    return Country(
        node.get("id").text,
        _bilingual(node),
        _fact(law, "law"),
        _fact(palermo, palermo.get("action").text),
        _bilingual(node.get("note")),
        node.place,
    )


def _fact(node: Node, kind: str) -> Fact:
    return Fact(
        _bilingual(node),
        kind,
        node.get("number").text,
        node.get("date").text,
        node.get("confidence").text,
        node.get("source").texts(),
    )


def _track(node: Node) -> Track:
    return Track(node.get("id").text, node.get("required").texts(), node.get("optional").texts(), node.place)


def _instrument(node: Node) -> Instrument:
    unit = node.get("unit").text or "article"
    return Instrument(
        id=node.get("id").text,
        kind=node.get("kind").text,
        title=_bilingual(node.get("title")),
        short=_bilingual(node.get("short")),
        adopted=node.get("adopted").text,
        in_force=node.get("in_force").text,
        reference=node.get("reference").text,
        confidence=node.get("confidence").text,
        title_ar_confidence=node.get("title_ar_confidence").text,
        articles=tuple(_article(item, unit) for item in node.get("articles").items),
        quotes=_quotes(node.get("quote")),
        place=node.place,
    )


def _article(node: Node, unit: str) -> Article:
    number = node.get("n").text
    label = _bilingual(node.get("label"))
    return Article(
        number,
        label if label.en else article_label(number, unit),
        _bilingual(node.get("summary")),
        node.get("asks").text,
        node.get("confidence").text,
        node.place,
    )


def article_label(number: str, unit: str = "article") -> Bilingual:
    """How a numbered part is called: `6(3)` → `art. 6(3)`, «المادة 6(3)»; `whole` has no label.

    A letter in parentheses becomes the Arabic letter at the same place of its own alphabet, as in official texts.
    """
    if number == "whole" or not number[:1].isdigit():
        return Bilingual("", "") if number == "whole" else Bilingual(number, number)
    singular_en, plural_en, singular_ar, plural_ar = _UNITS.get(unit, _UNITS["article"])
    several = "-" in number
    dashed = number.replace("-", "–")
    arabic = re.sub(r"\(([a-j])\)", lambda m: f"({_ARABIC_LETTERS[m[1]]})", dashed)
    return Bilingual(
        (plural_ar if several else singular_ar).format(arabic),
        (plural_en if several else singular_en).format(dashed),
    )


def _quotes(node: Node) -> dict[str, Bilingual]:
    """Paragraph → its official wording: the only quotations that the library holds."""
    return {key: Bilingual(node.get("ar").get(key).text, node.get("en").get(key).text) for key in node.get("en").fields}


def _bilingual(node: Node) -> Bilingual:
    return Bilingual(node.get("ar").text, node.get("en").text)
