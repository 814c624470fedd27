"""The policy in a real browser: nothing that a page does is against it, nor against the one that hosts add."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

LISTEN = """
window.reported = []
addEventListener("securitypolicyviolation", (event) => reported.push(`${event.violatedDirective} ${event.blockedURI}`))
"""
TOUCH = """
for (const each of document.querySelectorAll("summary, button:not([hidden]), label[for]")) {
  if (!each.closest("form[action]") && each.offsetParent) each.click()
}
for (const each of document.querySelectorAll(".footnote-ref, abbr, .cite, .ref")) {
  each.dispatchEvent(new MouseEvent("mouseenter"))
  each.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}))
}
"""


def test_no_kind_of_page_does_what_its_policy_forbids(site: Path, published: str, browser: Browser) -> None:
    """One page of each folder; `test_pages.py` opens every page, and a violation is an error of the console there."""
    page = browser.new_page()
    page.add_init_script(LISTEN)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
    paths = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    kinds = {path.rpartition("/")[0]: path for path in paths}  # the last of each folder
    assert len(kinds) > 10
    for path in [*kinds.values(), "nowhere"]:
        answer = page.goto(f"{published}/{path}/")
        assert answer
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert page.evaluate("reported") == [], path
    assert said == []
    page.close()


@pytest.mark.parametrize(
    "path",
    ["/standards/s02-identification-and-screening/", "/en/care/g04-risk-and-safety-planning/", "/reference/glossary/"],
)
def test_nothing_that_opens_on_a_page_is_against_its_policy(published: str, browser: Browser, path: str) -> None:
    page = browser.new_page()
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(published) else route.abort())
    page.add_init_script(LISTEN)
    page.goto(published + path, wait_until="networkidle")
    page.evaluate("for (const e of document.querySelectorAll('[class*=exit]')) e.remove()")  # those leave the page
    page.evaluate(TOUCH)
    page.wait_for_timeout(400)
    assert page.evaluate("reported") == []
    page.close()


def test_a_changed_script_is_refused(published: str, browser: Browser) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.route(
        "**/*.js", lambda route: route.fulfill(body="document.title = 'changed'", content_type="text/javascript")
    )
    page.goto(published + "/en/")
    assert page.title() != "changed"
    assert any("integrity" in error for error in errors)
    page.close()
