"""What helps a reader: explained terms and citations, what belongs together, notices, both languages, roles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree.ElementTree import fromstring, tostring

import lxml.html
import markdown
import pytest
from samples import library_of

from dalil import checks, first_uses, relations, standing, used_terms, view
from dalil.generated import roles
from dalil.model import Library, Page
from dalil.render import side_by_side
from dalil.render.convert import Converter

TERMS = """domains:
- {id: core, en: Core, ar: أساسية}
- {id: training, en: Training, ar: تدريب}
terms:
- id: referral
  domain: core
  en: referral
  ar: الإحالة
  definition: {en: Handing on a person., ar: توجيه الشخص.}
  source: own usage
  confidence: C
- id: screening
  domain: core
  en: screening
  ar: الفحص الأولي
  definition: {en: A short talk., ar: حديث قصير.}
  source: own usage
  confidence: A
- id: means-element
  domain: core
  en: means (element)
  ar: الوسيلة (ركن)
  definition: {en: How., ar: كيف.}
  source: own usage
  confidence: A
- id: standard
  domain: training
  en: standard
  ar: معيار
  definition: {en: A requirement., ar: متطلب.}
  source: own usage
  confidence: A
"""
INSTRUMENTS = """instruments:
- id: palermo
  kind: treaty
  short: {en: Palermo Protocol, ar: بروتوكول باليرمو}
  title: {en: Protocol, ar: بروتوكول}
  confidence: A
  articles:
  - n: "6(3)"
    summary: {en: Consider assistance., ar: النظر في المساعدة.}
    confidence: C
