"""The edition for a USB stick, opened from a disk in a browser without a network."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from dalil.model import Library
from dalil.render import offline

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
    context.on("requestfailed", lambda request: None if _left(request) else found.append(f"failed {request.url}"))
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


def test_every_link_names_a_file_that_is_there(unpacked: Path) -> None:
    pages = [unpacked / "START-HERE.html", *sorted((unpacked / "library").rglob("*.html"))]
    assert len(pages) > 100
    dead = []
    for path in pages:
        tree = lxml.html.parse(str(path)).getroot()
        links = tree.xpath("//a/@href | //form/@action | //link[@rel='stylesheet']/@href | //script/@src | //img/@src")
        for link in {each.partition("#")[0].partition("?")[0] for each in links} - {""}:
            if not re.match(r"[a-z]+:", link) and not (path.parent / unquote(link)).is_file():
                dead.append((path.relative_to(unpacked).as_posix(), link))
    assert dead == []


def test_pages_of_every_kind_open_without_error(unpacked: Path, context: BrowserContext, faults: list[str]) -> None:
    page = context.new_page()
    root = unpacked / "library"
    kinds = {path.parent.parent: path for path in sorted(root.rglob("index.html"))}  # the last of each folder
    assert len(kinds) > 10
    for path in kinds.values():
        page.goto(path.as_uri())
        assert page.evaluate("getComputedStyle(document.body).fontFamily").find("IBM Plex") >= 0, path
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
    pdf = _path(page, href)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert faults == []


@pytest.mark.parametrize(("home", "words"), [("index.html", "الموافقة"), ("en/index.html", "S02-2")])
def test_a_search_finds_a_page_and_leads_to_it(
    unpacked: Path, context: BrowserContext, faults: list[str], home: str, words: str
) -> None:
    page = context.new_page()
    page.goto((unpacked / "library" / home).as_uri())
    page.keyboard.press("/")
    page.keyboard.type(words)
    hit = page.locator(".search-hit").first
    hit.wait_for()
    assert _path(page, hit.get_attribute("href") or "").is_file()
    hit.click()
    page.wait_for_url(lambda url: not url.endswith(home))
    assert page.locator("[data-clause]").first.is_visible()
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


def _left(request: Request) -> bool:
    """Whether a request ended because the reader went on to another page."""
    return request.failure == "net::ERR_ABORTED"


def _path(page: Page, link: str) -> Path:
    return Path(unquote(urlsplit(urljoin(page.url, link)).path))
