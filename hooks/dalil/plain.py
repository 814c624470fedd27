"""The words of a page as its readers see them, with everything else blanked and every offset kept.

Checks of wording look at these: an id in brackets is no number of the text, a link's address is no Latin word.
"""

from __future__ import annotations

import re

from dalil import syntax

_MARKUP = re.compile(
    r"(?P<bracket>" + syntax.BRACKET.pattern + r")"
    r"|(?P<footnote>\[\^[^\]\s]+\]:?)"
    r"|\](?P<target>\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\))"
    r"|(?P<anchor>\{:?[ ]*#[^}\n]*\})"
    r"|^(?P<item>[ ]*(?:\d+[.)]|[-*+])[ ]+(?:\[[ xX]\][ ]*)?)"
    r"|^(?P<block>[ ]{0,3}/{3,}[ ]*[\w-]*[ ]*\|?)"
    r"|^(?P<option>[ ]{4,}(?:minutes|lines|type|assesses):.*|[ ]{4,}(?:format|options):|[ ]{4,}-[ ]+(?=\"))",
    re.MULTILINE,
)
_QUOTATION = re.compile(r"^>.*$|«[^»\n]*»|“[^”\n]*”|\"[^\"\n]*\"", re.MULTILINE)


def words(prose: str) -> str:
    """Prose without references, citations, addresses, anchors, list marks, and the names and options of blocks."""
    return _MARKUP.sub(_blanked, prose)


def unquoted(words: str) -> str:
    """Words without what stands in quotation marks or in a quotation: those are words of others, or words shown."""
    return _QUOTATION.sub(lambda match: " " * len(match[0]), words)


def _blanked(match: re.Match[str]) -> str:
    if match["bracket"] and syntax.bracket(match["inner"]) is None:
        return match[0]
    if match["target"]:
        return "]" + " " * (len(match[0]) - 1)
    return " " * len(match[0])
