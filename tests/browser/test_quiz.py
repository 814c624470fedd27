"""Self-checking in the page: by keyboard, told in words, nothing kept; a list with its answers where no script runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

HOMES = [("ar", "/"), ("en", "/en/")]
WORDS = {"ar": ("اختر جوابًا أولًا.", "صحيح", "غير صحيح"), "en": ("Choose an answer first.", "Right", "Not right")}
PLACE = "participants/m04/"


@pytest.mark.parametrize(("language", "home"), HOMES)
def test_a_question_is_answered_by_keyboard_as_often_as_one_likes(
    host: str, browser: Browser, language: str, home: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{host}{home}{PLACE}")
    choose, right, wrong = WORDS[language]
    quiz = page.locator("#q1")
    quiz.get_by_role("button").focus()
    page.keyboard.press("Enter")
    report = quiz.get_by_role("status")
    assert report.inner_text() == choose
    quiz.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    assert report.inner_text() == choose  # choosing alone tells nothing
    said = set()
    for _ in range(quiz.get_by_role("radio").count()):
        quiz.get_by_role("button").press("Enter")
        said.add(report.inner_text().partition(".")[0])
        quiz.get_by_role("radio", checked=True).press("ArrowDown")
    assert said == {right, wrong}
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.close()


@pytest.mark.parametrize(("language", "home"), HOMES)
def test_without_a_script_the_answers_fold_out(site: Path, browser: Browser, language: str, home: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / home.strip("/") / PLACE / "index.html").as_uri())
    quiz = page.locator("#q1")
    assert quiz.get_by_role("radio").count() == 0
    quiz.locator("summary").click()
    assert WORDS[language][1] in quiz.locator("details").inner_text()
    page.context.close()
