"""mkdocs-pdf-export-plugin behind its switch: with our handler no text is lost."""

from __future__ import annotations

from pathlib import Path

from pdf_reading import pages_in_pdfium, share_found, words_of_page
from site_build import build, small_copy_of_the_project


def test_the_plugin_prints_every_word_when_it_is_switched_on(tmp_path: Path) -> None:
    project = small_copy_of_the_project(tmp_path, "s01", "m04", "f05")
    (project / ".cache").symlink_to(Path(__file__).parent.parent / ".cache")
    done = build(project, PDF_EXPORT="1", EXPORTS="0")
    assert done.returncode == 0, done.stderr
    assert "Error converting" not in done.stderr + done.stdout
    for language, prefix in (("ar", ""), ("en", "en/")):
        folder = project / "site" / f"{prefix}standards" / "s01-definition-of-the-offence"
        text = "\n".join(pages_in_pdfium(folder / "s01-definition-of-the-offence.pdf"))
        assert share_found(words_of_page(folder / "index.html", language), text, language) >= 0.95


def test_a_plain_build_never_touches_the_plugins_typesetter(tmp_path: Path) -> None:
    done = build(small_copy_of_the_project(tmp_path, "s01"), "--verbose", EXPORTS="0")
    assert "PDF export is disabled" in done.stdout
    assert not list((tmp_path / "site").rglob("*.pdf"))
