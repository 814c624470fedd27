"""Every page of every PDF, measured: nothing outside its box, nothing over something else, no heading left alone."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pdf_reading import Word, headings, word_boxes

A4 = (595.28, 841.89)
EDGE = 20.0
"""Points that a printer cannot print on."""
FOOT = 74.0
"""Height of the foot margin in points: what stands there is the folio."""
JOINED = 4.0
"""Points by which poppler's boxes of one Arabic word with harakat may cover each other."""


def test_nothing_runs_out_of_its_box_or_over_something_else(site: Path) -> None:
    faults = []
    for path in sorted((site / "downloads").rglob("*.pdf")):
        for number, words in enumerate(word_boxes(path), start=1):
            faults += [f"{path.name} p. {number}: {fault}" for fault in _misplaced(words)]
    assert faults == []


def _misplaced(words: list[Word]) -> list[str]:
    width, height = A4
    faults = [
        f"'{word.text}' leaves the page"
        for word in words
        if word.left < EDGE or word.right > width - EDGE or word.top < EDGE or word.bottom > height - EDGE
    ]
    words = sorted(words, key=lambda word: word.top)
    for at, one in enumerate(words):
        for other in words[at + 1 :]:
            if other.top > one.bottom:
                break
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            if across > JOINED and down > 0.5 * min(one.bottom - one.top, other.bottom - other.top):
                faults.append(f"'{one.text}' and '{other.text}' cover each other")
    return faults


def test_no_heading_stands_alone_at_the_foot_of_a_page(site: Path) -> None:
    alone = []
    for path in sorted((site / "downloads").rglob("*.pdf")):
        boxes = word_boxes(path)
        with pikepdf.open(path) as pdf:
            for title, number, top in headings(pdf):
                y = A4[1] - top
                below = [word for word in boxes[number - 1] if y + 6 < word.top < A4[1] - FOOT]
                lines = {round(word.bottom) for word in below}
                if not lines:
                    alone.append(f"{path.name} p. {number}: {title}")
    assert alone == []


def test_no_page_is_empty(site: Path) -> None:
    empty = [
        f"{path.name} p. {number}"
        for path in sorted((site / "downloads").rglob("*.pdf"))
        for number, words in enumerate(word_boxes(path), start=1)
        if not words
    ]
    assert empty == []
