"""The part of the handbook that is made from the checks themselves: every code, explained."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from dalil import explain
from dalil.labels import label
from dalil.markup import element
from dalil.model import Library, Page


def codes(library: Library, page: Page) -> Element:
    """A section for each code, family by family, with the anchor that its lower-case name gives."""
    parts = []
    for family, members in groupby(explain.CODES, key=lambda code: code[0]):
        parts.append(element("h2", {"id": f"family-{family.lower()}"}, label(f"family {family}", page.language)))
        parts += [part for code in members for part in _code(code, page.language)]
    return element("div", {"class": "codes"}, *parts)


def anchors() -> list[str]:
    """The anchors of the page of codes."""
    families = sorted({code[0] for code in explain.CODES})
    return [*(code.lower() for code in explain.CODES), *(f"family-{family.lower()}" for family in families)]


def _code(code: str, language: str) -> list[Element]:
    said = explain.entry(code, language)
    example = [
        (label("explain-wrong", language), said["bad"]),
        (label("explain-right", language), said["good"]),
    ]
    shown = [
        part
        for name, words in example
        for part in (
            element("p", {"class": "code-example"}, name),
            element("pre", None, _as_it_is(words)),
        )
    ]
    heading = element("h3", {"id": code.lower()}, element("bdi", None, code), f" {said['name']}")
    return [heading, element("p", None, said["why"]), *shown]


def _as_it_is(words: str) -> Element:
    """An example that Markdown leaves alone: a wrong reference is to be shown and not resolved."""
    code = element("code", {"dir": "auto"})
    code.text = AtomicString(words)
    return code
