"""The checks, as cases: files in, the exact lines out. `pytest --update-cases` writes today's lines; read the diff."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from samples import Fault, library_of

from dalil import checks
from dalil.finding import wording

CASES = Path(__file__).parent / "cases"
CODES = [*checks.CHECKS, *checks.READING, *checks.RELEASED, checks.EXCEPTION_NOT_NEEDED]


FAMILIES = {
    "references": ("R",),
    "parity": ("P20",),
    "structure": ("S40", "S41", "S420", "S421", "S422", "S423", "S424"),
    "instruments": ("I",),
}
"""Folder of cases → the codes that its small libraries are about (unless a case says `codes`); they lack what others
want."""


def _findings(case: dict[str, Any], codes: tuple[str, ...]) -> str:
    found = sorted(checks.found(library_of(case["files"])))
    return "".join(f"{finding}\n" for finding in found if finding.code.startswith(codes))


@pytest.mark.parametrize("path", sorted(CASES.rglob("*.yml")), ids=lambda path: path.relative_to(CASES).as_posix())
def test_case(path: Path, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = _findings(case, tuple(case.get("codes", ())) or FAMILIES[path.parent.name])
    if request.config.getoption("--update-cases"):
        head, _, _ = path.read_text(encoding="utf-8").partition("findings:")
        lines = "|\n" + re.sub(r"(?m)^(?=.)", "  ", found) if found else '""\n'
        path.write_text(f"{head}findings: {lines}", encoding="utf-8")
        return
    assert found == case["findings"]


@pytest.mark.parametrize(("code", "check"), checks.CHECKS.items())
def test_every_check_says_what_fault_it_finds(code: str, check: checks.Check) -> None:
    assert check.__doc__, code


@pytest.mark.parametrize("code", CODES)
def test_every_code_speaks_both_languages_with_the_same_facts(code: str) -> None:
    words = wording()[code]
    facts = [set(re.findall(r"\{(\w+)\}", f"{words[lang]['fault']} {words[lang]['mend']}")) for lang in ("en", "ar")]
    assert facts[0] == facts[1]
    assert all(words[language][part] for language in ("en", "ar") for part in ("fault", "mend"))


def test_no_words_without_a_code() -> None:
    assert set(wording()) - set(CODES) == {"near", "phrases"}


ONE_SIDED = {
    **dict.fromkeys((code for code in checks.CHECKS if code.startswith("A")), "a rule of Arabic"),
    "P215": "both languages together were never declared equal; told once, in the language that comes first",
    "P216": "about an entry of sync.yml",
    **dict.fromkeys(("L808", "L809", "L810"), "about entries of editions.yml"),
    **dict.fromkeys(("S421", "S422", "S423", "S424", "S434"), "about entries of data files"),
}
"""Codes that cannot be told of both languages → why."""


def test_every_code_is_seen_to_fire_in_both_languages(faults: list[Fault]) -> None:
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CASES.rglob("*.yml"))]
    seen = {tuple(found) for case in cases for found in re.findall(r"(?m)^(\w+)/.*?: ([A-Z]\d{3}) ", case["findings"])}
    seen |= {(place[:2], fault["code"]) for fault in faults for place in fault["at"]}
    assert set(CODES) - {code for _, code in seen} == set(checks.RELEASED)  # test_release.py sees these fire
    two_sided = set(CODES) - set(ONE_SIDED) - set(checks.RELEASED)
    assert {code for code in CODES if {("ar", code), ("en", code)} <= seen} == two_sided


@pytest.mark.parametrize("family", sorted({code[0] for code in CODES}))
def test_every_family_has_cases_that_stay_silent_in_both_languages(family: str) -> None:
    silent = [(path, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(CASES.rglob("*-not.yml"))]
    assert all(not case["findings"] for _, case in silent)
    languages = {
        file[:2]
        for path, case in silent
        if any(code.startswith(family) for code in case.get("codes") or FAMILIES[path.parent.name])
        for file in case["files"]
    }
    assert {"ar", "en"} <= languages


def test_one_broken_file_does_not_hide_the_others() -> None:
    library = library_of({"en/a.md": b"\xff\xfe", "ar/a.md": "---\n: [\n---\n", "en/b.md": "[S99]\n"})
    codes = {(finding.path, finding.code) for finding in checks.run(library)}
    assert {("en/a.md", "S401"), ("ar/a.md", "S402"), ("en/b.md", "R103")} <= codes


def test_a_byte_that_is_not_text_is_found_where_it_stands() -> None:
    text = "---\ntitle: ع\nsummary: ع\n---\nنص عربي ".encode() + b"\xe9t\xe9 end\n"
    findings = [finding for finding in checks.run(library_of({"ar/a.md": text})) if finding.code == "S401"]
    assert [(finding.place.line, finding.place.column) for finding in findings] == [(5, 9)]
