"""Direction on the root, isolated titles, and what screen readers need of tables and headings."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring, tostring

import lxml.html
import pytest

from dalil import accessible, direction

CASES = [
    ("ar", "المؤشرات 1–11 في S02-3", 'المؤشرات <bdi dir="ltr">1–11</bdi> في <bdi dir="ltr">S02-3</bdi>'),
    ("ar", "مكتب UNODC", 'مكتب <span lang="en" dir="ltr">UNODC</span>'),
    ("en", "The word دليل", 'The word <span lang="ar" dir="rtl">دليل</span>'),
    ("en", "Q&amp;A <b>", "Q&amp;A &lt;b&gt;"),
]


@pytest.mark.parametrize(("language", "title", "html"), CASES)
def test_titles_keep_their_order_wherever_they_stand(language: str, title: str, html: str) -> None:
    assert direction.isolated(title, language) == html


def test_the_root_says_its_direction_once() -> None:
    said = direction.on_root('<!doctype html><html lang="ar" class="no-js">')
    assert said == '<!doctype html><html lang="ar" dir="rtl" class="no-js">'
    assert direction.on_root(said) == said


def test_columns_are_aligned_to_where_the_line_begins_and_header_cells_speak() -> None:
    table = fromstring(
        '<table><tr><th style="text-align: left;">a</th><th /></tr><tr><td style="text-align: right;">b</td></tr></table>'
    )
    accessible.table(table)
    assert tostring(table, encoding="unicode") == (
        '<table><tr><th scope="col" class="align-start">a</th><td /></tr><tr><td class="align-end">b</td></tr></table>'
    )


def test_every_page_says_its_direction_on_the_root_and_names_its_heading_links(site: Path) -> None:
    for path in site.rglob("*.html"):
        tree = lxml.html.parse(str(path)).getroot()
        assert tree.get("dir") == direction.of(tree.get("lang", "")), path
        assert not tree.xpath("//a[@class='headerlink' and not(@aria-label)]"), path
        assert not tree.xpath("//body//*[@style]"), path
