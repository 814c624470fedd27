"""A new document in both languages: the next free id, the front matter, and every part of its kind to fill in."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources

import yaml

from dalil.checks.skeleton import PARTS
from dalil.labels import label
from dalil.model import KINDS as FOLDERS
from dalil.model import PREFIXES, Library

KINDS = tuple(PREFIXES)

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class ScaffoldError(Exception):
    """The document cannot be begun; the text says why."""


def document(library: Library, kind: str, slug: str, today: date) -> dict[str, str]:
    """Path → text of a new document, one for each language. Raises ScaffoldError for a slug that is no file name."""
    if not _SLUG.fullmatch(slug):
        raise ScaffoldError(f"'{slug}': write the file name with a-z, 0-9 and hyphens")
    id_ = next_id(library, kind)
    folder = next(folder for folder, each in FOLDERS.items() if each == kind)
    return {
        f"{language}/{folder}/{id_.lower()}-{slug}.md": _text(kind, id_, language, today)
        for language in library.languages
    }


def next_id(library: Library, kind: str) -> str:
    """The id after the highest one of a kind; ids are never used twice."""
    prefix = PREFIXES[kind]
    used = [int(id_[1:]) for id_ in library.documents if id_.startswith(prefix) and id_[1:].isdigit()]
    number = max(used, default=0) + 1
    if number > 99:
        raise ScaffoldError(f"there is no id after {prefix}99")
    return f"{prefix}{number:02d}"


def listed(text: str, library: Library, document: str, today: date) -> str:
    """The text of `editions.yml` with the first edition of a new document, in its place among the others."""
    entry = (
        f"- id: {document}",
        "  editions:",
        '  - edition: "0.1"',
        f"    issued: {today.isoformat()}",
        "    note:",
        *(f"      {language}: {label('first-edition-note', language)}" for language in ("en", "ar")),
    )
    lines = (text.rstrip("\n") or "documents:").split("\n")
    at = next((history.place.line - 1 for history in library.data.histories if history.id > document), len(lines))
    return "\n".join([*lines[:at], *entry, *lines[at:], ""])


def _text(kind: str, id_: str, language: str, today: date) -> str:
    words = yaml.safe_load((resources.files("dalil") / "scaffold.yml").read_text(encoding="utf-8"))
    say = {key: both[language] for key, both in words["words"].items()}
    parts = []
    for part in PARTS[kind]:
        inside = words["inside"].get(f"{kind} {part}", {}).get(language, f"{say['fill-in']}\n")
        parts.append(f"## {words['titles'][part][language]} {{#{part}}}\n\n{inside}")
    front = words["front"][language].format(
        id=id_, today=today.isoformat(), owner=words["owners"][kind], more=words["more"].get(kind, {}).get(language, "")
    )
    body = "\n".join(parts).replace("ID-1", f"{id_}-1").replace("id-1", f"{id_.lower()}-1")
    return f"---\n{front}---\n\n{body}"
