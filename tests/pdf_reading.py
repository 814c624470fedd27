"""PDFs as their readers see them: the words a browser finds, the structure a screen reader follows."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html
import pikepdf
import pypdfium2

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
_BOX = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
_HARAKAT = "\u064b-\u0652\u0670"
_ARABIC_WORD = re.compile(r"[\u0620-\u064a]{2,}")
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")


def pages_in_pdfium(path: Path) -> list[str]:
    """The text of each page, as Chrome finds it."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [plain_text(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def pages_in_poppler(path: Path) -> list[str]:
    """The text of each page, as poppler finds it."""
    printed = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout
    return [plain_text(page) for page in printed.decode("utf-8").removesuffix("\f").split("\f")]


def words_of_page(html: Path, language: str) -> list[str]:
    """The words that a reader sees in the body of a built page, without harakat."""
    return words(plain_text(_text_of_page(html)), language)


def _text_of_page(html: Path) -> str:
    body = lxml.html.parse(str(html)).getroot().xpath("//*[@data-body]")[0]
    for hidden in body.xpath(".//*[@data-print='no'] | .//a[@class='headerlink' or @class='footnote-backref']"):
        hidden.drop_tree()
    return " ".join(body.itertext())


def words(text: str, language: str) -> list[str]:
    return (_ARABIC_WORD if language == "ar" else _LATIN_WORD).findall(text)


def unmarked_words_of_page(html: Path) -> list[str]:
    """The Arabic words in the body of a built page that are written without harakat."""
    return [
        word
        for word in re.findall(f"[\u0620-\u064a{_HARAKAT}]{{2,}}", _text_of_page(html))
        if not re.search(f"[{_HARAKAT}]", word)
    ]


def share_found(wanted: list[str], text: str, language: str) -> float:
    """The share of words that stand in a text."""
    known = set(words(text, language))
    return sum(word in known for word in wanted) / len(wanted)


def plain_text(text: str) -> str:
    """Without harakat, tatweel and marks of direction, and with every letter in its plain form."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def structure_faults(pdf: pikepdf.Pdf) -> list[str]:
    """What would stop a screen reader: a structural subset of the Matterhorn protocol, no substitute for a validator."""
    faults = []
    headings: list[int] = []
    for node in _structure(pdf.Root.StructTreeRoot.K):
        kind = str(node.S)
        if kind == "/Figure" and "/Alt" not in node:
            faults.append("figure without alternative text")
        if match := re.fullmatch(r"/H([1-6])", kind):
            headings.append(int(match[1]))
    faults += [f"heading level {b} after {a}" for a, b in zip([0, *headings], headings, strict=False) if b > a + 1]
    for number, page in enumerate(pdf.pages, start=1):
        for note in page.get("/Annots", []):
            if note.Subtype == pikepdf.Name.Link and not ("/Contents" in note and "/StructParent" in note):
                faults.append(f"page {number}: a link without description or tag")
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            if operator in ("Tj", "TJ", "Do") and depth == 0:
                faults.append(f"page {number}: content that is neither tagged nor an artefact")
    return faults


def tags(pdf: pikepdf.Pdf) -> set[str]:
    """The kinds of structure elements in use."""
    return {str(node.S).lstrip("/") for node in _structure(pdf.Root.StructTreeRoot.K)}


def _structure(node: Any) -> Iterator[Any]:
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, pikepdf.Array):
            waiting += reversed(list(current))
        elif isinstance(current, pikepdf.Dictionary) and "/S" in current:
            yield current
            if "/K" in current:
                waiting.append(current.K)


class Word(NamedTuple):
    """A word and its box, in points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@cache
def word_boxes(path: Path) -> list[list[Word]]:
    """The words of each page with their places, as poppler sees them."""
    printed = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True).stdout
    pages = printed.decode("utf-8").split("<page ")[1:]
    return [
        [Word(float(x0), float(y0), float(x1), float(y1), text) for x0, y0, x1, y1, text in _BOX.findall(page)]
        for page in pages
    ]


def headings(pdf: pikepdf.Pdf) -> Iterator[tuple[str, int, float]]:
    """Every entry of the outline: title, page from 1, and its height above the lower edge in points."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            entry = waiting.pop()
            waiting += entry.children
            target = destination(pdf, entry)
            yield str(entry.title), numbers[target[0].objgen], float(target[3])


def destination(pdf: pikepdf.Pdf, entry: pikepdf.OutlineItem) -> pikepdf.Array:
    """Where an entry of the outline leads: page, kind, left, top."""
    target: Any = entry.destination
    if target is None:
        assert entry.action is not None
        target = entry.action.D
    return target if isinstance(target, pikepdf.Array) else named_destination(pdf, str(target))


def named_destination(pdf: pikepdf.Pdf, name: str) -> pikepdf.Array:
    """Where a name leads."""
    target = pikepdf.NameTree(pdf.Root.Names.Dests)[name]
    found = target.D if isinstance(target, pikepdf.Dictionary) else target
    assert isinstance(found, pikepdf.Array)
    return found
