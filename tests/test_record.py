"""What was printed, on record: the sums hold, the list is true, and PDFs are small and the same each time."""

from __future__ import annotations

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_reading import structure_faults

from dalil.model import Library
from dalil.render import finish, record

MOST, FOR_A_PAGE = 200_000, 12_500
"""Bytes of a document; of one with more than sixteen pages, such as a course of two days, for each page."""
"""Bytes of a document without pictures."""


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the PDFs that a test may damage."""
    shutil.copytree(site / "downloads", tmp_path / "downloads")
    return tmp_path


def test_the_sums_hold(site: Path) -> None:
    folder = site / "downloads"
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    listed = [line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    assert listed == sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def test_the_list_tells_what_each_pdf_is(site: Path) -> None:
    entries = _manifest(site)
    assert [entry["path"] for entry in entries] == sorted(entry["path"] for entry in entries)
    for entry in entries:
        file = site / "downloads" / entry["path"]
        assert entry["bytes"] == file.stat().st_size
        with pikepdf.open(file) as pdf:
            assert entry["pages"] == len(pdf.pages)
    by_path = {entry["path"]: entry for entry in entries}
    assert by_path["ar/s02.pdf"].items() >= _said("S02", "ar", "document").items()
    assert by_path["en/f01-fill.pdf"].items() >= _said("F01", "en", "fillable").items()
    assert by_path["en/complete.pdf"].items() >= _said("complete", "en", "manual").items()
    assert by_path["bilingual/s02.pdf"].items() >= _said("S02", "ar+en", "bilingual").items()


def test_the_records_are_the_same_each_time_and_old_pdfs_go(site: Path, library: Library, copy: Path) -> None:
    (copy / "downloads" / "ar" / "old.pdf").write_bytes(b"%PDF-1.7")
    record.begin(copy)
    assert not (copy / "downloads" / "SHA256SUMS").exists()
    paths = [f"downloads/{entry['path']}" for entry in _manifest(site)]
    assert record.write(copy, library, reversed(paths)) == 1
    for name in ("SHA256SUMS", "manifest.json"):
        assert (copy / "downloads" / name).read_bytes() == (site / "downloads" / name).read_bytes()
    assert not list((copy / "downloads").rglob("*.part"))
    assert not (copy / "downloads" / "ar" / "old.pdf").exists()


def test_a_document_without_pictures_is_small(site: Path, library: Library) -> None:
    pictured = {page.id for page in library.pages if any(link.is_image for link in page.links)}
    plain = [entry for entry in _manifest(site) if _is_plain(entry, pictured)]
    assert len(plain) > 10
    assert [entry for entry in plain if entry["bytes"] > max(MOST, FOR_A_PAGE * entry["pages"])] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_finishing_takes_nothing_away(site: Path, language: str) -> None:
    """A PDF with its objects laid open, as a typesetter leaves them, and finished."""
    with pikepdf.open(site / "downloads" / language / "s02.pdf") as pdf:
        laid_open = BytesIO()
        pdf.save(laid_open, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
        before = _seen(pdf)
    done = finish.finished(laid_open.getvalue())
    assert done == finish.finished(laid_open.getvalue())
    assert len(done) < 0.75 * len(laid_open.getvalue())
    with pikepdf.open(BytesIO(done)) as pdf:
        assert _seen(pdf) == before
        assert structure_faults(pdf) == []
        assert str(pdf.Root.Lang) == language
        assert str(pdf.Root.ViewerPreferences.get("/Direction", "/L2R")) == {"ar": "/R2L", "en": "/L2R"}[language]
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def _said(id_: str, language: str, kind: str) -> dict[str, str]:
    return {"id": id_, "language": language, "kind": kind, "edition": "0.1", "status": "draft"}


def _is_plain(entry: dict[str, Any], pictured: set[str]) -> bool:
    return entry["kind"] == "document" and entry["id"] not in pictured


def _manifest(site: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads((site / "downloads" / "manifest.json").read_text(encoding="utf-8"))
    return listed


def _seen(pdf: pikepdf.Pdf) -> tuple[object, ...]:
    """What a reader has of a PDF beside its pages."""
    with pdf.open_outline() as outline:
        titles = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    return len(pdf.pages), titles, pdf.Root.Metadata.read_bytes(), str(pdf.docinfo["/Title"])
