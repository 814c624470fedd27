"""One visit to each page of a language, looked at by axe: opening a page costs more than looking at it."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from playwright.sync_api import Browser
from site_build import ROOT

PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
VIEWS = ((PHONE, "light"), (PHONE, "dark"), (DESKTOP, "dark"), (DESKTOP, "light"))
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async rules => (await axe.run(document, {runOnly: rules, resultTypes: ["violations"], preload: false})).violations
  .map(fault => `${fault.id}: ${fault.nodes.slice(0, 3).map(node => node.target.join(" ")).join(" | ")}`)"""
_OPEN = """() => {
  document.querySelectorAll("details").forEach(each => each.open = true)
  document.querySelectorAll(".instrument:nth-of-type(n + 20)").forEach(each => each.remove())
}"""
"""Unfold what is folded. The register of instruments has 71 entries made alike, each with links and notes; twenty will do."""
_KINDS = (
    "index.html",
    "standards/s02-",
    "care/g01-",
    "training/m04-",
    "training/index.html",
    "tools/f05-",
    "reference/glossary/",
    "reference/matrix/",
    "roles/police/",
    "search/",
    "about/safety/",
    "parallel/s02/",
    "participants/m04/",
)
"""Beginnings of pages, one of each kind."""


def paths(site: Path, language: str) -> list[str]:
    """Every page once; of the permanent addresses, which are made alike, one for a document and one for a clause."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(
        path
        for path in found
        if path.startswith("en/") == (language == "en")
        and (not path.startswith("id/") or path.startswith(("id/s02/", "id/s02-3/")))
    )


def visit(site: Path, host: str, browser: Browser, language: str) -> dict[str, list[str]]:
    """What was found, by what was looked for.

    A page of each kind is looked at on a phone and a desktop, in light and dark; every other in one of these ways, each
    in the next.
    """
    context = browser.new_context(viewport=NARROW, reduced_motion="reduce", bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    axe = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {"sideways": [], "axe": []}
    turns = cycle(VIEWS)
    for path in paths(site, language):
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # the stub wants its own mapping type
        page.emulate_media(color_scheme="light")
        page.goto(f"{host}/{path}")
        if (wide := page.evaluate(SIDEWAYS)) > 0:
            found["sideways"].append(f"{path}: {wide}")
        page.evaluate(_OPEN)
        page.evaluate(axe)
        for viewport, scheme in VIEWS if path.removeprefix("en/").startswith(_KINDS) else (next(turns),):
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
            # without motion: amid the change from light to dark, a colour is neither one nor the other
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            found["axe"] += [f"{path} {viewport['width']} {scheme} {fault}" for fault in page.evaluate(_RUN, _RULES)]
    context.close()
    return found
