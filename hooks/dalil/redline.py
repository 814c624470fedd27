"""What changed between two revisions of the library, clause by clause, in both languages, as the texts themselves show.

`changes.py` tells what `editions.yml` says that an edition changed; this module compares the texts. Neither reads a
disk. What is white space, harakat or typography is no change: the fingerprints are those of `sync.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from dalil import sync, syntax
from dalil.model import Clause, Library, Obligation, Page

Kind = Literal["added", "strengthened", "weakened", "withdrawn", "moved", "wording", "translation"]

KINDS: tuple[Kind, ...] = get_args(Kind)

WEIGHTY: tuple[Kind, ...] = ("added", "strengthened", "weakened", "withdrawn")
"""The kinds that change what is asked of an agency, which then has to assess itself again."""

_FORCE: dict[Obligation | None, int] = {None: 0, "may": 1, "should": 2, "shall": 3, "should not": -2, "shall not": -3}
"""How far a verb binds, negative where it forbids."""


@dataclass(frozen=True)
class Wording:
    """A clause in one language at one revision."""

    document: str
    section: str
    """Id of the section (heading of level 2) in which it stands."""
    title: str
    text: str
    """Provision and guidance as people read them, without marks of Markdown."""
    obligation: Obligation | None
    withdrawn: bool
    title_print: str
    text_print: str

    @property
    def place(self) -> tuple[str, str]:
        return self.document, self.section


@dataclass(frozen=True)
class Side:
    """A clause in one language, before and after; None where that revision lacks it."""

    before: Wording | None
    after: Wording | None

    @property
    def differs(self) -> bool:
        """Whether a word of it is other than before."""
        return self._prints(self.before) != self._prints(self.after)

    @staticmethod
    def _prints(wording: Wording | None) -> tuple[str, str] | None:
        return (wording.title_print, wording.text_print) if wording else None


@dataclass(frozen=True)
class ChangedClause:
    """A clause that is other than it was. `kinds` is never empty, the weightiest first."""

    id: str
    kinds: tuple[Kind, ...]
    sides: Mapping[str, Side]
    """By language."""
    audience: tuple[str, ...]
    """Ids of the roles for which its document is written."""

    @property
    def document(self) -> str:
        return self.id.partition("-")[0]

    @property
    def weighty(self) -> bool:
        return any(kind in WEIGHTY for kind in self.kinds)

    def title(self, language: str) -> str:
        """Its title as it is now, or as it was last."""
        side = self.sides.get(language)
        wording = (side.after or side.before) if side else None
        return wording.title if wording else ""


@dataclass(frozen=True)
class Comparison:
    """What changed from one library to the other."""

    clauses: tuple[ChangedClause, ...]
    """In the order of their ids."""
    new_documents: tuple[str, ...]
    lost_documents: tuple[str, ...]
    other_text: tuple[str, ...]
    """Documents in which something outside clauses changed, in either language."""
    vanished: tuple[str, ...]
    """Clauses of which not even the number is left: a withdrawn clause keeps its heading."""

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The documents that existed before and are other than they were."""
        changed = {clause.document for clause in self.clauses} | set(self.other_text)
        return tuple(sorted(changed - set(self.new_documents) - set(self.lost_documents)))

    def of(self, document: str) -> tuple[ChangedClause, ...]:
        return tuple(clause for clause in self.clauses if clause.document == document)

    def to_assess(self) -> dict[str, tuple[ChangedClause, ...]]:
        """Role → the clauses of its documents that ask for more, for less, for something new or for nothing now."""
        weighty = [clause for clause in self.clauses if clause.weighty]
        roles = sorted({role for clause in weighty for role in clause.audience})
        return {role: tuple(clause for clause in weighty if role in clause.audience) for role in roles}


def compare(before: Library, after: Library) -> Comparison:
    """What changed between two states of one library."""
    old, new = set(before.documents), set(after.documents)
    was, now = ({clause for _, clause in library.clauses} for library in (before, after))
    return Comparison(
        tuple(_changed(before, after, was | now)),
        tuple(sorted(new - old)),
        tuple(sorted(old - new)),
        tuple(sorted(id_ for id_ in old & new if _other_text(before, id_) != _other_text(after, id_))),
        tuple(sorted(was - now, key=_order)),
    )


def _changed(before: Library, after: Library, ids: Iterable[str]) -> Iterator[ChangedClause]:
    for id_ in sorted(ids, key=_order):
        sides = {
            language: Side(_wording(before, language, id_), _wording(after, language, id_))
            for language in after.languages
        }
        kinds = kinds_of(sides)
        if kinds:
            yield ChangedClause(id_, kinds, sides, _audience(after, id_) or _audience(before, id_))


