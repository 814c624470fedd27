"""What may stand in front matter and in the options of blocks: one description for checks, handbook and editors' forms.

A shape is a name in `wording.yml` (section `shapes`), so that "it takes …" can be said in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dalil import syntax
from dalil.yamltext import Node

Scope = Literal["shared", "per-language"]

STATUSES = ("draft", "consultation", "approved", "superseded", "withdrawn")
LEVELS = ("practitioner", "trainer", "certified-trainer", "expert")
FIELD_TYPES = ("text", "date", "lines", "tick", "choice", "many")


@dataclass(frozen=True)
class Field:
    """One key: the shape of its value, whether it is required, and whether both languages share it."""

    name: str
    shape: str
    required: bool = False
    scope: Scope = "shared"


DOCUMENT_FIELDS = (
    Field("id", "id", required=True),
    Field("title", "text", required=True, scope="per-language"),
    Field("summary", "text", required=True, scope="per-language"),
    Field("status", "status", required=True),
    Field("edition", "edition", required=True),
    Field("issued", "date", required=True),
    Field("reviewed", "date"),
    Field("review_in", "duration", required=True),
    Field("owner", "owner", required=True),
    Field("audience", "roles", required=True),
    Field("replaces", "ids"),
    Field("replaced_by", "ids"),
    Field("sensitive", "flag"),
    Field("translators", "texts", scope="per-language"),
    Field("exceptions", "exceptions", scope="per-language"),
)
MODULE_FIELDS = (
    Field("minutes", "minutes", required=True),
    Field("level", "level", required=True),
    Field("objectives", "texts", required=True, scope="per-language"),
    Field("covers", "clauses", required=True),
    Field("materials", "texts", scope="per-language"),
    Field("restricted", "flag"),
)
PAGE_FIELDS = (
    Field("title", "text", required=True, scope="per-language"),
    Field("summary", "text", required=True, scope="per-language"),
    Field("sensitive", "flag"),
    Field("exceptions", "exceptions", scope="per-language"),
)


def fields(kind: str) -> tuple[Field, ...]:
    """The front matter of a kind of page."""
    if kind == "page":
        return PAGE_FIELDS
    return DOCUMENT_FIELDS + MODULE_FIELDS if kind == "module" else DOCUMENT_FIELDS


BLOCKS: dict[str, tuple[Field, ...]] = {
    "note": (),
    "warning": (),
    "example": (),
    "slide": (),
    "trainer": (),
    "activity": (Field("minutes", "minutes", required=True), Field("format", "text"), Field("assesses", "numbers")),
    "quiz": (Field("assesses", "numbers"),),
    "field": (
        Field("type", "field-type", required=True),
        Field("lines", "minutes"),
        Field("options", "texts"),
    ),
    "documents": (),
    "glossary": (),
    "instruments": (),
    "downloads": (),
    "codes": (),
    "search": (),
    "roles": (),
    "countries": (),
    "matrix": (),
    "coverage": (),
    "questions": (),
    "pathways": (),
    "certificate": (),
    "changes": (),
    "role": (),
}
"""Every block that pages may use → its options."""

TITLED_BLOCKS = frozenset({"slide", "activity", "quiz", "field", "role"})
"""Blocks that need a title after the bar."""

_SHAPES: dict[str, Callable[[Node], bool]] = {
    "text": lambda node: isinstance(node.value, str) and bool(node.text),
    "id": lambda node: bool(syntax.DOCUMENT.fullmatch(node.text)),
    "status": lambda node: node.text in STATUSES,
    "level": lambda node: node.text in LEVELS,
    "field-type": lambda node: node.text in FIELD_TYPES,
    "edition": lambda node: isinstance(node.value, str) and bool(re.fullmatch(r"\d+\.\d+", node.text)),
    "date": lambda node: type(node.value) is date,
    "duration": lambda node: bool(re.fullmatch(r"[1-9]\d? months", node.text)),
    "owner": lambda node: isinstance(node.value, str) and bool(node.text),
    "roles": lambda node: _list_of(node, re.compile(r"[a-z]+(?:-[a-z]+)*")),
    "ids": lambda node: _list_of(node, syntax.DOCUMENT),
    "clauses": lambda node: _list_of(node, syntax.CLAUSE),
    "flag": lambda node: isinstance(node.value, bool),
    "minutes": lambda node: type(node.value) is int and node.value > 0,
    "numbers": lambda node: bool(node.items) and all(type(item.value) is int for item in node.items),
    "exceptions": lambda node: bool(node.fields) and all(reason.text for reason in node.fields.values()),
    "texts": lambda node: bool(node.items) and all(isinstance(item.value, str) and item.text for item in node.items),
}


def fits(node: Node, shape: str) -> bool:
    """Whether a value has its shape."""
    return _SHAPES[shape](node)


def _list_of(node: Node, pattern: re.Pattern[str]) -> bool:
    return bool(node.items) and all(pattern.fullmatch(item.text) for item in node.items)
