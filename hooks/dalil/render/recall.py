"""Which PDF came of which inputs: what did not change is not even made into code again.

The cache of `typeset.py` is keyed by a book's code. Making the code takes longer than reading its inputs: the built
pages, their sources, the data, and our own package. For each book that was made the cache also holds a small file,
named by those inputs, that names the PDF.
"""

from __future__ import annotations

import hashlib
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable
from pathlib import Path

from dalil.model import Page
from dalil.render.book import Site


class Recall:
    """The PDFs of a cache, by what they are made of."""

    def __init__(self, cache: Path, site: Site, data: Path, fonts: Path) -> None:
        self._cache, self._site = cache, site
        digest = hashlib.sha256(f"{site.address}{[version(name) for name in ('typst', 'pikepdf', 'segno')]}".encode())
        for name, raw in [*_package(), *_files(data), *_files(fonts)]:
            digest.update(name.encode() + hashlib.sha256(raw).digest())
        self._common = digest.hexdigest()
        self._pages: dict[str, bytes] = {}

    def pdf(self, path: str, pages: tuple[Page, ...]) -> Path | None:
        """The PDF that these inputs gave before; None when they are new or it is gone."""
        note = self._note(path, pages)
        kept = self._cache / note.read_text(encoding="utf-8") if note.is_file() else None
        return kept if kept is not None and kept.is_file() else None

    def remember(self, path: str, pages: tuple[Page, ...], kept: Path) -> None:
        """Note which PDF these inputs gave."""
        self._cache.mkdir(parents=True, exist_ok=True)
        self._note(path, pages).write_text(kept.name, encoding="utf-8")

    def _note(self, path: str, pages: tuple[Page, ...]) -> Path:
        digest = hashlib.sha256(f"{self._common}{path}".encode())
        for page in pages:
            digest.update(self._digest(page))
        return self._cache / f"{digest.hexdigest()[:32]}.inputs"

    def _digest(self, page: Page) -> bytes:
        if page.path not in self._pages:
            built = self._site.built(page)
            raw = built.read_bytes() if built.is_file() else b""
            pictures = [path.read_bytes() for path in self._site.pictures(page) if path.is_file()]
            digest = hashlib.sha256(page.source.text.encode("utf-8", "replace") + raw)
            for picture in pictures:
                digest.update(hashlib.sha256(picture).digest())
            self._pages[page.path] = digest.digest()
        return self._pages[page.path]


def _package() -> list[tuple[str, bytes]]:
    """Name and content of every file of the package, in order."""
    waiting: list[Traversable] = [resources.files("dalil")]
    found: list[tuple[str, bytes]] = []
    while waiting:
        folder = waiting.pop()
        for child in folder.iterdir():
            if child.is_dir():
                waiting.append(child)
            elif child.name.endswith((".py", ".yml", ".typ")):
                found.append((f"{folder.name}/{child.name}", child.read_bytes()))
    return sorted(found)


def _files(folder: Path) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted(folder.glob("*")) if path.is_file()]