"""
FRONT = """---
id: S01
title: {title}
summary: {title}.
status: {status}
edition: "0.1"
issued: 2026-01-10
review_in: {months} months
owner: standards-unit
audience: [police]
{more}---
"""
TEXT = {
    "ar": "### على انفراد {#s01-1}\n\n**يجب** أن يجري الفحص الأولي على انفراد ([palermo 6(3)]).\n\nثم تأتي الإحالة.\n",
    "en": "### In private {#s01-1}\n\nScreening **shall** be in private ([palermo 6(3)]).\n\nThen comes referral.\n",
}
TITLES = {"ar": "الفحص", "en": "Screening"}


def sample(status: str = "draft", months: int = 12, more: str = "", text: dict[str, str] = TEXT) -> Library:
    files = {"_data/terms.yml": TERMS, "_data/instruments.yml": INSTRUMENTS}
    for language, words in text.items():
        front = FRONT.format(title=TITLES[language], status=status, months=months, more=more)
        files[f"{language}/standards/s01-screening.md"] = front + words
    return library_of(files)


def body(library: Library, page: Page) -> lxml.html.HtmlElement:
    config: dict[str, Any] = {"library": library, "page": page, "address": "https://dalil.example/"}
    html = markdown.markdown(
        page.source.text[page.source.body_start :],
        extensions=["attr_list", "footnotes", "tables", "dalil.markdown"],
        extension_configs={"dalil.markdown": config},
    )
    return lxml.html.fragment_fromstring(html, create_parent="div")


@pytest.mark.parametrize(
    ("language", "html", "marked"),
    [
        ("ar", "<p>يبدأ بالفحص الأولي. ثم الفحص الأولي.</p>", ["بالفحص الأولي"]),
        ("ar", "<p>الفحص الأولي ثم الإحالة. وبعدها الإحالة.</p>", ["الفحص الأولي", "الإحالة"]),
        ("ar", "<h2>الإحالة</h2><p><a href='#'>الإحالة</a> <strong>والإحالة</strong></p>", ["والإحالة"]),
        ("ar", "<blockquote><p>الإحالة</p></blockquote><p>الوسيلة معيار</p>", []),
        ("en", "<p>Screening, then <em>referral</em>.</p><ul><li>A referral.</li></ul>", ["Screening", "referral"]),
        ("en", "<p><code>referral</code> by any means of a standard</p>", []),
        ("en", "<table><tr><td>referral</td><td>a referral</td></tr></table>", ["referral"]),
        ("en", "<div data-block='field'><p>referral</p></div><p class='admonition-title'>referral</p>", []),
    ],
)
def test_the_first_use_of_a_term_becomes_a_control(language: str, html: str, marked: list[str]) -> None:
    root = fromstring(f"<div>{html}</div>")
    before = "".join(root.itertext())
    found = first_uses.mark(root, used_terms.certain(sample().data, language))
    assert [button.text for button in root.iter("button")] == marked
    assert len(found) == len(marked)
    assert "".join(root.itertext()) == before, tostring(root, encoding="unicode")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", {"الإحالة", "referral", "توجيه الشخص.", "يُتحقق منه لدى المركز", "المزيد في المسرد", "إغلاق"}),
        ("en", {"referral", "الإحالة", "Handing on a person.", "To be confirmed by the Centre", "Close"}),
    ],
)
def test_a_term_opens_its_definition_and_its_counterpart(language: str, words: set[str]) -> None:
    library = sample()
    html = body(library, library.by_path[f"{language}/standards/s01-screening.md"])
    control = html.xpath(".//button[@popovertarget='note-term-referral']")[0]
    assert control.get("aria-haspopup") == "dialog"
    box = html.get_element_by_id("note-term-referral")
    assert (box.get("popover"), box.get("role")) == ("auto", "dialog")
    assert words <= {text.strip() for text in box.itertext()}
    other, direction = ("en", "ltr") if language == "ar" else ("ar", "rtl")
    assert [(p.get("lang"), p.get("dir")) for p in box.xpath("div/p[@lang]")] == [(other, direction)]
    assert box.xpath(".//a/@href") == ["../reference/glossary.md#term-referral"]
    assert html.xpath("div[@data-print='no']/*[@popover]")


@pytest.mark.parametrize(
    ("language", "summary", "doubt"),
    [
        ("ar", "النظر في المساعدة.", "يُتحقق منه لدى المركز"),
        ("en", "Consider assistance.", "To be confirmed by the Centre"),
    ],
)
def test_a_citation_names_the_box_with_its_summary(language: str, summary: str, doubt: str) -> None:
    library = sample()
    html = body(library, library.by_path[f"{language}/standards/s01-screening.md"])
    cite = html.xpath(".//p[@class='provision']//a[@class='cite']")[0]
    box = html.get_element_by_id(cite.get("data-note"))
    assert summary in box.text_content()
    assert doubt in box.text_content()
    assert cite.get("href") == box.xpath(".//a/@href")[0] == "../reference/instruments.md#palermo-6-3"


def test_print_knows_a_control_by_its_words_alone() -> None:
    html = lxml.html.fragment_fromstring('<div><p>a <button class="term">b</button> c</p></div>')
    assert Converter("en", "S01", "", "", frozenset(), None).body(html) == '{par({"a "; {"b"}; " c"})}'  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "ar",
            ["نسخ رابط S01-1", "نسخ صيغة الاستشهاد بـS01-1 بالعربية، ع", "نسخ صيغة الاستشهاد بـS01-1 بالإنجليزية، EN"],
        ),
        (
            "en",
            [
                "Copy the link to S01-1",
                "Copy the citation of S01-1 in Arabic, ع",
                "Copy the citation of S01-1 in English, EN",
            ],
        ),
    ],
)
def test_a_clause_offers_its_link_and_its_citation_in_both_languages(language: str, names: list[str]) -> None:
    library = sample()
    html = body(library, library.by_path[f"{language}/standards/s01-screening.md"])
    buttons = html.xpath(".//button[@data-copy]")
    assert [button.get("aria-label") for button in buttons] == names
    link, arabic, english = (button.get("data-copy") for button in buttons)
    assert link == "https://dalil.example/id/s01-1/"
    assert arabic.startswith("دليل، S01-1، «على انفراد»")
    assert english.startswith("Dalil, S01-1, “In private”")
    assert arabic.endswith(link)
    assert english.endswith(link)
    assert html.xpath(".//*[@class='copy-status']/@role") == ["status"]


def test_a_clause_says_where_it_is_taught_and_recorded(library: Library) -> None:
    assert [page.id for page in relations.taught_in(library, "ar", "S02-2")] == ["M04"]
    assert [page.id for page in relations.recorded_in(library, "en", "S02-1")] == ["F01", "F02"]
    assert {page.id for page, _ in relations.cited_elsewhere(library, "ar", "S02-4")} >= {"G01"}


def test_a_document_names_what_belongs_to_it(library: Library) -> None:
    groups = {
        language: [
            (group.name, [mention.name for mention in group.mentions])
            for group in view.related(library, library.documents["S02"][language])
        ]
        for language in library.languages
    }
    assert [name for name, _ in groups["ar"]] == ["تُدرَّس في", "النماذج", "المعايير والأدلة"]
    modules, forms, texts = (mentions for _, mentions in groups["ar"])
    assert "M04" in modules
    assert {"F01", "F02", "F05"} <= set(forms)
    assert texts == ["S01", "G01", "G03"]
    assert [mentions for _, mentions in groups["en"]] == [mentions for _, mentions in groups["ar"]]


@pytest.mark.parametrize(
    ("status", "months", "today", "kinds"),
    [
        ("draft", 12, date(2026, 11, 24), ["out-of-step"]),
        ("draft", 6, date(2026, 11, 24), ["overdue", "out-of-step"]),
        ("draft", 6, date(2026, 7, 10), ["out-of-step"]),
        ("consultation", 12, date(2026, 11, 24), ["consultation", "out-of-step"]),
        ("withdrawn", 6, date(2026, 11, 24), ["withdrawn", "out-of-step"]),
        ("superseded", 6, date(2026, 11, 24), ["superseded", "out-of-step"]),
    ],
)
def test_a_document_tells_how_it_stands(status: str, months: int, today: date, kinds: list[str]) -> None:
    library = replace(sample(status, months), today=today)
    page = library.documents["S01"]["ar"]
    assert [notice.kind for notice in standing.notices(library, page)] == kinds


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ar",
            [
                "حلّ محل هذا النص غيره. يُعمل بدلًا منه بما يأتي:",
                "لم تُقابَل العربية بالإنجليزية بعد: بند واحد",
            ],
        ),
        ("en", ["This document has been superseded. Use instead:", "Arabic and English not yet compared: 1 clause"]),
    ],
)
def test_notices_lead_to_what_they_name(language: str, words: list[str]) -> None:
    library = sample("superseded", more="replaced_by: [S01]\n")
    banners = view.banners(library, library.documents["S01"][language])
    assert [banner.words for banner in banners] == words
    home = "" if language == "ar" else "en/"
    assert [mention.url for banner in banners for mention in banner.mentions] == [
        f"{home}standards/s01-screening/",
        f"{home}standards/s01-screening/#s01-1",
    ]


BUILT = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title} - D</title>
<link rel="canonical" href="https://dalil.example/{home}standards/s01-screening/"></head><body>
<a class="language" hreflang="{other}" href="{to_other}">x</a><script src="{root}assets/a.js"></script>
<a class="sibling" href="../s02-x/#s02-1">x</a>
<div data-page="standards/s01-screening" data-lang="{language}" data-doc="S01"><header class="document-header">
<h1>{title}</h1><p class="document-lead">l</p><p class="document-actions">a</p></header>
<div class="body" data-body>{body}</div></div></body></html>"""


