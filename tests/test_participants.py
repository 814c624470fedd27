"""The pages of modules for their participants: nothing in them, seen or unseen, is for the facilitator alone."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from dalil import address
from dalil.labels import label
from dalil.model import Library, Page


def _modules(library: Library) -> list[Page]:
    return [page for page in library.pages if page.kind == "module"]


def _place(site: Path, library: Library, module: Page) -> Path:
    return site / address.participants(module, library.languages) / "index.html"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_word_of_the_facilitators_notes_is_in_the_source(site: Path, library: Library, language: str) -> None:
    modules = [module for module in _modules(library) if module.language == language and not module.is_restricted]
    assert modules
    for module in modules:
        own = lxml.html.parse(site / address.url(module, library.languages) / "index.html")
        notes = [
            " ".join(node.text_content().split())
            for node in own.xpath("//*[@data-for='trainer']/*[not(contains(@class, 'admonition-title'))]")
        ]
        assert len(notes) > 3, module.id
        source = _place(site, library, module).read_text(encoding="utf-8")
        said = " ".join(lxml.html.document_fromstring(source).text_content().split())
        assert [note for note in notes if note in said] == []
        assert "data-for" not in source
        assert label("trainer", language) not in [
            node.text_content() for node in lxml.html.document_fromstring(source).xpath("//p")
        ]


def test_each_page_leads_to_the_other(site: Path, library: Library) -> None:
    for module in _modules(library):
        own = site / address.url(module, library.languages) / "index.html"
        place = _place(site, library, module)
        if module.is_restricted:
            assert not place.exists()
            continue
        to_there, to_here = _links(own, "for-participants", module), _links(place, "for-facilitators", module)
        assert [(own.parent / link).resolve() for link in to_there] == [place.parent.resolve()]
        assert [(place.parent / link).resolve() for link in to_here] == [own.parent.resolve()]


def test_the_other_language_of_the_page_is_the_participants_page(site: Path, library: Library) -> None:
    for module in _modules(library):
        if module.is_restricted:
            continue
        tree = lxml.html.parse(_place(site, library, module))
        links = tree.xpath("//p[@class='document-actions']/a[@hreflang]/@href")
        (other,) = [each for each in library.documents[module.id].values() if each is not module]
        assert links
        there = (_place(site, library, module).parent / links[0]).resolve()
        assert there == _place(site, library, other).parent.resolve()


def test_the_questions_keep_their_answers(site: Path, library: Library) -> None:
    for module in _modules(library):
        if not module.is_restricted:
            tree = lxml.html.parse(_place(site, library, module))
            assert len(tree.xpath("//div[@data-block='quiz']//details")) >= 10, module.id


def _links(path: Path, key: str, module: Page) -> list[str]:
    words = label(key, module.language)
    return [
        link.get("href") for link in lxml.html.parse(path).xpath("//a") if (link.text_content() or "").strip() == words
    ]
