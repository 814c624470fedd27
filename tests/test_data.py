from __future__ import annotations

from pathlib import Path

import pytest

from dalil import folder
from dalil.data import article_label

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize(
    ("number", "unit", "english", "arabic"),
    [
        ("6(3)", "article", "art. 6(3)", "المادة 6(3)"),
        ("3(a)", "article", "art. 3(a)", "المادة 3(أ)"),
        ("9-10", "article", "arts 9–10", "المواد 9–10"),
        ("4", "recommendation", "recommendation 4", "التوصية 4"),
        ("7", "indicator", "indicator 7", "المؤشر 7"),
        ("whole", "article", "", ""),
    ],
)
def test_an_article_is_called_by_its_name_in_each_language(number: str, unit: str, english: str, arabic: str) -> None:
    label = article_label(number, unit)
    assert (label.en, label.ar) == (english, arabic)


def test_all_terms_and_instruments_are_here_in_both_languages() -> None:
    held = folder.library(DOCS, ("ar", "en")).data
    assert len(held.terms) == 232
    assert len(held.instruments) == 71
    assert not [term.id for term in held.terms if not (term.name.ar and term.name.en and term.definition.ar)]
    assert not [one.id for one in held.instruments if not (one.name.ar and one.name.en)]
    labels = [(one.id, article) for one in held.instruments for article in one.articles if article.number != "whole"]
    assert not [(id_, article.number) for id_, article in labels if not (article.label.ar and article.summary.ar)]


def test_the_definition_of_the_protocol_is_quoted_in_full() -> None:
    palermo = folder.library(DOCS, ("ar", "en")).instruments["palermo"]
    assert palermo.quotes["d"].en == '"Child" shall mean any person under eighteen years of age.'
    assert palermo.quotes["d"].ar == 'يقصد بتعبير "طفل" أي شخص دون الثامنة عشرة من العمر.'
