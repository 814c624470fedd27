"""The forms as PDFs to fill in: every field there, named, described, in order, and kept when the file is saved."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pikepdf
import pypdfium2
import pytest
from documents import FORMS
from pdf_reading import pages_in_poppler, structure_faults
from pypdfium2 import raw as pdfium
from site_build import ROOT

from dalil import address
from dalil.model import Library
from dalil.render import book, fonts, typeset
from dalil.render.blanks import Blank, Blanks
from dalil.render.convert import PrintError
from dalil.render.fillable import fillable
from dalil.render.form_fields import with_fields

LANGUAGES = ("ar", "en")
EVERY_FORM = [(language, name) for language in LANGUAGES for name in FORMS]
TYPED = "نُقلت من الميناء في 12 مايو (A/7) to the shelter"


@dataclass(frozen=True)
class Widget:
    """A field as a viewer meets it: its place on a page counted from 0, its names and its tag."""

    page: int
    rect: tuple[float, float, float, float]
    """Left, bottom, right, top in points."""
    name: str
    kind: str
    tip: str
    tag: str
    raw: Any


def widgets(pdf: pikepdf.Pdf) -> list[Widget]:
    """All widgets, page by page, in the order of the page's annotations."""
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    found = []
    for number, page in enumerate(pdf.pages):
        for note in page.get("/Annots", []):
            if note.Subtype != pikepdf.Name.Widget:
                continue
            field = note if "/T" in note else note.Parent
            element = parents[int(note.StructParent)]
            assert [kid.Obj.objgen for kid in element.K] == [note.objgen]
            flags = int(field.get("/Ff", 0))
            button = "option" if flags & 1 << 15 else "tick"
            kind = button if str(field.FT) == "/Btn" else "lines" if flags & 1 << 12 else "text"
            rect = tuple(float(edge) for edge in note.Rect)
            assert len(rect) == 4
            found.append(Widget(number, rect, str(field.T), kind, str(note.TU), str(element.S), note))
    return found


def wanted(html: Path) -> Counter[str]:
    """What a page asks for: kinds of fields and how many."""
    body = lxml.html.parse(str(html)).getroot().xpath("//*[@data-body]")[0]
    asked: Counter[str] = Counter()
    for field in body.xpath(".//div[@data-block='field']"):
        kind, options = field.get("data-type"), len(field.xpath("./ul[@class='field-options']/li"))
        asked[{"choice": "option", "many": "tick", "date": "text"}.get(kind, kind)] += max(options, 1)
    cells = [cell.text_content().strip() for cell in body.xpath(".//td[not(*)]")]
    return asked + Counter({"tick": cells.count("☐"), "lines": cells.count("")})


