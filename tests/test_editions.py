"""Editions: what changed since, on the page, and on the permanent address for those who hold a print."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest
from lxml.html import HtmlElement
from samples import library_of

from dalil import changes, generated
from dalil.generated import all_changes
from dalil.generated import changes as part
from dalil.markup import visible_text
from dalil.model import Library
from dalil.render import permalinks

EDITIONS = """documents:
- id: S01
  editions:
  - edition: "0.1"
    issued: 2026-10-01
    note: {en: First edition, ar: الإصدار الأول}
- id: S02
  editions:
  - edition: "0.1"
    issued: 2026-10-01
    note: {en: First edition, ar: الإصدار الأول}
  - edition: "0.2"
    issued: 2026-11-01
    note: {en: After consultation, ar: بعد التشاور}
    changes:
    - kind: strengthened
      clauses: [S02-1]
      en: In private
      ar: على انفراد
    - kind: withdrawn
      clauses: [S02-2]
      en: Stands in another document
      ar: وارد في وثيقة أخرى
  - edition: "0.10"
    issued: 2026-11-23
    note: {en: Corrections, ar: تصويبات}
    changes:
    - kind: wording
      en: Words throughout
      ar: ألفاظ في مواضع شتى
"""
FRONT = """---
id: {id}
title: {title}
summary: {title}.
status: {status}
edition: "{edition}"
issued: 2026-11-23
review_in: 12 months
owner: standards-unit
audience: [police]
---
### {title} {{#{anchor}-1}}

