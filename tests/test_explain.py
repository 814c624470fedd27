from __future__ import annotations

import pytest

from dalil import checks, explain
from dalil.__main__ import main

ALL = {*checks.CHECKS, *checks.READING, *checks.RELEASED, checks.EXCEPTION_NOT_NEEDED}


def test_every_code_is_explained_and_nothing_else() -> None:
    assert set(explain.CODES) == ALL
    assert list(explain.CODES) == sorted(explain.CODES)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("code", sorted(ALL))
def test_an_explanation_is_whole(code: str, language: str) -> None:
    said = explain.entry(code, language)
    assert set(said) == {"name", "why", "bad", "good"}
    assert all(said.values())
    assert said["bad"] != said["good"]
    assert any("\u0600" <= sign <= "\u06ff" for sign in said["why"]) == (language == "ar")


def test_explain_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "p204", "--lang", "ar"]) == 0
    assert "بيانات مشتركة مختلفة" in capsys.readouterr().out
    assert main(["explain", "P2044"]) == 2
    assert "did you mean 'P204'?" in capsys.readouterr().err
