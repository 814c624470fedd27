"""The edition for a USB stick, opened from a disk in a browser without a network."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from dalil.model import Library
from dalil.render import offline

pytestmark = pytest.mark.xdist_group("site")

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def unpacked(site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader has after unpacking, with a space and Arabic in its name, as folders have."""
    made = offline.write(site, library, tmp_path_factory.mktemp("dist"))
    target = tmp_path_factory.mktemp("مكتبة on a stick")
    with zipfile.ZipFile(made.path) as packed:
        packed.extractall(target)
    return target / made.path.stem


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=PHONE, offline=True)  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def faults(context: BrowserContext) -> list[str]:
    """Everything that went wrong on pages of the context, and every request that was not for a file."""
    found: list[str] = []
    context.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: found.append(str(error.error)))
    context.on("requestfailed", lambda request: found.append(f"failed {request.url}"))
    context.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:", "blob:file:")) else found.append(request.url),
    )
    return found


def test_the_way_from_the_first_page_into_both_languages(
    unpacked: Path, context: BrowserContext, faults: list[str]
) -> None:
    page = context.new_page()
    page.goto((unpacked / "START-HERE.html").as_uri())
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1rem \"IBM Plex Sans\"'))")
    for words, language in (("افتح المكتبة بالعربية", "ar"), ("Open the library in English", "en")):
        page.goto((unpacked / "START-HERE.html").as_uri())
        page.get_by_role("link", name=words).click()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("getComputedStyle(document.body).fontFamily").find("IBM Plex") >= 0
    assert faults == []


def test_every_page_opens_and_every_link_of_it_names_a_file(
    unpacked: Path, context: BrowserContext, faults: list[str]
) -> None:
    page = context.new_page()
    root = unpacked / "library"
    paths = sorted(root.rglob("*.html"))
    assert len(paths) > 60
    dead: list[tuple[str, str]] = []
    for path in paths:
        if path.is_relative_to(root / "id") and "s02" not in path.parent.name:
            continue
        page.goto(path.as_uri())
        for href in _hrefs(page):
            if not href.startswith("file:"):
                continue
            if not page.evaluate("(href) => decodeURIComponent(new URL(href).pathname)", href).startswith(
                str(unpacked)
            ):
                dead.append((path.name, href))
            elif not _path(page, href).is_file():
                dead.append((path.relative_to(root).as_posix(), href))
    assert dead == []
    assert faults == []


def test_the_other_language_and_the_pdf_of_a_document(
    unpacked: Path, context: BrowserContext, faults: list[str]
) -> None:
    page = context.new_page()
    page.goto((unpacked / "library/care/g04-risk-and-safety-planning/index.html").as_uri())
    page.get_by_role("link", name="Read in English").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/library/en/care/g04-risk-and-safety-planning/index.html")
    href = page.get_by_role("link", name="Download PDF").get_attribute("href")
    assert href
    pdf = _path(page, page.evaluate("(href) => new URL(href, location).href", href))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert faults == []


def test_a_way_that_a_script_makes_to_a_folder_leads_to_the_page_in_it(
    unpacked: Path, context: BrowserContext, faults: list[str]
) -> None:
    page = context.new_page()
    page.goto((unpacked / "library/index.html").as_uri())
    page.evaluate("""() => {
      const link = Object.assign(document.createElement("a"), {href: "en/about/#not", textContent: "made", id: "made"})
      document.body.prepend(link)
      link.focus()
    }""")
    page.keyboard.press("Enter")
    page.wait_for_url("**/library/en/about/index.html#not")
    assert faults == []


def test_a_built_site_can_be_looked_at_from_a_disk(site: Path, browser: Browser) -> None:
    """Browsers refuse files with a sum there; the page asks again without."""
    page = browser.new_page()
    page.goto((site / "en/index.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert "IBM Plex" in page.evaluate("getComputedStyle(document.body).fontFamily")
    assert page.evaluate("document.documentElement.classList.contains('js')")
    page.close()


def _hrefs(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('a[href], form[action]')].map(e => e.href || e.action)"
    )
    return found


def _path(page: Page, href: str) -> Path:
    return Path(page.evaluate("(href) => decodeURIComponent(new URL(href).pathname)", href))
