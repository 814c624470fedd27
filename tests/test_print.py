"""The PDFs, opened: every word found again, page references right, tagged, in their language and direction."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import lxml.html
import pikepdf
import pytest
from documents import DOCUMENTS
from pdf_reading import (
    destination,
    headings,
    named_destination,
    pages_in_pdfium,
    pages_in_poppler,
    plain_text,
    share_found,
    structure_faults,
    tags,
    unmarked_words_of_page,
    words,
    words_of_page,
)
from site_build import ROOT, build

from dalil import address, needs
from dalil.model import Library
from dalil.render import book, fonts, typeset
from dalil.render.convert import PrintError
from dalil.render.document import document
from dalil.render.typst_code import Code

LANGUAGES = ("ar", "en")
ROLES = (
    "border-staff", "consular-staff", "health-staff", "hotline-operator", "judge", "labour-inspector", "police",
    "prosecutor", "recruitment-regulator", "shelter-staff", "social-worker",
)  # fmt: skip
MANUALS = ("standards", "care", "trainer", "participant", "tools", "complete", *ROLES)
EVERY_PDF = [f"{language}/{name}.pdf" for language in LANGUAGES for name in (*DOCUMENTS, *MANUALS)]


@pytest.fixture(scope="module")
def faces() -> Path:
    return fonts.print_fonts(ROOT / "node_modules", ROOT / ".cache" / "fonts")


@pytest.mark.parametrize("name", EVERY_PDF)
def test_a_pdf_is_tagged_titled_and_knows_its_language(site: Path, name: str) -> None:
    with pikepdf.open(site / "downloads" / name) as pdf:
        root = pdf.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == name[:2]
        preferences = root.ViewerPreferences
        assert bool(preferences.DisplayDocTitle)
        assert str(preferences.get("/Direction", "/L2R")) == ("/R2L" if name.startswith("ar") else "/L2R")
        assert "/Outlines" in root
        assert pdf.docinfo["/Title"]
        with pdf.open_metadata() as metadata:
            assert metadata.get("pdfuaid:part") == "1"
            assert (metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance")) == ("2", "A")
            assert metadata.get("dc:language") is not None


@pytest.mark.parametrize("name", EVERY_PDF)
def test_nothing_stops_a_screen_reader(site: Path, name: str) -> None:
    with pikepdf.open(site / "downloads" / name) as pdf:
        assert structure_faults(pdf) == []
        assert tags(pdf) >= {"H1", "H2", "P", "Table", "TR", "TH", "TD", "L", "LI", "Link", "TOC", "TOCI"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_words_of_a_page_are_found_again_in_its_pdf(site: Path, library: Library, language: str, name: str) -> None:
    page = library.documents[name.upper()][language]
    wanted = words_of_page(site / address.url(page, LANGUAGES) / "index.html", language)
    assert len(wanted) > 300
    path = site / "downloads" / language / f"{name}.pdf"
    least = {"ar": (0.90, 0.97), "en": (0.99, 0.99)}[language]  # pdfium misplaces the harakat of Arabic words
    assert share_found(wanted, "\n".join(pages_in_pdfium(path)), language) >= least[0]
    assert share_found(wanted, "\n".join(pages_in_poppler(path)), language) >= least[1]
    if language == "ar":
        unmarked = unmarked_words_of_page(site / address.url(page, LANGUAGES) / "index.html")
        assert share_found(unmarked, "\n".join(pages_in_pdfium(path)), language) >= 0.95
        assert share_found(unmarked, "\n".join(pages_in_poppler(path)), language) >= 0.99


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_complete_manual_holds_every_document(site: Path, library: Library, language: str) -> None:
    text = "\n".join(pages_in_poppler(site / "downloads" / language / "complete.pdf"))
    for name in DOCUMENTS:
        page = library.documents[name.upper()][language]
        wanted = words_of_page(site / address.url(page, LANGUAGES) / "index.html", language)
        assert share_found(wanted, text, language) >= 0.97, name


@pytest.mark.parametrize("name", EVERY_PDF)
def test_no_glyph_is_missing(site: Path, name: str) -> None:
    text = "".join(pages_in_pdfium(site / "downloads" / name))
    assert "\ufffd" not in text
    assert "\x00" not in text


@pytest.mark.parametrize("name", EVERY_PDF)
def test_a_page_reference_names_the_page_that_its_link_opens(site: Path, name: str) -> None:
    """Every link within a PDF that is followed by «، ص 3» or “, p. 3” leads to that page."""
    path = site / "downloads" / name
    texts = pages_in_poppler(path)  # pdfium reorders ids and brackets in Arabic lines
    pattern = re.compile(r"(?:,\s*p\.|،\s*ص)\s*(\d+)")
    said = [int(number) for text in texts for number in pattern.findall(text)]
    with pikepdf.open(path) as pdf:
        opened = [page for _, page in _inner_links(pdf)]
    assert all(1 <= number <= len(texts) for number in said)
    # poppler gives a number of the Arabic text beside it in its place, where one stands there
    lost = [number for number in said if number not in opened]
    assert len(lost) <= (len(said) / 50 if name.startswith("ar/") else 0)
    if name.endswith(("complete.pdf", "standards.pdf")):
        assert said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_name_the_pages_on_which_the_documents_begin(site: Path, library: Library, language: str) -> None:
    path = site / "downloads" / language / "complete.pdf"
    texts = pages_in_poppler(path)
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        entries = {child.title: _page_of(pdf, child) for part in outline.root for child in part.children}
    contents = [line for text in texts[1 : min(entries.values()) - 1] for line in text.splitlines()]
    for name in DOCUMENTS:
        page = library.documents[name.upper()][language]
        begins = next(number for title, number in entries.items() if title.startswith(page.id))
        assert page.id in texts[begins - 1]
        line = next(line for line in contents if page.id in line)
        assert str(begins) in re.findall(r"\d+", line.replace(page.id, "")), line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["participant", *ROLES])
def test_what_only_the_facilitator_reads_is_not_in_a_participants_manual(
    site: Path, library: Library, language: str, name: str
) -> None:
    page = library.documents["M04"][language]
    body = lxml.html.parse(str(site / address.url(page, LANGUAGES) / "index.html")).getroot()
    notes = body.xpath("//*[@data-for='trainer']")
    said = {run for note in notes for run in _runs(" ".join(note.itertext()), language)}
    for note in notes:
        note.drop_tree()
    secret = said - set(_runs(" ".join(body.itertext()), language))
    for other in library.documents.values():  # titles of clauses, which notes refer to, are no secret
        if other[language] is not page:
            open_text = lxml.html.parse(str(site / address.url(other[language], LANGUAGES) / "index.html")).getroot()
            secret -= set(_runs(" ".join(open_text.itertext()), language))
    theirs, mine = (
        set(_runs("\n".join(pages_in_poppler(site / "downloads" / language / f"{each}.pdf")), language))
        for each in ("trainer", name)
    )
    assert len(secret) > 300
    assert len(secret & theirs) > 0.5 * len(secret)  # the others are broken by a line end or a number
    assert len(secret & mine) <= 2  # ids between titles are no words: two titles in a row can look like a note


def _runs(text: str, language: str) -> list[tuple[str, ...]]:
    """Every five words in a row."""
    row = words(plain_text(text), language)
    return list(zip(*(row[at:] for at in range(5)), strict=False))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_the_manual_of_a_role_holds_what_the_role_needs_and_nothing_else(
    site: Path, library: Library, language: str, role: str
) -> None:
    wanted = needs.of_role(library, role, language)
    assert wanted.modules
    assert wanted.clauses
    with pikepdf.open(site / "downloads" / language / f"{role}.pdf") as pdf:
        titles = [title for title, _, _ in headings(pdf)]
    first = [title.split()[0] for title in titles]
    documents = {word for word in first if re.fullmatch(r"[SGMF]\d\d", word)}
    assert documents == set(wanted.documents)
    held = {word for word in first if re.fullmatch(r"[SG]\d\d-\d+", word)}
    assert held == set(wanted.clauses)


@pytest.mark.parametrize("name", ["standards", "complete", "police"])
def test_the_table_of_cited_law_names_the_pages_that_cite(site: Path, name: str) -> None:
    texts = pages_in_poppler(site / "downloads" / "en" / f"{name}.pdf")
    flat = [" ".join(text.split()) for text in texts]
    citing = [number for number, text in enumerate(flat, start=1) if "Palermo Protocol, art. 6(3)" in text]
    assert citing
    index = next(text for text in flat if re.search(r"art\. 6\(3\) (?!;)[A-Z]", text) and "Pages" in text)
    row = re.search(r"art\. 6\(3\) [A-Z].*?((?:\d+, )*\d+) (?:art\.|[A-Z])", index)
    assert row
    assert [int(number) for number in row[1].split(", ")] == citing


def test_the_same_input_gives_the_same_bytes_and_is_set_once(
    site: Path, library: Library, faces: Path, tmp_path: Path
) -> None:
    one = document(book.Site(site, library, "https://dalil.example/"), library.documents["S02"]["ar"])
    first = _set([one], tmp_path / "a", faces, tmp_path / "cache-a")
    second = _set([one], tmp_path / "b", faces, tmp_path / "cache-b")
    again = _set([one], tmp_path / "a", faces, tmp_path / "cache-a")
    assert [printed.fresh for printed in (*first, *second, *again)] == [True, True, False]
    assert (tmp_path / "a" / one.path).read_bytes() == (tmp_path / "b" / one.path).read_bytes()


def test_a_second_build_prints_nothing(site: Path, tmp_path: Path) -> None:
    printed = len(list((site / "downloads").rglob("*.pdf")))
    done = build(ROOT, "--site-dir", str(tmp_path / "site"), CI="true")
    assert f"PDFs: {printed}, of which 0 printed now and {printed} unchanged" in done.stderr
    sums = Path("downloads", "SHA256SUMS")
    assert (tmp_path / "site" / sums).read_text() == (site / sums).read_text()


def test_a_changed_text_is_set_again_and_nothing_else(
    site: Path, library: Library, faces: Path, tmp_path: Path
) -> None:
    shelf = book.Site(site, library, "https://dalil.example/")
    pair = [document(shelf, library.documents[name]["en"]) for name in ("F01", "F02")]
    _set(pair, tmp_path, faces, tmp_path / "cache")
    changed = replace(pair[0], code=pair[0].code.replace("Draft", "Drafted"))
    printed = _set([changed, pair[1]], tmp_path, faces, tmp_path / "cache")
    assert {each.path: each.fresh for each in printed} == {pair[0].path: True, pair[1].path: False}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('#unknown-function("x")', "unknown variable"),
        ('#set text(font: "No Such Face")\nx', "unknown font family"),
        ("#text(font: \"Amiri\")[\U0001f9ff]", "could not be displayed"),
        ('#link(label("nowhere"))[x]', "label"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_one_line_and_leaves_nothing_behind(
    faces: Path, tmp_path: Path, code: str, said: str
) -> None:
    wrong = book.Book(
        "downloads/ar/wrong.pdf", Code(f'#set document(title: "x")\n#set text(fallback: false)\n{code}\n'), {}
    )
    right = book.Book("downloads/ar/right.pdf", Code('#set document(title: "x")\n#set text(font: "Amiri")\nنص\n'), {})
    printed = []
    with pytest.raises(PrintError, match=f"downloads/ar/wrong.pdf: .*{said}"):
        printed += _set([wrong, right], tmp_path, faces, tmp_path / "cache")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "cache"] == [
        "right.pdf"
    ]


def test_a_missing_font_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(fonts.FontError, match=r"no font file .*Amiri_400Regular.ttf; run `make site`"):
        fonts.print_fonts(tmp_path, tmp_path / "fonts")


def _inner_links(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """(page of the link, page it opens), both counted from 1."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    found = []
    for number, page in enumerate(pdf.pages, start=1):
        for note in page.get("/Annots", []):
            target = note.get("/Dest") or note.get("/A", pikepdf.Dictionary()).get("/D")
            if isinstance(target, pikepdf.Array):
                found.append((number, numbers[target[0].objgen]))
            elif target is not None:
                found.append((number, numbers[named_destination(pdf, str(target))[0].objgen]))
    return found


def _page_of(pdf: pikepdf.Pdf, entry: pikepdf.OutlineItem) -> int:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    return numbers[destination(pdf, entry)[0].objgen]


def _set(books: list[book.Book], site: Path, fonts: Path, cache: Path) -> list[typeset.Printed]:
    with typeset.setting(books, site, fonts, cache) as printed:
        return list(printed)
