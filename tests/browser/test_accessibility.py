"""The keyboard, text that readers set larger, and what else axe does not see; axe itself is in `test_axe_*.py`."""

from __future__ import annotations

from typing import Any

import pytest
from browser.visiting import DESKTOP, NARROW, PHONE, SIDEWAYS
from playwright.sync_api import Browser, BrowserContext, Page, expect

HOMES = ("/", "/en/")
DOCUMENT = "care/g01-first-contact-and-trust/"
KINDS = (
    "/",
    "/en/",
    f"/{DOCUMENT}",
    "/en/standards/s02-identification-and-screening/",
    "/tools/f05-risk-assessment/",
    "/training/",
    "/reference/downloads/",
    "/404.html",
)

WEAR = "css => { const s = document.createElement('style'); s.textContent = css; document.head.append(s) }"
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""


@pytest.mark.parametrize("path", KINDS)
def test_text_can_be_spaced_and_enlarged(host: str, browser: Browser, path: str) -> None:
    """The spacing of 1.4.12; and letters of twice the size, which is what a zoom of 200 % does to a narrow window."""
    context = _context(browser, NARROW)
    page = context.new_page()
    page.goto(host + path)
    page.evaluate(WEAR, SPACED)
    assert page.evaluate(SIDEWAYS) <= 0
    page.set_viewport_size({"width": 640, "height": 640})
    page.evaluate(WEAR, "html { font-size: 250% !important; }")
    assert page.evaluate(SIDEWAYS) <= 0
    context.close()


@pytest.mark.parametrize("home", HOMES)
def test_the_menu_of_a_narrow_screen_obeys_the_keyboard(host: str, browser: Browser, home: str) -> None:
    context = _context(browser, NARROW)
    page = context.new_page()
    page.goto(host + home)
    button = page.locator(".menu-button")
    assert button.get_attribute("aria-expanded") == "false"
    reached = _walk(page)
    assert any("menu-button" in name for name in reached)
    assert not any(name.startswith("site-nav") for name in reached), "the closed menu is reached"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.matches('.menu-close')")
    assert page.evaluate("document.querySelector('.md-content').inert")
    inside = {_step(page) for _ in range(5)}
    assert all(name.startswith("site-nav") for name in inside)
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert "menu-button" in page.evaluate("document.activeElement.className")
    assert not page.evaluate("document.querySelector('.md-content').inert")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # on the button that closes it, which has the focus
    assert button.get_attribute("aria-expanded") == "false"
    context.close()


@pytest.mark.parametrize("home", HOMES)
def test_the_menu_of_a_narrow_screen_opens_without_scripts(host: str, browser: Browser, home: str) -> None:
    context = _context(browser, NARROW, java_script_enabled=False)
    page = context.new_page()
    page.goto(host + home)
    page.locator(".menu-link").click()
    first = page.locator(".site-nav a[aria-current]")
    assert first.is_visible()
    box = first.bounding_box()
    assert box and 0 <= box["x"] < NARROW["width"]
    page.locator(".menu-link-close").click()
    assert not first.is_visible()
    context.close()


@pytest.mark.parametrize("viewport", [NARROW, DESKTOP], ids=["narrow", "desktop"])
@pytest.mark.parametrize("home", HOMES)
def test_every_stop_of_the_keyboard_can_be_seen(
    host: str, browser: Browser, home: str, viewport: dict[str, int]
) -> None:
    context = _context(browser, viewport)
    page = context.new_page()
    page.goto(host + home + DOCUMENT, wait_until="networkidle")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    unseen = []
    for _ in range(60):
        seen = page.evaluate(
            """() => {
              const it = document.activeElement
              if (it === document.body) return "end"
              const box = it.getBoundingClientRect(), style = getComputedStyle(it)
              const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 2), y = box.y + box.height / 2
              const top = document.elementFromPoint(x, y)
              const shown = box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight
              const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
              const covered = top && !it.contains(top) && !top.contains(it)
              return shown && marked && !covered ? "" : `${it.outerHTML.slice(0, 90)} ${shown} ${marked} ${covered}`
            }"""
        )
        if seen == "end":
            break
        unseen += [seen] if seen else []
        page.keyboard.press("Tab")
    context.close()
    assert unseen == []


