"""Bilingual editions: how two bodies are paired, and that the printed pages hold both languages, row by row."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import lxml.html
import pikepdf
import pypdfium2
import pytest
from documents import CARE, DOCUMENTS, FORMS, STANDARDS
from lxml.html import HtmlElement
from pdf_reading import pages_in_pdfium, pages_in_poppler, share_found, structure_faults, tags, words, words_of_page
from site_build import ROOT

from dalil import address
from dalil.model import Library, Page
from dalil.render import book, fonts, pairing, shelf, typeset
from dalil.render.pairing import AnswerRow, BlockRow, FieldRow, HeadingRow
from dalil.render.parallel import parallel_document

LANGUAGES = ("ar", "en")
MANUALS = {"standards": STANDARDS, "care": (*CARE, *FORMS)}
EVERY_PDF = (*DOCUMENTS, *MANUALS)
AXIS = (97, 107)
"""Where, in millimetres from the left edge, only numbers on the axis begin, on left and right pages alike."""
MM = 72 / 25.4

CLAUSE = (
    '<section data-clause="S02-1"><h3 id="s02-1"><a class="clause-id"></a> x</h3><p class="provision">p</p>{}</section>'
)
TABLE = "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>{}</td><td>{}</td></tr></tbody></table>"
FIELD = '<div class="field" data-block="field" data-type="many"><p class="field-label">q</p><ul class="field-options">{}</ul></div>'


def paired(ar: str, en: str) -> list[str]:
    """The rows of two bodies, in short: `h:id|id`, then what stands on either side."""
    bodies = (lxml.html.fragment_fromstring(html, create_parent="div") for html in (ar, en))
    return [_in_short(row) for row in pairing.rows(*bodies)]


def _in_short(row: pairing.Row) -> str:
    if isinstance(row, HeadingRow):
        return f"h:{row.ar.anchor if row.ar else ''}|{row.en.anchor if row.en else ''}"
    if isinstance(row, BlockRow):
        sides = ("+".join(str(block.tag) for block in side) for side in (row.ar, row.en))
        return ("across:" if row.across else "") + "|".join(sides)
    return {FieldRow: "field", AnswerRow: "answers"}[type(row)]


@pytest.mark.parametrize(
    ("ar", "en", "rows"),
    [
        ('<h2 id="why">x</h2><p>a</p><ul></ul>', '<h2 id="why">x</h2><p>a</p><ul></ul>', ["h:why|why", "p|p", "ul|ul"]),
        (CLAUSE.format("<p>g</p>"), CLAUSE.format("<p>g</p>"), ["h:s02-1|s02-1", "p|p", "p|p"]),
        # a clause whose guidance differs is one row; its provisions still begin it
        (CLAUSE.format(""), CLAUSE.format("<p>g</p>"), ["h:s02-1|s02-1", "p|p+p"]),
        ("<p>a</p><p>b</p>", "<p>a</p>", ["p+p|p"]),
        ("<p>a</p>", "", ["p|"]),
        ('<h2 id="a">x</h2><p>p</p><h2 id="b">x</h2>', '<h2 id="a">x</h2><p>p</p>', ["h:a|a", "p|p", "h:b|"]),
        ('<h2 id="b">x</h2>', '<h2 id="a">x</h2><p>p</p><h2 id="b">x</h2>', ["h:|a", "|p", "h:b|b"]),
        # sections of HTML are opened, what is not for print and the gathered notes are left out
        ('<section><h2 id="a">x</h2><p>p</p></section>', '<h2 id="a">x</h2><p>p</p>', ["h:a|a", "p|p"]),
        ('<p>a</p><p data-print="no">b</p><div class="footnote"><p>n</p></div>', "<p>a</p>", ["p|p"]),
        # tables: narrow ones side by side, wide ones one after the other, those to be filled in as one
        (TABLE.format("a", "b"), TABLE.format("a", "b"), ["table|table"]),
        (TABLE.format("a", "b" * 91), TABLE.format("a", "b"), ["across:table|table"]),
        (f"<p>a</p>{TABLE.format('a', 'b' * 91)}", TABLE.format("a", "b"), ["across:p+table|table"]),
        (TABLE.format("a", "☐"), TABLE.format("a", "☐"), ["answers"]),
        (TABLE.format("a", "☐"), TABLE.format("a", "b"), ["table|table"]),
        ('<p><img src="a.svg"></p>', '<p><img src="a.svg"></p>', ["across:p|p"]),
        # questions: asked in both languages, answered once, where both offer the same number of answers
        (FIELD.format("<li>a</li>"), FIELD.format("<li>b</li>"), ["field"]),
        (FIELD.format("<li>a</li>"), FIELD.format(""), ["div|div"]),
    ],
)  # fmt: skip
def test_two_bodies_become_rows(ar: str, en: str, rows: list[str]) -> None:
    assert paired(ar, en) == rows


@pytest.mark.parametrize("name", EVERY_PDF)
def test_a_bilingual_pdf_is_tagged_bound_on_the_right_and_named_in_both_languages(
    site: Path, library: Library, name: str
) -> None:
    with pikepdf.open(_path(site, name)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "ar"
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
        for language in LANGUAGES:
            assert _title(library, name, language) in str(pdf.docinfo["/Title"])
        assert structure_faults(pdf) == []
        assert tags(pdf) >= {"H1", "H2", "P", "Table", "TR", "TH", "TD", "L", "LI", "Link", "TOC", "TOCI"}
        languages = {str(node.Lang) for node in _elements(pdf) if "/Lang" in node}
        assert "en" in languages


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERY_PDF)
def test_every_word_of_both_languages_is_found(site: Path, library: Library, name: str, language: str) -> None:
    text = "\n".join(pages_in_pdfium(_path(site, name)))
    wanted = [
        word
        for document in MANUALS.get(name, (name,))
        for word in words_of_page(_built(site, library.documents[document.upper()][language]), language)
    ]
    assert "\ufffd" not in text
    assert "\x00" not in text
    if language == "en":
        assert share_found(wanted, text, language) >= 0.99
    else:  # pdfium misplaces harakat, and with them letters: what is left is read with poppler
        assert share_found(wanted, text, language) >= 0.90
        assert share_found(wanted, "\n".join(pages_in_poppler(_path(site, name))), language) >= 0.97


@pytest.mark.parametrize("name", MANUALS)
def test_the_provisions_of_a_clause_begin_side_by_side(site: Path, library: Library, name: str) -> None:
    """On one page and at one height; between them, on the axis, stands nothing but the id."""
    pdf = pypdfium2.PdfDocument(_path(site, name))
    texts = [page.get_textpage() for page in pdf]
    placed = _words_with_places(
        _path(site, name)
    )  # pdfium turns English lines round in a book that reads from the right
    checked = 0
    for document in MANUALS[name]:
        editions = library.documents[document.upper()]
        english, arabic = (_provisions(_built(site, editions[language])) for language in ("en", "ar"))
        assert english.keys() == arabic.keys()
        for clause, provision in english.items():
            half, base = pdf[0].get_width() / 2, None
            for index, height in [
                (word.page, word.base) for word in placed if word.said == clause and AXIS[0] < word.left / MM < AXIS[1]
            ]:  # the id stands there as well where words across both columns mention it
                below = [word for word in placed if word.page == index and 10 < height - word.base < 90]
                base = _found([word for word in below if word.left < half], provision.split()[:3])
                if base is not None:
                    break
            assert base is not None, clause
            line = words(_bare(texts[index].get_text_bounded(half, base - 2, 2 * half, base + 9)), "ar")
            assert _bare(arabic[clause].split()[0]) in line, (clause, line)
            assert not [word for word in below if AXIS[0] < word.left / MM < AXIS[1] and word.base > base - 2]
            checked += 1
    assert checked == sum(len(library.documents[document.upper()]["en"].clauses) for document in MANUALS[name])
    pdf.close()


@pytest.mark.parametrize("name", EVERY_PDF)
def test_no_text_leaves_its_page(site: Path, name: str) -> None:
    pdf = pypdfium2.PdfDocument(_path(site, name))
    for page in pdf:
        text = page.get_textpage()
        width, height = page.get_size()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if right > left:
                assert left > 15 * MM
                assert right < width - 15 * MM
                assert bottom > 5 * MM
                assert top < height - 5 * MM
    pdf.close()


@pytest.mark.parametrize("name", MANUALS)
def test_each_reference_names_the_page_to_which_it_leads(site: Path, library: Library, name: str) -> None:
    path = _path(site, name)
    texts = "\n".join(pages_in_poppler(path))
    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        named = {label: numbers[target[0].objgen] for label, target in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    # poppler gives the signs of an Arabic line in either order
    for language, pattern in (("ar", r"ص\s+(\d+)|(\d+)\s+ص(?!\w)"), ("en", r",\s*p\.\s*(\d+)")):
        expected: Counter[int] = Counter()
        for document in MANUALS[name]:
            body = _body(_built(site, library.documents[document.upper()][language]))
            for reference in body.xpath(".//a[@data-ref][not(ancestor::table)][not(ancestor::*[@data-print='no'])]"):
                target, _, number = reference.get("data-ref").lower().partition("-")
                label = f"{target}--{target}-{number}" if number else target
                expected.update([named[label]] if label in named else [])
            for link in body.xpath(".//a[starts-with(@href, '#')][not(@class)][not(ancestor::table)]"):
                label = f"{document}--{link.get('href')[1:]}"
                expected.update([named[label]] if label in named else [])
        said = Counter(int("".join(found.groups(""))) for found in re.finditer(pattern, texts))
        assert expected
        # where an Arabic line breaks before the number, poppler puts other words between
        assert (said & expected).total() >= (1 if language == "en" else 0.7) * expected.total()
        assert said <= expected or language == "ar"


def test_the_contents_lead_to_every_document_and_clause(site: Path, library: Library) -> None:
    with pikepdf.open(_path(site, "standards")) as pdf, pdf.open_outline() as outline:
        documents = [entry for part in outline.root for entry in part.children]
        clauses = [clause.title for entry in documents for section in entry.children for clause in section.children]
    for document, entry in zip(MANUALS["standards"], documents, strict=True):
        editions = library.documents[document.upper()]
        assert entry.title == f"{document.upper()} {editions['ar'].title} / {editions['en'].title}"
        for right, left in zip(editions["ar"].clauses, editions["en"].clauses, strict=True):
            assert f"{left.id} {right.title} / {left.title}" in clauses


def test_the_same_input_gives_the_same_bytes(site: Path, library: Library, tmp_path: Path) -> None:
    faces = fonts.print_fonts(ROOT / "node_modules", ROOT / ".cache" / "fonts")
    one = parallel_document(book.Site(site, library, "https://dalil.example/"), library.documents["F01"])
    assert one is not None
    for name in ("a", "b"):
        typeset.typeset(one, faces, tmp_path / f"{name}.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_notes_of_both_languages_share_a_number_and_an_entry(site: Path, library: Library) -> None:
    class Noted(book.Site):
        def body(self, page: Page) -> HtmlElement:
            body = super().body(page)
            own = '<sup><a class="footnote-ref" href="#fn:own">2</a></sup>' if page.language == "en" else ""
            mark = '<sup><a class="footnote-ref" href="#fn:a">1</a></sup>'
            body.insert(0, lxml.html.fragment_fromstring(f"<p>x{mark}{mark}{own}</p>"))
            notes = f'<li id="fn:a"><p>{page.language}-note</p></li><li id="fn:own"><p>own</p></li>'
            body.append(lxml.html.fragment_fromstring(f'<div class="footnote"><ol>{notes}</ol></div>'))
            return body

    made = parallel_document(Noted(site, library, "https://dalil.example/"), library.documents["F01"])
    assert made is not None
    assert made.code.count('both-notes({{"ar-note"}}, {{"en-note"}})') == 1
    assert made.code.count('footnote(label("f01--fn-a"))') == 3
    assert 'both-notes(none, {{"own"}})' in made.code


def test_what_one_language_lacks_has_no_bilingual_edition(library: Library, tmp_path: Path) -> None:
    arabic = tuple(page for page in library.pages if page.language == "ar")
    planned = {plan.path for plan in shelf.plans(book.Site(tmp_path, replace(library, pages=arabic), ""))}
    assert "downloads/ar/standards.pdf" in planned
    assert not [path for path in planned if "/bilingual/" in path]


def _path(site: Path, name: str) -> Path:
    return site / "downloads" / "bilingual" / f"{name}.pdf"


def _built(site: Path, page: Page) -> Path:
    return site / address.url(page, LANGUAGES) / "index.html"


def _body(html: Path) -> HtmlElement:
    body: HtmlElement = lxml.html.parse(str(html)).getroot().xpath("//*[@data-body]")[0]
    return body


def _title(library: Library, name: str, language: str) -> str:
    if name in MANUALS:
        return next(manual for manual in library.data.manuals if manual.id == name).title.in_(language)
    return library.documents[name.upper()][language].title


def _provisions(html: Path) -> dict[str, str]:
    """Clause → its provision."""
    return {
        clause.get("data-clause"): clause.xpath("string(p[@class='provision'])")
        for clause in _body(html).xpath(".//section[@data-clause]")
    }


class _Word(NamedTuple):
    page: int
    left: float
    base: float
    """Of its line, from the foot of the page, in points."""
    said: str


def _words_with_places(path: Path) -> list[_Word]:
    """Every word as poppler finds it."""
    printed = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True).stdout
    return [
        _Word(
            index,
            float(word.attrib["xmin"]),
            float(page.attrib["height"]) - float(word.attrib["ymax"]) + 3,
            unicodedata.normalize("NFKC", word.text or ""),
        )
        for index, page in enumerate(lxml.html.fromstring(printed).iter("page"))
        for word in page.iter("word")
    ]


def _found(placed: list[_Word], wanted: list[str]) -> float | None:
    """The base line of the first of some words that follow one another; None where they do not."""
    for at, word in enumerate(placed):
        if [other.said for other in placed[at : at + len(wanted)]] == wanted:
            return word.base
    return None


def _bare(text: str) -> str:
    return re.sub("[\u064b-\u065f\u0670\u0640]", "", text)


def _elements(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    waiting, found = [pdf.Root.StructTreeRoot.K], []
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += list(node)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            waiting += [node.K] if "/K" in node else []
    return found
