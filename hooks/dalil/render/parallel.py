"""Bilingual editions: Arabic and English side by side, clause by clause, bound on the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lxml.html import HtmlElement

from dalil import address
from dalil.citing import citation_text
from dalil.labels import in_words, label
from dalil.model import Bilingual, Manual, Page
from dalil.render import book, pairing, qr
from dalil.render.book import Book, Site
from dalil.render.convert import Converter
from dalil.render.manual import members
from dalil.render.nodes import image_name
from dalil.render.pairing import AnswerRow, FieldRow, HeadingRow, Row, Section
from dalil.render.typst_code import Code, call, literal, quoted, raw, sequence

_NOTHING = Code("none")


@dataclass(frozen=True)
class Pair:
    """A document in both languages, with the bodies of its built pages."""

    ar: Page
    en: Page
    bodies: tuple[HtmlElement, HtmlElement]

    @property
    def pages(self) -> tuple[Page, Page]:
        return self.ar, self.en


@dataclass
class Side(Converter):
    """The converter of one language of a bilingual book; labels of English begin with `en-`."""

    shared: frozenset[str] = frozenset()
    """The notes that both languages mention: the Arabic side sets them, the English one refers to them."""
    twin: Side | None = None
    """The English side, for the Arabic one."""

    def note(self, name: str) -> Code:
        """A note with both languages in one entry, or with an empty side where only one language has it."""
        if self.twin is None and name in self.shared:
            return self.note_again(name)
        other = self.twin.note_words(name) if self.twin is not None and name in self.shared else _NOTHING
        words = (self.note_words(name), other) if self.language == "ar" else (other, self.note_words(name))
        return call("named", call("footnote", call("both-notes", *words)), name=self.label(name))

    def note_again(self, name: str) -> Code:
        label = self.label(name)
        return call(
            "footnote", call("label", quoted(label.removeprefix(self.prefix) if name in self.shared else label))
        )


@dataclass
class Rows:
    """Writes the rows of one document."""

    ar: Side
    en: Side
    shift: int
    images: list[Path] = field(default_factory=list)

    def code(self, row: Row) -> Code:
        if isinstance(row, HeadingRow):
            return self.heading(row)
        if isinstance(row, FieldRow):
            return self.question(row)
        if isinstance(row, AnswerRow):
            return self.answers(row)
        return call("across" if row.across else "row", self.ar.flow_of([*row.ar]), self.en.flow_of([*row.en]))

    def heading(self, row: HeadingRow) -> Code:
        section = row.ar or row.en
        assert section is not None
        assert section.heading is not None
        clause = section.clause
        heading = call(
            "both-heading",
            _title(self.ar, row.ar),
            _title(self.en, row.en),
            level=int(str(section.heading.tag)[1]) + self.shift,
            number=clause.get("data-clause") if clause is not None else "",
            name=self.ar.label(section.anchor) if row.ar else "",
            twin=self.en.label(section.anchor) if row.en else "",
        )
        if clause is None:
            return heading
        marks = (quoted(_marks(self.ar, row.ar)), quoted(_marks(self.en, row.en)))
        return sequence([heading, call("marks-of", *marks, obligation=clause.get("data-obligation") or "")])

    def question(self, row: FieldRow) -> Code:
        helps: list[Code] = []
        options: list[list[Code]] = []
        for side, node in ((self.ar, row.ar), (self.en, row.en)):
            choices = node.find("ul[@class='field-options']")
            rest = [child for child in list(node)[1:] if child is not choices]
            helps.append(side.flow_of(rest) if rest else _NOTHING)
            options.append([side.inline(item) for item in choices] if choices is not None else [])
        return call(
            "both-field",
            self.ar.inline(row.ar[0]),
            self.en.inline(row.en[0]),
            ar_help=raw(helps[0]),
            en_help=raw(helps[1]),
            kind=row.ar.get("data-type"),
            lines=int(row.ar.get("data-lines") or 1),
            options=raw(_list(_list(pair) for pair in zip(*options, strict=True))),
        )

    def answers(self, row: AnswerRow) -> Code:
        lines = [[list(line) for line in table.iter("tr")] for table in (row.ar, row.en)]
        pairs = []
        self.ar.in_table = self.en.in_table = True
        for number, both in enumerate(zip(*lines, strict=True)):
            self.ar.in_head = self.en.in_head = number == 0
            pairs.append([_list((self.ar.cell(right), self.en.cell(left))) for right, left in zip(*both, strict=True)])
        self.ar.in_table = self.en.in_table = self.ar.in_head = self.en.in_head = False
        filled = [[cell.text_content().strip() for cell in line[1:]] for line in lines[0][1:]]
        ticked = [any(column) for column in zip(*filled, strict=True)]
        return call(
            "answer-table",
            heads=raw(_list(pairs[0])),
            rows=raw(_list(_list((pair[0], literal(cells))) for pair, cells in zip(pairs[1:], filled, strict=True))),
            asked=any(line[0].text_content().strip() for table in lines for line in table[1:]),
            widths=raw(_list(Code("auto" if boxes else "0.6fr") for boxes in ticked)),
        )


def parallel_document(site: Site, editions: dict[str, Page]) -> Book:
    """One document that both languages have: head, contents, text, how to cite it."""
    pair = _pair(site, editions)
    at = address.permanent(site.address, pair.ar.id)
    text, images = _chapter(site, pair, _labels([pair]), shift=0)
    titles = Bilingual(*(page.title for page in pair.pages))
    running = {"number": pair.ar.id, "ar": titles.ar, "en": titles.en}
    meta = _meta(site, [pair], f"{pair.ar.id} {titles.ar} / {titles.en}") | {
        "description": " / ".join(page.front.get("summary").text for page in pair.pages),
        "running": running,
        "shift": 0,
    }
    backs = [_back(page, citation_text(page, page.id, page.title), at, at) for page in pair.pages]
    back = _end(backs, address.of_print(site.address, pair.ar), at)
    return _bound(pair.ar.id.lower(), meta, [*text, back], images)


def parallel_manual(site: Site, wanted: Manual) -> Book:
    """A manual in both languages that has members: cover, contents, its families as parts."""
    held = [site.library.documents[page.id] for page in members(site.library, wanted, "ar")]
    documents = [_pair(site, editions) for editions in held if "en" in editions]
    families = [(kind, [pair for pair in documents if pair.ar.kind == kind]) for kind in wanted.kinds]
    families = [(kind, family) for kind, family in families if family]
    pairs = [pair for _, family in families for pair in family]
    labels = _labels(pairs)
    meta = _meta(site, pairs, f"{wanted.title.ar} / {wanted.title.en}") | {
        "description": f"{wanted.subtitle.ar} / {wanted.subtitle.en}",
        "running": _both(wanted.title.in_),
        "titles": _both(wanted.title.in_),
        "subtitles": _both(wanted.subtitle.in_),
        "kind": _both(lambda language: label("both-languages-note", language)),
        "licence": _both(lambda language: label("licence", language)),
        "shift": 1,
    }
    newest = [max(pages, key=book.issued) for pages in zip(*(pair.pages for pair in pairs), strict=True)]
    meta["facts"] = [_facts(page) for page in newest]
    meta["statuses"] = [book.status(pages) for pages in zip(*(pair.pages for pair in pairs), strict=True)]
    images: list[Path] = []
    parts = [call("parallel-cover", literal(meta)), _contents(depth=4)]
    for kind, family in families:
        titles = (quoted(label(f"kinds {kind}", language)) for language in ("ar", "en"))
        listed = [
            {"id": pair.ar.id, "name": pair.ar.id.lower(), "ar": pair.ar.title, "en": pair.en.title} for pair in family
        ]
        parts.append(call("both-part", *titles, name=f"part-{kind}", documents=listed))
        for pair in family:
            text, pictures = _chapter(site, pair, labels, shift=1)
            parts += text
            images += pictures
    here = site.address + address.bilingual_pdf(wanted.id)
    check_at = f"{site.address}reference/downloads/"
    backs = [
        _back(
            page,
            citation_text(page, "", wanted.title.in_(page.language)),
            here,
            f"{site.address}{address.home(page.language, site.library.languages)}reference/downloads/",
        )
        for page in newest
    ]
    return _bound(wanted.id, meta, [*parts, _end(backs, check_at, check_at)], images)


def _end(backs: list[Code], code_at: str, shown: str) -> Code:
    """The end of a book in both languages, with the code that leads to the current edition."""
    alt = f"{label('scan', 'ar')} / {label('scan', 'en')}"
    return call("back-of-both", *backs, qr.code(code_at, alt), at=code_at, short=shown.removeprefix("https://"))


def _pair(site: Site, editions: dict[str, Page]) -> Pair:
    ar, en = editions["ar"], editions["en"]
    return Pair(ar, en, (site.body(ar), site.body(en)))


def _labels(pairs: list[Pair]) -> frozenset[str]:
    """All labels of the book: those of Arabic as in any book, those of English with their prefix."""
    found: set[str] = set()
    for pair in pairs:
        for page, body in zip(pair.pages, pair.bodies, strict=True):
            found.update(_prefix(page.language) + name for name in book.labels(page, body))
    return frozenset(found)


def _prefix(language: str) -> str:
    return "" if language == "ar" else f"{language}-"


def _chapter(site: Site, pair: Pair, labels: frozenset[str], *, shift: int) -> tuple[list[Code], list[Path]]:
    """The head of a document, its contents when it stands alone, and its rows; the pictures that they name."""
    shared = frozenset.intersection(*(_mentioned(body) for body in pair.bodies))
    ar, en = (
        Side(
            page.language,
            page.id,
            site.address,
            address.url(page, site.library.languages),
            labels,
            site.root,
            shift,
            prefix=_prefix(page.language),
            shared=shared,
        )
        for page in pair.pages
    )
    ar.twin = en
    for side, body in zip((ar, en), pair.bodies, strict=True):
        side.gather_notes(body)
    heads = [book.chapter(site.library, page) for page in pair.pages]
    heads[1]["name"] = f"{_prefix('en')}{heads[1]['name']}"
    head = call("both-chapter", *map(literal, heads), level=1 + shift, new_page=shift > 0)
    writer = Rows(ar, en, shift)
    text = [writer.code(row) for row in pairing.rows(*pair.bodies)]
    contents = [] if shift else [_contents(depth=3)]
    return [head, *contents, *text], [*ar.images, *en.images]


def _mentioned(body: HtmlElement) -> frozenset[str]:
    return frozenset(href.lstrip("#") for href in body.xpath(".//a[@class='footnote-ref']/@href"))


def _contents(*, depth: int) -> Code:
    titles = (quoted(label("contents", language)) for language in ("ar", "en"))
    return call("both-contents", *titles, depth=depth, top=1 if depth > 3 else 2)


def _meta(site: Site, pairs: list[Pair], title: str) -> dict[str, object]:
    """What the whole book needs to know: title, date and the words that the look itself says."""
    ar, en = (book.frame(site.library, pages, title) for pages in zip(*(pair.pages for pair in pairs), strict=True))
    return {
        "title": title,
        "author": [ar["author"], en["author"]],
        "author-of": {"ar": ar["author"], "en": en["author"]},
        "keywords": ar["keywords"],
        "date": ar["date"],
        "mark": {"ar": ar["mark"], "en": en["mark"]},
        "words": {"page": label("page", "ar"), "page en": label("page", "en")},
    }


def _facts(page: Page) -> list[list[str]]:
    language = page.language
    return [
        [label("edition", language), page.front.get("edition").text],
        [label("issued", language), in_words(book.issued(page), language)],
    ]


def _back(page: Page, citation: str, at: str, check_at: str) -> Code:
    language = page.language
    return literal(
        {
            "cite-label": label("how-to-cite", language),
            "citation": citation,
            "address": at,
            "newer": label("newer", language),
            "check-at": check_at,
            "licence": label("licence", language),
        }
    )


def _title(side: Side, section: Section | None) -> Code:
    if section is None or section.heading is None:
        return _NOTHING
    return side.clause_title(section.heading) if section.clause is not None else side.inline(section.heading)


def _marks(side: Side, section: Section | None) -> str:
    return " · ".join(side.marks(section.clause)) if section and section.clause is not None else ""


def _both(words: Callable[[str], str]) -> dict[str, str]:
    return {language: words(language) for language in ("ar", "en")}


def _list(items: Iterable[Code]) -> Code:
    return Code("(" + "".join(f"{item}, " for item in items) + ")")


def _bound(name: str, meta: dict[str, object], parts: list[Code], images: list[Path]) -> Book:
    code = f'#import "/look/house.typ": *\n#show: parallel-book.with({literal(meta)})\n#{sequence(parts)}\n'
    return Book(address.bilingual_pdf(name), code, {image_name(image): image for image in images})
