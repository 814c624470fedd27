"""Text with positions: the only module that counts offsets, lines and columns."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_CODE = re.compile(
    r"^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=indent)(?P=fence)[`~]*[ ]*$|\Z)"  # fenced code
    r"|<!--.*?(?:-->|\Z)"  # comments
    r"|(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=tick)(?!`)",  # code spans, within one paragraph
    re.DOTALL | re.MULTILINE,
)
HARAKAT = "[\u064b-\u065f\u0670\u06d6-\u06ed\u0640]"
"""Marks, superscript alef, tatweel: the pattern of what folding drops."""
FOLDED = dict(zip("أإآٱىةؤئ", "ااااي" + "هوي", strict=True))
"""The letters that folding makes one. The search in the browser folds by the same two facts."""
_HARAKAT = re.compile(HARAKAT)
_FOLDED = str.maketrans(FOLDED)


class Place(NamedTuple):
    """A position as people count it: 1-based line, 1-based column in code points."""

    line: int
    column: int


TOP = Place(1, 1)


@dataclass(frozen=True)
class Source:
    """One text file, wherever it came from: a disk, MkDocs, or a test.

    `path` is relative to the docs folder, with slashes. `undecodable` is the offset of the first byte
    that is not UTF-8, kept so that the rest of the file can still be read.
    """

    path: str
    text: str
    undecodable: int | None = None

    @classmethod
    def from_bytes(cls, path: str, raw: bytes) -> Source:
        """Decode as UTF-8; a byte that is not becomes U+FFFD, and its place is remembered."""
        try:
            text, bad = raw.decode("utf-8-sig"), None
        except UnicodeDecodeError as error:
            head = _newlines(raw[: error.start].decode("utf-8-sig"))
            text, bad = raw.decode("utf-8-sig", errors="replace"), len(head)
        return cls(path, _newlines(text), bad)

    @cached_property
    def front(self) -> re.Match[str] | None:
        """The front matter, its YAML in the group `yaml`."""
        return _FRONT.match(self.text)

    @cached_property
    def body_start(self) -> int:
        """Where the Markdown begins, after the front matter."""
        return self.front.end() if self.front else 0

    @cached_property
    def prose(self) -> str:
        """The text with front matter, code and comments blanked; every offset stays as it was."""
        head = _blank(self.text[: self.body_start])
        return head + _CODE.sub(lambda match: _blank(match[0]), self.text[self.body_start :])

    @cached_property
    def _line_starts(self) -> list[int]:
        # Only "\n": str.splitlines also splits at U+2028, U+0085 and \v, which word processors leave behind.
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, offset: int) -> Place:
        """The place of an offset; an offset past the end is the end."""
        offset = min(offset, len(self.text))
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, place: Place) -> int:
        """The offset of a place."""
        return self.line_start(place.line) + place.column - 1

    def line_start(self, line: int) -> int:
        """The offset at which a 1-based line begins."""
        return self._line_starts[min(line, len(self._line_starts)) - 1]


def fold(text: str) -> str:
    """What stays of a word when spelling habits are set aside, for comparing and searching Arabic.

    Harakat and tatweel go; the forms of hamza, ة/ه and ى/ي become one; case and Unicode form are made equal.
    """
    return _HARAKAT.sub("", unicodedata.normalize("NFC", text)).translate(_FOLDED).casefold()


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