@pytest.mark.parametrize("home", HOMES)
def test_the_skip_link_leads_to_the_text(host: str, browser: Browser, home: str) -> None:
    page = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
    page.goto(host + home + DOCUMENT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#content').contains(document.activeElement)")
    page.close()


def test_the_appearance_is_chosen_by_keyboard_and_kept_only_when_it_differs(host: str, browser: Browser) -> None:
    context = _context(browser, PHONE)
    page = context.new_page()
    page.goto(host)
    ground = "getComputedStyle(document.body).backgroundColor"
    kept = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    light = page.evaluate(ground)
    assert page.evaluate(kept) == "[{},{}]"
    button = page.locator(".scheme-button")
    button.focus()
    page.keyboard.press("Space")
    assert button.get_attribute("aria-pressed") == "true"
    assert page.evaluate(ground) != light
    page.goto(f"{host}/en/")
    assert page.evaluate(ground) != light
    page.locator(".scheme-button").click()
    assert page.evaluate(ground) == light
    assert page.evaluate(kept) == "[{},{}]"
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".scheme-button")).to_have_attribute("aria-pressed", "true")
    context.close()


def test_the_dark_needs_no_script(host: str, browser: Browser) -> None:
    context = _context(browser, PHONE, java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(host)
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert int(red) < 64
    assert not page.locator(".scheme-button").is_visible()
    context.close()


@pytest.mark.parametrize("home", HOMES)
def test_what_scrolls_by_itself_can_be_reached_and_has_a_name(host: str, browser: Browser, home: str) -> None:
    context = _context(browser, NARROW)
    page = context.new_page()
    page.goto(f"{host}{home}handbook/", wait_until="networkidle")
    region = page.locator("[role=group][tabindex='0']").first
    name = region.get_attribute("aria-labelledby")
    assert name and page.locator(f"#{name}").inner_text()
    region.focus()
    page.keyboard.press("ArrowRight")  # an example, which runs from the left in both languages
    page.wait_for_function("document.querySelector('[role=group]').scrollLeft !== 0")
    context.close()


def test_targets_are_large_enough(host: str, browser: Browser) -> None:
    """2.5.8: what stands by itself is at least 24 pixels high and wide; links within a sentence may be smaller."""
    context = _context(browser, PHONE)
    page = context.new_page()
    small: list[Any] = []
    for path in ("/", f"/{DOCUMENT}", "/en/standards/s02-identification-and-screening/", "/en/training/"):
        page.goto(host + path, wait_until="networkidle")
        small += page.evaluate(
            """() => [...document.querySelectorAll(".md-header a, .md-header button, .site-footer a, .exit-bar a, .path a,"
                + " .document-actions a, summary, #ways + ul a, button")]
              .filter(it => it.checkVisibility())
              .map(it => [it.outerHTML.slice(0, 70), it.getBoundingClientRect()])
              .filter(([, box]) => box.height < 24 || box.width < 24)
              .map(([it, box]) => `${it} ${box.width}x${box.height}`)"""
        )
    context.close()
    assert small == [], "\n".join(small)


def _context(browser: Browser, viewport: dict[str, int], **more: Any) -> BrowserContext:
    """A context without the pages' policy, which would keep out what the tests put into a page."""
    return browser.new_context(viewport=viewport, reduced_motion="reduce", bypass_csp=True, **more)  # type: ignore[arg-type]


def _step(page: Page) -> str:
    """Press Tab; where the focus is then."""
    page.keyboard.press("Tab")
    place: str = page.evaluate(
        "(it => (it.closest('.site-nav') ? 'site-nav ' : '') + it.className)(document.activeElement)"
    )
    return place


def _walk(page: Page) -> list[str]:
    """Every stop of the keyboard, from the top of a page to its end."""
    stops: list[str] = []
    while page.evaluate("document.activeElement !== document.body") or not stops:
        stops.append(_step(page))
        assert len(stops) < 500
    return stops
