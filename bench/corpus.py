"""Documents for the benchmark: real in size and make, invented in content, the same on every machine.

A document has about 1,000 words a language and the parts of its kind: clauses with obligations and citations, tables,
a note, an example, a footnote, lists, references to its neighbours; a module also activities and questions, a form
its fields. The sentences are in `stock.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.words import LANGUAGES, Both, Draw, stock

FOLDERS = {"S": "standards", "G": "care", "M": "training", "F": "tools"}
"""Letter of an id → folder of the document."""

CLAUSES = 6
ISSUED = "2026-11-23"

_FRONT = """---
{id}title: {title}
summary: {summary}
{more}---

"""
_DOCUMENT = """status: draft
edition: "0.1"
issued: {issued}
review_in: 12 months
owner: {owner}
audience: [police, labour-inspector, social-worker, trainer]
"""
_OWNERS = {"S": "standards-unit", "G": "care-unit", "M": "training-unit", "F": "care-unit"}


def write(docs: Path, pairs: int) -> None:
    """Write so many page pairs below the language folders: documents of all kinds in turn, then plain pages.

    Ids have two digits: after 396 documents the rest are plain pages."""
    documents = ids(pairs)
    for id_ in documents:
        _put(docs, f"{FOLDERS[id_[0]]}/{id_.lower()}-benchmark.md", document(id_, documents))
    for number in range(1, pairs - len(documents) + 1):
        _put(docs, f"reference/page-{number:03d}.md", page(number, documents))
    _put(docs, "index.md", _home())


def ids(pairs: int) -> list[str]:
    """The documents among so many page pairs."""
    return [f"{letter}{number:02d}" for number in range(1, 100) for letter in FOLDERS][:pairs]


def document(id_: str, known: list[str]) -> Both:
    """One document in both languages. `known` are all documents that there are."""
    draw = Draw(id_)
    parts = {"S": _standard, "G": _care, "M": _module, "F": _form}[id_[0]]
    more = _DOCUMENT.format(owner=_OWNERS[id_[0]], issued=ISSUED)
    if id_[0] in "GF":
        more += "sensitive: true\n"
    covered = [f"{letter}{id_[1:]}" for letter in "SG" if f"{letter}{id_[1:]}" in known]
    front = _front(draw, f"id: {id_}\n", Both(more, more) + (_covers(covered) if id_[0] == "M" else ""))
    others = draw.some([other for other in known if other != id_], 4)
    return _joined([front, *parts(draw, id_, covered if id_[0] == "M" else others)])


def page(number: int, known: list[str]) -> Both:
    """An ordinary page of the length of a document, without clauses."""
    draw = Draw(f"page {number}")
    parts = [_front(draw, "", Both("", ""))]
    for at in range(1, 9):
        parts += [_head(2, draw.one("headings"), f"part-{at}"), draw.text(3), draw.text(2)]
        parts.append(_table(draw, 3, 3) if at % 4 == 0 else _references(draw, draw.some(known, 2)))
    return _joined([*parts, *_asides(draw)])


def _home() -> Both:
    words = Both("Documents for measuring", "وثائق للقياس")
    front = Both(*(_FRONT.format(id="", title=title, summary=title, more="") for title in words))
    return front + Draw("home").text(2) + "\n"


def _standard(draw: Draw, id_: str, others: list[str]) -> Iterator[Both]:
    yield _head(2, Both("Statement", "نص المعيار"), "statement")
    yield draw.text(3)
    yield _head(2, Both("Why", "لماذا هذا المعيار"), "why")
    yield _list([draw.one("sentences") for _ in range(3)])
    yield _head(2, Both("Requirements", "المتطلبات"), "requirements")
    yield from _clauses(draw, id_, "standard")
    yield _head(2, Both("How to verify", "كيفية التحقق"), "verify")
    yield _rows(
        [Both("Clause", "البند"), Both("Indicator", "المؤشر"), Both("Means of verification", "وسيلة التحقق")],
        [[_both(f"[{id_}-{n}]"), draw.one("phrases"), draw.one("phrases")] for n in range(1, CLAUSES + 1)],
    )
    yield _head(2, Both("Who does what", "من يفعل ماذا"), "roles")
    yield _table(draw, 4, 4)
    yield _head(2, Both("Guidance notes", "ملاحظات إرشادية"), "guidance")
    yield draw.text(4)
    yield from _asides(draw)
    yield _head(2, Both("Tools", "الأدوات"), "tools")
    yield _references(draw, others)


def _care(draw: Draw, id_: str, others: list[str]) -> Iterator[Both]:
    yield _head(2, Both("When to use", "متى يُستعمل"), "when")
    yield draw.text(3)
    yield _head(2, Both("Do and do not", "افعل ولا تفعل"), "do")
    yield _table(draw, 2, 5)
    yield _head(2, Both("Steps", "الخطوات"), "steps")
    yield from _clauses(draw, id_, "care")
    for title, anchor in (
        (Both("Safety and consent", "السلامة والموافقة"), "safety"),
        (Both("When it goes wrong", "إذا ساء الأمر"), "trouble"),
        (Both("Looking after yourself", "اعتنِ بنفسك"), "self"),
        (Both("Referral", "الإحالة"), "referral"),
    ):
        yield _head(2, title, anchor)
        yield _table(draw, 3, 4) if anchor == "trouble" else _list([draw.one("sentences") for _ in range(4)])
    yield from _asides(draw)
    yield _head(2, Both("Tools", "الأدوات"), "tools")
    yield _references(draw, others)


def _module(draw: Draw, id_: str, covered: list[str]) -> Iterator[Both]:
    yield _head(2, Both("Before you teach", "قبل أن تبدأ"), "before")
    yield draw.text(4)
    yield _references(draw, covered)
    for number in (1, 2, 3):
        part = Both(f"Part {number}: {{}} (60 minutes)", f"الجزء {number}: {{}} (60 دقيقة)")
        title = draw.one("headings")
        yield _head(2, Both(part.en.format(title.en), part.ar.format(title.ar)), f"part-{number}")
        yield draw.text(3)
        yield _block("slide", draw.one("headings"), _list([draw.one("phrases") for _ in range(3)]))
        yield _block("activity", draw.one("phrases"), draw.text(2), f"    minutes: 40\n    assesses: [{number}]\n")
        yield _block("trainer", draw.one("headings"), _list([draw.one("sentences") for _ in range(2)]))
    yield from _asides(draw)
    yield _head(2, Both("Check your learning", "اختبر فهمك"), "check")
    for number in range(1, 5):
        question = Both("What is the next step?", "ما الخطوة التالية؟")
        answers = [draw.one("phrases") + " — " + draw.one("sentences") for _ in range(3)]
        marked = [_both(f"- [{'x' if at == number % 3 else ' '}] ") + answer for at, answer in enumerate(answers)]
        asked = _joined([question, _lines(marked)])
        yield _block("quiz", _both(f"q{number}"), asked, f"    assesses: [{(number - 1) % 3 + 1}]\n")
    yield _head(2, Both("Sources", "المصادر"), "sources")
    yield draw.text(2)


def _form(draw: Draw, id_: str, others: list[str]) -> Iterator[Both]:
    yield _head(2, Both("Before you begin", "قبل أن تبدأ"), "before")
    yield draw.text(4)
    for letter, name in zip("abc", "أبج", strict=True):
        title = draw.one("headings")
        yield _head(2, Both(f"Part {letter.upper()}: {title.en}", f"الجزء {name}: {title.ar}"), f"part-{letter}")
        yield draw.text(2)
        for type_ in ("text", "date", "lines", "choice", "many"):
            yield _field(draw, type_)
        yield _table(draw, 4, 3)
    yield _head(2, Both("After the form", "بعد ملء النموذج"), "after")
    yield _list([draw.one("sentences") for _ in range(3)])
    yield _head(2, Both("Guide", "دليل الملء"), "guide")
    yield _table(draw, 3, 5)
    yield _head(2, Both("An invented example", "مثال متخيل"), "example")
    yield draw.text(5)
    yield from _asides(draw)
    yield _head(2, Both("Clauses served", "البنود التي يخدمها"), "serves")
    yield _references(draw, others)


def _clauses(draw: Draw, id_: str, kind: str) -> Iterator[Both]:
    verb, articles = Both(*stock()["verbs"][kind]), stock()["citations"][kind]
    for number in range(1, CLAUSES + 1):
        yield _head(3, draw.one("headings"), f"{id_.lower()}-{number}")
        yield draw.one("provisions", verb=verb, cite=_both(f"[{articles[number - 1]}]"))
        yield draw.text(2)


def _asides(draw: Draw) -> Iterator[Both]:
    """A note, an example with a footnote's mark, and the footnote."""
    yield _block("note", draw.one("headings"), draw.text(2))
    yield _block("example", draw.one("headings"), draw.text(3) + "[^count]")
    yield _both("[^count]: ") + draw.text(1)