def built(library: Library, language: str) -> str:
    inside = body(library, library.documents["S01"][language])
    home, other, to_other = (
        ("", "en", "../../en/standards/s01-screening/")
        if language == "ar"
        else ("en/", "ar", "../../../standards/s01-screening/")
    )
    return BUILT.format(
        language=language, other=other, home=home, to_other=to_other, title=TITLES[language],
        root="../../" if language == "ar" else "../../../",
        body=lxml.html.tostring(inside, encoding="unicode"),
    )  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [("ar", "en"), ("en", "ar")])
def test_both_languages_stand_side_by_side(first: str, second: str) -> None:
    library = sample(
        text={language: f"{text}\n## {language} {{#only-{language}}}\n" for language, text in TEXT.items()}
    )
    own, other = (library.documents["S01"][language] for language in (first, second))
    texts = tuple(
        built(library, language).replace('<div class="body" data-body><div>', '<div class="body" data-body>')
        for language in (first, second)
    )
    page = lxml.html.document_fromstring(side_by_side.page(library, own, other, (texts[0], texts[1])))
    pairs = page.xpath("//div[contains(@class, 'body')]/div[starts-with(@class, 'pair')]")
    for pair in pairs:
        assert [(side.get("lang"), side.get("dir")) for side in pair] == [
            (language, "rtl" if language == "ar" else "ltr") for language in (first, second)
        ]
    clause = next(pair for pair in pairs if pair.get("data-clause") == "S01-1")
    assert [heading.get("id") for heading in clause.iter("h3")] == ["s01-1", f"{second}-s01-1"]
    assert [len(side.xpath(".//button[@data-copy]")) for side in clause] == [3, 0]
    provision = clause.getnext()
    assert [side.xpath("string(.//p/@class)") for side in provision] == ["provision", "provision"]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {f"only-{first}", f"{second}-only-{second}", f"{second}-note-term-referral"} <= set(ids)
    assert set(page.xpath("//@popovertarget | //@data-note")) <= set(ids)
    assert not page.xpath("//*[@data-body] | //*[@data-doc]")
    root = "../../" if first == "ar" else "../../../"
    assert page.xpath("//script/@src") == [f"{root}assets/a.js"]
    there = "../../en/parallel/s01/" if first == "ar" else "../../../parallel/s01/"
    assert page.xpath("//a[@class='language']/@href") == [there]
    assert page.xpath("//a[@class='sibling']/@href") == ["../../standards/s02-x/#s02-1"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith("standards/s01-screening/")
    ways = page.xpath("//p[@class='document-actions']/a/@href")
    assert ways[0] == f"{root}downloads/bilingual/s01.pdf"
    assert set(ways[1:]) == (
        {"../../standards/s01-screening/", "../../en/standards/s01-screening/"}
        if first == "ar"
        else {"../../standards/s01-screening/", "../../../standards/s01-screening/"}
    )


def test_every_role_has_its_page(library: Library) -> None:
    for role in library.data.roles:
        for language in library.languages:
            page = library.by_path[f"{language}/roles/{role.id}.md"]
            assert [(block.name, block.title) for block in page.blocks] == [("role", role.id)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", ["اقرأ أولًا", "S02-2", "F01", "6 ساعات", "المجموع: ", "دليل مفتشي العمل (PDF)"]),
        (
            "en",
            ["Read first", "S02-2", "F01", "6 hours", "Together: ", "Manual for labour inspectors (PDF)"],
        ),
    ],
)
def test_the_page_of_a_role_says_where_to_begin(library: Library, language: str, words: list[str]) -> None:
    page = library.by_path[f"{language}/roles/labour-inspector.md"]
    said = "".join(roles.role(library, page, "labour-inspector").itertext())
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(
    ("minutes", "ar", "en"),
    [(45, "45 دقيقة", "45 minutes"), (120, "ساعتان", "2 hours"), (330, "5 ساعات و30 دقيقة", "5 hours and 30 minutes")],
)
def test_time_is_told_in_hours(minutes: int, ar: str, en: str) -> None:
    assert (roles.hours(minutes, "ar"), roles.hours(minutes, "en")) == (ar, en)


def test_a_role_that_does_not_exist_is_told() -> None:
    page = "---\ntitle: {0}\nsummary: {0}.\n---\n\n/// role | polise\n///\n"
    files = {f"{language}/roles/a.md": page.format(words) for language, words in (("ar", "أ"), ("en", "A"))}
    library = library_of({"_data/roles.yml": "roles:\n- {id: police, en: Police, ar: الشرطة}\nowners: []\n", **files})
    found = [finding for finding in checks.run(library) if finding.code == "S413"]
    assert {finding.path for finding in found} == set(files)
    assert all("police" in str(finding) for finding in found)
