"""Every place of a form that a person fills in, named and described in reading order.

A name is made of ids that both languages share and of numbers, never of words: `f05-part-b-2` is the second field under
the heading `part-b` of F05, `f05-part-d-2-4` the fourth tick box of its second field, `f05-part-c-t1-r2-c5` the fifth
cell in the second row of the first table there. So what was filled in in one language can be read with the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from dalil.labels import label

BlankKind = Literal["text", "lines", "tick", "option"]

TICK = "☐"
"""What an author writes into a table cell to have a tick box there."""


@dataclass(frozen=True)
class Blank:
    """One place to fill in: a line, an area, a tick box, or one option of a question that takes one answer."""

    name: str
    kind: BlankKind
    tip: str
    """What to fill in, for those who do not see the form; of an option: the question."""
    heading: str = ""
    """The heading under which it stands."""
    group: str = ""
    """Of an option: the name of its question."""
    option: str = ""
    """Of an option: its words."""


@dataclass
class Blanks:
    """Gathers the blanks of one document while its text is converted."""

    document: str
    language: str
    _made: list[Blank] = field(default_factory=list)
    _anchor: str = ""
    _heading: str = ""
    _fields: int = 0
    _tables: int = 0

    def under(self, anchor: str, words: str) -> None:
        """A heading: what follows is counted from one again."""
        self._anchor, self._heading, self._fields, self._tables = anchor, words, 0, 0

    def field(self, kind: str, words: str, options: Sequence[str]) -> list[str]:
        """The names of a field's blanks: one for each option, one for any other field."""
        self._fields += 1
        name = self._name(str(self._fields))
        if kind == "choice":
            return [
                self._add(f"{name}-{number}", "option", words, group=name, option=option)
                for number, option in enumerate(options, start=1)
            ]
        if kind == "many":
            return [
                self._add(f"{name}-{number}", "tick", f"{words} – {option}")
                for number, option in enumerate(options, start=1)
            ]
        return [self._add(name, "lines" if kind == "lines" else "tick" if kind == "tick" else "text", words)]

    def table(self) -> str:
        """The name of the next table, for its cells."""
        self._tables += 1
        return self._name(f"t{self._tables}")

    def cell(self, table: str, place: tuple[int, int], heads: tuple[str, str], *, tick: bool) -> str:
        """The name of a cell to fill in; `place` is its row and column from one, `heads` the words of both."""
        row, column = heads
        tip = " – ".join(part for part in (row or label("fill-row", self.language, n=str(place[0])), column) if part)
        return self._add(f"{table}-r{place[0]}-c{place[1]}", "tick" if tick else "lines", tip)

    def described(self) -> tuple[Blank, ...]:
        """All blanks in reading order; one whose description another shares is told apart by its heading."""
        questions = {(blank.group or blank.name, blank.tip) for blank in self._made}
        times = Counter(tip for _, tip in questions)
        return tuple(
            replace(blank, tip=f"{blank.heading} – {blank.tip}") if times[blank.tip] > 1 and blank.heading else blank
            for blank in self._made
        )

    def _name(self, end: str) -> str:
        return "-".join(part for part in (self.document.lower(), self._anchor, end) if part)

    def _add(self, name: str, kind: BlankKind, tip: str, *, group: str = "", option: str = "") -> str:
        self._made.append(Blank(name, kind, tip, self._heading, group, option))
        return name
