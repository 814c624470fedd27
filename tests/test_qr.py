"""QR codes, read again by a reader of codes: from the page as printed, and as coarse as a bad copy."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from pdf_reading import structure_faults, tags
from PIL import Image
from site_build import ROOT

from dalil.labels import label
from dalil.render import fonts, qr, typeset
from dalil.render.book import Book

ADDRESS = "https://dalil.example/id/s02/#e0.1"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a code on it."""
    target = tmp_path_factory.mktemp("qr") / "page.pdf"
    said = label("scan", "ar")
    code = f'#import "/look/house.typ": *\n#set document(title: "x")\n#{qr.code(ADDRESS, said)}\n'
    faces = fonts.print_fonts(ROOT / "node_modules", ROOT / ".cache" / "fonts")
    typeset.typeset(Book("downloads/ar/page.pdf", code, {}), faces, target)
    return target


@pytest.mark.parametrize("dots_per_inch", [100, 150, 300, 600])
def test_a_printed_code_is_read_again(printed: Path, dots_per_inch: int) -> None:
    found = zxingcpp.read_barcodes(_picture(printed, dots_per_inch, 1))
    assert [(code.text, code.ec_level) for code in found] == [(ADDRESS, "M")]


def test_a_code_has_its_quiet_zone_and_its_size(printed: Path) -> None:
    picture = _picture(printed, 508, 1)  # 20 dots a millimetre
    left, top, right, bottom = picture.point(lambda value: 255 if value < 128 else 0).getbbox() or (0, 0, 0, 0)
    modules = len(qr.modules(ADDRESS))
    inside = 22 * 20 * modules / (modules + 8)
    assert right - left == pytest.approx(inside, abs=2)
    assert bottom - top == pytest.approx(inside, abs=2)


def test_every_module_is_printed_where_it_belongs(printed: Path) -> None:
    rows = qr.modules(ADDRESS)
    picture = _picture(printed, 508, 1)
    left, top, right, bottom = picture.point(lambda value: 255 if value < 128 else 0).getbbox() or (0, 0, 0, 0)
    across, down = (right - left) / len(rows), (bottom - top) / len(rows)
    seen = [
        "".join(
            "1" if picture.getpixel((int(left + (x + 0.5) * across), int(top + (y + 0.5) * down))) == 0 else "0"
            for x in range(len(rows))
        )
        for y in range(len(rows))
    ]
    assert seen == rows


def test_a_code_is_a_drawing_that_is_said_aloud(printed: Path) -> None:
    listed = subprocess.run(["pdfimages", "-list", str(printed)], capture_output=True, text=True, check=True).stdout
    assert len(listed.splitlines()) == 2  # heads only: no bitmap
    with pikepdf.open(printed) as pdf:
        assert "Figure" in tags(pdf)
        assert structure_faults(pdf) == []


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", ["s01", "s02", "g01", "g04", "m04", "f01", "f02", "f05"])
def test_the_code_at_the_end_of_a_document_leads_to_its_address(site: Path, language: str, name: str) -> None:
    path = site / "downloads" / language / f"{name}.pdf"
    with pikepdf.open(path) as pdf:
        last = len(pdf.pages)
    found = [code.text for code in zxingcpp.read_barcodes(_picture(path, 150, last))]
    assert found == [f"https://dalil.example/id/{name}/#e0.1"]
    assert (site / "id" / name / "index.html").is_file()


def _picture(path: Path, dots_per_inch: int, page: int) -> Image.Image:
    """A page as grey dots."""
    target = path.parent / f".{path.stem}-{dots_per_inch}"
    options = ["-singlefile", "-f", str(page), "-r", str(dots_per_inch), "-gray", "-png"]
    subprocess.run(["pdftoppm", *options, str(path), str(target)], check=True)
    made = target.with_name(f"{target.name}.png")
    with Image.open(made) as opened:
        picture = opened.convert("L")
    made.unlink()
    return picture
