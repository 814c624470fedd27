"""The first use of each agreed term in the prose of a page, made a control that opens what the term means.

At most one control in a sentence: a term whose first sentence has one already gets it at its next use. Left alone are
headings, links, code, fields and quizzes, quotations, the parts made from data, and the identifying first cells of
tables: there a definition would be in the way of what is read. Words of this library's own work, such as "standard"
and "partner", are everyday words elsewhere and are not explained.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from dalil.markup import Child, append, element
from dalil.matching import Matcher
from dalil.model import Term

_BLOCKS = frozenset({"p", "li", "dd", "td"})
_SILENT_TAGS = frozenset(
    {"a", "blockquote", "button", "code", "details", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "th"}
)
_SILENT_CLASSES = frozenset({"admonition-title", "footnote", "unresolved"})
_SILENT_PARTS = frozenset({"field", "quiz", "slide"})
_MADE = frozenset({"changes", "glance", "legal-basis", "glossary", "instruments", "downloads", "codes", "documents"})
_PLAIN_DOMAINS = frozenset({"training", "prevention"})
_END = re.compile(r"[.!?؟؛;:…]")


def mark(root: Element, terms: Matcher[Term]) -> tuple[Term, ...]:
    """Make the controls in a tree; returns the terms that have one, in reading order."""
    marker = _Marker(terms)
    marker.visit(root)
    return tuple(marker.found.values())


def box_id(term: Term) -> str:
    """The id of the box that a term's control opens."""
    return f"note-term-{term.id}"


class _Marker:
    def __init__(self, terms: Matcher[Term]) -> None:
        self._terms = terms
        self.found: dict[str, Term] = {}
        self._spent = False
        """Whether the sentence has its control."""

    def visit(self, node: Element) -> None:
        if node.tag in _BLOCKS:
            self._spent = False
        children = list(node)
        texts = [node.text, *(child.tail for child in children)]
        for child in children:
            node.remove(child)
        node.text = None
        for at, (before, text) in enumerate(zip([None, *children], texts, strict=True)):
            if before is not None:
                before.tail = None
                node.append(before)
                if not _is_silent(before) and not (before.tag == "td" and at == 1):
                    self.visit(before)
            for piece in self._pieces(text or ""):
                append(node, piece)

    def _pieces(self, text: str) -> list[Child]:
        pieces: list[Child] = []
        done = 0
        read = 0
        for match in self._terms.find(text):
            self._read(text[read : match.start])
            read = match.end
            term = match.meaning
            words = text[match.start : match.end]
            if term.id in self.found or self._spent or term.domain in _PLAIN_DOMAINS or _END.search(words):
                continue
            self.found[term.id] = term
            self._spent = True
            pieces += [text[done : match.start], _control(term, words)]
            done = match.end
        self._read(text[read:])
        return [*pieces, text[done:]]

    def _read(self, passed: str) -> None:
        if _END.search(passed):
            self._spent = False


def _control(term: Term, words: str) -> Element:
    opens = {"popovertarget": box_id(term), "aria-haspopup": "dialog"}
    return element("button", {"type": "button", "class": "term", **opens}, words)


def _is_silent(node: Element) -> bool:
    classes = set((node.get("class") or "").split())
    return bool(
        node.tag in _SILENT_TAGS
        or classes & (_SILENT_CLASSES | _MADE)
        or node.get("data-block") in _SILENT_PARTS
        or node.get("data-print") == "no"
        or node.get("lang")
    )
