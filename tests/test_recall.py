"""What is not made again: the PDFs whose inputs are all as they were."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from site_build import ROOT

from dalil.model import Library
from dalil.render.book import Site
from dalil.render.recall import Recall


@pytest.fixture
def copy(site: Path, library: Library, tmp_path: Path) -> Site:
    """The built page of S02 and its picture, where a test may change them."""
    page = library.documents["S02"]["ar"]
    there = Site(site, library, "https://dalil.example/")
    here = Site(tmp_path / "site", library, "https://dalil.example/")
    pictures = zip(there.pictures(page), here.pictures(page), strict=True)
    for source, target in [(there.built(page), here.built(page)), *pictures]:
        target.parent.mkdir(parents=True)
        shutil.copyfile(source, target)
    return here


def test_a_pdf_is_recalled_until_one_of_its_inputs_changes(copy: Site, library: Library, tmp_path: Path) -> None:
    page = library.documents["S02"]["ar"]
    cache, data, faces = tmp_path / "cache", tmp_path / "data", ROOT / ".cache" / "fonts"
    shutil.copytree(ROOT / "docs" / "_data", data)

    def recalled() -> Path | None:
        return Recall(cache, copy, data, faces).pdf("downloads/ar/s02.pdf", (page,))

    assert recalled() is None
    kept = cache / "0.pdf"
    for changed in (copy.built(page), copy.pictures(page)[0], data / "terms.yml"):
        changed.write_bytes(changed.read_bytes() + b"\n")
        assert recalled() is None
        Recall(cache, copy, data, faces).remember("downloads/ar/s02.pdf", (page,), kept)
        assert recalled() is None  # the note is there, its PDF is not
        kept.write_bytes(b"%PDF")
        assert recalled() == kept
        kept.unlink()
