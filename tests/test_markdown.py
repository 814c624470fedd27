"""What the authoring format becomes: a page's text in, the HTML that matters out."""

from __future__ import annotations

import re

import lxml.html
import markdown
import pytest
from samples import library_of

from dalil import sync
from dalil.generated import frame
from dalil.model import Library, Page

FRONT = """---
id: {id}
title: {title}
summary: {title}.
status: draft
edition: "0.1"
issued: 2026-11-23
review_in: 12 months
owner: standards-unit
audience: [police]
---
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
    confidence: B
"""
CLAUSE = {
    "en": "### In private {#s02-2}\n\nAgencies **shall** screen in private ([palermo 6(3)]).\n\nGuidance.\n",
    "ar": "### على انفراد {#s02-2}\n\n**يجب** على الجهات أن تفحص على انفراد ([palermo 6(3)]).\n\nإرشاد.\n",
}
TITLES = {"en": ("Definition", "Screening"), "ar": ("التعريف", "الفحص")}


def rendered(language: str, text: str) -> str:
    """The HTML of a text on the page of S01, beside an S02 with one clause."""
    library, page = page_of(language, text)
    config = {"dalil.markdown": {"library": library, "page": page, "address": "https://dalil.example/"}}
    extensions = ["attr_list", "footnotes", "tables", "dalil.markdown"]
    return markdown.markdown(
        page.source.text[page.source.body_start :], extensions=extensions, extension_configs=config
    )


def page_of(language: str, text: str) -> tuple[Library, Page]:
    first, second = TITLES[language]
    path = f"{language}/standards/s01-definition.md"
    files = {
        "_data/instruments.yml": INSTRUMENTS,
        path: FRONT.format(id="S01", title=first) + text,
        f"{language}/standards/s02-screening.md": FRONT.format(id="S02", title=second) + CLAUSE[language],
    }
    library = library_of(files)
    return library, library.by_path[path]


@pytest.mark.parametrize(
    ("language", "text", "html"),
    [
        ("en", "See [S02].", 'href="s02-screening.md"><bdi>S02</bdi> Screening</a>.'),
        ("ar", "انظر [S02-2].", 'href="s02-screening.md#s02-2"><bdi>S02-2</bdi> على انفراد</a>.'),
        ("ar", "ويُقرأ مع[S02-2].", '<bdi>S02-2</bdi> على انفراد</a>.'),
        ("en", "Screen [in private](S02-2).", 'data-ref="S02-2" href="s02-screening.md#s02-2" title="S02-2 In private">in private</a>'),
        ("en", "Under [palermo 6(3)].", 'title="Consider assistance.">Palermo Protocol, art. 6(3)</a>.'),
        ("ar", "بموجب [palermo 6(3)].", 'title="النظر في المساعدة.">بروتوكول باليرمو، المادة 6(3)</a>.'),
        ("en", "Under [palermo 6(3)].", 'href="../reference/instruments.md#palermo-6-3"'),
        ("en", "See [S02-9] and [palermo 99].", '<span class="unresolved">[S02-9]</span> and <span class="unresolved">[palermo 99]</span>'),
        ("en", "Keep `[S02]` and [our words] and \\[S02\\].", "<code>[S02]</code>"),
        ("ar", "في 2026-11-23 مع UNODC.", '<bdi dir="ltr">2026-11-23</bdi> مع <span dir="ltr" lang="en">UNODC</span>'),
        ("ar", "نص[^a]\n\n[^a]: حاشية UNODC.", 'حاشية <span dir="ltr" lang="en">UNODC</span>'),
        ("en", "/// note\nText.\n///", '<p class="admonition-title">Note</p>'),
        ("ar", "/// example | حالة\nنص.\n///", '<p class="admonition-title">مثال متخيل: حالة</p>'),
        ("en", "/// trainer\nSay.\n///", 'data-block="trainer" data-for="trainer"'),
        ("ar", "/// activity | فرز\n    minutes: 5\n    format: أزواج\n\nنص.\n///", '<p class="activity-facts">5 دقائق · أزواج</p>'),
        ("en", "/// field | When\n    type: choice\n    options: [A, B]\n///", '<ul class="field-options">'),
        ("en", "| a | b |\n|---|---|\n| 1 | 2 |", '<th scope="col">a</th>'),
    ],
)  # fmt: skip
def test_the_format_becomes(language: str, text: str, html: str) -> None:
    assert html in rendered(language, text)


