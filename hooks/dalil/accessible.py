"""What screen readers and right-to-left pages need of Markdown's own elements: header cells, alignment, named links."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from dalil.labels import label
from dalil.markup import visible_text

_ALIGNED = re.compile(r"text-align: *(left|right|center);?")
_LOGICAL = {"left": "start", "right": "end", "center": "middle"}


def table(root: Element) -> None:
    """Say which way header cells speak, and align columns to where the line begins or ends."""
    for cell in root.iter():
        if cell.tag == "th" and not cell.get("scope"):
            cell.set("scope", "col")
        if cell.tag == "th" and not visible_text(cell).strip():
            cell.tag = "td"
            del cell.attrib["scope"]
        aligned = _ALIGNED.fullmatch(cell.get("style", ""))
        if aligned:
            del cell.attrib["style"]  # "left" is where an English line begins; no page has styles of its own
            cell.set("class", f"align-{_LOGICAL[aligned[1]]}")


def heading_links(root: Element, language: str) -> None:
    """The sign after a heading that links to it says what it is."""
    for link in root.iter("a"):
        if link.get("class") == "headerlink":
            link.attrib.pop("title", None)
            link.set("aria-label", label("link-to-heading", language))
