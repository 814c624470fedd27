"""A new edition of all documents that changed since the last release: what it needs, and every file that it changes.

Nothing is changed unless each changed clause has its note in `editions.yml`; and then all files are, or none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dalil.histories import NEXT
from dalil.labels import in_words, label
from dalil.model import Change, History, Library, Page, Upcoming
from dalil.redline import WEIGHTY, ChangedClause, Comparison

EDITIONS = "_data/editions.yml"

_NUMBER = re.compile(r"\d+\.\d+")
_NEXT_LINE = re.compile(rf"(?P<lead>[ -]*)edition:[ ]*[\"']?{NEXT}[\"']?[ ]*")
_NEXT_PART = re.compile(r"^## Next[ ]*\n(?P<said>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


class ReleaseError(Exception):
    """The edition cannot be released; the text says why, a line for each reason."""


@dataclass(frozen=True)
class Release:
    """An edition ready to be written."""

    documents: tuple[str, ...]
    """Documents that get it."""
    files: Mapping[str, str]
    """Path below the docs folder → its new text."""
    changelog: str
    """The new text of the list of changes."""


def release(found: Comparison, library: Library, edition: str, day: date, editions: str, changelog: str) -> Release:
    """Prepare an edition of the documents that changed; `editions` and `changelog` are the texts of those files.

    Raises ReleaseError when something is missing, with all that is.
    """
    if not _NUMBER.fullmatch(edition):
        raise ReleaseError(f"'{edition}' is no edition; write two numbers, such as 0.2")
    histories = {history.id: history for history in library.data.histories}
    reasons = [*_lost(found), *_reused(found)]
    for document in found.documents:
        reasons += _missing(library, found.of(document), document, histories.get(document), edition)
    idle = [id_ for id_, history in histories.items() if history.upcoming and id_ not in found.documents]
    reasons += [
        f"{id_}: an entry `edition: {NEXT}` in editions.yml, but no word of the document changed" for id_ in idle
    ]
    if re.search(rf"^## {re.escape(edition)}\b(?!\.)", changelog, re.MULTILINE):
        reasons.append(f"the list of changes already has edition {edition}")
    if reasons:
        raise ReleaseError("\n".join(reasons))
    if not found.documents and not found.new_documents:
        raise ReleaseError("no document changed: there is nothing to release")
    files = {
        page.path: _dated(page, edition, day)
        for document in found.documents
        for page in library.documents[document].values()
    }
    entries = {id_: entry for id_ in found.documents if (entry := histories[id_].upcoming)}
    files[EDITIONS] = _numbered(editions, entries.values(), edition, day)
    lines = [*_listed(library, entries, edition), *_new(library, found.new_documents)]
    return Release(found.documents, files, _with_edition(changelog, edition, day, lines))


def write(texts: Mapping[Path, str]) -> None:
    """Write all files or none. Raises OSError, and every file is then as it was."""
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    halves = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in texts}
    try:
        for path, half in halves.items():
            half.write_text(texts[path], encoding="utf-8", newline="\n")
        for path, half in halves.items():
            half.replace(path)
    except OSError:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != content:
                path.write_bytes(content)
        raise
    finally:
        for half in halves.values():
            half.unlink(missing_ok=True)


def _lost(found: Comparison) -> Iterator[str]:
    for document in found.lost_documents:
        yield f"{document}: gone; a document that ended stays, with `status: withdrawn` or `superseded`"
    for clause in found.vanished:
        if clause.partition("-")[0] not in found.lost_documents:
            yield f"{clause}: gone; put its heading back, and below it `Withdrawn on DATE: reason`"


def _reused(found: Comparison) -> Iterator[str]:
    for clause in found.clauses:
        if any(
            side.before and side.before.withdrawn and side.after and not side.after.withdrawn
            for side in clause.sides.values()
        ):
            yield f"{clause.id}: was withdrawn; its number is never used again"


def _missing(
    library: Library, clauses: tuple[ChangedClause, ...], document: str, history: History | None, edition: str
) -> Iterator[str]:
    """What a document still needs before the edition."""
    page = next(iter(library.documents[document].values()))
    now = page.front.get("edition").text
    if _NUMBER.fullmatch(now) and _rank(now) >= _rank(edition):
        yield f"{document}: has edition {now} already, which does not come before {edition}"
    entry = history.upcoming if history else None
    if entry is None:
        yield f"{document}: changed, and editions.yml has no entry `edition: {NEXT}` for it"
    changes = entry.changes if entry else ()
    for clause in clauses:
        noted = [change.kind for change in changes if change.concerns(clause.id)]
        told = ", ".join(clause.kinds)
        if not noted:
            yield f"{clause.id}: {told}; no change in editions.yml names it"
        elif clause.weighty and not any(kind in clause.kinds for kind in noted if kind in WEIGHTY):
            yield f"{clause.id}: {told}; editions.yml says {', '.join(noted)}"


def _rank(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _dated(page: Page, edition: str, day: date) -> str:
    """A page with edition and date of issue set in its front matter, and nothing else changed."""
    end = page.source.body_start
    front = re.sub(r"(?m)^edition:.*$", f'edition: "{edition}"', page.source.text[:end], count=1)
    front = re.sub(r"(?m)^issued:.*$", f"issued: {day.isoformat()}", front, count=1)
    return front + page.source.text[end:]


def _numbered(editions: str, entries: Iterable[Upcoming], edition: str, day: date) -> str:
    """The text of `editions.yml` with number and date in place of `next`, and every other line as it was."""
    lines = editions.split("\n")
    for entry in sorted(entries, key=lambda entry: entry.place, reverse=True):  # from below: lines are added
        at = entry.place.line - 1
        match = _NEXT_LINE.fullmatch(lines[at])
        if match is None:
            raise ReleaseError(f"editions.yml:{at + 1}: write `edition: {NEXT}` on a line of its own")
        issued = f"{' ' * len(match['lead'])}issued: {day.isoformat()}"
        lines[at : at + 1] = [f'{match["lead"]}edition: "{edition}"', issued]
    return "\n".join(lines)


def _listed(library: Library, entries: Mapping[str, Upcoming], edition: str) -> Iterator[str]:
    for document, entry in entries.items():
        page = library.documents[document].get("en") or next(iter(library.documents[document].values()))
        before = page.front.get("edition").text
        yield f"- {document} {page.title}, edition {edition} (was {before}): {entry.note.en}"
        yield from (f"  - {_said(change)}" for change in entry.changes)


def _said(change: Change) -> str:
    named = ", ".join(id_ for id_, _ in change.clauses)
    return f"{label(f'change {change.kind}', 'en')}{f' ({named})' if named else ''}: {change.words.en}"


def _new(library: Library, documents: tuple[str, ...]) -> Iterator[str]:
    for document in documents:
        page = library.documents[document].get("en") or next(iter(library.documents[document].values()))
        yield f"- {document} {page.title}, edition {page.front.get('edition').text}: new"


def _with_edition(changelog: str, edition: str, day: date, lines: list[str]) -> str:
    """What stood under "Next" belongs to the edition now, and the documents follow it; "Next" begins anew."""
    listed = "\n".join(lines)
    title = f"## {edition}, {in_words(day, 'en')}"
    match = _NEXT_PART.search(changelog)
    if match is None:
        head, _, rest = (changelog or "# Changes\n").partition("\n## ")
        rest = f"\n## {rest}" if rest else ""
        return f"{head.rstrip()}\n\n## Next\n\n{title}\n\n### Documents\n\n{listed}\n{rest}"
    said = f"{match['said'].strip()}\n\n" if match["said"].strip() else ""
    rest = changelog[match.end() :]
    made = f"## Next\n\n{title}\n\n{said}### Documents\n\n{listed}\n"
    return changelog[: match.start()] + made + (f"\n{rest}" if rest else "")