def test_a_clause_is_a_section_that_says_what_it_binds_and_on_what_it_rests() -> None:
    text = CLAUSE["ar"].replace("s02-2", "s01-1")
    html = rendered("ar", text)
    assert '<section class="clause" data-basis="treaty" data-clause="S01-1" data-obligation="shall">' in html
    assert '<a class="clause-id" href="#s01-1"><bdi>S01-1</bdi></a> على انفراد' in html
    assert '<p class="provision"><strong>يجب</strong>' in html
    assert 'data-copy="https://dalil.example/id/s01-1/"' in html
    assert "«على انفراد»، الإصدار 0.1 (مسودة)، 23 نوفمبر 2026، https://dalil.example/id/s01-1/" in html


def test_a_clause_ends_at_the_next_heading() -> None:
    html = rendered("en", CLAUSE["en"].replace("s02-2", "s01-1") + "\n## Next {#next}\n\nAfter.\n")
    section = re.search(r"<section.*?</section>", html, re.DOTALL)
    assert section
    assert "Guidance." in section[0]
    assert "After." not in section[0]


def test_what_a_document_cites_is_gathered_at_its_end() -> None:
    html = rendered("en", CLAUSE["en"].replace("s02-2", "s01-1") + "\nNote.[^a]\n\n[^a]: A note.\n")
    assert html.index('id="legal-basis"') < html.index('class="footnote"')
    assert "Consider assistance." in html[html.index('id="legal-basis"') :]


def test_a_question_hides_its_answers_and_their_feedback() -> None:
    html = rendered(
        "en",
        "/// quiz | q1\nWhat is an indicator?\n\n- [x] A reason to inquire — It proves *nothing*.\n- [ ] Proof — No.\n///",
    )
    choices, _, answers = html.partition("<details")
    assert "A reason to inquire" in choices
    assert "proves" not in choices
    assert '<li data-right="true"><strong>Right</strong>. It proves <em>nothing</em>.</li>' in answers
    assert '<li data-right="false"><strong>Not right</strong>. No.</li>' in answers


def test_without_a_library_the_text_stays_as_it_is() -> None:
    assert markdown.markdown("See [S02].", extensions=["dalil.markdown"]) == "<p>See [S02].</p>"


@pytest.mark.parametrize(
    ("language", "moved", "said"),
    [
        ("en", "ar", "The Arabic text of this clause is newer and has not been compared with this one."),
        ("en", "en", "The Arabic text of this clause has not yet been compared with this newer one."),
        ("ar", "en", "النص الإنجليزي لهذا البند أحدث، ولم يُقابَل به هذا النص بعد."),
        ("ar", "ar", "لم يُقابَل النص الإنجليزي لهذا البند بعدُ بهذا النص الأحدث."),
        ("ar", "ar en", "لم يُقابَل نصّا هذا البند باللغتين منذ تغييرهما."),
        ("ar", "", None),
    ],
)
def test_a_clause_says_when_its_languages_are_out_of_step(language: str, moved: str, said: str | None) -> None:
    files = {
        f"{each}/standards/s02-screening.md": FRONT.format(id="S02", title="S") + CLAUSE[each] for each in ("ar", "en")
    }
    now = sync.current(library_of(files), "S02-2")
    then = {each: "0" * 12 if each in moved.split() else now[each] for each in now}
    files["_data/sync.yml"] = f'clauses:\n  S02-2: {{ar: "{then["ar"]}", en: "{then["en"]}"}}\n'
    library = library_of(files)
    page = library.by_path[f"{language}/standards/s02-screening.md"]
    notice = frame.out_of_step(library, page, page.clauses[0])
    assert (None if notice is None else notice.text) == said


@pytest.mark.parametrize(
    ("language", "text", "badge"),
    [
        ("en", "### Old {#s01-1}\n\nWithdrawn on 2026-11-20: stands in [S02-2].\n", "Withdrawn"),
        ("ar", "### قديم {#s01-1}\n\nسُحب في 2026-11-20: ورد في [S02-2].\n", "مسحوب"),
    ],
)
def test_a_withdrawn_clause_keeps_its_number_and_says_that_it_binds_no_more(
    language: str, text: str, badge: str
) -> None:
    html = rendered(language, text)
    (clause,) = lxml.html.fromstring(html).xpath("//section[@data-clause='S01-1']")
    assert [clause.get(f"data-{name}") for name in ("obligation", "basis", "withdrawn")] == ["", "", "yes"]
    assert f'<span class="badge withdrawn">{badge}</span>' in html
    assert "basis" not in html.partition('class="clause-line"')[2]
