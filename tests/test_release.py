"""Releasing an edition: all documents that changed or none, never without its notes, and no id is ever lost."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import drafts
import pytest

from dalil import folder, releasing
from dalil.__main__ import main

NOTES = {
    "G04": """  - edition: next
    note:
      en: After consultation
      ar: بعد التشاور
    changes:
    - kind: weakened
      clauses: [G04-3]
      en: A plan is possible where it is safe
      ar: توضع الخطة حيث لا خطر فيها
    - kind: wording
      clauses: [G04-5]
      en: Its title
      ar: عنوانه
    - kind: translation
      clauses: [G04-6]
      en: Three times in Arabic
      ar: ثلاث مرات في النص العربي
""",
    "S02": """  - edition: next
    note: {en: Clearer duties, ar: واجبات أوضح}
    changes:
    - kind: strengthened
      clauses: [S02-7]
      en: Looking for victims is a duty
      ar: البحث عن الضحايا واجب
    - kind: wording
      clauses: [S02-5]
      en: Plainer
      ar: عبارة أوضح
    - kind: withdrawn
      clauses: [S02-8]
      en: Stands in S05
      ar: ورد في S05
    - kind: added
      clauses: [S02-9]
      en: A copy for the person
      ar: نسخة للشخص
""",
}
RELEASED = """# Changes

## Next

## 0.2, 20 November 2026

- A search.

### Documents

- G04 Risk assessment and safety planning, edition 0.2 (was 0.1): After consultation
  - Weakened (G04-3): A plan is possible where it is safe
  - Wording (G04-5): Its title
  - Translation (G04-6): Three times in Arabic
- S02 Identification and screening, edition 0.2 (was 0.1): Clearer duties
  - Strengthened (S02-7): Looking for victims is a duty
  - Wording (S02-5): Plainer
  - Withdrawn (S02-8): Stands in S05
  - Added (S02-9): A copy for the person

## 0.1, 1 November 2026

- First documents.
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample change with all its notes, not yet released."""
    made = drafts.repository(tmp_path_factory.mktemp("prepared"))
    editions = made / "_data" / "editions.yml"
    text = editions.read_text(encoding="utf-8").replace("- id: S02\n", f"{NOTES['G04']}- id: S02\n") + NOTES["S02"]
    editions.write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def docs(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test."""
    shutil.copytree(prepared.parent, tmp_path / "copy")
    return tmp_path / "copy" / "docs"


def _release(docs: Path, *more: str) -> int:
    return main(["release", "0.2", "--date", "2026-11-20", "--docs", str(docs), *more])


