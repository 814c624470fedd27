"""The library as one file for a USB stick: the built site, opened from a disk and without any network.

Pages are those of the site, with links that name files (a disk has no index of a folder), and without what only a host
makes sense of. The same site gives the same bytes, so that the sum of the file can be compared.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from dalil import address
from dalil.labels import in_words, label
from dalil.markup import element
from dalil.model import Library
from dalil.render import assets, html_text
from dalil.render.built import Built, pages, put
from dalil.render.html_text import Tag
from dalil.render.policy import is_policy

START = "START-HERE.html"
FOLDER = "library"
"""Where the site lies beside that page."""

SCRIPT = "assets/javascripts/from-disk.js"
"""Ways that a script makes, such as those of a search, are given the names of files when they are followed."""

_LEFT_OUT = re.compile(
    r"^(?:_headers|\.htaccess|nginx\.conf|web\.config|robots\.txt|404\.html)$"
    r"|(?:^|/)(?:sitemap\.xml(?:\.gz)?|changes\.xml)$|^assets/cards/|\.map$|\.part$"
)
_PACKED = (".pdf", ".woff2", ".png", ".gz")
"""Kinds of files that are packed already."""

_DOWNLOADS = "reference/downloads/index.html"

_LINKS = {"a": "href", "form": "action", "area": "href"}


@dataclass(frozen=True)
class Edition:
    """The file that was written."""

    path: Path
    files: int
    sha256: str


def write(site: Path, library: Library, folder: Path) -> Edition:
    """Write the library as a ZIP file into a folder; its name holds the day of the newest edition."""
    day = newest(library)
    name = f"dalil-{day.isoformat()}"
    content = archive(name, day, contents(site, library))
    target = folder / f"{name}.zip"
    put(target, content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return Edition(target, len(packed.namelist()), hashlib.sha256(content).hexdigest())


def newest(library: Library) -> date:
    """The day of the newest edition of all documents."""
    days = [edition.issued for editions in library.editions.values() for edition in editions]
    return max(days, default=date(2000, 1, 1))


def contents(site: Path, library: Library) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file, in no order."""
    for built in pages(site):
        if not _LEFT_OUT.search(built.path):
            yield f"{FOLDER}/{built.path}", from_disk(built).encode("utf-8")
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and path.suffix != ".html" and not _LEFT_OUT.search(name):
            yield f"{FOLDER}/{name}", path.read_bytes()
    yield f"{FOLDER}/{SCRIPT}", (resources.files("dalil.render") / "from-disk.js").read_bytes()
    yield START, start(library).encode("utf-8")


def from_disk(page: Built) -> str:
    """A page as it works from a disk: links name files, and nothing is asked for that only a host can answer."""

    def change(tag: Tag) -> Tag | None:
        if tag.name in _LINKS:
            key = _LINKS[tag.name]
            return tag.having(**{key: _named(page, tag.get(key))}) if tag.get(key) else tag
        if is_policy(tag) or tag.get("rel").strip() in (
            "canonical",
            "alternate",
            "preload",
            "manifest",
            "prev",
            "next",
        ):
            return None
        return tag.having(integrity=None, crossorigin=None) if "integrity" in tag.attributes else tag

    text = html_text.changed(assets.without_fallback(page.text), change, "a", "area", "form", "link", "meta", "script")
    script = Tag("script", {"src": page.link_to(SCRIPT), "defer": ""})
    return text.replace("</head>", f"{script}</script>\n</head>", 1)


def _named(page: Built, link: str) -> str:
    """A link that leads to a folder, with the name of the file in it."""
    where, *rest = re.split(r"(?=[?#])", link, maxsplit=1)
    file = page.file_of(where)
    if not file or posixpath.basename(where) == posixpath.basename(file):
        return link
    return "".join([page.link_to(file), *rest])


def archive(name: str, day: date, files: Iterator[tuple[str, bytes]]) -> bytes:
    """A ZIP file of files below one folder, the same bytes for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for path, content in sorted(files):
            entry = zipfile.ZipInfo(f"{name}/{path}", (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            packed.writestr(entry, content, compresslevel=9)
    return made.getvalue()


def start(library: Library) -> str:
    """The first page: what this is, and the ways in, in each language."""
    languages = library.languages
    name = " · ".join(label("library", each) for each in languages)
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", None, name),
        *(
            element("link", {"rel": "stylesheet", "href": f"{FOLDER}/assets/stylesheets/{sheet}.css"})
            for sheet in ("fonts", "permalink")
        ),
    )
    homes = (element("a", {"href": _home(library, each), **_in(each)}, label("library", each)) for each in languages)
    body = element(
        "body",
        None,
        element("header", None, *homes),
        element("main", None, element("h1", None, name), *(_start(library, each) for each in languages)),
    )
    html = element("html", _in(languages[0]), head, body)
    return f"<!doctype html>\n{tostring(html, encoding='unicode', method='html')}\n"


def _start(library: Library, language: str) -> Element:
    home = _home(library, language)
    downloads = f"{home.removesuffix('index.html')}{_DOWNLOADS}"
    return element(
        "section",
        _in(language),
        element("h2", None, label("start-title", language)),
        element("p", None, label("start-note", language, date=in_words(newest(library), language))),
        element(
            "p",
            {"class": "ways"},
            element("a", {"class": "read", "href": home}, label("start-open", language)),
            element("a", {"href": downloads}, label("start-downloads", language)),
        ),
    )


def _home(library: Library, language: str) -> str:
    return f"{FOLDER}/{address.home(language, library.languages)}index.html"


def _in(language: str) -> dict[str, str]:
    return {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
