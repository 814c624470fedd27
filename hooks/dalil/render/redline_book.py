"""A comparison of two revisions in print: Arabic right, English left, what changed word by word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from dalil import bidi
from dalil.labels import in_words, label
from dalil.model import Library
from dalil.redline import ChangedClause, Comparison, Side
from dalil.redline_tables import documents, kinds, moved, names_of_roles, obligation, text_runs, title_runs
from dalil.render.book import Book
from dalil.render.typst_code import Code, call, literal, quoted, sequence
from dalil.rewording import Run

_LANGUAGES = ("ar", "en")


def book(found: Comparison, library: Library, before: str, after: str, day: date) -> Book:
    """The book of a comparison; `day` is the date that it carries."""
    titles = [label("redline", language, before=before, after=after) for language in _LANGUAGES]
    authors = {language: label("centre", language) for language in _LANGUAGES}
    meta = {
        "title": f"{titles[1]} / {titles[0]}",
        "author": [authors["en"], authors["ar"]],
        "author-of": authors,
        "description": label("redline-subject", "en"),
        "keywords": [label("library", "en")],
        "date": [day.year, day.month, day.day],
        "mark": {language: in_words(day, language) for language in _LANGUAGES},
        "running": dict(zip(_LANGUAGES, titles, strict=True)),
        "shift": 0,
        "words": {},
    }
    parts = [_heading(1, *titles), _row(*(label("redline-subject", language) for language in _LANGUAGES))]
    if found.clauses:
        parts.append(_row(*(label("redline-legend", language) for language in _LANGUAGES)))
    else:
        parts.append(_row(*(label("redline-none", language) for language in _LANGUAGES)))
    parts += _to_assess(found, library)
    parts += _documents(found)
    parts += [part for clause in found.clauses for part in _clause(clause)]
    code = f'#import "/look/house.typ": *\n#show: parallel-book.with({literal(meta)})\n#{sequence(parts)}\n'
    return Book(PurePath("redline.pdf").name, code, {})


def _to_assess(found: Comparison, library: Library) -> list[Code]:
    parts = [_heading(2, *(label("redline-assess", language) for language in _LANGUAGES))]
    assessed = found.to_assess()
    key = "redline-assess-note" if assessed else "redline-assess-none"
    parts.append(_row(*(label(key, language) for language in _LANGUAGES)))
    names = {language: names_of_roles(library, language) for language in _LANGUAGES}
    for role, clauses in assessed.items():
        sides = (
            f"{names[language].get(role, role)}: {_joined((clause.id for clause in clauses), language)}"
            for language in _LANGUAGES
        )
        parts.append(_row(*sides))
    return parts


def _documents(found: Comparison) -> list[Code]:
    lines = list(zip(*(documents(found, language) for language in _LANGUAGES), strict=True))
    if found.vanished:
        lines.append(tuple(f"{label('redline-vanished', each)} {_joined(found.vanished, each)}" for each in _LANGUAGES))
    if not lines:
        return []
    heading = _heading(2, *(label("redline-documents", language) for language in _LANGUAGES))
    return [heading, *(_row(*line) for line in lines)]


def _clause(clause: ChangedClause) -> list[Code]:
    heading = call(
        "both-heading",
        *(quoted(clause.title(language) or "–") for language in _LANGUAGES),
        level=3,
        number=clause.id,
        name=clause.id.lower(),
    )
    said = [[kinds(clause, language)] for language in _LANGUAGES]
    for lines, language in zip(said, _LANGUAGES, strict=True):
        if language in clause.sides:
            side = clause.sides[language]
            lines += [line for line in (obligation(side, language), moved(side, language)) if line]
    parts = [heading, _row(*("\n".join(lines) for lines in said))]
    texts = [_text(clause.sides.get(language), language) for language in _LANGUAGES]
    return [*parts, call("row", *texts)]


def _text(side: Side | None, language: str) -> Code:
    if side is None:
        return Code("none")
    if not side.differs:
        return quoted(label("redline-same", language))
    titles = (
        []
        if side.before and side.after and side.before.title_print == side.after.title_print
        else [*_words(title_runs(side), language), Code("parbreak()")]
    )
    return sequence([*titles, *_words(text_runs(side), language)])


def _words(runs: Iterable[Run], language: str) -> Iterable[Code]:
    for run in runs:
        kept = run.text.rstrip()
        if run.sort == "same":
            yield from _broken(run.text, language)
        else:
            yield call(
                f"words-{run.sort}", quoted(label(f"redline {run.sort}", language)), sequence(_broken(kept, language))
            )
            yield from _broken(run.text[len(kept) :] or " ", language)


def _broken(text: str, language: str) -> Iterable[Code]:
    """Text with its line ends, and with numbers and ids isolated so that they do not turn round in Arabic."""
    for at, line in enumerate(text.split("\n")):
        if at:
            yield Code("linebreak()")
        for run in bidi.runs(line, language):
            yield call("isolated", quoted(run.text)) if run.kind == "number" else quoted(run.text)


def _heading(level: int, ar: str, en: str) -> Code:
    return call("both-heading", quoted(ar), quoted(en), level=level)


def _row(ar: str, en: str) -> Code:
    return call("row", *(sequence(_broken(*side)) for side in ((ar, "ar"), (en, "en"))))


def _joined(ids: Iterable[str], language: str) -> str:
    return ("، " if language == "ar" else ", ").join(ids)
