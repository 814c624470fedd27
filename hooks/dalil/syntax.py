"""The authoring format: every pattern of it, and what a pair of brackets means.

`read.py` finds positions with these patterns, `markdown.py` renders with the same ones, so the two cannot drift apart.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

DOCUMENT = re.compile(r"[SGMF]\d{2}")
CLAUSE = re.compile(r"(?P<document>[SGMF]\d{2})-(?P<number>[1-9]\d?)")
TARGET = re.compile(r"[SGMF]\d{2}(?:-[1-9]\d?)?")
"""`S04` or `S04-3`."""

CLAUSE_ANCHOR = re.compile(r"(?P<document>[sgmf]\d{2})-(?P<number>[1-9]\d?)")

WITHDRAWN = re.compile(r"(?:Withdrawn on|س\u064f?حب في) \d{4}-\d{2}-\d{2}: \S")
"""How the text of a withdrawn clause begins: the day, and then the reason."""

BRACKET = re.compile(r"\[(?P<inner>[^\[\]\n^ ](?:[^\[\]\n]*[^\[\]\n ])?)\](?![\[(])")
"""Brackets that are not a link, an image, a footnote or a tick box."""

LINK = re.compile(
    r"(?P<image>!?)(?<!\\)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ \t]+\"[^\"\n]*\")?\)"
)

HEADING = re.compile(
    r"^(?P<marks>#{1,6})[ \t]*(?P<title>[^#\n].*?)"
    r"(?:[ \t]*\{:?[ \t]*#(?P<id>[^\s}]+)[^}\n]*\})?[ \t]*#*[ \t]*$",
    re.MULTILINE,
)
UNDERLINED_HEADING = re.compile(r"^(?P<title>[^\s|>#:\-=*+/].*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)

FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?P<definition>:)?")

BLOCK_LINE = re.compile(
    r"^[ ]{0,3}(?P<slashes>/{3,})[ ]*(?P<name>[\w-]+)?[ ]*(?:\|[ ]*(?P<title>.*?)[ ]*)?$", re.MULTILINE
)
BLOCK_OPTIONS = re.compile(r"(?:^[ ]{4,}\S.*(?:\n|\Z))+", re.MULTILINE)

RAW_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>")
LINK_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?P<name>[^\]^\n][^\]\n]*)\]:"  # at the start of a paragraph always, in a list before a single word
    r"|^[ ]*(?:[-*+]|\d+\.)[ ]+\[(?P<item>[^\]^\n][^\]\n]*)\]:[ ]*\S*[ ]*$",
    re.MULTILINE,
)
LIST_ITEM = re.compile(r"^[ ]*(?:[-*+]|\d+[.)])[ ]+\S", re.MULTILINE)
TABLE_RULE = re.compile(r"^[ ]{0,3}\|?(?:[ ]*:?-{1,}:?[ ]*\|)+(?:[ ]*:?-{1,}:?[ ]*)?$", re.MULTILINE)

_NEARLY_TARGET = re.compile(r"[SGMF]-?\d{1,3}(?:[-.]\d{1,3})?", re.IGNORECASE)
_CITATION = re.compile(r"(?P<instrument>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?: +(?P<article>\S.{0,60}))?")


class Bracket(NamedTuple):
    """What a pair of brackets says: a reference to our own text, or a citation of an instrument."""

    kind: Literal["reference", "citation"]
    target: str
    """A document or clause id as written, or an instrument id."""
    article: str = ""


def bracket(inner: str) -> Bracket | None:
    """The meaning of the text between brackets; None for ordinary brackets (an editor's words)."""
    if _NEARLY_TARGET.fullmatch(inner):
        return Bracket("reference", inner)
    match = _CITATION.fullmatch(inner)
    if match and inner not in ("x",):
        return Bracket("citation", match["instrument"], match["article"] or "")
    return None


def is_target(text: str) -> bool:
    """Whether a link's target is meant as a document or clause id: `[words](S04-3)`."""
    return bool(_NEARLY_TARGET.fullmatch(text))
