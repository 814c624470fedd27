from __future__ import annotations

import shutil
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