def _field(draw: Draw, type_: str) -> Both:
    options = _both(f"    type: {type_}\n")
    if type_ == "lines":
        options += "    lines: 3\n"
    if type_ in ("choice", "many"):
        options += "    options:\n"
        for _ in range(3):
            options += _both('      - "') + draw.one("phrases") + '"\n'
    return _block("field", draw.one("phrases"), None, options)


def _references(draw: Draw, ids: list[str]) -> Both:
    return _list([_both(f"[{id_}] ") + Both("and ", "و") + draw.one("phrases") for id_ in ids] or [draw.one("phrases")])


def _table(draw: Draw, columns: int, rows: int) -> Both:
    heads = [draw.one("headings") for _ in range(columns)]
    return _rows(heads, [[draw.one("phrases") for _ in range(columns)] for _ in range(rows)])


def _rows(heads: list[Both], rows: list[list[Both]]) -> Both:
    rule = [_both("---") for _ in heads]
    lines = [[_both("| ") + cell + " " for cell in row] for row in (heads, rule, *rows)]
    return _lines([_lines(cells, "") + "|" for cells in lines])


def _list(items: list[Both]) -> Both:
    return _lines([_both("- ") + item for item in items])


def _block(name: str, title: Both, body: Both | None, options: Both | str = "") -> Both:
    opened = _both(f"/// {name} | ") + title + "\n" + options
    if body is not None:
        opened += (_both("\n") if options else _both("")) + body + "\n"
    return opened + "///"


