"""The site as MkDocs builds it: the same findings as the command line, every page right in its language."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from documents import DOCUMENTS
from site_build import build, copy_of_the_project

from dalil.__main__ import main
from dalil.labels import in_words
from dalil.model import Library


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of_the_project(tmp_path)


def test_the_site_holds_what_it_promises(site: Path, library: Library) -> None:
    assert (site / "index.html").is_file()
    assert (site / "en" / "index.html").is_file()
    printed = {
        path.relative_to(site / "downloads").as_posix() for path in (site / "downloads").rglob("*") if path.is_file()
    }
    manuals = [manual.id for manual in library.data.manuals]
    to_fill = [f"{name}-fill" for name in DOCUMENTS if name.startswith("f")]
    both = [*DOCUMENTS, *(manual.id for manual in library.data.manuals if manual.bilingual)]
    assert printed == {
        *(f"{language}/{name}.pdf" for language in ("ar", "en") for name in (*DOCUMENTS, *manuals, *to_fill)),
        *(f"bilingual/{name}.pdf" for name in both),
        "SHA256SUMS",
        "manifest.json",
    }
    assert not (site / "_data").exists()
    assert not (site / "ar").exists()


def test_every_page_is_in_its_language_and_direction(site: Path, library: Library) -> None:
    for path in site.rglob("index.html"):
        relative = path.relative_to(site).as_posix()
        if relative.startswith("id/"):
            continue
        tree = lxml.html.parse(str(path)).getroot()
        language, direction = ("en", "ltr") if relative.startswith("en/") else ("ar", "rtl")
        assert tree.get("lang") == language, relative
        assert tree.xpath("string(body/@dir)") == direction, relative
        assert tree.xpath(f"//*[@data-page and @data-lang='{language}']"), relative
        assert not tree.xpath("//*[@class='unresolved']"), relative


def test_every_document_shows_its_header(site: Path, library: Library) -> None:
    for editions in library.documents.values():
        for page in editions.values():
            prefix = "" if page.language == "ar" else "en/"
            text = (site / f"{prefix}{page.key.removesuffix('.md')}" / "index.html").read_text(encoding="utf-8")
            header = lxml.html.fromstring(text).xpath("//header[@class='document-header']")[0].text_content()
            assert page.id in header
            assert page.title in header
            assert {"ar": "مسودة", "en": "Draft"}[page.language] in header
            issued = page.front.get("issued").value
            assert isinstance(issued, date)
            assert in_words(issued, page.language) in header


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    anchors: dict[Path, set[str]] = {}

    def ids(path: Path) -> set[str]:
        if path not in anchors:
            anchors[path] = set(lxml.html.parse(str(path)).getroot().xpath("//@id"))
        return anchors[path]

    dead = []
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        for href in lxml.html.parse(str(path)).getroot().xpath("//a/@href"):
            if re.match(r"[a-z]+:", href):
                continue
            where, _, anchor = href.partition("#")
            target = (path.parent / where).resolve() if not where.startswith("/") else site / where.lstrip("/")
            target = target / "index.html" if target.is_dir() or where.endswith("/") else target
            if not where:
                target = path
            if not target.is_file() or (
                anchor and anchor != "__skip" and target.suffix == ".html" and anchor not in ids(target)
            ):
                dead.append((path.relative_to(site).as_posix(), href))
    assert dead == []


def test_a_permanent_address_offers_both_languages(site: Path) -> None:
    text = (site / "id" / "s02-2" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../../standards/s02-identification-and-screening/#s02-2">' in text
    assert '<a href="../../en/standards/s02-identification-and-screening/#s02-2">' in text
    assert "مسودة" in text
    assert "Draft" in text


def test_the_page_for_lost_readers_speaks_both_languages_in_the_default_direction(site: Path) -> None:
    tree = lxml.html.parse(str(site / "404.html")).getroot()
    assert (tree.get("lang"), tree.xpath("string(body/@dir)")) == ("ar", "rtl")
    assert tree.xpath("//section[@lang='en']")


def test_the_build_says_what_the_command_line_says(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _damage(project)
    monkeypatch.chdir(project)
    assert main(["check", "docs"]) == 1
    desk = capsys.readouterr().out.splitlines()
    done = build(project, EXPORTS="0")
    logged = [
        line.partition("dalil: ")[2] for line in done.stderr.splitlines() if re.match(r"WARNING\s+-\s+dalil: ", line)
    ]
    assert logged == desk
    assert len(desk) >= 4
    assert done.returncode == 0
    assert (project / "site" / "index.html").is_file()
    assert "Traceback" not in done.stderr


def test_in_ci_a_finding_is_fatal_and_nothing_is_written(project: Path) -> None:
    page = project / "docs" / "en" / "standards" / "s01-definition-of-the-offence.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nSee [S02-99].\n", encoding="utf-8")
    done = build(project, CI="true")
    assert done.returncode == 1
    assert "docs/en/standards/s01-definition-of-the-offence.md:" in done.stderr
    assert "R102 no clause 'S02-99'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site" / "index.html").exists()


def test_what_mkdocs_would_miss_we_find_as_well(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """MkDocs' own warnings of dead links are off; this is why they may be."""
    page = project / "docs" / "en" / "about" / "status.md"
    dead = "\n[a](nowhere.md), [b](../care/none.md#x), [c](safety.md#none), [d](#none), ![e](none.svg)\n"
    page.write_text(page.read_text(encoding="utf-8") + dead, encoding="utf-8")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("not_found: ignore", "not_found: warn").replace("anchors: ignore", "anchors: warn")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    theirs = {
        target
        for target in re.findall(r"contains a link '([^']+)'", build(project, EXPORTS="0").stderr)
        if "downloads/" not in target
    }
    assert theirs >= {"nowhere.md", "../care/none.md#x", "safety.md#none", "#none", "none.svg"}
    main(["check", str(project / "docs")])
    assert len([line for line in capsys.readouterr().out.splitlines() if " R10" in line]) == 5


def _damage(project: Path) -> None:
    (project / "docs" / "ar" / "about" / "status.md").write_bytes(b"---\ntitle: \xd9\n---\n\xff\xfe\n")
    (project / "docs" / "en" / "about" / "privacy.md").write_text(
        "---\ntitle: A: B\n---\nText [S99].\n", encoding="utf-8"
    )
    (project / "docs" / "en" / "about" / "safety.md").write_text("", encoding="utf-8")
    (project / "docs" / "ar" / "about" / "safety.md").write_text("/// what\n<b>نص\n", encoding="utf-8")
