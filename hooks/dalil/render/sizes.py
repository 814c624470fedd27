"""How large pictures are, in the page: so that the text below does not jump when they arrive."""

from __future__ import annotations

import re

from dalil.render import html_text
from dalil.render.assets import Read
from dalil.render.built import Built
from dalil.render.html_text import Tag

_VIEW_BOX = re.compile(r"<svg[^>]*?\sviewBox=\"\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)", re.DOTALL)
_PNG = b"\x89PNG\r\n\x1a\n"


def sized(page: Built, base: str, read: Read) -> str:
    """The page with width and height on each picture of ours that says neither."""

    def change(tag: Tag) -> Tag:
        file = page.file_of(tag.get("src"), base)
        size = None if not file or "width" in tag.attributes or "height" in tag.attributes else of(read(file))
        return tag.having(width=str(size[0]), height=str(size[1])) if size else tag

    return html_text.changed(page.text, change, "img")


def of(content: bytes) -> tuple[int, int] | None:
    """Width and height of a picture in pixels; None for a kind that says neither at its beginning."""
    if content.startswith(_PNG):
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    found = _VIEW_BOX.search(content[:4096].decode("utf-8", "replace"))
    return (round(float(found[1])), round(float(found[2]))) if found else None
