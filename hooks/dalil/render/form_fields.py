"""A PDF with links to `fill:…` → the same PDF with a form's fields in their place.

The typesetter has put a link where each field belongs, with its rectangle, its place in the structure of the document
and its entry in the parent tree. Here the links become widgets and their tags become `Form`. What is made holds no
action and no script: nothing can be sent, and the only way out of the file is to save it. Sizes are points.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.metadata import version
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, Stream, String

from dalil.render import fonts
from dalil.render.blanks import Blank
from dalil.render.convert import PrintError
from dalil.render.fonts import FieldFont

_SCHEME = "fill:"
_FONT = "Wingdings"
"""What the fields call their face; the face itself is Amiri. Chrome and Edge set typed Arabic in a face of the machine,
which is not embedded and may be missing, unless the face goes by the name of a font of signs (cpdf_bafontmap.cpp)."""
_INK = "0.114 0.169 0.212"
_DEFAULT = String(f"/{_FONT} 0 Tf {_INK} rg")
"""Face, size and colour of what is typed; size 0 lets the viewer shrink the text until all of it can be seen."""
_PRINTED = 4
_MULTILINE, _RADIO, _NO_SPELLING = 1 << 12, 1 << 15, 1 << 22
"""Without spelling checks: some browsers send what is typed to a service for them."""


@dataclass(frozen=True)
class Fields:
    """The finishing of a book: its links become these fields."""

    language: str
    blanks: tuple[Blank, ...]

    def key(self) -> str:
        """All that the result depends on beside the PDF and the fonts."""
        parts = (resources.files("dalil.render") / name for name in ("form_fields.py", "fonts.py"))
        return "".join([version("pikepdf"), repr(self), *(part.read_text(encoding="utf-8") for part in parts)])

    def __call__(self, pdf: bytes, faces: Path) -> bytes:
        """The PDF with its fields. Raises PrintError when a field has no place in it."""
        return with_fields(pdf, self.blanks, self.language, fonts.field_font(faces))


def with_fields(pdf: bytes, blanks: Sequence[Blank], language: str, face: FieldFont) -> bytes:
    """A PDF with a field for each blank, in the order of the blanks; the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _Form(document, language, face).fill(blanks)
        made = io.BytesIO()
        document.save(made, deterministic_id=True)
    return made.getvalue()


class _Form:
    def __init__(self, document: Pdf, language: str, face: FieldFont) -> None:
        self.document = document
        self.quadding = 2 if language == "ar" else 0
        self.resources = Dictionary(Font=Dictionary({f"/{_FONT}": _font(document, face)}))
        self.drawn: dict[tuple[str, float, float], Object] = {}

    def fill(self, blanks: Sequence[Blank]) -> None:
        places = self._places()
        if lost := [blank.name for blank in blanks if blank.name not in places]:
            raise PrintError(f"no place for the fields {', '.join(lost)}; does an element hide them in print?")
        fields = Array()
        groups: dict[str, Object] = {}
        for blank in blanks:
            widget = places[blank.name]
            if blank.kind != "option":
                self._field(widget, blank)
                fields.append(widget)
                continue
            if blank.group not in groups:
                groups[blank.group] = self.document.make_indirect(_question(blank))
                fields.append(groups[blank.group])
            self._option(widget, blank, groups[blank.group])
        self.document.Root.AcroForm = self.document.make_indirect(
            Dictionary(Fields=fields, DR=self.resources, DA=_DEFAULT, Q=self.quadding)
        )

    def _places(self) -> dict[str, Object]:
        """The widget of each name, made of its link and tagged as such."""
        parents = NumberTree(self.document.Root.StructTreeRoot.ParentTree)
        found: dict[str, Object] = {}
        for page in self.document.pages:
            page.obj.Tabs = Name.S
            for note in page.get("/Annots", []):
                address = str(note.get("/A", Dictionary()).get("/URI", ""))
                if not address.startswith(_SCHEME):
                    continue
                name = address.removeprefix(_SCHEME)
                if name in found:
                    raise PrintError(f"the field {name} is split over two pages")
                for key in ("/A", "/Contents", "/QuadPoints"):
                    if key in note:
                        del note[key]
                note.Subtype, note.F, note.P = Name.Widget, _PRINTED, page.obj
                parents[int(note.StructParent)].S = Name.Form
                found[name] = note
        return found

    def _field(self, widget: Object, blank: Blank) -> None:
        widget.T, widget.TU = String(blank.name), String(blank.tip)
        if blank.kind == "tick":
            widget.FT, widget.V = Name.Btn, Name.Off
            self._button(widget, "tick", Name.Yes)
            return
        widget.FT, widget.DA, widget.Q = Name.Tx, _DEFAULT, self.quadding
        widget.Ff = _NO_SPELLING | (_MULTILINE if blank.kind == "lines" else 0)
        widget.AP = Dictionary(N=self._drawing("text", widget))

    def _option(self, widget: Object, blank: Blank, question: Object) -> None:
        """One option: its state is its number from 0, which is the same in both languages; its words stand in /Opt."""
        widget.Parent, widget.TU = question, String(f"{blank.tip} – {blank.option}")
        self._button(widget, "dot", Name(f"/{len(question.Kids)}"))
        question.Kids.append(widget)
        question.Opt.append(String(blank.option))

    def _button(self, widget: Object, drawing: str, state: Name) -> None:
        on, off = self._drawing(drawing, widget), self._drawing("nothing", widget)
        widget.AS, widget.AP = Name.Off, Dictionary(N=Dictionary({str(state): on, "/Off": off}))

    def _drawing(self, kind: str, widget: Object) -> Object:
        """How a field looks, as a form of the size of its widget; the frame belongs to the page."""
        left, bottom, right, top = (float(edge) for edge in widget.Rect)
        width, height = round(right - left, 2), round(top - bottom, 2)
        if (kind, width, height) not in self.drawn:
            stream = Stream(self.document, _DRAWINGS[kind](width, height).encode("ascii"))
            stream.Type, stream.Subtype = Name.XObject, Name.Form
            stream.BBox = Array([0, 0, width, height])
            stream.Resources = self.resources if kind == "text" else Dictionary()
            self.drawn[kind, width, height] = self.document.make_indirect(stream)
        return self.drawn[kind, width, height]


