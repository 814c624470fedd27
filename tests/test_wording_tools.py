"""What the checks of wording stand on: numbers, terms in running text, verbs, typography, fingerprints."""

from __future__ import annotations

import pytest

from dalil import normative, sync, typography
from dalil.matching import Matcher
from dalil.numbers import numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("within 30 days and 15%", ["30 day", "15%"]),
        ("خلال ٣٠ يومًا و١٥٪", ["30 day", "15%"]),
        ("three months", ["3 month"]),
        ("ثلاثة أشهر", ["3 month"]),
        ("under eighteen", ["18"]),
        ("دون الثامنة عشرة", ["18"]),
        ("thirty-five people", ["35"]),
        ("خمسة وثلاثون شخصًا", ["35"]),
        ("23 November 2026", ["23", "month-11", "2026"]),
        ("23 نوفمبر 2026", ["23", "month-11", "2026"]),
        ("10,000 dinars", ["10000"]),
        ("one by one, two at a time", []),
        ("واحدًا بعد واحد، اثنين اثنين", []),
        ("لستَ مضطرًا", []),
        ("they may march in May", ["month-5"]),
        ("PDF/UA-1 and S02-3", []),
    ],
)
def test_numbers_are_the_same_in_both_languages(text: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text)] == values


@pytest.mark.parametrize(
    ("language", "form", "text", "found"),
    [
        ("ar", "خطة السلامة", "وتوضع خطتا السلامة", ["خطتا السلامة"]),
        ("ar", "خطة السلامة", "لخطة السلامة وبخطط", ["لخطة السلامة"]),
        ("ar", "ضحية", "وبالضحية، فضحيتها", ["وبالضحية", "فضحيتها"]),
        ("ar", "مؤشر", "المؤشرات ومؤشّراتها", ["المؤشرات", "ومؤشّراتها"]),
        ("ar", "سكن آمن", "السكـن الآمِن وسكن امن", ["السكـن الآمِن", "وسكن امن"]),
        ("ar", "شكوى", "الشكوي وشكوى", ["الشكوي", "وشكوى"]),
        ("ar", "اللغة", "للغة وبلغتي", ["للغة", "وبلغتي"]),
        (
            "ar",
            "مفتش العمل",
            "مفتشو العمل ومفتشي العمل ومفتشات العمل",
            ["مفتشو العمل", "ومفتشي العمل", "ومفتشات العمل"],
        ),
        ("ar", "عامل", "العاملون وعاملوها", ["العاملون", "وعاملوها"]),
        ("ar", "الموظف القنصلي", "الموظفون القنصليون", ["الموظفون القنصليون"]),
        ("ar", "الجبر", "العمل الجبري وعمل جبري", []),
        ("ar", "قانون", "بقانونه والقانونية وقانونية", ["بقانونه"]),
        ("ar", "الطفل", "الطفلها والطفلنا", []),
        ("ar", "مدرب", "مدرب مدرَّب، والمدرِّبون المدرَّبون", ["مدرب", "والمدرِّبون"]),
        ("ar", "الفعل", "ماذا فُعل، وفِعل", ["وفِعل"]),
        ("ar", "الإحالة", "الاحاله وإحالته", ["الاحاله", "وإحالته"]),
        ("ar", "قاصر", "تقاصر", []),
        ("en", "maid", "Maids made a maiden happy", ["Maids"]),
        ("en", "agency", "two agencies", ["agencies"]),
    ],
)
def test_terms_are_found_whatever_stands_against_them(language: str, form: str, text: str, found: list[str]) -> None:
    matcher = Matcher([(form, form)], language)
    assert [text[match.start : match.end] for match in matcher.find(text)] == found


def test_the_longer_term_counts() -> None:
    matcher: Matcher[str | None] = Matcher([("risk assessment", None), ("risk", "danger")], "en")
    assert [match.meaning for match in matcher.find("A risk assessment names each risk.")] == ["danger"]


@pytest.mark.parametrize(
    ("language", "text", "verbs"),
    [
        ("en", "It shall, in May, and may not", ["shall", "may"]),
        ("ar", "يجب ولا ينبغي وفيجوز", ["يجب", "ينبغي"]),
        ("ar", "لم يُجب عن السؤال", []),
        ("ar", "الإيجاب والجواز", []),
    ],
)
def test_binding_verbs(language: str, text: str, verbs: list[str]) -> None:
    assert [verb for _, verb in normative.verbs(text, language)] == verbs


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("الماء, والطعام", "الماء، والطعام"),
        ("متى؟ أين?", "متى؟ أين؟"),
        ("المادة ٦", "المادة 6"),
        ("العـــدل", "العدل"),
        ("الجزء هـ، وسنة 1430هـ، وبـ«نعم»", "الجزء هـ، وسنة 1430هـ، وبـ«نعم»"),
        ("فوراً", "فورًا"),
        ("والإتجار او الى", "والاتجار أو إلى"),
        ("الماء ، والطعام .", "الماء، والطعام."),
        ("الماء،والطعام", "الماء، والطعام"),
        ('قال "نعم"', "قال «نعم»"),
        ("نص سليم، وفيه UNODC, ILO", "نص سليم، وفيه UNODC, ILO"),
    ],
)
def test_arabic_is_mended(text: str, right: str) -> None:
    for slip in sorted(typography.slips(text), reverse=True, key=lambda slip: slip.start):
        assert slip.right is not None
        text = text[: slip.start] + slip.right + text[slip.end :]
    assert text == right


def test_a_fingerprint_sees_words_and_nothing_else() -> None:
    assert sync.fingerprint("فورًا، ثم  يُكتب") == sync.fingerprint("فورا ثم\nيكتب")
    assert sync.fingerprint("shall ask") != sync.fingerprint("should ask")
