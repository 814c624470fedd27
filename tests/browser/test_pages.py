"""Every page in a real Chromium: direction and language, the switch, no request elsewhere, no error."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}


def _paths(site: Path) -> list[str]:
    pages = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted("/" if path == "." else f"/{path}/" for path in pages if not path.startswith("id/"))


def test_every_page_loads_alone_and_without_error(site: Path, host: str, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]  # the stub wants its own mapping type
    page = context.new_page()
    faults: list[str] = []
    page.on(
        "console", lambda message: faults.append(f"{page.url}: {message.text}") if message.type == "error" else None
    )
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(host) or request.url.startswith("data:") else faults.append(request.url)
        ),
    )
    page.on(
        "response",
        lambda response: faults.append(f"{response.status} {response.url}") if response.status >= 400 else None,
    )
    paths = _paths(site)
    assert len(paths) > 30
    for path in paths:
        page.goto(host + path, wait_until="networkidle")
        language = "en" if path.startswith("/en/") else "ar"
        assert page.evaluate("document.documentElement.lang") == language, path
        direction = page.evaluate("getComputedStyle(document.querySelector('[data-page]')).direction")
        assert direction == {"ar": "rtl", "en": "ltr"}[language], path
        width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], f"{path} scrolls sideways"
    assert faults == []
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("path", ["/", "/standards/s02-identification-and-screening/", "/reference/glossary/"])
def test_the_language_switch_stays_on_the_page(host: str, browser: Browser, path: str) -> None:
    page = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
    page.goto(host + path)
    _switch(page, "en")
    assert page.url == f"{host}/en{path}"
    _switch(page, "ar")
    assert page.url == host + path
    page.close()


def test_the_header_of_a_document_leads_to_the_other_language_and_the_pdf(host: str, browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{host}/care/g04-risk-and-safety-planning/")
    page.get_by_role("link", name="Read in English").click()
    assert page.url == f"{host}/en/care/g04-risk-and-safety-planning/"
    pdf = page.get_by_role("link", name="Download PDF").get_attribute("href")
    answer = page.request.get(f"{page.url}{pdf}")
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF")
    page.close()


@pytest.mark.parametrize(
    ("address", "shown", "hidden"),
    [
        ("/id/s02/#e0.1", ".print.current", ".print-other"),
        ("/id/s02/#e9.9", ".print-other", ".print.current"),
        ("/id/s02/", ".print-other", ".print.current"),
        ("/id/s02-3/#e0.1", ".print.current", ".print-other"),
    ],
)
def test_the_holder_of_a_print_is_told_of_its_edition_without_any_script(
    host: str, browser: Browser, address: str, shown: str, hidden: str
) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark", viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(host + address)
    assert page.locator(shown).is_visible()
    assert not page.locator(hidden).is_visible()
    context.close()


def test_a_permanent_address_fits_a_phone(site: Path, host: str, browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    paths = [path.parent.name for path in (site / "id").glob("*/index.html")]
    assert len(paths) > 30
    for path in paths:
        page.goto(f"{host}/id/{path}/")
        width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], path
    page.close()


def _switch(page: Page, language: str) -> None:
    page.locator(f"header .language-link[hreflang='{language}']").click()
    page.wait_for_load_state()
