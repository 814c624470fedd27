from __future__ import annotations

import pytest

from dalil import bidi


@pytest.mark.parametrize(
    ("language", "text", "isolated"),
    [
        ("ar", "في 2026-11-23 أو بعده", [("2026-11-23", "number")]),
        ("ar", "المدة 2025–2028، ونسبة 30%", [("2025–2028", "number"), ("30%", "number")]),
        ("ar", "مكتب الأمم المتحدة (UNODC) ومنظمة العمل", [("UNODC", "latin")]),
        ("ar", "برخصة CC BY 4.0، يُتحقق منها", [("CC BY 4.0", "latin")]),
        ("ar", "يُعامل معاملة الطفل (S02-6) في F01", [("S02-6", "number"), ("F01", "number")]),
        ("ar", "القرار A/RES/64/293 كما هو", [("A/RES/64/293", "latin")]),
        ("ar", "المادة 6(3)(ب) من البروتوكول", []),
        ("ar", "الهاتف +000 0000 0000، والرمز 000 0000", [("+000 0000 0000", "number"), ("000 0000", "number")]),
        ("ar", "من 15 إلى 30 دقيقة", []),
        ("en", "the word دليل means guide", [("دليل", "arabic")]),
        ("en", "the title «الاتجار بالأشخاص» is kept", [("الاتجار بالأشخاص", "arabic")]),
        ("en", "on 2026-11-23, 30%", []),
    ],
)
def test_runs_of_the_other_script_are_found_whole(language: str, text: str, isolated: list[tuple[str, str]]) -> None:
    runs = list(bidi.runs(text, language))
    assert "".join(run.text for run in runs) == text
    assert [(run.text, run.kind) for run in runs if run.kind != "text"] == isolated
