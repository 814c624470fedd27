"""A comparison of two revisions as text for a terminal, as CSV for spreadsheets and as JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from dalil.labels import label
from dalil.model import Library
from dalil.redline import ChangedClause, Comparison, Side
from dalil.rewording import Run, runs

MARK = "\ufeff"
"""What spreadsheets need at the beginning of a file in order to read Arabic as UTF-8."""


def names_of_roles(library: Library, language: str) -> dict[str, str]:
    """Id of a role → its name."""
    return {role.id: role.name.in_(language) for role in library.data.roles}


def kinds(clause: ChangedClause, language: str) -> str:
    """The kinds of a change in words."""
    return _joined([label(f"change {kind}", language) for kind in clause.kinds], language)


def obligation(side: Side, language: str) -> str:
    """How the obligation changed, in words; empty when it did not."""
    if side.before is None or side.after is None or side.before.obligation == side.after.obligation:
        return ""
    before, after = (
        label(f"obligation {wording.obligation}", language)
        if wording.obligation
        else label("redline-no-obligation", language)
        for wording in (side.before, side.after)
    )
    return label("redline-obligation", language, before=before, after=after)


def moved(side: Side, language: str) -> str:
    """From where to where a clause moved, by document and section; empty when it stands where it stood."""
    if side.before is None or side.after is None or side.before.place == side.after.place:
        return ""
    before, after = (f"{document}#{section}" for document, section in (side.before.place, side.after.place))
    return label("redline-moved", language, before=before, after=after)


def documents(found: Comparison, language: str) -> list[str]:
    """What changed of documents beside their clauses, a line each."""
    lists = {"new": found.new_documents, "lost": found.lost_documents, "other": found.other_text}
    return [f"{label(f'redline-{key}', language)} {_joined(ids, language)}" for key, ids in lists.items() if ids]


def text(found: Comparison, library: Library, language: str) -> str:
    """A line for each clause, then what has to be assessed again."""
    return "\n".join(_lines(found, library, language)) + "\n"


def _lines(found: Comparison, library: Library, language: str) -> Iterator[str]:
    if not found.clauses:
        yield label("redline-none", language)
    for clause in found.clauses:
        side = clause.sides.get(language)
        said = [kinds(clause, language), *([obligation(side, language), moved(side, language)] if side else [])]
        yield f"{clause.id} {clause.title(language)}: {'; '.join(part for part in said if part)}"
    yield from documents(found, language)
    if found.vanished:
        yield f"{label('redline-vanished', language)} {_joined(found.vanished, language)}"
    yield from ("", f"{label('redline-assess', language)}:")
    assessed, names = found.to_assess(), names_of_roles(library, language)
    if not assessed:
        yield label("redline-assess-none", language)
    for role, clauses in assessed.items():
        yield f"- {names.get(role, role)}: {_joined([clause.id for clause in clauses], language)}"


_COLUMNS = ("clause", "document", "kinds", "changed_languages", "assess_again", "roles")
_OF_A_LANGUAGE = ("title", "section", "obligation_before", "obligation_after", "text_before", "text_after")


def as_csv(found: Comparison, library: Library, language: str) -> str:
    """A row for each clause, in both languages; lists within a cell are separated by spaces."""
    written = io.StringIO()
    columns = [*_COLUMNS, *(f"{name}_{each}" for each in library.languages for name in _OF_A_LANGUAGE)]
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(columns)
    for clause in found.clauses:
        row = _record(clause)
        own = [" ".join(row[name]) if isinstance(row[name], tuple) else row[name] for name in _COLUMNS]
        rows.writerow([*own, *(row["languages"][each][name] for each in library.languages for name in _OF_A_LANGUAGE)])
    return MARK + written.getvalue()


def as_json(found: Comparison, library: Library, language: str) -> str:
    """Everything, with the runs of words of each language: `same`, `deleted` or `added`."""
    whole = {
        "clauses": [
            _record(clause)
            | {
                "words": {
                    each: [[run.sort, run.text] for run in text_runs(side)] for each, side in clause.sides.items()
                }
            }
            for clause in found.clauses
        ],
        "new_documents": found.new_documents,
        "lost_documents": found.lost_documents,
        "other_text": found.other_text,
        "vanished": found.vanished,
        "assess_again_by_role": {role: [each.id for each in clauses] for role, clauses in found.to_assess().items()},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def text_runs(side: Side) -> tuple[Run, ...]:
    """The runs of words of the text of a clause in one language."""
    return runs(side.before.text if side.before else "", side.after.text if side.after else "")


def title_runs(side: Side) -> tuple[Run, ...]:
    """The runs of words of its title."""
    return runs(side.before.title if side.before else "", side.after.title if side.after else "")


def _record(clause: ChangedClause) -> dict[str, Any]:
    return {
        "clause": clause.id,
        "document": clause.document,
        "kinds": clause.kinds,
        "changed_languages": tuple(language for language, side in clause.sides.items() if side.differs),
        "assess_again": "yes" if clause.weighty else "no",
        "roles": clause.audience,
        "languages": {language: _of_a_language(side) for language, side in clause.sides.items()},
    }


def _of_a_language(side: Side) -> dict[str, str]:
    before, after = side.before, side.after
    now = after or before
    return {
        "title": now.title if now else "",
        "section": now.section if now else "",
        "obligation_before": (before.obligation or "") if before else "",
        "obligation_after": (after.obligation or "") if after else "",
        "text_before": before.text if before else "",
        "text_after": after.text if after else "",
    }


def _joined(parts: tuple[str, ...] | list[str], language: str) -> str:
    return ("، " if language == "ar" else ", ").join(parts)
