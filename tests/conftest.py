"""What several tests share: a library from texts, and the whole site built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalil import data, read
from dalil.model import Library
from dalil.text import Source

ROOT = Path(__file__).parent.parent


def library_of(files: dict[str, str | bytes]) -> Library:
    """A library from the texts of its files; those below `_data/` are data."""
    raw = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    sources = [Source.from_bytes(path, text) for path, text in raw.items() if path.endswith(".md")]
    held = data.read(Source.from_bytes(path, text) for path, text in raw.items() if path.startswith("_data/"))
    return read.library(sources, held, raw)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write today's findings into the cases")
