"""The reference shelf as readers find it: complete, from the data, and nothing unconfirmed shown as a fact."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

from dalil import address
from dalil.generated.matrix import PROTOCOL
from dalil.generated.roles import hours, training_minutes
from dalil.labels import label
from dalil.model import Library

LANGUAGES = ["ar", "en"]


def _page(site: Path, library: Library, language: str, key: str) -> HtmlElement:
    page = library.by_path[f"{language}/{key}.md"]
    tree = lxml.html.parse(site / address.url(page, library.languages) / "index.html")
    body: HtmlElement = tree.xpath("//*[@data-body]")[0]
    return body


def _words(node: HtmlElement) -> str:
    return " ".join(node.text_content().split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_there_and_nothing_unconfirmed(site: Path, library: Library, language: str) -> None:
    body = _page(site, library, language, "reference/countries")
    rows = {row.get("id"): row for row in body.xpath(".//tr[@id]")}
    assert len(rows) == len(library.data.countries) == 22
    for country in library.data.countries:
        row = rows[f"state-{country.id.lower()}"]
        assert country.name.in_(language) in _words(row)
        unconfirmed = "C" in (country.law.confidence, country.palermo.confidence)
        assert (label("confidence C", language) in _words(row)) == unconfirmed
        assert (country.law.words.in_(language) in _words(row)) == (country.law.confidence != "C")
        assert all(library.data.sources[id_] in _words(row) for id_ in country.law.sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_article_of_the_protocol_leads_to_what_rests_on_it(site: Path, library: Library, language: str) -> None:
    body = _page(site, library, language, "reference/matrix")
    rows = {row.xpath("./th/a/@data-cite")[0]: row for row in body.xpath(".//tr[th/a[@data-cite]]")}
    protocol = library.instruments[PROTOCOL]
    assert set(rows) == {f"{PROTOCOL} {article.number}".strip() for article in protocol.articles}
    for article in protocol.articles:
        clauses = {clause.id for _, clause in library.citing(language, PROTOCOL, article.number) if clause}
        row = rows[f"{PROTOCOL} {article.number}"]
        assert {bdi.text_content() for bdi in row.xpath("./td[last()]//bdi")} == clauses
        if article.asks:
            assert label(f"asks {article.asks}", language) in _words(row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_has_its_row(site: Path, library: Library, language: str) -> None:
    body = _page(site, library, language, "reference/coverage")
    rows = [row.get("data-ref") for row in body.xpath(".//tr/th[@scope='row']/a")]
    clauses = [clause for (where, clause), _ in library.clauses.items() if where == language]
    assert sorted(rows) == sorted(clauses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_centre_has_to_confirm_is_collected(site: Path, library: Library, language: str) -> None:
    said = label("left-to-the-centre", language)
    body = _page(site, library, language, "reference/questions")
    listed = {bdi.text_content() for bdi in body.xpath(".//h2[@id='questions-texts']/following-sibling::ul[1]//bdi")}
    pages = (page for page in library.pages if page.language == language and page.is_document)
    assert listed == {page.id for page in pages if said in page.source.prose}
    terms = [term for term in library.data.terms if term.confidence == "C"]
    assert all(body.xpath(f".//a[contains(@href, '#term-{term.id}')]") for term in terms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hours_of_every_pathway_add_up(site: Path, library: Library, language: str) -> None:
    rows = {
        _words(row[0]): row
        for row in _page(site, library, language, "training/pathways").xpath("(.//table)[1]/tbody/tr")
    }
    names = {role.id: role.name.in_(language) for role in library.data.roles}
    assert len(rows) == len(library.data.tracks) == 11
    for track in library.data.tracks:
        row = rows[names[track.id]]
        assert [bdi.text_content() for bdi in row[1].xpath(".//bdi")] == list(track.required)
        pages = [library.documents[module][language] for module in track.required]
        minutes = sum(int(page.front.get("minutes").text) for page in pages)
        assert minutes == training_minutes(library, track.required, language)
        assert _words(row[2]) == hours(minutes, language)
        own = _page(site, library, language, f"roles/{track.id}")
        assert hours(minutes, language) in _words(own.xpath(".//dd[@class='total']")[0])
