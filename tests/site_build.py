"""The whole site, built once for all tests that open it, and copies of the project for tests that damage it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def build(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` as an editor would, and return what it printed."""
    known = {key: value for key, value in os.environ.items() if key not in ("CI", "EXPORTS", "PDF_EXPORT", "ONLY")}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=project,
        env={**known, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_of_the_project(target: Path) -> Path:
    """Our own texts and templates where a test may damage them; code and packages are the real ones."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copyfile(ROOT / name, target / name)
    for name in ("hooks", "node_modules"):
        (target / name).symlink_to(ROOT / name)
    return target


def small_copy_of_the_project(target: Path, *kept: str) -> Path:
    """A copy with these documents alone, for what takes long and does not depend on how many pages there are."""
    project = copy_of_the_project(target)
    for folder in (project / "docs").glob("*/*"):
        if folder.name in ("handbook", "reference", "roles"):
            shutil.rmtree(folder)
    for path in (project / "docs").glob("*/*/[sgmf][0-9][0-9]-*.md"):
        if path.name[:3] not in kept:
            path.unlink()
    return project
