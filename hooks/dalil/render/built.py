"""The built site as files: its pages, what their links mean, and how a file is put into it."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

_INDEX = "index.html"


@dataclass(frozen=True)
class Built:
    """A page of the built site."""

    path: str
    """Its file below the site's root: `en/about/index.html`."""
    text: str

    @property
    def url(self) -> str:
        """Its address below the site's root: `en/about/`."""
        return self.path.removesuffix(_INDEX) if posixpath.basename(self.path) == _INDEX else self.path

    def file_of(self, link: str, base: str = "/") -> str:
        """The file below the site's root that a link leads to; empty when it leads out of the site or nowhere else.

        `base` is the path at which the site is published: links from its root begin with that.
        """
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            return ""
        path = unquote(parts.path)
        if path.startswith("/"):
            if not path.startswith(base):
                return ""
            path = path.removeprefix(base)
        else:
            path = posixpath.join(posixpath.dirname(self.path), path)
        is_folder = path.endswith("/") or posixpath.basename(path) in ("", ".", "..")
        path = posixpath.normpath(path or ".")
        if path.startswith(".."):
            return ""
        return posixpath.normpath(posixpath.join(path, _INDEX)) if is_folder else path

    def link_to(self, file: str) -> str:
        """The relative link to a file of the site."""
        return posixpath.relpath(file, posixpath.dirname(self.path) or ".")


def pages(site: Path) -> Iterator[Built]:
    """Every page of a built site, in the order of their paths."""
    for path in sorted(site.rglob("*.html")):
        yield Built(path.relative_to(site).as_posix(), path.read_text(encoding="utf-8"))


def put(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.{os.getpid()}.part")
    half.write_bytes(content)
    half.replace(target)
