"""Our own library with one fault at a time: exactly one code tells of it, at its place, and nothing else fires.

`pytest --update-cases` writes today's places; read the diff.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from samples import Fault

from dalil import checks, read
from dalil.model import Library
from dalil.text import Source

FILE = Path(__file__).parent / "faults" / "faults.yml"
FAULTS: list[Fault] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


def _damaged(library: Library, fault: Fault) -> Library:
    path = fault["path"]
    edits = {path: (fault.get("find"), fault["put"])}
    if "also" in fault:
        other = ("en/" if path.startswith("ar/") else "ar/") + path[3:]
        edits[other] = (fault["also"]["find"], fault["also"]["put"])
    pages, problems = dict(library.by_path), []
    for each, (find, put) in edits.items():
        pages[each], found = read.page(Source.from_bytes(each, _edited(pages[each].source.text, find, put)))
        problems += found
    return replace(library, pages=tuple(pages.values()), problems=tuple(problems))


def _edited(text: str, find: str | None, put: str) -> bytes:
    if find == "*":
        text = put
    elif find is None:
        text += put
    else:
        assert find in text, f"no longer holds {find!r}"
        text = text.replace(find, put, 1)
    return text.replace("\ufffd", "\udcff").encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=lambda n: f"{FAULTS[n]['code']}-{FAULTS[n]['path'][:2]}-{n}")
def test_a_fault_is_told_once_and_nothing_else(library: Library, number: int, request: pytest.FixtureRequest) -> None:
    fault = FAULTS[number]
    found = checks.run(_damaged(library, fault))
    told = [f"{finding.path}:{finding.place.line}:{finding.place.column}" for finding in found]
    assert {finding.code for finding in found} == {fault["code"]}, "\n".join(map(str, found))
    if request.config.getoption("--update-cases"):
        fault["at"] = told
        FILE.write_text(yaml.safe_dump(FAULTS, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
        return
    assert told == fault["at"]


def test_there_are_enough_of_them_in_both_languages() -> None:
    assert len(FAULTS) >= 150
    assert {fault["path"][:2] for fault in FAULTS} == {"ar", "en"}