def _head(level: int, title: Both, anchor: str) -> Both:
    return _both("#" * level + " ") + title + f" {{#{anchor}}}"


def _front(draw: Draw, id_: str, more: Both) -> Both:
    title, summary = draw.one("titles"), draw.one("summaries")
    return Both(
        *(
            _FRONT.format(id=id_, title=title[at], summary=summary[at], more=more[at]).rstrip("\n")
            for at in range(len(LANGUAGES))
        )
    )


def _covers(documents: list[str]) -> Both:
    clauses = ", ".join(f"{id_}-{n}" for id_ in documents for n in range(1, CLAUSES + 1))
    head = "minutes: 180\nlevel: practitioner\nobjectives:\n"
    aims = Both("  - name the next step\n" * 3, "  - تسمية الخطوة التالية\n" * 3)
    return _both(head) + aims + f"covers: [{clauses}]\n"


def _joined(parts: list[Both]) -> Both:
    return _lines(parts, "\n\n") + "\n"


def _lines(parts: list[Both], by: str = "\n") -> Both:
    return Both(by.join(part.en for part in parts), by.join(part.ar for part in parts))


def _both(text: str) -> Both:
    return Both(text, text)


def _put(docs: Path, name: str, text: Both) -> None:
    for language, words in zip(LANGUAGES, text, strict=True):
        path = docs / language / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8", newline="\n")
