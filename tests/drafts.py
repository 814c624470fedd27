"""A repository of git with S02 and G04 as they stand, released as v0.1, for tests that change and release texts."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from site_build import ROOT

S02 = "standards/s02-identification-and-screening.md"
G04 = "care/g04-risk-and-safety-planning.md"
DATA = ("roles.yml", "instruments.yml")
EDITIONS = """# The editions of every document
documents:
- id: G04
  editions:
  - edition: "0.1"
    issued: 2026-11-01
    note: {en: First edition, ar: الإصدار الأول}
- id: S02
  editions:
  - edition: "0.1"
    issued: 2026-11-01
    note: {en: First edition, ar: الإصدار الأول}
"""
CHANGELOG = "# Changes\n\n## Next\n\n- A search.\n\n## 0.1, 1 November 2026\n\n- First documents.\n"

CHANGED: Mapping[str, tuple[tuple[str, str], ...]] = {
    f"en/{S02}": (
        ("Agencies **should** look for victims proactively", "Agencies **shall** look for victims proactively"),
        ("The procedure fits on two pages", "The  procedure fits\non two pages"),  # white space alone
        ("Reasonable grounds to believe that a person", "Reasonable grounds to think that a person"),
        (
            "A refusal to answer **shall not** be turned against the person: neither in access to help, "
            "nor in status or treatment.",
            "Withdrawn on 2026-11-20: stands in S05-3.",
        ),
        (
            "## How to verify {#verify}",
            "### A copy for the person {#s02-9}\n\nA copy of the record **shall** be offered to the person.\n\n"
            "## How to verify {#verify}",
        ),
        ("| [S02-8] | Complaints or records of help refused after silence |", "| [S02-9] | Copies offered |"),
    ),
    f"ar/{S02}": (
        ("**ينبغي** للجهات أن تبحث عن الضحايا", "**يجب** على الجهات أن تبحث عن الضحايا"),
        ("أن يُخبَر الشخص قبل", "أن يخبر الشخص قبل"),  # harakat alone
        ("للاعتقاد بأن الشخص ضحية", "للظن بأن الشخص ضحية"),
        (
            "**لا يجوز** أن يُتخذ الامتناع عن الإجابة حجة على الشخص، لا في حصوله على المساعدة ولا في وضعه ولا في معاملته.",
            "سُحب في 2026-11-20: ورد في S05-3.",
        ),
        (
            "## كيفية التحقق {#verify}",
            "### نسخة للشخص {#s02-9}\n\n**يجب** أن تُعرض على الشخص نسخة من المحضر.\n\n## كيفية التحقق {#verify}",
        ),
        ("| [S02-8] | الشكاوى أو المحاضر التي تدل على حجب المساعدة بعد الصمت |", "| [S02-9] | النسخ المعروضة |"),
    ),
    f"en/{G04}": (
        ("A written safety plan **should** be agreed", "A written safety plan **may** be agreed"),
        ("### Places kept confidential {#g04-5}", "### Places that stay confidential {#g04-5}"),
    ),
    f"ar/{G04}": (
        ("**ينبغي** أن توضع خطة سلامة", "**يجوز** أن توضع خطة سلامة"),
        ("### سرية الأماكن {#g04-5}", "### أماكن تبقى سرية {#g04-5}"),
        ("وتُختبر مرتين في السنة", "وتُختبر ثلاث مرات في السنة"),  # in Arabic alone
    ),
}
"""What the sample change replaces in each page."""


def repository(folder: Path) -> Path:
    """Make the repository and return its docs folder; the sample change is in the work tree, and in no commit."""
    docs = folder / "docs"
    for page in (f"{language}/{path}" for language in ("en", "ar") for path in (S02, G04)):
        (docs / page).parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        (docs / page).write_text(first_edition(text), encoding="utf-8")
    (docs / "_data").mkdir()
    for name in DATA:
        shutil.copyfile(ROOT / "docs" / "_data" / name, docs / "_data" / name)
    (docs / "_data" / "editions.yml").write_text(EDITIONS, encoding="utf-8")
    (folder / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "First edition")
    git(folder, "tag", "v0.1")
    for path, edits in CHANGED.items():
        for old, new in edits:
            edit(docs / path, old, new)
    return docs


def first_edition(text: str) -> str:
    """A page as it would be in the first edition, whatever edition it has by now."""
    lines = text.split("\n")
    for at, line in enumerate(lines[: lines.index("---", 1)]):
        if line.startswith("edition:"):
            lines[at] = 'edition: "0.1"'
        if line.startswith("issued:"):
            lines[at] = "issued: 2026-11-01"
    return "\n".join(lines)


def edit(path: Path, old: str, new: str) -> None:
    """Replace words that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer says {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def git(folder: Path, *arguments: str) -> str:
    """Run git as nobody in particular, with no settings of this machine."""
    nobody = {f"GIT_{who}_{what}": "test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | nobody | alone,
    )
    return done.stdout