def kinds_of(sides: Mapping[str, Side]) -> tuple[Kind, ...]:
    """In which ways a clause changed; none when no word of it did and it stands where it stood."""
    was = any(side.before and not side.before.withdrawn for side in sides.values())
    now = any(side.after and not side.after.withdrawn for side in sides.values())
    if was != now:
        return ("added",) if now else ("withdrawn",)
    found = {kind for side in sides.values() for kind in _kinds_in_one_language(side)}
    if not found:
        return ()
    if len([side for side in sides.values() if side.differs]) == 1 < len(sides):
        found = (found - {"wording"}) | {"translation"}
    elif found & {"strengthened", "weakened"}:
        found.discard("wording")  # another verb is another wording; the weightier word is enough
    return tuple(kind for kind in KINDS if kind in found)


def _kinds_in_one_language(side: Side) -> Iterator[Kind]:
    if side.before is None or side.after is None:
        if side.before is not side.after:
            yield "wording"
        return
    yield from weights(side.before.obligation, side.after.obligation)
    if side.before.place != side.after.place or side.before.title_print != side.after.title_print:
        yield "moved"
    if side.before.text_print != side.after.text_print:
        yield "wording"


def weights(before: Obligation | None, after: Obligation | None) -> tuple[Kind, ...]:
    """Whether a verb binds further than another, or less far.

    A duty that becomes a ban is both: one duty went, and its opposite came.
    """
    old, new = _FORCE[before], _FORCE[after]
    if old == new:
        return ()
    if old * new < 0 and 1 not in (old, new):
        return ("strengthened", "weakened")
    return ("strengthened",) if abs(new) > abs(old) else ("weakened",)


def _wording(library: Library, language: str, id_: str) -> Wording | None:
    page, clause = library.clauses.get((language, id_), (None, None))
    if page is None or clause is None:
        return None
    section = next(section for section in page.sections if section.place == clause.place)
    text = page.source.text[section.start : section.end].partition("\n")[2]
    return Wording(
        page.id,
        _section(page, clause),
        clause.title,
        readable(library, language, text),
        clause.obligation,
        clause.withdrawn,
        sync.fingerprint(clause.title),
        sync.fingerprint(text),
    )


def _section(page: Page, clause: Clause) -> str:
    above = [head.id or "" for head in page.headings if head.level == 2 and head.place < clause.place]
    return above[-1] if above else ""


def _audience(library: Library, id_: str) -> tuple[str, ...]:
    pages = library.documents.get(id_.partition("-")[0], {})
    return next((page.front.get("audience").texts() for page in pages.values()), ())


_BOOKKEEPING = re.compile(
    r"^(?:edition|issued|reviewed|review_in|translators|exceptions):.*\n(?:[ -].*\n)*", re.MULTILINE
)
"""Front matter that says nothing about what a document asks."""


def _other_text(library: Library, id_: str) -> dict[str, str]:
    """Language → fingerprint of all that stands in a document outside its clauses."""
    found = {}
    for language, page in library.documents[id_].items():
        of_clauses = {clause.place for clause in page.clauses}
        front = _BOOKKEEPING.sub("", page.source.text[: page.source.body_start])
        rest = [page.source.text[part.start : part.end] for part in page.sections if part.place not in of_clauses]
        found[language] = sync.fingerprint("\n".join([front, *rest]))
    return found


def readable(library: Library, language: str, text: str) -> str:
    """Markdown of a clause as people read it: citations by name, ids in brackets, no marks."""
    text = syntax.LINK.sub(lambda match: match["words"], text)
    text = syntax.BRACKET.sub(lambda match: _named(library, language, match), text)
    text = syntax.BLOCK_LINE.sub(lambda match: match["title"] or "", text)
    return re.sub(r"\n{3,}", "\n\n", text.replace("**", "").strip())


def _named(library: Library, language: str, match: re.Match[str]) -> str:
    meaning = syntax.bracket(match["inner"])
    instrument = library.instruments.get(meaning.target) if meaning and meaning.kind == "citation" else None
    if meaning is None or instrument is None:
        return match[0]
    article = instrument.article(meaning.article)
    part = article.label.in_(language) if article else meaning.article
    return instrument.name.in_(language) + (f"{'،' if language == 'ar' else ','} {part}" if part else "")


def _order(id_: str) -> tuple[str, int]:
    document, _, number = id_.partition("-")
    return document, int(number)
