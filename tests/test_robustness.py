"""Random and damaged Markdown, YAML and bytes: never a traceback, never a hang, places always inside the file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import library_of

from dalil import checks, fix
from dalil.model import Library

ROOT = Path(__file__).parent.parent
REAL = {
    language: (ROOT / "docs" / language / "standards" / "s02-identification-and-screening.md").read_bytes()
    for language in ("ar", "en")
}
DATA = {
    f"_data/{name}": (ROOT / "docs" / "_data" / name).read_bytes() for name in ("roles.yml", "manuals.yml", "sync.yml")
}
PIECES = st.sampled_from(
    ["---\n", "## ", "### ع {#s02-1}\n", "{#", "[S02-2]", "[palermo 3(a)]", "[", "](", "/// note\n", "///\n", "    type: x\n",
     "| a | b |\n|---|---|\n", "> ", "`", "```\n", "**يجب** ", "**shall** ", "[^a]: ", "- [x] ", "\n\n", "\t", "\u2028", "\u0000",
     "id: S02\n", "title: : :\n", "&a *a", "٣ أشهر ", "30 days ", "فوراً, ", "أ" * 50, "a" * 200, "(((((", "\ufeff"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=40).map("".join)
PROFILE = settings(max_examples=60, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])


def _all_is_told_inside_the_files(library: Library) -> None:
    for finding in checks.run(library):
        assert finding.line("ar")
        assert finding.line("en")
        page = library.by_path.get(finding.path)
        if page is not None:
            lines = page.source.text.split("\n")
            assert 1 <= finding.place.line <= len(lines), finding
            assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1, finding
    for path, repairs in fix.repairs(library).items():
        fix.repaired(library.by_path[path].source.text, repairs)


@PROFILE
@given(TEXTS, TEXTS)
def test_any_text(arabic: str, english: str) -> None:
    _all_is_told_inside_the_files(
        library_of({**DATA, "ar/standards/s02-a.md": arabic, "en/standards/s02-a.md": english})
    )


@PROFILE
@given(st.binary(max_size=300), TEXTS)
def test_any_bytes_and_any_data(page: bytes, data: str) -> None:
    files: dict[str, str | bytes] = {"ar/care/g01-a.md": page, "en/care/g01-a.md": page}
    _all_is_told_inside_the_files(library_of({**files, "_data/terms.yml": data, "_data/sync.yml": data}))


@PROFILE
@given(st.data())
def test_our_own_text_damaged(data: st.DataObject) -> None:
    files: dict[str, str | bytes] = dict(DATA)
    for language, raw in REAL.items():
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.integers(start, min(len(raw), start + 400)))
        put = data.draw(TEXTS).encode("utf-8", "replace")
        files[f"{language}/standards/s02-a.md"] = raw[:start] + put + raw[end:]
    _all_is_told_inside_the_files(library_of(files))
