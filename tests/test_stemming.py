"""What words have in common once they are stemmed, and what they keep to themselves."""

from __future__ import annotations

import pytest

from dalil.model import Library
from dalil.stemming import Stemmer, content, words


@pytest.fixture(scope="module")
def stemmer(library: Library) -> Stemmer:
    return Stemmer(word for page in library.pages for word in words(page.plain))


@pytest.mark.parametrize(
    "alike",
    [
        ("الضحية", "ضحية", "للضحية", "والضحية", "ضحيتها"),
        ("المؤشرات", "مؤشر", "بالمؤشرات", "مؤشراتها", "موشرات"),
        ("الموافقة", "موافقه", "وبالموافقة", "موافقتهم"),
        ("وثيقة", "الوثيقة", "وثيقتها"),
        ("الإيواء", "ايواء", "والإيواء", "للإيواء"),
        ("مُقابَلة", "مقابلات", "المقابلة"),
        ("screening", "screens", "screened", "Screen"),
        ("labour", "labor"),
        ("organization", "organisations"),
        ("identified", "identify", "identification"),
        ("assessment", "assessments", "assessing"),
        ("victim", "victims", "victim's", "victim’s"),
        ("policy", "policies"),
    ],
)
def test_forms_of_a_word_have_one_stem(stemmer: Stemmer, alike: tuple[str, ...]) -> None:
    assert len({stemmer.stem(words(word)[0]) for word in alike}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("policy", "police"), ("فحص", "حصص"), ("وثيقة", "ثيقة"), ("قانون", "قنصل"), ("trainer", "trace")]
)
def test_other_words_have_other_stems(stemmer: Stemmer, one: str, other: str) -> None:
    assert stemmer.stem(words(one)[0]) != stemmer.stem(words(other)[0])


def test_words_are_read_whatever_the_keyboard() -> None:
    assert words("المادة ٣ و۱۲، کفالة") == ["الماده", "3", "و12", "كفاله"]
    assert words("S02\u200e-3 ضحــايا") == ["s02", "3", "ضحايا"]


def test_what_questions_are_made_of_does_not_count_but_is_found_alone() -> None:
    assert content(words("ما هي الموافقة")) == ["الموافقه"]
    assert content(words("what is consent")) == ["consent"]
    assert content(words("shall")) == ["shall"]
