"""The ways to print that are compared: what is run for each, and what is done before, which is not measured."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.measure import NOTHING, Cost, run
from bench.project import Project

_PLAIN = {"EXPORTS": "0", "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_HERE = Path(__file__).parent
_CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-pdf-header-footer",
)


@dataclass(frozen=True)
class Way:
    """One row of the table."""

    key: str
    name: str
    print: Callable[[Project, float], Cost]
    """What is measured; it leaves its PDFs below `project.site(site)`. Takes the limit in seconds."""
    site: str
    prepare: Callable[[Project], None] = lambda project: None
    needs: str = ""
    """The key of a row that has to be made just before: its site or cache is gone on from."""


def build(
    project: Project,
    limit: float,
    site: str,
    *,
    plugins: dict[str, dict[str, Any]] | None = None,
    language: str | None = None,
    environment: dict[str, str] | None = None,
) -> Cost:
    """`mkdocs build`, without our export unless the environment says otherwise."""
    config = project.config(site, plugins or {}, language)
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(project.site(site))]
    return run(command, project.root, _PLAIN | project.code | (environment or {}), limit)


def _html(project: Project, limit: float) -> Cost:
    return build(project, limit, "html")


def _ours(project: Project, limit: float) -> Cost:
    return build(project, limit, "ours", environment={"EXPORTS": "1"})


def _pdf_export(project: Project, limit: float) -> Cost:
    return build(project, limit, "pdf-export", environment={"PDF_EXPORT": "1"})


def _with_pdf(project: Project, limit: float) -> Cost:
    options = {"author": "Dalil", "cover_title": "Dalil", "output_path": "pdf/complete.pdf"}
    return build(project, limit, "with-pdf", plugins={"with-pdf": options})


def _print_site(project: Project, limit: float) -> Cost:
    """One build and one print a language, because the plugin makes one print page a build."""
    total = NOTHING
    for language in ("ar", "en"):
        site = f"print-site/{language}"
        total += build(project, limit, site, plugins={"print-site": {}}, language=language)
        (page,) = project.site(site).rglob("print_page/index.html")
        target = project.site(site) / "complete.pdf"
        total += run([*_CHROMIUM, f"--print-to-pdf={target}", page.as_uri()], project.root, {}, limit)
    return total


def _lean(what: str) -> Callable[[Project, float], Cost]:
    def lean(project: Project, limit: float) -> Cost:
        target = project.site(f"lean-{what}")
        shutil.rmtree(target, ignore_errors=True)
        built = build(project, limit, "html")
        command = [sys.executable, str(_HERE / "lean.py"), what, str(project.site("html")), str(target)]
        return built + run(command, project.root, {}, limit)

    return lean


def _cold(manual: bool) -> Callable[[Project], None]:
    def cold(project: Project) -> None:
        shutil.rmtree(project.cache / "print", ignore_errors=True)
        project.manuals(manual)

    return cold


def _documents_first(project: Project) -> None:
    _cold(manual=False)(project)
    _ours(project, 3600)
    project.manuals(True)


WAYS = (
    Way("html", "the site alone, no PDF", _html, "html"),
    Way("ours-documents", "Dalil, documents", _ours, "ours", _cold(manual=False)),
    Way(
        "ours-manuals",
        "Dalil, manuals (documents unchanged)",
        _ours,
        "ours",
        _documents_first,
    ),
    Way("ours", "**Dalil, documents and manuals**", _ours, "ours", _cold(manual=True)),
    Way("ours-warm", "Dalil, nothing changed", _ours, "ours", needs="ours"),
    Way("ours-edit", "Dalil, one page edited", _ours, "ours", Project.edit, "ours"),
    Way("pdf-export", "mkdocs-pdf-export-plugin, documents", _pdf_export, "pdf-export"),
    Way("with-pdf", "mkdocs-with-pdf, manuals", _with_pdf, "with-pdf"),
    Way("print-site", "print-site plugin and Chromium, manuals", _print_site, "print-site"),
    Way("lean-documents", "WeasyPrint with lean HTML, documents", _lean("documents"), "lean-documents"),
    Way("lean-manuals", "WeasyPrint with lean HTML, manuals", _lean("manuals"), "lean-manuals"),
)


def chosen(keys: list[str]) -> Iterator[Way]:
    """The ways of these keys and what they need, in the order of the table; all when none is named."""
    wanted = {*keys, *(way.needs for way in WAYS if way.key in keys)}
    yield from (way for way in WAYS if not keys or way.key in wanted)
