"""Questions to the elements of a built page, and small repairs of their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement

from dalil.render.typst_code import Code

SPACE = re.compile(r"[ \t\n\r]+")
HEADING = re.compile(r"h([1-6])")


def announces(node: HtmlElement) -> bool:
    """Whether a short paragraph stands between a heading and what it announces, such as a table or a list."""
    before, after = node.getprevious(), node.getnext()
    return (
        before is not None
        and after is not None
        and HEADING.fullmatch(str(before.tag)) is not None
        and after.tag in ("table", "div", "ul", "ol")
        and len(node.text_content()) < 300
    )


def children(parent: HtmlElement) -> Iterator[tuple[str, HtmlElement | None]]:
    """The text and elements of a parent in order, with white space folded; comments are passed over."""
    text = SPACE.sub(" ", parent.text or "")
    for child in parent:
        if isinstance(child.tag, str):
            yield text, child
            text = ""
        text += SPACE.sub(" ", child.tail or "")
    yield text, None


def plain_words(node: HtmlElement) -> str:
    """The words of an element, without the sign that links to a heading."""
    parts = node.xpath(".//text()[not(ancestor::a[@class='headerlink'])]")
    return " ".join("".join(parts).split())


def trimmed(parts: list[Code]) -> list[Code]:
    """Without the white space at both ends that Markdown leaves in paragraphs."""
    parts = [part for part in parts if part]
    if parts and parts[0].startswith('" '):
        parts[0] = Code('"' + parts[0][1:].lstrip(" "))
    if parts and parts[-1].endswith(' "') and parts[-1].startswith('"'):
        parts[-1] = Code(parts[-1][:-1].rstrip(" ") + '"')
    return parts


def image_name(path: Path) -> str:
    """The name under which a picture is put beside the code."""
    return f"pictures/{path.parent.name}-{path.name}"


_LINE, _PADDING, _LETTER = 470, 13, 5.9
"""Points: the width of a line of ours, what a cell keeps free at its sides, and a letter of the head of a table."""


def column_widths(rows: list[HtmlElement], columns: int) -> list[int]:
    """Relative widths from what the cells hold: long text gets more room, and no column less than its longest word."""
    widths, least = [], []
    for column in range(columns):
        texts = [" ".join(row[column].text_content().split()) for row in rows if column < len(row)]
        mean = sum(map(len, texts)) / max(len(texts), 1)
        word = max((len(word) for text in texts for word in text.split()), default=1)
        is_to_write = len(texts) > 1 and not any(texts[1:])
        widths.append(900 if is_to_write else max(round(100 * min(max(mean, 6), 70) ** 0.6), 45 * min(word, 16)))
        least.append(_PADDING + _LETTER * min(word, 16))
    return _at_least(widths, least)


def _at_least(widths: list[int], least: list[float]) -> list[int]:
    """Widths in the same proportions on a line of `_LINE` points, but for columns that would be too narrow."""
    narrow: set[int] = set()
    while True:
        rest = _LINE - sum(least[column] for column in narrow)
        wide = sum(width for column, width in enumerate(widths) if column not in narrow)
        points = [
            least[column] if column in narrow else max(rest, 1) * width / wide for column, width in enumerate(widths)
        ]
        too_narrow = {column for column, width in enumerate(points) if width < least[column]} - narrow
        if not too_narrow:
            return [max(round(width), 1) for width in points]
        narrow |= too_narrow
