"""The way out of a sensitive page: at once, by link or by keys, and not back again."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

PHONE = {"width": 360, "height": 740}
ELSEWHERE = {"/": "https://ar.wikipedia.org/", "/en/": "https://en.wikipedia.org/"}
SENSITIVE = "care/g04-risk-and-safety-planning/"
OPEN = "standards/s01-definition-of-the-offence/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]  # the stub wants its own mapping type
    opened.route("https://*.wikipedia.org/**", _elsewhere)
    yield opened
    opened.close()


def _elsewhere(route: Route) -> None:
    route.fulfill(content_type="text/html", body="<title>elsewhere</title>")


def _open(context: BrowserContext, host: str, home: str) -> Page:
    """A page of the site, then the sensitive one, in the same tab, with something kept in the browser."""
    page = context.new_page()
    page.goto(host + home)
    page.evaluate("localStorage.setItem('dalil.dark', 'true'); sessionStorage.setItem('x', 'y')")
    page.goto(host + home + SENSITIVE)
    return page


def _is_gone(page: Page, host: str, home: str) -> None:
    page.wait_for_url(ELSEWHERE[home])
    page.go_back()
    assert page.url == host + home
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("home", ELSEWHERE)
def test_the_link_leaves_and_nothing_leads_back(context: BrowserContext, host: str, home: str) -> None:
    page = _open(context, host, home)
    page.locator("[data-exit]").click()
    _is_gone(page, host, home)


@pytest.mark.parametrize("home", ELSEWHERE)
def test_three_taps_of_shift_leave(context: BrowserContext, host: str, home: str) -> None:
    page = _open(context, host, home)
    said = page.locator(".exit-said")
    page.keyboard.press("Shift")
    assert said.inner_text() == said.get_attribute("data-twice")
    page.keyboard.press("Shift")
    assert said.inner_text() == said.get_attribute("data-once")
    page.keyboard.press("Shift")
    _is_gone(page, host, home)


@pytest.mark.parametrize("held", ["Alt", "Control", "Meta"])
def test_shift_beside_another_key_does_not_leave(context: BrowserContext, host: str, held: str) -> None:
    page = _open(context, host, "/")
    page.keyboard.down(held)
    for _ in range(4):
        page.keyboard.press("Shift")
    page.keyboard.up(held)
    for _ in range(4):
        page.keyboard.press(f"Shift+{held}")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+A")
    assert page.url == host + "/" + SENSITIVE
    assert page.locator("h1").is_visible()


def test_taps_that_lie_apart_do_not_leave(context: BrowserContext, host: str) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(f"{host}/{SENSITIVE}")
    page.evaluate(
        """() => { for (const at of [0, 3000, 6000]) for (const type of ["keydown", "keyup"]) {
          const event = new KeyboardEvent(type, {key: "Shift", bubbles: true})
          Object.defineProperty(event, "timeStamp", {value: at})
          document.dispatchEvent(event)
        } }"""
    )
    assert page.locator("h1").is_visible()


def test_the_screen_is_empty_at_once_however_slow_the_network_is(context: BrowserContext, host: str) -> None:
    page = _open(context, host, "/")
    page.route("**/never", lambda route: None)
    text, title = page.evaluate(
        """() => {
          const link = document.querySelector("[data-exit]")
          link.href = "/never"
          link.click()
          return [document.body.innerText, document.title]  // before anything else can run
        }"""
    )
    assert (text, title) == ("", "…")


@pytest.mark.parametrize("home", ELSEWHERE)
def test_the_link_works_without_scripts(browser: Browser, host: str, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    context.route("https://*.wikipedia.org/**", _elsewhere)
    page = context.new_page()
    page.goto(host + home + SENSITIVE)
    page.locator("[data-exit]").click()
    page.wait_for_url(ELSEWHERE[home])
    context.close()


@pytest.mark.parametrize("home", ELSEWHERE)
def test_other_pages_have_no_way_out_and_shift_does_nothing(context: BrowserContext, host: str, home: str) -> None:
    page = context.new_page()
    page.goto(host + home + OPEN)
    assert page.locator("[data-exit]").count() == 0
    for _ in range(3):
        page.keyboard.press("Shift")
    assert page.url == host + home + OPEN


@pytest.mark.parametrize("home", ELSEWHERE)
def test_the_bar_covers_nothing_at_the_end_of_the_page(context: BrowserContext, host: str, home: str) -> None:
    page = context.new_page()
    page.goto(host + home + SENSITIVE)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar = page.locator(".exit-bar").bounding_box()
    last = page.locator(".to-top").bounding_box()
    assert bar and last and last["y"] + last["height"] <= bar["y"]
    assert bar["y"] + bar["height"] <= PHONE["height"]
    assert page.locator(".exit-help").get_attribute("href")


@pytest.mark.parametrize("home", ELSEWHERE)
def test_what_others_may_see_of_a_sensitive_page_is_neutral(context: BrowserContext, host: str, home: str) -> None:
    page = context.new_page()
    answer = page.goto(host + home + SENSITIVE)
    assert answer
    head = lxml.html.fromstring(answer.body()).find("head")
    title = page.locator("h1").inner_text()
    assert head is not None
    seen = " ".join([*head.xpath(".//meta/@content"), head.findtext("title") or ""])
    assert title not in seen
    assert page.locator(".document-lead").inner_text() not in seen
    assert head.findtext("title") == {"/": "G04 · دليل", "/en/": "G04 · Dalil"}[home]
