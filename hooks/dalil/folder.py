"""A docs folder on disk → the library, without any host."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from dalil import data, read
from dalil.model import Library
from dalil.text import Source

_DATA = "_data"


class FolderError(Exception):
    """The folder is not one that we can read; the text says why."""


def library(docs: Path, languages: tuple[str, ...], today: date | None = None) -> Library:
    """Read a docs folder as of a day, today unless said otherwise. What is wrong inside becomes findings.

    Raises FolderError when it is none.
    """
    if not docs.is_dir():
        raise FolderError(f"{docs}: no such folder; name the folder that holds {' and '.join(languages)}")
    if not any((docs / language).is_dir() for language in languages):
        raise FolderError(f"{docs}: holds none of the folders {', '.join(languages)}")
    paths = sorted(path for path in docs.rglob("*") if path.is_file())
    files = [path.relative_to(docs).as_posix() for path in paths]
    sources = [
        Source.from_bytes(name, path.read_bytes())
        for name, path in zip(files, paths, strict=True)
        if name.endswith(".md")
    ]
    found = read.library(sources, data.read(data_sources(docs)), files, languages)
    return replace(found, today=today) if today else found


def data_sources(docs: Path) -> list[Source]:
    """The data files of a docs folder, as far as they exist."""
    found = [docs / _DATA / name for name in data.FILES]
    return [Source.from_bytes(f"{_DATA}/{path.name}", path.read_bytes()) for path in found if path.is_file()]
