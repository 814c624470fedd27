"""Building HTML trees: one function for elements, one for walking the texts that a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from dalil import bidi

Child = Element | str | None

_OPAQUE = frozenset({"code", "pre", "script", "style", "bdi", "svg"})


def element(tag: str, attributes: dict[str, str] | None = None, *children: Child) -> Element:
    """An element with its children; strings become text in their place, None is left out."""
    made = Element(tag, attributes or {})
    for child in children:
        append(made, child)
    return made


def append(parent: Element, child: Child) -> None:
    """Add a child at the end, text included."""
    if child is None:
        return
    if isinstance(child, Element):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


def replace_texts(root: Element, rewrite: Callable[[str], list[Child]]) -> None:
    """Put what `rewrite` makes of each text in its place; code, and what is isolated already, stays."""
    if root.tag in _OPAQUE or root.get("lang"):
        return
    children = list(root)
    texts = [root.text, *(child.tail for child in children)]
    if any(texts):
        for child in children:
            root.remove(child)
        root.text = None
        for before, text in zip([None, *children], texts, strict=True):
            if before is not None:
                before.tail = None
                root.append(before)
            for piece in rewrite(text) if text else ():
                append(root, piece)
    for child in children:
        replace_texts(child, rewrite)


def isolated(text: str, language: str) -> list[Child]:
    """A text of a language with the runs of the other script, and its numbers, isolated and marked."""
    return [_marked(run) for run in bidi.runs(text, language)]


def _marked(run: bidi.Run) -> Child:
    if run.kind == "number":
        return element("bdi", {"dir": "ltr"}, run.text)
    if run.kind == "latin":
        return element("span", {"lang": "en", "dir": "ltr"}, run.text)
    if run.kind == "arabic":
        return element("span", {"lang": "ar", "dir": "rtl"}, run.text)
    return run.text


def visible_text(root: Element) -> str:
    """The text of an element and everything in it."""
    return "".join(root.itertext())


def descendants(root: Element, tag: str) -> Iterator[tuple[Element, Element]]:
    """Every element of a tag below `root`, each with its parent."""
    for parent in root.iter():
        for child in list(parent):
            if child.tag == tag:
                yield parent, child
