"""Clause sync: whether a person has declared the languages of a clause equal since it last changed.

`docs/_data/sync.yml` holds for each clause a fingerprint of each language. White space, harakat, tatweel and
punctuation do not count: nobody translates anew because of a comma.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping

from dalil.model import Clause, Library, Page

HEAD = """# Which clauses a person has declared equal in both languages: a fingerprint of each language as it was then.
# البنود التي أُقرّ تساوي نصيها، وبصمة كل نص حين الإقرار.
# Written by `python -m dalil sync S04-3`; do not edit by hand.
"""

_UNSEEN = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
_WORD = re.compile(r"\w+")


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that change when a word changes."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:12]


def words(text: str) -> list[str]:
    """The words of a text as they are compared: without harakat, tatweel, marks of direction and punctuation."""
    found: list[str] = _WORD.findall(_UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    return found


def of_clause(page: Page, clause: Clause) -> str:
    """The fingerprint of a clause: its title, its provision and the guidance below it."""
    section = next(section for section in page.sections if section.place == clause.place)
    return fingerprint(page.source.text[section.start : section.end])


def current(library: Library, clause: str) -> dict[str, str]:
    """Language → fingerprint of a clause as it stands; languages that lack it are left out."""
    found = {language: library.clauses.get((language, clause)) for language in library.languages}
    return {language: of_clause(*place) for language, place in found.items() if place}


def moved(library: Library, clause: str) -> tuple[str, ...]:
    """The languages in which a clause has changed since it was declared equal; none when it never was."""
    entry = library.declared.get(clause)
    if entry is None:
        return ()
    now = current(library, clause)
    return tuple(language for language in library.languages if now.get(language) != entry.prints.get(language))


def declared(library: Library, clauses: Iterable[str]) -> str:
    """The text of `sync.yml` with these clauses declared equal as they stand, and what no longer exists left out."""
    known = {clause for _, clause in library.clauses}
    prints: dict[str, Mapping[str, str]] = {
        clause: entry.prints for clause, entry in library.declared.items() if clause in known
    }
    prints |= {clause: current(library, clause) for clause in clauses}
    lines = [
        f"  {clause}: {{{', '.join(f'{language}: {value!r}' for language, value in prints[clause].items())}}}\n"
        for clause in sorted(prints, key=_order)
    ]
    return f"{HEAD}clauses:\n{''.join(lines)}".replace("'", '"')


def _order(clause: str) -> tuple[str, int]:
    document, _, number = clause.partition("-")
    return document, int(number)
