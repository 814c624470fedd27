"""Libraries for tests, from the texts of their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NotRequired, TypedDict

from dalil import data, read
from dalil.model import Library
from dalil.text import Source


class Fault(TypedDict):
    """One damage done to our own library, and the one code that tells of it."""

    code: str
    path: str
    """Of the page, below docs."""
    find: NotRequired[str]
    """What is replaced, at its first place; without it, `put` is added at the end."""
    put: str
    also: NotRequired[dict[str, str]]
    """The same damage in the other language: `find` and `put`."""
    at: list[str]
    """`path:line:column` of every finding."""


def library_of(files: Mapping[str, str | bytes]) -> Library:
    """A library from the texts of its files; those below `_data/` are data."""
    raw = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    sources = [Source.from_bytes(path, text) for path, text in raw.items() if path.endswith(".md")]
    held = data.read(Source.from_bytes(path, text) for path, text in raw.items() if path.startswith("_data/"))
    return replace(read.library(sources, held, raw), today=date(2026, 11, 24))
