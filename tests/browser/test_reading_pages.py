"""What helps a reader, in a real Chromium: boxes by keyboard and by touch, copying, both languages side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

PHONE: Any = {"width": 360, "height": 740}
DESKTOP: Any = {"width": 1280, "height": 800}
DOCUMENT = "standards/s02-identification-and-screening/"
HOMES = [("ar", "/"), ("en", "/en/")]


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """Errors of the pages that a test watches; there must be none."""
    told: list[str] = []
    yield told
    assert told == []


def _watched(page: Page, faults: list[str]) -> Page:
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return page


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize(("language", "home"), HOMES)
def test_a_term_opens_and_closes_by_keyboard_and_is_read_aloud(
    host: str, browser: Browser, faults: list[str], language: str, home: str
) -> None:
    page = _watched(browser.new_page(viewport=DESKTOP), faults)
    page.goto(f"{host}{home}{DOCUMENT}")
    term = page.locator("button.term[popovertarget='note-term-interpreter']")
    box = page.locator("#note-term-interpreter")
    assert not box.is_visible()
    term.focus()
    page.keyboard.press("Enter")
    assert box.is_visible()
    assert page.evaluate("document.activeElement.id") == "note-term-interpreter"  # so that it is read aloud
    assert page.locator("[role='dialog']:popover-open").count() == 1
    named = page.evaluate(
        "['aria-labelledby', 'aria-describedby'].map(name => document.getElementById(document.activeElement.getAttribute(name)).textContent)"
    )
    assert all(text.strip() for text in named)
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "note-term-interpreter"
    page.close()


@pytest.mark.parametrize(("language", "home"), HOMES)
def test_boxes_open_by_touch_and_fit_a_phone(
    host: str, browser: Browser, faults: list[str], language: str, home: str
) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = _watched(context.new_page(), faults)
    page.goto(f"{host}{home}{DOCUMENT}")
    page.locator("button.term[popovertarget='note-term-interpreter']").tap()
    term = page.locator("#note-term-interpreter")
    assert term.is_visible()
    place = term.bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 360
    assert place["y"] + place["height"] <= 740
    term.locator(".note-close").tap()
    assert not term.is_visible()
    cite = page.locator(".provision a[data-note]").first
    address = page.url
    cite.tap()
    box = page.locator(f"#{cite.get_attribute('data-note')}")
    assert box.is_visible()
    assert page.url == address
    box.get_by_role("link").tap()
    page.wait_for_url("**/reference/instruments/#*")
    context.close()


def test_without_a_script_terms_open_and_citations_lead_to_their_entry(host: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{host}/{DOCUMENT}")
    page.locator("button.term[popovertarget='note-term-interpreter']").click()
    assert page.locator("#note-term-interpreter").is_visible()
    page.keyboard.press("Escape")
    page.locator(".provision a[data-note]").first.click()
    assert "/reference/instruments/#" in page.url
    context.close()


@pytest.mark.parametrize(("language", "home"), HOMES)
def test_a_citation_is_copied_in_either_language_and_that_is_said(
    host: str, browser: Browser, faults: list[str], language: str, home: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = _watched(context.new_page(), faults)
    page.goto(f"{host}{home}{DOCUMENT}")
    for copied, words in (("ar", "دليل، S02-2"), ("en", "Dalil, S02-2")):
        page.locator(f"[data-clause='S02-2'] [data-copy-language='{copied}']").click()
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith(words)
        assert text.endswith("https://dalil.example/id/s02-2/")
        said = page.get_by_role("status").filter(has_text="S02-2")
        said.wait_for()
        assert {"ar": "نُسخ", "en": "Copied"}[language] in said.inner_text()
    context.close()


def test_where_nothing_can_be_copied_the_text_is_selected(site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto((site / DOCUMENT / "index.html").as_uri())
    page.locator("[data-clause='S02-2'] .copy-link").click()
    field = page.locator(".copy-text")
    field.wait_for()
    assert (
        page.evaluate("getSelection().toString() || document.activeElement.value") == "https://dalil.example/id/s02-2/"
    )
    assert "انسخه" in page.get_by_role("status").filter(has_text="محدد").inner_text()
    page.close()


@pytest.mark.parametrize(("language", "home"), HOMES)
def test_both_languages_are_level_on_a_desktop(
    host: str, browser: Browser, faults: list[str], language: str, home: str
) -> None:
    page = _watched(browser.new_page(viewport=DESKTOP), faults)
    page.goto(f"{host}{home}{DOCUMENT}")
    page.locator("a[href$='parallel/s02/']").first.click()
    page.wait_for_url(f"{host}{home}parallel/s02/")
    assert _fits(page)
    rows = page.evaluate(
        """[...document.querySelectorAll(".pair:not(.pair-across)")].map(row => [...row.children].map(side => {
             const box = side.getBoundingClientRect()
             return [side.lang, getComputedStyle(side).direction, Math.round(box.left), Math.round(box.top)]
           }))"""
    )
    assert len(rows) > 40
    for (first, first_way, first_left, first_top), (second, second_way, second_left, second_top) in rows:
        assert (first, second) == (language, "en" if language == "ar" else "ar")
        assert {first: first_way, second: second_way} == {"ar": "rtl", "en": "ltr"}
        assert first_top == second_top
        assert (first_left > second_left) == (language == "ar")
    page.close()


@pytest.mark.parametrize(("language", "home"), HOMES)
def test_both_languages_are_stacked_on_a_phone(
    host: str, browser: Browser, faults: list[str], language: str, home: str
) -> None:
    page = _watched(browser.new_page(viewport=PHONE), faults)
    for name in ("s02", "m04", "f01"):
        page.goto(f"{host}{home}parallel/{name}/")
        assert _fits(page), name
        tops = page.evaluate(
            "[...document.querySelectorAll('.pair')].map(row => [...row.children].map(side => side.getBoundingClientRect().top))"
        )
        assert all(first <= second for first, second in tops)
    page.goto(f"{host}{home}parallel/s02/#s02-3")
    top = page.evaluate("document.getElementById('s02-3').getBoundingClientRect().top")
    assert 0 <= top < 200
    page.locator("a[hreflang]").first.click()
    page.wait_for_load_state()
    assert page.url.partition("#")[0] == f"{host}{'/en/' if language == 'ar' else '/'}parallel/s02/"
    page.close()


@pytest.mark.parametrize(("language", "home"), HOMES)
def test_the_page_of_a_role_leads_to_what_it_names(
    host: str, browser: Browser, faults: list[str], language: str, home: str
) -> None:
    page = _watched(browser.new_page(viewport=PHONE), faults)
    page.goto(f"{host}{home}roles/")
    page.locator(".roles a[href*='labour-inspector']").click()
    assert _fits(page)
    manual = page.locator(".role-manual a.pdf").get_attribute("href")
    assert page.request.get(f"{page.url}{manual}").body().startswith(b"%PDF")
    page.locator(".role-clauses a").first.click()
    assert "#g01-" in page.url
    page.close()
