"""Options and fixtures of the tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from filelock import FileLock
from samples import Fault
from site_build import ROOT, build

from dalil import folder
from dalil.model import Library

TODAY = date(2026, 11, 24)
"""Reviews of our own texts are not due on this day, whenever the tests run."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write today's findings into the cases")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The whole site with all its exports, built strictly, as for publication: once for all processes of a run.

    Tests read it and never write to it.
    """
    base = tmp_path_factory.getbasetemp()
    target = (base if worker_id == "master" else base.parent) / "built" / "site"
    with FileLock(target.parent.with_suffix(".lock")):
        if not target.exists():
            half = target.with_name("half")
            done = build(ROOT, "--site-dir", str(half), CI="true")
            assert done.returncode == 0, done.stdout + done.stderr
            half.rename(target)
    return target


@pytest.fixture(scope="session")
def library() -> Library:
    """Our own texts."""
    return folder.library(ROOT / "docs", ("ar", "en"), TODAY)


@pytest.fixture(scope="session")
def faults() -> list[Fault]:
    """The damages that `test_faults.py` does to our own texts, one at a time."""
    listed: list[Fault] = yaml.safe_load((ROOT / "tests" / "faults" / "faults.yml").read_text(encoding="utf-8"))
    return listed
