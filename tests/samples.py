"""Libraries for tests, from the texts of their files."""

from __future__ import annotations

from collections.abc import Mapping

from dalil import data, read
from dalil.model import Library
from dalil.text import Source


def library_of(files: Mapping[str, str | bytes]) -> Library:
    """A library from the texts of its files; those below `_data/` are data."""
    raw = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    sources = [Source.from_bytes(path, text) for path, text in raw.items() if path.endswith(".md")]
    held = data.read(Source.from_bytes(path, text) for path, text in raw.items() if path.startswith("_data/"))
    return read.library(sources, held, raw)