def structure_order(node: Any) -> Iterator[tuple[int, int]]:
    """The objects of all Form elements in the order in which a screen reader reads them."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from structure_order(child)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == pikepdf.Name.Form:
            yield from (kid.Obj.objgen for kid in node.K)
        elif "/K" in node:
            yield from structure_order(node.K)


@pytest.fixture(scope="module")
def faces() -> Path:
    return fonts.print_fonts(ROOT / "node_modules", ROOT / ".cache" / "fonts")


@pytest.fixture(params=EVERY_FORM, ids=lambda form: "-".join(form))
def form(request: pytest.FixtureRequest, site: Path) -> Path:
    language, name = request.param
    form: Path = site / "downloads" / language / f"{name}-fill.pdf"
    return form


@pytest.mark.parametrize(("language", "name"), EVERY_FORM)
def test_a_form_has_each_field_of_its_page(site: Path, library: Library, language: str, name: str) -> None:
    page = library.documents[name.upper()][language]
    with pikepdf.open(site / address.fillable_pdf(page)) as pdf:
        kinds = Counter(widget.kind for widget in widgets(pdf))
    assert kinds == wanted(site / address.url(page, LANGUAGES) / "index.html")
    assert sum(kinds.values()) > 40


@pytest.mark.parametrize("name", FORMS)
def test_both_languages_have_the_same_fields_in_the_same_order(site: Path, name: str) -> None:
    found = {}
    for language in LANGUAGES:
        with pikepdf.open(site / "downloads" / language / f"{name}-fill.pdf") as pdf:
            found[language] = [(each.name, each.kind, sorted(each.raw.AP.N.keys())) for each in _with_states(pdf)]
    assert found["ar"] == found["en"]
    assert all(re.fullmatch(rf"{name}(-[a-z0-9]+)+", each) for each, _, _ in found["ar"])


def _with_states(pdf: pikepdf.Pdf) -> list[Widget]:
    return [each for each in widgets(pdf) if each.kind in ("option", "tick")]


def test_each_field_says_what_to_fill_in(form: Path) -> None:
    with pikepdf.open(form) as pdf:
        found = widgets(pdf)
        tips = [widget.tip for widget in found]
        assert all(tips)
        assert len(set(tips)) == len(tips)
        assert all(str(field.TU) for field in pdf.Root.AcroForm.Fields)
        letters = "[\u0621-\u064a]" if form.parent.name == "ar" else "[A-Za-z]"
        assert all(re.search(letters, tip) for tip in tips)
        assert {widget.tag for widget in found} == {"/Form"}


def test_a_cell_is_described_by_its_row_and_its_column(site: Path) -> None:
    tips = {}
    for language in LANGUAGES:
        with pikepdf.open(site / "downloads" / language / "f05-fill.pdf") as pdf:
            tips[language] = {widget.name: widget.tip for widget in widgets(pdf)}
    assert tips["en"]["f05-part-c-t1-r5-c3"] == "Self-harm, illness, no medicine, pregnancy – Possible"
    assert tips["en"]["f05-part-d-t1-r2-c3"] == "Row 2 – By when"
    assert tips["ar"]["f05-part-d-t1-r2-c3"] == "الصف 2 – متى"
    assert tips["en"]["f05-part-b-1"] == "What worries you most? (in the person's words)"


def test_fields_stand_on_their_page_and_apart(form: Path) -> None:
    with pikepdf.open(form) as pdf:
        found = widgets(pdf)
        for widget in found:
            left, bottom, right, top = widget.rect
            box = [float(edge) for edge in pdf.pages[widget.page].mediabox]
            assert box[0] < left < right < box[2]
            assert box[1] < bottom < top < box[3]
            assert min(right - left, top - bottom) > 8
            if widget.kind in ("text", "lines"):
                assert top - bottom > 20  # points: room for a line that can be read
    for one in found:
        for other in found:
            if one is not other and one.page == other.page:
                a, b = one.rect, other.rect
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one.name, other.name)


def test_tab_goes_from_field_to_field_as_one_reads(form: Path) -> None:
    with pikepdf.open(form) as pdf:
        found = widgets(pdf)
        order = [widget.raw.objgen for widget in found]
        assert list(structure_order(pdf.Root.StructTreeRoot.K)) == order
        assert all(page.obj.Tabs == pikepdf.Name.S for page in pdf.pages)
        listed = [kid.objgen for field in pdf.Root.AcroForm.Fields for kid in field.get("/Kids", [field])]
        assert listed == order
    for one, other in pairwise(found):
        if one.page != other.page:
            assert other.page > one.page
        elif one.rect[1] < other.rect[3] and other.rect[1] < one.rect[3]:  # in one row
            begins = (2, -1) if form.parent.name == "ar" else (0, 1)
            assert one.rect[begins[0]] * begins[1] < other.rect[begins[0]] * begins[1], (one.name, other.name)
        else:
            assert one.rect[1] > other.rect[1], (one.name, other.name)


def test_fields_have_an_appearance_and_a_face_of_the_file(form: Path) -> None:
    with pikepdf.open(form) as pdf:
        dialog = pdf.Root.AcroForm
        assert "/NeedAppearances" not in dialog
        for widget in widgets(pdf):
            shown = widget.raw.AP.N
            assert list(widget.raw.AP.keys()) == ["/N"]
            if widget.kind in ("text", "lines"):
                assert isinstance(shown, pikepdf.Stream)
                face = re.match(r"(/\S+) 0 Tf", str(widget.raw.DA))
                assert face
                assert face[1] in dialog.DR.Font
            else:
                assert "/Off" in shown
                assert len(shown) == 2
                assert str(widget.raw.AS) == "/Off"
            assert int(widget.raw.F) == 4  # printed, and never hidden
        for font in dialog.DR.Font.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            assert b"<0628>" in font.ToUnicode.read_bytes()


def test_nothing_can_be_sent(form: Path) -> None:
    with pikepdf.open(form) as pdf:
        assert all("/A" not in widget.raw and "/AA" not in widget.raw for widget in widgets(pdf))
        assert not {"/OpenAction", "/AA"} & set(pdf.Root.keys())
        assert "/XFA" not in pdf.Root.AcroForm
        assert not {"/JavaScript", "/EmbeddedFiles"} & set(pdf.Root.get("/Names", pikepdf.Dictionary()).keys())
        actions = {str(thing.S) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/URI" in thing}
        assert actions <= {"/URI"}
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary):
                assert thing.get("/S") not in ("/SubmitForm", "/JavaScript", "/ImportData", "/Launch")
        addresses = [
            str(note.A.get("/URI", "")) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note
        ]
        assert not [each for each in addresses if each.startswith("fill:")]


def test_a_form_is_accessible_and_fit_for_archives(form: Path) -> None:
    with pikepdf.open(form) as pdf:
        assert structure_faults(pdf) == []
        with pdf.open_metadata() as metadata:
            assert metadata.get("pdfuaid:part") == "1"
            assert (metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance")) == ("2", "A")
        assert "/OutputIntents" in pdf.Root
    assert form.stat().st_size < 200_000


def test_the_warning_of_a_form_stays(form: Path) -> None:
    said = {"ar": "نموذج فارغ", "en": "empty template"}[form.parent.name]
    assert said in " ".join(" ".join(pages_in_poppler(form)).split())


def test_what_is_filled_in_is_kept(form: Path, tmp_path: Path) -> None:
    saved = tmp_path / "filled.pdf"
    filled = fill(form, saved)
    with pikepdf.open(saved) as pdf:
        found = widgets(pdf)
        assert len(found) == filled
        for widget in found:
            if widget.kind in ("text", "lines"):
                assert str(widget.raw.V) == TYPED
            elif widget.kind == "tick":
                assert widget.raw.V == widget.raw.AS == pikepdf.Name.Yes
        chosen = [field for field in pdf.Root.AcroForm.Fields if "/Kids" in field]
        for field in chosen:  # of several options the last one that was chosen counts
            assert str(field.V) == f"/{len(field.Kids) - 1}"
            assert [str(kid.AS) for kid in field.Kids] == ["/Off"] * (len(field.Kids) - 1) + [str(field.V)]
            assert len(field.Opt) == len(field.Kids)


def test_what_is_typed_is_shown_in_the_face_of_the_file(form: Path, tmp_path: Path) -> None:
    saved = tmp_path / "filled.pdf"
    fill(form, saved)
    with pikepdf.open(saved) as pdf:
        widget = next(each for each in widgets(pdf) if each.kind == "text")
        used = {str(operands[0]) for operands, operator in _instructions(widget.raw.AP.N) if operator == "Tf"}
        assert used == {re.findall(r"/\S+", str(widget.raw.DA))[0]}


def _instructions(stream: pikepdf.Object) -> list[tuple[Any, str]]:
    return [(each.operands, str(each.operator)) for each in pikepdf.parse_content_stream(stream)]


def fill(form: Path, target: Path) -> int:
    """Fill in every field as a person in Chrome does, by keys, and save; returns how many there were."""
    document = pypdfium2.PdfDocument(form)
    document.init_forms()
    env, filled = document.formenv, 0
    for page in document:
        for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
            note = pdfium.FPDFPage_GetAnnot(page, number)
            kind = pdfium.FPDFAnnot_GetFormFieldType(env, note)
            if kind >= 0:
                filled += 1
                pdfium.FORM_SetFocusedAnnot(env, note)
                if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD:
                    typed = f"{TYPED}\0".encode("utf-16-le")
                    pdfium.FORM_ReplaceSelection(
                        env, page, (ctypes.c_ushort * (len(typed) // 2)).from_buffer_copy(typed)
                    )
                else:
                    pdfium.FORM_OnChar(env, page, ord(" "), 0)
                pdfium.FORM_ForceToKillFocus(env)
            pdfium.FPDFPage_CloseAnnot(note)
    document.save(target)
    document.close()
    return filled


def test_the_same_input_gives_the_same_bytes(site: Path, library: Library, faces: Path, tmp_path: Path) -> None:
    one = fillable(book.Site(site, library, "https://dalil.example/"), library.documents["F05"]["ar"])
    made = []
    for name in "ab":
        _set([one], tmp_path / name, faces, tmp_path / f"cache-{name}")
        made.append((tmp_path / name / one.path).read_bytes())
    assert made[0] == made[1]
    assert [printed.fresh for printed in _set([one], tmp_path, faces, tmp_path / "cache-a")] == [False]


def test_a_field_without_a_place_is_an_error(site: Path, library: Library, faces: Path) -> None:
    pdf = (site / "downloads" / "en" / "f05.pdf").read_bytes()
    with pytest.raises(PrintError, match="no place for the fields f05-x-1"):
        with_fields(pdf, [Blank("f05-x-1", "text", "Name")], "en", fonts.field_font(faces))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_offers_the_form_to_fill_in(site: Path, library: Library, language: str) -> None:
    page = library.documents["F05"][language]
    words = {"ar": "تعبئة على الشاشة (PDF)", "en": "Fill in on screen (PDF)"}[language]
    path = site / address.url(page, LANGUAGES) / "index.html"
    links = lxml.html.parse(str(path)).getroot().xpath(f"//header//a[normalize-space()='{words}']/@href")
    assert [(path.parent / link).resolve() for link in links] == [(site / address.fillable_pdf(page)).resolve()]
    downloads = next(page for page in library.pages if page.path == f"{language}/reference/downloads.md")
    listed = lxml.html.parse(str(site / address.url(downloads, LANGUAGES) / "index.html")).getroot()
    assert len(listed.xpath("//a[contains(@href, '-fill.pdf')]")) == len(FORMS) * len(LANGUAGES)


def test_names_count_from_each_heading_and_repeated_labels_say_where() -> None:
    blanks = Blanks("F09", "en")
    blanks.under("part-a", "Part A")
    assert blanks.field("text", "Date", []) == ["f09-part-a-1"]
    assert blanks.field("choice", "Safe?", ["Yes", "No"]) == ["f09-part-a-2-1", "f09-part-a-2-2"]
    assert blanks.field("many", "Done", ["Call"]) == ["f09-part-a-3-1"]
    blanks.under("part-b", "Part B")
    assert blanks.field("date", "Date", []) == ["f09-part-b-1"]
    table = blanks.table()
    assert blanks.cell(table, (2, 3), ("", "By when"), tick=False) == "f09-part-b-t1-r2-c3"
    assert [(blank.kind, blank.tip) for blank in blanks.described()] == [
        ("text", "Part A – Date"),
        ("option", "Safe?"),
        ("option", "Safe?"),
        ("tick", "Done – Call"),
        ("text", "Part B – Date"),
        ("lines", "Row 2 – By when"),
    ]


def _set(books: list[book.Book], site: Path, fonts: Path, cache: Path) -> list[typeset.Printed]:
    with typeset.setting(books, site, fonts, cache) as printed:
        return list(printed)
