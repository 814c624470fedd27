"""How much a phone loads at the first visit, as it travels: text compressed with gzip, fonts as they are."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser.hosting import compressed
from playwright.sync_api import Browser

PHONE = {"width": 360, "height": 740}
HOME, DOCUMENT = 150, 200
"""Kilobytes."""

PAGES = {
    "/": HOME,
    "/standards/s02-identification-and-screening/": DOCUMENT,
    "/care/g01-first-contact-and-trust/": DOCUMENT,
    "/training/m04-indicators-and-identification/": DOCUMENT,
    "/tools/f05-risk-assessment/": DOCUMENT,
    "/reference/glossary/": DOCUMENT,
    "/reference/instruments/": DOCUMENT,
}


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light(site: Path, published: str, browser: Browser, path: str, language: str) -> None:
    context = browser.new_context(viewport=PHONE, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(published + language + path, wait_until="networkidle")
    files = {urlsplit(url).path: url for url in asked if url.startswith(published)}
    weights = {name: len(compressed(_file(site, name))) for name in files}
    context.close()
    total = sum(weights.values()) / 1000
    print(f"{language}{path}: {total:.0f} KB in {len(weights)} files")
    assert len(asked) == len([url for url in asked if url.startswith((published, "data:"))])
    assert total <= PAGES[path], weights


def _file(site: Path, path: str) -> Path:
    file = site / path.lstrip("/")
    return file / "index.html" if file.is_dir() else file
