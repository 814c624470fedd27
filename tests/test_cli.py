from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from dalil.__main__ import main

ROOT = Path(__file__).parent.parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of our own texts that a test may damage."""
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    return docs


def test_our_own_library_has_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ROOT / "docs")]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")


def test_a_dead_reference_is_told_with_file_line_and_column(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = next((copy / "en" / "standards").glob("s01-*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\nSee [S02-99].\n", encoding="utf-8")
    line = page.read_text(encoding="utf-8").count("\n")
    assert main(["check", str(copy)]) == 1
    printed = capsys.readouterr().out
    assert f"{page.as_posix()}:{line}:5: R102 no clause 'S02-99' (S02 ends at S02-8" in printed


@pytest.mark.parametrize(
    ("path", "damage", "code"),
    [
        ("en/about/status.md", b"---\ntitle: A: B\n---\n", "S402"),
        ("ar/about/status.md", b"\xff\xfe\x00", "S401"),
        ("en/about/status.md", b"", "S411"),
        ("_data/terms.yml", b"terms: [", "S402"),
        ("_data/instruments.yml", b"instruments:\n- id: palermo\n", "S421"),
        ("en/standards/s01-definition-of-the-offence.md", b"/// unknown\n///\n", "S412"),
    ],
)
def test_damage_is_one_line_and_never_a_traceback(
    copy: Path, capsys: pytest.CaptureFixture[str], path: str, damage: bytes, code: str
) -> None:
    (copy / path).write_bytes(damage)
    assert main(["check", str(copy)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{copy.as_posix()}/{path}:") and f" {code} " in line for line in lines)


def test_a_folder_that_is_none_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert "no such folder" in capsys.readouterr().err
    assert main(["check", str(tmp_path)]) == 2
    assert "holds none of the folders ar, en" in capsys.readouterr().err


def test_a_setting_that_does_not_exist_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.dalil]\nlanguges = ["ar"]\n', encoding="utf-8")
    monkeypatch.setattr("dalil.__main__.PROJECT", tmp_path)
    assert main(["check"]) == 2
    assert "no setting 'languges' in [tool.dalil] (did you mean 'languages'?)" in capsys.readouterr().err


def test_only_some_codes_are_asked_for(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = copy / "ar" / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("بتواريخه.", "بتواريخه , [S99]."), encoding="utf-8")
    assert main(["check", str(copy), "--select", "R,S404"]) == 1
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == ["R103"]
    assert main(["check", str(copy), "--select", "T"]) == 0


@pytest.mark.parametrize("form", ["json", "rdjson", "markdown", "github"])
def test_every_format_tells_place_and_code(copy: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    page = copy / "en" / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nSee [S99].\n", encoding="utf-8")
    assert main(["check", str(copy), "--format", form, "--lang", "ar"]) == 1
    told = capsys.readouterr().out
    assert "R103" in told
    assert "about/index.md" in told
    assert "لا وثيقة برمز «S99»" in told
    if "json" in form:
        known = json.loads(told)
        first = known[0] if form == "json" else known["diagnostics"][0]["location"]["range"]["start"]
        assert (first["line"], first["column"]) == (12, 5)


def test_a_change_is_told_only_of_what_it_touches(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=copy, check=True)

    old, new = copy / "en" / "about" / "privacy.md", copy / "ar" / "care" / "g01-first-contact-and-trust.md"
    old.write_text(old.read_text(encoding="utf-8") + "\nSee [S99].\n", encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "before")
    new.write_text(new.read_text(encoding="utf-8").replace("الصمت أو الضحك", "السكوت , أو الضحك"), encoding="utf-8")
    assert main(["check", str(copy), "--since", "HEAD"]) == 1
    told = capsys.readouterr().out
    assert "g01-first-contact-and-trust.md" in told
    assert "privacy.md" not in told
    assert main(["check", str(copy), "--since", "no-such-revision"]) == 2
    assert "cannot compare with 'no-such-revision'" in capsys.readouterr().err


def test_fix_shows_first_and_writes_when_asked(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = copy / "ar" / "about" / "privacy.md"
    right = page.read_text(encoding="utf-8")
    wrong = right.replace("الارتباط،", "الارتباط,").replace("فورًا", "فوراً").replace(" {#texts}", "")
    page.write_text(wrong, encoding="utf-8")
    assert main(["fix", "--docs", str(copy)]) == 1
    assert "+## البيانات الشخصية في النصوص {#texts}" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8") == wrong
    assert main(["fix", "--docs", str(copy), "--write"]) == 0
    assert page.read_text(encoding="utf-8") == right
    assert main(["fix", "--docs", str(copy)]) == 0


def test_fix_mends_an_id_that_is_nearly_right(copy: Path) -> None:
    page = copy / "en" / "care" / "g01-first-contact-and-trust.md"
    right = page.read_text(encoding="utf-8")
    page.write_text(right.replace("- [G04] for", "- [g-4] for"), encoding="utf-8")
    assert main(["fix", "--docs", str(copy), "--write"]) == 0
    assert page.read_text(encoding="utf-8") == right


def test_a_clause_is_declared_equal(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = next((copy / "ar" / "standards").glob("s02-*.md"))
    page.write_text(page.read_text(encoding="utf-8").replace("ولا الزميل", "ولا الجار"), encoding="utf-8")
    assert main(["check", str(copy)]) == 1
    assert "P214 clause 'S02-2' changed in Arabic" in capsys.readouterr().out
    assert main(["sync", "S02-2", "--docs", str(copy)]) == 0
    assert main(["check", str(copy)]) == 0
    assert main(["sync", "S02-22", "--docs", str(copy)]) == 2
    assert "did you mean 'S02-2'?" in capsys.readouterr().err


@pytest.mark.parametrize(("kind", "id_"), [("standard", "s16"), ("care", "g15"), ("module", "m19"), ("form", "f25")])
def test_a_new_document_has_only_what_is_still_to_do(
    copy: Path, capsys: pytest.CaptureFixture[str], kind: str, id_: str
) -> None:
    assert main(["new", kind, "a-new-one", "--docs", str(copy)]) == 0
    made = sorted(path.relative_to(copy).as_posix() for path in copy.rglob(f"{id_}-a-new-one.md"))
    assert [path[:2] for path in made] == ["ar", "en"]
    capsys.readouterr()
    main(["check", str(copy)])
    left = {line.split()[1] for line in capsys.readouterr().out.splitlines()}
    assert left <= {"P215", "C701"}, left
    assert main(["new", kind, "Not A Name", "--docs", str(copy)]) == 2