{provision}
"""
WORDS = {"en": ("Screening", "Agencies **shall** act."), "ar": ("الفحص", "**يجب** على الجهات أن تعمل.")}


@pytest.fixture(scope="module")
def small() -> Library:
    """S02 in its third edition, and S01 in its first, superseded by S02."""
    files = {"_data/editions.yml": EDITIONS}
    for language, (title, provision) in WORDS.items():
        for id_, edition, status in (
            ("S01", "0.1", "superseded\nreplaced_by: [S02]"),
            ("S02", "0.10", "draft"),
        ):
            facts = {"title": title, "provision": provision, "anchor": id_.lower()}
            text = FRONT.format(id=id_, edition=edition, status=status, **facts)
            files[f"{language}/standards/{id_.lower()}-a.md"] = text
    return library_of(files)


def test_what_the_current_edition_changed(small: Library) -> None:
    first, later = changes.current_of(small, ["S01", "S02", "S99"])
    assert (first.document, first.edition.number, first.before) == ("S01", "0.1", None)
    assert later.before is not None
    assert (later.edition.number, later.before.number) == ("0.10", "0.2")
    assert [change.kind for change in later.edition.changes] == ["wording"]


@pytest.mark.parametrize(("held", "lacks"), [("0.1", ["0.2", "0.10"]), ("0.2", ["0.10"]), ("0.10", []), ("7.7", [])])
def test_a_print_lacks_what_came_after_it(small: Library, held: str, lacks: list[str]) -> None:
    assert [edition.number for edition in changes.after(small, "S02", held)] == lacks


@pytest.mark.parametrize(
    ("language", "id_", "said"),
    [
        ("en", "S01", "What changed This is the first edition, 0.1, of 1 October 2026."),
        ("ar", "S01", "ما الذي تغيّر هذا هو الإصدار الأول، 0.1، بتاريخ 1 أكتوبر 2026."),
        (
            "en",
            "S02",
            "What changed Edition 0.10, of 23 November 2026, compared with edition 0.2. Corrections "
            "Wording: Words throughout",
        ),
        (
            "ar",
            "S02",
            "ما الذي تغيّر الإصدار 0.10، بتاريخ 23 نوفمبر 2026، مقارنةً بالإصدار 0.2. تصويبات صياغة: ألفاظ في مواضع شتى",
        ),
    ],
)
def test_a_page_says_what_changed(small: Library, language: str, id_: str, said: str) -> None:
    made = part.section(small, small.documents[id_][language])
    assert made is not None
    assert made.get("class") == "changes"
    assert made[0].get("id") == "changes"
    assert " ".join(visible_text(child) for child in made) == said


def test_the_clauses_of_a_change_are_links_unless_they_were_withdrawn(small: Library) -> None:
    second = _with_edition(small, "0.2")
    made = part.section(second, second.documents["S02"]["en"])
    assert made is not None
    links = [link.get("href") for link in made.iter("a")]
    assert links == ["#s02-1"]
    assert "Withdrawn (S02-2): Stands in another document" in visible_text(made)


def test_an_edition_that_nobody_entered_has_no_section(small: Library) -> None:
    unknown = _with_edition(small, "0.3")
    assert part.section(unknown, unknown.documents["S02"]["en"]) is None
    assert "0.3" in permalinks.page(unknown, "S02")


def test_the_permanent_address_has_a_line_for_every_print(small: Library) -> None:
    page = _page(small, "S02")
    assert page.xpath("//div[@class='prints']/div/@id") == ["e0.1", "e0.2", "e0.10"]
    old = page.get_element_by_id("e0.1").text_content()
    assert "Your print is edition 0.1; the current edition is 0.10. What changed since:" in old
    assert "نسختك المطبوعة إصدارها 0.1، والإصدار الحالي 0.10." in old
    assert "Strengthened (S02-1): In private" in old
    assert "صياغة: ألفاظ في مواضع شتى" in old
    assert "Your print is the current edition, 0.10." in page.get_element_by_id("e0.10").text_content()
    other = page.xpath("//div[@class='print-other']")[0].text_content()
    assert "If your print names an edition other than 0.10" in other


@pytest.mark.parametrize("target", ["S02", "S02-1"])
def test_the_permanent_address_says_what_it_is_in_both_languages(small: Library, target: str) -> None:
    page = _page(small, target)
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    sections = page.xpath("//section")
    assert [(section.get("lang"), section.get("dir")) for section in sections] == [("ar", "rtl"), ("en", "ltr")]
    anchor = f"#{target.lower()}" if "-" in target else ""
    for section, folder, language in zip(sections, ("", "en/"), ("ar", "en"), strict=True):
        hrefs = section.xpath(".//p[@class='ways']/a/@href")
        assert hrefs == [f"../../{folder}standards/s02-a/{anchor}", f"../../downloads/{language}/s02.pdf"]
        facts = section.xpath("string(.//dl)")
        for said in {"ar": ("0.10", "مسودة", "23 نوفمبر 2027"), "en": ("0.10", "Draft", "23 November 2027")}[language]:
            assert said in facts
    assert page.xpath("//script") == []


def test_a_clause_tells_only_its_own_changes(small: Library) -> None:
    said = _page(small, "S02-1").xpath("//section[@lang='en']//div[@class='editions']")[0].text_content()
    assert said == "Changes of this clause0.2: Strengthened (S02-1): In private"


@pytest.mark.parametrize("target", ["S01", "S01-1"])
def test_what_ended_names_what_replaced_it(small: Library, target: str) -> None:
    page = _page(small, target)
    for language, said in (("ar", "حلّت محله وثيقة أحدث"), ("en", "Replaced by a newer document")):
        ended = page.xpath(f"//section[@lang='{language}']/p[@class='ended']")[0]
        assert said in ended.text_content()
        assert ended.xpath("a/@href") == ["../s02/"]
    assert "Your print is the last edition, 0.1." in page.get_element_by_id("e0.1").text_content()
    assert "Next review" not in page.text_content()


def test_our_own_documents_are_on_record(library: Library) -> None:
    assert {found.document for found in changes.current_of(library, library.documents)} == set(library.documents)


def _with_edition(library: Library, number: str) -> Library:
    """The same library with its S02 in another edition."""
    raw = {page.path: page.source.text.replace('"0.10"', f'"{number}"') for page in library.pages}
    return replace(library_of(raw | {"_data/editions.yml": EDITIONS}), today=library.today)


def _page(library: Library, target: str) -> HtmlElement:
    found: HtmlElement = lxml.html.fromstring(permalinks.page(library, target))
    return found


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_list_of_all_changes_is_newest_first_and_leads_to_clauses(small: Library, language: str) -> None:
    here = library_of({f"{language}/reference/changes.md": "---\ntitle: T\n---\n/// changes\n///\n"}).pages[0]
    made = all_changes.all_changes(small, here)
    days = [heading.get("id") for heading in made.iter("h2")]
    assert days == ["changes-2026-11-23", "changes-2026-11-01", "changes-2026-10-01"]
    assert set(days) == set(generated.anchors(here, small))
    said = [visible_text(item) for item in made.iter("li")]
    expected = {
        "en": [
            "S02 Screening – edition 0.10: CorrectionsWording: Words throughout",
            "S02 Screening – edition 0.2: After consultation"
            "Strengthened (S02-1): In privateWithdrawn (S02-2): Stands in another document",
            "Edition 0.1: First edition: S01, S02",
        ],
        "ar": [
            "S02 الفحص – الإصدار 0.10: تصويباتصياغة: ألفاظ في مواضع شتى",
            "S02 الفحص – الإصدار 0.2: بعد التشاورتشديد (S02-1): على انفرادسحب (S02-2): وارد في وثيقة أخرى",
            "الإصدار 0.1: الإصدار الأول: S01، S02",
        ],
    }
    assert [item for item in said if item in expected[language]] == expected[language]
    assert "../standards/s02-a.md#s02-1" in [link.get("href") for link in made.iter("a")]