def _question(first: Blank) -> Dictionary:
    """The field of a question with one answer. What was chosen can be taken back: nobody is pressed for an answer."""
    return Dictionary(
        FT=Name.Btn,
        Ff=_RADIO,
        T=String(first.group),
        TU=String(first.tip),
        V=Name.Off,
        Opt=Array(),
        Kids=Array(),
    )


def _tick(width: float, height: float) -> str:
    points = [f"{width * x:.2f} {height * y:.2f}" for x, y in ((0.2, 0.52), (0.42, 0.26), (0.82, 0.8))]
    return f"q {_INK} RG 1.4 w 1 J 1 j {points[0]} m {points[1]} l {points[2]} l S Q"


def _dot(width: float, height: float) -> str:
    """A disc of half the width, of four curves."""
    x, y, r = width / 2, height / 2, min(width, height) / 4
    k = 0.5523 * r
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    drawn = " ".join(" ".join(f"{value:.2f}" for value in curve) + " c" for curve in curves)
    return f"q {_INK} rg {x + r:.2f} {y:.2f} m {drawn} f Q"


_DRAWINGS = {
    "text": lambda width, height: "/Tx BMC EMC",
    "nothing": lambda width, height: "q Q",  # some viewers warn of an empty stream
    "tick": _tick,
    "dot": _dot,
}


def _font(document: Pdf, face: FieldFont) -> Object:
    """The face of fields: every sign that can be typed by its number in the embedded file."""
    program = Stream(document, face.data)
    program.Length1 = len(face.data)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{face.name}"),
        Flags=4,
        FontBBox=Array(face.box),
        ItalicAngle=0,
        Ascent=face.ascent,
        Descent=face.descent,
        CapHeight=face.cap_height,
        StemV=80,
        FontFile2=document.make_indirect(program),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=descriptor.FontName,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=document.make_indirect(descriptor),
        W=Array([0, Array(face.widths)]),
        CIDToGIDMap=Name.Identity,
    )
    return document.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=descriptor.FontName,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([document.make_indirect(descendant)]),
            ToUnicode=document.make_indirect(Stream(document, _to_unicode(face).encode("ascii"))),
        )
    )


def _to_unicode(face: FieldFont) -> str:
    pairs = [f"<{glyph:04X}> <{code:04X}>" for glyph, code in sorted(face.codes.items())]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    lines = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *lines,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
