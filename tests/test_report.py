from __future__ import annotations

from samples import library_of

from dalil import checks, report

PAGE = {
    "en/about/a.md": "---\ntitle: A\nsummary: A.\n---\n[S99]\n",
    "ar/about/a.md": "---\ntitle: ع\nsummary: ع.\n---\n[S99]\n",
}


def test_lines_are_paths_from_the_project() -> None:
    assert report.text(checks.run(library_of(PAGE)), "docs", "en").splitlines()[1] == (
        "docs/en/about/a.md:5:1: R103 no document 'S99' in this language (write its name in plain words until it exists)"
    )


def test_messages_speak_arabic() -> None:
    assert report.text(checks.run(library_of(PAGE)), "docs", "ar").splitlines()[0] == (
        "docs/ar/about/a.md:5:1: R103 لا وثيقة برمز «S99» في هذه اللغة (يُذكر اسمها دون قوسين إلى أن توجد)"
    )


def test_annotations_escape_what_the_workflow_language_reads() -> None:
    files = {"en/about/a,b.md": "---\ntitle: A\nsummary: A.\n---\n## 100% sure\n"}
    lines = report.github(checks.run(library_of(files)), "docs", "en").splitlines()
    assert "::error file=docs/en/about/a%2Cb.md,line=5,col=1,title=S408::heading '100%25 sure' has no id" in lines[1]
