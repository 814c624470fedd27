"""WCAG 2.2 AA on every Arabic page, as far as a program can judge. Each language has a file, so that both run at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser.visiting import visit
from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def visited(site: Path, host: str, browser: Browser) -> dict[str, list[str]]:
    return visit(site, host, browser, "ar")


def test_axe_finds_nothing(visited: dict[str, list[str]]) -> None:
    assert visited["axe"] == []


def test_no_page_scrolls_sideways_at_320_pixels(visited: dict[str, list[str]]) -> None:
    assert visited["sideways"] == []