def _all(docs: Path) -> dict[str, bytes]:
    folder_ = docs.parent
    return {
        str(path.relative_to(folder_)): path.read_bytes()
        for path in folder_.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def test_a_release_dates_both_languages_the_record_and_the_list(docs: Path) -> None:
    before = _all(docs)
    assert _release(docs) == 0
    after = _all(docs)
    pages = {f"docs/{language}/{path}" for language in ("en", "ar") for path in (drafts.S02, drafts.G04)}
    assert {path for path in after if after[path] != before.get(path)} == pages | {
        "docs/_data/editions.yml",
        "CHANGELOG.md",
    }
    assert set(before) == set(after)
    for path in pages:
        new, old = after[path].decode().split("\n"), before[path].decode().split("\n")
        assert [line for line in new if line not in old] == ['edition: "0.2"', "issued: 2026-11-20"]
        assert len(new) == len(old)
    assert after["CHANGELOG.md"].decode() == RELEASED
    library = folder.library(docs, ("ar", "en"), date(2026, 11, 24))
    assert [edition.number for edition in library.editions["S02"]] == ["0.1", "0.2"]
    assert library.editions["S02"][-1].issued == date(2026, 11, 20)
    assert len(library.editions["S02"][-1].changes) == 4
    assert all(history.upcoming is None for history in library.data.histories)
    assert main(["check", str(docs), "--select", "L,N,S4,C703", "--today", "2026-11-24"]) == 0


def test_a_second_release_has_nothing_to_do(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _release(docs) == 0
    assert _release(docs) == 1
    assert "the list of changes already has edition 0.2" in capsys.readouterr().err
    drafts.commit(docs.parent, "Edition 0.2")
    drafts.git(docs, "tag", "v0.2")
    assert main(["release", "0.3", "--docs", str(docs)]) == 1
    assert "there is nothing to release" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (
            "_data/editions.yml",
            "clauses: [S02-7]",
            "clauses: [S02-1]",
            "S02-7: strengthened; no change in editions.yml names it",
        ),
        ("_data/editions.yml", "kind: weakened", "kind: wording", "G04-3: weakened; editions.yml says wording"),
        ("_data/editions.yml", NOTES["G04"], "", "G04: changed, and editions.yml has no entry `edition: next` for it"),
        ("_data/editions.yml", NOTES["G04"], "", "G04-6: translation; no change in editions.yml names it"),
        (f"en/{drafts.S02}", 'edition: "0.1"', 'edition: "0.2"', ""),
        (f"ar/{drafts.S02}", 'edition: "0.1"', 'edition: "0.10"', "S02: has edition 0.10 already"),
        ("../CHANGELOG.md", "## 0.1,", "## 0.2, of before\n\n## 0.1,", "the list of changes already has edition 0.2"),
    ],
)
def test_what_is_missing_is_listed_and_nothing_is_changed(
    docs: Path, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str, said: str
) -> None:
    drafts.edit(docs / path, old, new)
    before = _all(docs)
    assert _release(docs) == (1 if said else 0)
    told = capsys.readouterr().err
    assert said in told
    if said:
        assert "nothing was changed" in told
        assert _all(docs) == before


def test_a_clause_cannot_vanish_and_its_number_is_never_used_again(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _release(docs) == 0
    drafts.commit(docs.parent, "Edition 0.2")
    drafts.git(docs, "tag", "v0.2")
    tombstones = {"en": "Withdrawn on 2026-11-20: stands in S05-3.", "ar": "سُحب في 2026-11-20: ورد في S05-3."}
    headings = {"en": "### No harm from a refusal {#s02-8}", "ar": "### لا ضرر من الامتناع {#s02-8}"}
    duties = {"en": "Agencies **shall** ask again.", "ar": "**يجب** على الجهات أن تسأل مرة أخرى."}
    for language, text in tombstones.items():
        drafts.edit(docs / language / drafts.S02, text, duties[language])
    assert main(["release", "0.3", "--docs", str(docs)]) == 1
    assert "S02-8: was withdrawn; its number is never used again" in capsys.readouterr().err
    for language, text in duties.items():
        drafts.edit(docs / language / drafts.S02, f"{headings[language]}\n\n{text}\n\n", "")
    assert main(["release", "0.3", "--docs", str(docs)]) == 1
    assert "S02-8: gone; put its heading back" in capsys.readouterr().err
    assert main(["check", str(docs), "--select", "L812", "--today", "2026-11-24"]) == 1
    assert "L812 clause 'S02-8' of release v0.2 is gone" in capsys.readouterr().out
    assert main(["check", str(docs), "--select", "L812", "--since", "HEAD", "--lang", "ar"]) == 1
    assert "اختفى البند «S02-8»" in capsys.readouterr().out


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(tmp_path: Path) -> None:
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    first.write_text("as it was\n", encoding="utf-8")
    second.mkdir()
    (second / "inside").touch()
    with pytest.raises(OSError, match=r"second\.md"):
        releasing.write({first: "new\n", second: "new\n"})
    assert first.read_text(encoding="utf-8") == "as it was\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first.md", "second.md"]


def test_without_a_release_to_compare_with_it_says_so(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drafts.git(docs, "tag", "--delete", "v0.1")
    assert _release(docs) == 2
    assert "name the last release with --since" in capsys.readouterr().err
    assert _release(docs, "--since", "main") == 0
    assert main(["release", "0.3", "--date", "2100-01-01", "--docs", str(docs)]) == 2
    assert "has not come yet" in capsys.readouterr().err
