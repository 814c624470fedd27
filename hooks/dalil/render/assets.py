"""What a page loads: one style sheet instead of many, files named by their content, and their sums in the page.

A name that holds the content may be kept by browsers for ever, and no page can meet a style sheet of another edition.
The sum (`integrity`) stops a file that was changed on its way. Pages opened from disk are the exception: browsers can
check nothing there and refuse the file, so a line in the page asks for it again without the sum.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dalil.render import framed, html_text
from dalil.render.built import Built
from dalil.render.html_text import Tag

FOLDER = "assets/stylesheets"

FALLBACK = (
    'if(location.protocol==="file:")addEventListener("error",({target:t})=>{if(!t.integrity)return;'
    "const n=document.createElement(t.localName);"
    'for(const{name,value}of t.attributes)name==="integrity"||n.setAttribute(name,value);n.async=false;'
    "t.replaceWith(n)},true)"
)
_FALLBACK_TAG = f"<script>{FALLBACK}</script>"

_KEPT = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)$")
_URL = re.compile(r"url\((['\"]?)(?![a-z]+:|/|#)([^'\")]+)\1\)")
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/\s*")

Read = Callable[[str], bytes]
"""The content of a file of the site, by its path."""


@dataclass
class Dressed:
    """A page with what it loads, and the files that have to be written for it."""

    text: str
    files: dict[str, bytes] = field(default_factory=dict)


def is_kept(path: str) -> bool:
    """Whether the name of a file holds its content, so that it never changes."""
    return bool(_KEPT.search(path))


def integrity(content: bytes) -> str:
    """The sum of a file as pages write it."""
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def without_fallback(text: str) -> str:
    """A page without the line for pages that are opened from disk."""
    return text.replace(_FALLBACK_TAG, "")


def dressed(page: Built, base: str, read: Read, early: Iterable[str] = ()) -> Dressed:
    """The page with its style sheets in one, and every script and style sheet of ours by a name that holds its content.

    `early` are the fonts that the page is sure to need: asked for at once, they are there before the text is shown in
    another face and jumps. A page that was dressed before stays as it is.
    """
    bare = html_text.changed(without_fallback(page.text), lambda tag: None if _is_preload(tag) else tag, "link")
    made = Dressed(framed.page(bare))
    links = html_text.tags(made.text, "link")
    sheets = [page.file_of(tag.get("href"), base) for tag in links if _is_plain_sheet(tag, page, base)]
    bundle = _bundle(sheets, read, made.files)
    first = True

    def change(tag: Tag) -> Tag | None:
        nonlocal first
        if _is_plain_sheet(tag, page, base):
            if not first:
                return None
            first = False
            return tag.having(href=page.link_to(bundle), integrity=integrity(_content(bundle, read, made.files)))
        key = {"link": "href", "script": "src"}.get(tag.name, "")
        file = page.file_of(tag.get(key), base) if key else ""
        if not file or (tag.name == "link" and tag.get("rel") != "stylesheet"):
            return tag
        name = _named(file, read, made.files)
        return tag.having(**{key: page.link_to(name), "integrity": integrity(_content(name, read, made.files))})

    made.text = html_text.changed(made.text, change, "link", "script")
    if "integrity=" in made.text:
        before, head, rest = html_text.split_head(made.text)
        wanted = "".join(str(_preload(page.link_to(font))) for font in early)
        made.text = before + _FALLBACK_TAG + wanted + head + rest
    return made


def _preload(href: str) -> Tag:
    return Tag("link", {"rel": "preload", "as": "font", "type": "font/woff2", "href": href, "crossorigin": ""})


def _is_preload(tag: Tag) -> bool:
    return tag.get("rel") == "preload" and tag.get("as") == "font"


def _is_plain_sheet(tag: Tag, page: Built, base: str) -> bool:
    return (
        tag.name == "link"
        and tag.get("rel") == "stylesheet"
        and "media" not in tag.attributes
        and bool(page.file_of(tag.get("href"), base))
    )


def _bundle(sheets: list[str], read: Read, files: dict[str, bytes]) -> str:
    """The path of the one style sheet made of several; of a single one that is named by its content, its own."""
    if not sheets or (len(sheets) == 1 and is_kept(sheets[0])):
        return sheets[0] if sheets else ""
    joined = "\n".join(_moved(read(sheet).decode("utf-8"), posixpath.dirname(sheet)) for sheet in sheets)
    return _keep(f"{FOLDER}/page.css", joined.encode("utf-8"), files)


def _moved(sheet: str, folder: str) -> str:
    """A style sheet as it reads in the folder of the one that it becomes part of."""

    def url(found: re.Match[str]) -> str:
        return f"url({found[1]}{posixpath.relpath(posixpath.join(folder, found[2]), FOLDER)}{found[1]})"

    return framed.sheet(_URL.sub(url, _SOURCE_MAP.sub("", sheet)))


def _named(file: str, read: Read, files: dict[str, bytes]) -> str:
    return file if is_kept(file) else _keep(file, read(file), files)


def _keep(path: str, content: bytes, files: dict[str, bytes]) -> str:
    stem, dot, ending = path.rpartition(".")
    name = f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{ending}"
    files[name] = content
    return name


def _content(path: str, read: Read, files: dict[str, bytes]) -> bytes:
    return files[path] if path in files else read(path)
