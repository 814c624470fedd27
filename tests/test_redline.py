"""What changed between two revisions of real texts: kinds, words, tables, the page and the print."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import drafts
import lxml.html
import pikepdf
import pytest
from pdf_reading import pages_in_poppler, share_found, structure_faults
from samples import library_of

from dalil import redline, revisions
from dalil.__main__ import main
from dalil.model import Obligation
from dalil.redline import Comparison, Kind
from dalil.rewording import Run, runs

LANGUAGES = ("ar", "en")

KINDS = {
    "G04-3": ("weakened",),
    "G04-5": ("moved",),
    "G04-6": ("translation",),
    "S02-5": ("wording",),
    "S02-7": ("strengthened",),
    "S02-8": ("withdrawn",),
    "S02-9": ("added",),
}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """S02 and G04 at v0.1, and with the sample change at v0.2."""
    folder = tmp_path_factory.mktemp("drafts")
    made = drafts.repository(folder)
    drafts.commit(folder, "Sample change")
    drafts.git(folder, "tag", "v0.2")
    return made


@pytest.fixture(scope="module")
def found(docs: Path) -> Comparison:
    return redline.compare(*(revisions.library(docs, tag, LANGUAGES) for tag in ("v0.1", "v0.2")))


def test_every_kind_is_told_and_typography_is_no_change(found: Comparison) -> None:
    assert {clause.id: clause.kinds for clause in found.clauses} == KINDS
    assert found.documents == ("G04", "S02")
    assert found.other_text == ("S02",)  # the table of indicators
    assert (found.new_documents, found.lost_documents, found.vanished) == ((), (), ())


def test_the_same_backwards(docs: Path) -> None:
    back = redline.compare(*(revisions.library(docs, tag, LANGUAGES) for tag in ("v0.2", "v0.1")))
    kinds = {clause.id: clause.kinds for clause in back.clauses}
    assert kinds == KINDS | {
        "G04-3": ("strengthened",),
        "S02-7": ("weakened",),
        "S02-8": ("added",),
        "S02-9": ("withdrawn",),
    }
    assert back.vanished == ("S02-9",)


def test_nothing_changed_between_a_revision_and_itself(docs: Path) -> None:
    same = revisions.library(docs, "v0.1", LANGUAGES)
    assert redline.compare(same, same) == Comparison((), (), (), (), ())


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("should", "shall", ("strengthened",)),
        ("may", "shall not", ("strengthened",)),
        (None, "may", ("strengthened",)),
        ("shall", "may", ("weakened",)),
        ("shall not", "should not", ("weakened",)),
        ("should not", "may", ("weakened",)),
        ("shall", "shall not", ("strengthened", "weakened")),
        ("shall", "shall", ()),
    ],
)
def test_verbs_are_weighed(before: Obligation | None, after: Obligation | None, kinds: tuple[Kind, ...]) -> None:
    assert redline.weights(before, after) == kinds


def test_a_verb_changed_in_one_language_is_both_weightier_and_a_translation() -> None:
    page = "---\nid: S01\naudience: [police]\n---\n## Part {{#part}}\n\n### Title {{#s01-1}}\n\nAgencies **{}** act.\n"
    arabic = "---\nid: S01\n---\n## جزء {#part}\n\n### عنوان {#s01-1}\n\n**ينبغي** للجهات أن تعمل.\n"
    old, new = (
        library_of({"en/standards/s01-a.md": page.format(verb), "ar/standards/s01-a.md": arabic})
        for verb in ("should", "shall")
    )
    (clause,) = redline.compare(old, new).clauses
    assert clause.kinds == ("strengthened", "translation")
    moved = library_of(
        {"en/standards/s01-a.md": page.format("should").replace("#part", "#other"), "ar/standards/s01-a.md": arabic}
    )
    (clause,) = redline.compare(old, moved).clauses
    assert clause.kinds == ("moved",)


def test_text_outside_clauses_is_told_by_document_and_bookkeeping_is_not(docs: Path) -> None:
    old = revisions.library(docs, "v0.1", LANGUAGES)
    texts = {page.path: page.source.text for page in old.pages}
    path = f"en/{drafts.G04}"
    dated = texts | {path: texts[path].replace('edition: "0.1"', 'edition: "0.9"')}
    assert redline.compare(old, library_of(dated)).other_text == ()
    other = texts | {path: texts[path].replace("## The four parts of a plan", "## The parts of a plan")}
    assert redline.compare(old, library_of(other)).other_text == ("G04",)


def test_roles_are_told_what_to_assess_again(found: Comparison) -> None:
    assessed = {role: [clause.id for clause in clauses] for role, clauses in found.to_assess().items()}
    assert assessed["hotline-operator"] == ["G04-3", "S02-7", "S02-8", "S02-9"]
    assert assessed["recruitment-regulator"] == ["S02-7", "S02-8", "S02-9"]
    assert "judge" not in assessed


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "**ينبغي** للجهات أن تبحث.",
            "**يجب** على الجهات أن تبحث.",
            [("deleted", "**ينبغي** للجهات "), ("added", "**يجب** على الجهات "), ("same", "أن تبحث.")],
        ),
        ("أن يُخبَر الشخص،", "أن يخبر الشخص", [("same", "أن يخبر الشخص")]),
        ("in private, always", "in  private always", [("same", "in  private always")]),
        ("A plan is kept", "A plan is never kept", [("same", "A plan is "), ("added", "never "), ("same", "kept")]),
        ("", "All new", [("added", "All new")]),
    ],
)
def test_words_are_whole_and_marks_count_for_nothing(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert runs(before, after) == tuple(Run(sort, text) for sort, text in expected)  # type: ignore[arg-type]


def test_reading_revisions_leaves_the_work_tree_alone(docs: Path) -> None:
    page = docs / f"en/{drafts.S02}"
    kept = page.read_text(encoding="utf-8")
    page.write_text("not yet committed\n", encoding="utf-8")
    try:
        assert ("en", "S02-1") in revisions.library(docs, "v0.2", LANGUAGES).clauses
        assert page.read_text(encoding="utf-8") == "not yet committed\n"
    finally:
        page.write_text(kept, encoding="utf-8")
    assert drafts.git(docs, "status", "--porcelain") == ""


def test_text_for_a_terminal(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", "v0.1..v0.2", "--docs", str(docs), "--lang", "ar"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[4] == "S02-7 البحث قبل السؤال: تشديد; الإلزام: كان «ينبغي» وصار «يجب»"
    assert "- مشغلو الخط الساخن: G04-3، S02-7، S02-8، S02-9" in printed


def test_tables(docs: Path, tmp_path: Path) -> None:
    for kind in ("csv", "json"):
        assert (
            main(["changes", "v0.1..v0.2", "--docs", str(docs), "--format", kind, "--to", f"{tmp_path}/made.{kind}"])
            == 0
        )
    rows = {
        row["clause"]: row
        for row in csv.DictReader(io.StringIO((tmp_path / "made.csv").read_text(encoding="utf-8-sig"), newline=""))
    }
    assert {id_: tuple(row["kinds"].split()) for id_, row in rows.items()} == KINDS
    assert rows["G04-6"]["changed_languages"] == "ar"
    assert rows["S02-7"]["obligation_before_ar"] == "should"
    assert rows["S02-7"]["obligation_after_ar"] == "shall"
    whole = json.loads((tmp_path / "made.json").read_text(encoding="utf-8"))
    words = {clause["clause"]: clause["words"] for clause in whole["clauses"]}
    assert ["deleted", "should "] in words["S02-7"]["en"]
    assert whole["assess_again_by_role"]["recruitment-regulator"] == ["S02-7", "S02-8", "S02-9"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_changes_in_words_and_runs_each_language_its_way(
    docs: Path, tmp_path: Path, language: str
) -> None:
    made = tmp_path / "made.html"
    assert (
        main(["changes", "v0.1..v0.2", "--docs", str(docs), "--format", "html", "--lang", language, "--to", str(made)])
        == 0
    )
    tree = lxml.html.document_fromstring(made.read_text(encoding="utf-8"))
    assert (tree.get("lang"), tree.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert {node.get("data-clause"): tuple(node.get("data-kinds").split()) for node in tree.xpath("//article")} == KINDS
    clause = tree.get_element_by_id("s02-7")
    for side, direction, gone, new in (
        ("en", "ltr", "deletedshould", "addedshall"),
        ("ar", "rtl", "حُذفينبغي للجهات", "أُضيفيجب على الجهات"),
    ):
        (cell,) = clause.xpath(f".//div[@lang='{side}']")
        assert cell.get("dir") == direction
        assert [node.text_content() for node in cell.xpath(".//del")] == [gone]
        assert [node.text_content() for node in cell.xpath(".//ins")] == [new]
    assert all(node.xpath("./span[@class='said']") for node in tree.xpath("//ins | //del"))
    assert tree.xpath("//script | //link | //img | //@style | //@src") == []
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= set(ids)


def test_the_print_has_both_languages_and_is_accessible(docs: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.pdf"
    assert main(["changes", "v0.1..v0.2", "--docs", str(docs), "--format", "pdf", "--to", str(made)]) == 0
    text = " ".join(pages_in_poppler(made))
    assert share_found(["added", "deleted", "Hotline", "proactively", "offered"], text, "en") == 1
    assert share_found(["تشديد", "مشغلو", "للجهات", "نسخة"], text, "ar") == 1
    with pikepdf.open(made) as pdf:
        assert structure_faults(pdf) == []


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("v0.1..nowhere", "git knows no revision 'nowhere' here"),
        ("v0.1", "write two revisions with two dots between them"),
        ("--all..v0.1", "git knows no revision '--all' here"),
    ],
)
def test_a_revision_that_is_none_is_said_in_one_line(
    docs: Path, capsys: pytest.CaptureFixture[str], revision: str, said: str
) -> None:
    assert main(["changes", "--docs", str(docs), "--", revision]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_no_repository_and_no_git_are_said_in_one_line(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(docs, tmp_path / "docs")
    assert main(["changes", "v0.1..v0.2", "--docs", str(tmp_path / "docs")]) == 2
    assert "not in a git repository" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["changes", "v0.1..v0.2", "--docs", str(docs)]) == 2
    assert capsys.readouterr().err == "dalil: git: No such file or directory\n"


def test_a_pdf_needs_a_file_and_the_file_a_folder(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["changes", "v0.1..v0.2", "--docs", str(docs), "--format", "pdf"]) == 2
    assert "--to" in capsys.readouterr().err
    for kind in ("csv", "pdf"):
        target = tmp_path / "none" / f"made.{kind}"
        assert main(["changes", "v0.1..v0.2", "--docs", str(docs), "--format", kind, "--to", str(target)]) == 2
        assert "No such file or directory" in capsys.readouterr().err
