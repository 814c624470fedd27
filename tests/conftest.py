"""Options and fixtures of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_build import ROOT, build

from dalil import folder
from dalil.model import Library


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write today's findings into the cases")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site with all its exports, built strictly, as for publication."""
    target = tmp_path_factory.mktemp("built") / "site"
    done = build(ROOT, "--site-dir", str(target), CI="true")
    assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.fixture(scope="session")
def library() -> Library:
    """Our own texts."""
    return folder.library(ROOT / "docs", ("ar", "en"))
