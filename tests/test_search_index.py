"""What the search knows: every place of its own language and none of another, in little space."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from dalil import address
from dalil.model import Library
from dalil.render import search_index

LANGUAGES = ("ar", "en")
LIMITS = {search_index.NAME: 150_000, search_index.MORE: 350_000}
"""Bytes of the scripts of a language as they travel: what the first result waits for, and what comes later."""


def _index(site: Path, library: Library, language: str) -> dict[str, Any]:
    home = site / address.home(language, library.languages)
    made: dict[str, Any] = _handed((home / search_index.NAME).read_text(encoding="utf-8"))
    later: list[list[Any]] = _handed((home / search_index.MORE).read_text(encoding="utf-8"))
    return made | {"entries": made["entries"] + later}


def _handed(script: str) -> Any:
    text = script.rpartition("JSON.parse('")[2].rpartition("')")[0]
    return json.loads(text.replace("\\'", "'").replace("\\\\", "\\"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_small(site: Path, library: Library, language: str) -> None:
    for name, limit in LIMITS.items():
        script = (site / address.home(language, library.languages) / name).read_bytes()
        assert len(gzip.compress(script, 9)) < limit, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_clause_term_and_article_can_be_found(site: Path, library: Library, language: str) -> None:
    made = _index(site, library, language)
    places = {(made["pages"][page][0], anchor) for page, anchor, *_ in made["entries"]}
    home = address.home(language, library.languages)
    for page in library.pages:
        if page.language == language and page.key != "search.md":
            url = address.url(page, library.languages)
            assert (url, "") in places
            assert {(url, clause.id.lower()) for clause in page.clauses} <= places
    assert {(f"{home}reference/glossary/", f"term-{term.id}") for term in library.data.terms} <= places
    for law in library.data.instruments:
        for anchor in (law.id, *(address.article_anchor(law.id, part.number) for part in law.articles)):
            assert (f"{home}reference/instruments/", anchor) in places


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_another_language_is_in_it(site: Path, library: Library, language: str) -> None:
    made = _index(site, library, language)
    assert all(url.startswith("en/") == (language == "en") for url, *_ in made["pages"])
    assert len({(page, anchor) for page, anchor, *_ in made["entries"]}) == len(made["entries"])


def test_titles_are_found_in_the_other_language_too(site: Path, library: Library) -> None:
    entries = {anchor: (title, other) for _, anchor, title, other, *_ in _index(site, library, "ar")["entries"]}
    assert entries["s02-2"] == ("الفحص على انفراد", "Screening in private")
    assert entries["term-trauma"] == ("الصدمة النفسية", "trauma")
    assert "CRC" in entries["crc"][1].split(" · ")


def test_what_a_page_says_for_its_buttons_and_lists_is_left_out(site: Path, library: Library) -> None:
    made = _index(site, library, "en")
    texts = {anchor: text for _, anchor, _, _, text, _ in made["entries"]}
    assert texts["s02-2"].startswith("Screening shall be carried out in private by trained staff")
    assert "Cited by" not in texts["s02-2"]
    assert not {"changes", "legal-basis"} & set(texts)


def test_words_for_one_thing_lead_to_the_words_of_the_language(site: Path, library: Library) -> None:
    groups = {tuple(ours) for _, ours in _index(site, library, "ar")["groups"]}
    assert ("فترة التعافي والتفكير",) in groups
    english = [any_ for any_, ours in _index(site, library, "en")["groups"] if ours == ["domestic worker"]]
    assert "maid" in english[0]


def test_the_script_keeps_its_licence_and_loses_its_documentation() -> None:
    code = (
        "/** @ignore */\nconst a = 1; // kept\n    /**\n     * What it is.\n     */\n    const b = '/* no comment */'\n"
    )
    bare = search_index.without_comments(code)
    assert "MIT" in bare.splitlines()[0]
    assert bare.splitlines()[1:] == ["const a = 1; // kept", "    const b = '/* no comment */'"]


def test_a_missing_package_is_named(tmp_path: Path, library: Library) -> None:
    with pytest.raises(search_index.SearchError, match="run `make site`"):
        search_index.write(tmp_path, library, tmp_path / "node_modules")


@pytest.mark.parametrize("home", ["", "en/"])
def test_without_a_script_the_page_of_the_search_lists_everything(site: Path, library: Library, home: str) -> None:
    tree = lxml.html.parse(str(site / home / "search" / "index.html")).getroot()
    links = {link.rpartition("/")[2] or link for link in tree.xpath("//*[@class='search-index']//a/@href")}
    language = "en" if home else "ar"
    assert {f"#{clause.lower()}" for each, clause in library.clauses if each == language} <= links
    assert {f"#term-{term.id}" for term in library.data.terms} <= links
    assert {f"#{law.id}" for law in library.data.instruments} <= links
    assert tree.xpath("//noscript")
