"""The HTML of a page's body → Typst code, from a closed list of elements.

An element that is not on the list is an error and not a gap: a manual from which a paragraph is missing is worse than
none. To teach the printer a new element, add a method and its line in `_INLINE` or `_BLOCKS`, and a function of the
same name to `house.typ` where it needs a look of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from lxml.html import HtmlElement

from dalil.address import permanent
from dalil.labels import label
from dalil.model import PREFIXES
from dalil.render.blanks import TICK, Blanks
from dalil.render.typst_code import Code, call, quoted, raw, sequence

_SPACE = re.compile(r"[ \t\n\r]+")
_HEADING = re.compile(r"h([1-6])")
_MARKED_WORD = re.compile(r"\w*[\u064B-\u0652][\w\u064B-\u0652]*")


class PrintError(Exception):
    """Something that cannot be printed; the text says where, what and how to mend it."""


@dataclass
class Converter:
    """Turns the body of one document into Typst code."""

    language: str
    document: str
    """Id of the document, the prefix of its labels."""
    address: str
    """Where the site is published, for links that leave the book."""
    path: str
    """The page below the site's root: `standards/s01-…/`."""
    labels: frozenset[str]
    """Labels that exist in this book: `s02` for a document, `s02--verify` for a heading in it."""
    site: Path
    """The built site, for pictures."""
    shift: int = 0
    """How many levels lower its headings stand: 0 on its own, 1 in a manual with parts."""
    images: list[Path] = field(default_factory=list)
    """The pictures that the code refers to, in order: `image-0`, `image-1`, …"""
    prefix: str = ""
    """What every label begins with, where a book holds more than one language."""
    in_table: bool = False
    """Whether it is within a table, where references name no page."""
    blanks: Blanks | None = None
    """Gathers the places to fill in, when the book is to have fields there."""
    _notes: dict[str, HtmlElement] = field(default_factory=dict)
    _noted: set[str] = field(default_factory=set)

    def body(self, root: HtmlElement) -> Code:
        """The code of a whole body. Raises PrintError for an element that the printer does not know."""
        self.gather_notes(root)
        return self.flow(root)

    def gather_notes(self, root: HtmlElement) -> None:
        """Remember the footnotes of a body, which stand at its end, for where they are mentioned."""
        self._notes = {note.get("id"): note for note in root.xpath(".//div[@class='footnote']//li[@id]")}

    def label(self, anchor: str) -> str:
        """The label of an anchor of this document."""
        return f"{self.prefix}{self.document.lower()}--{re.sub(r'[^a-z0-9-]+', '-', anchor.lower())}"

    # Blocks

    def flow(self, parent: HtmlElement) -> Code:
        """Blocks one after the other; loose text between them becomes paragraphs."""
        parts: list[Code] = []
        loose: list[Code] = []

        def settle() -> None:
            if any(part.strip('" ') for part in loose):
                parts.append(call("par", sequence(loose)))
            loose.clear()

        for text, child in _children(parent):
            if text:
                loose.append(quoted(text))
            if child is not None:
                if child.tag in _INLINE:
                    loose.append(self.inline_element(child))
                else:
                    settle()
                    parts.append(self.block(child))
        settle()
        return sequence(parts)

    def block(self, node: HtmlElement) -> Code:
        """One block element."""
        if node.get("data-print") == "no":
            return Code("")
        if _HEADING.fullmatch(str(node.tag)):
            return self.heading(node)
        handler = _BLOCKS.get(str(node.tag))
        if handler is None:
            raise self.unknown(node)
        return handler(self, node)

    def heading(self, node: HtmlElement) -> Code:
        level = int(str(node.tag)[1]) + self.shift
        if self.blanks:
            self.blanks.under(node.get("id") or "", _plain(node))
        return call("section-heading", self.inline(node), level=level, name=self.label(node.get("id") or ""))

    def paragraph(self, node: HtmlElement) -> Code:
        kind = node.get("class") or ""
        if kind in ("provision", "field-label", "activity-facts", "document-summary", "out-of-step"):
            return call(kind, self.inline(node))
        if len(node) == 1 and node[0].tag == "img" and not node.text_content().strip():
            return call("picture", self._image(node[0]))
        return call("lead" if _announces(node) else "par", self.inline(node))

    def section(self, node: HtmlElement) -> Code:
        if node.get("data-clause"):
            return self.clause(node)
        return self.flow(node)

    def clause(self, node: HtmlElement) -> Code:
        """A clause: its heading with the id in the margin, its provision, its guidance."""
        heading = node[0]
        return call(
            "clause",
            self.flow_of(list(node)[1:]),
            number=node.get("data-clause"),
            title=raw(self.clause_title(heading)),
            level=3 + self.shift,
            name=self.label(heading.get("id") or ""),
            obligation=node.get("data-obligation") or "",
            marks=self.marks(node),
            arabic=self.language == "ar",
        )

    def clause_title(self, heading: HtmlElement) -> Code:
        """The heading of a clause without its id."""
        name = heading.find("a[@class='clause-id']")
        title = [quoted((name.tail or "").lstrip())] if name is not None and name.tail else []
        title += [part for child in heading if child is not name for part in self._with_tail(child)]
        return sequence(title)

    def marks(self, node: HtmlElement) -> list[str]:
        """In words how far a clause binds and on what it rests."""
        obligation, bases = node.get("data-obligation"), (node.get("data-basis") or "").split()
        said = [label(f"obligation {obligation}", self.language)] if obligation else []
        return said + [label(f"basis {basis}", self.language) for basis in bases]

    def _with_tail(self, child: HtmlElement) -> Iterator[Code]:
        yield self.inline_element(child)
        if child.tail:
            yield quoted(_SPACE.sub(" ", child.tail))

    def flow_of(self, nodes: list[HtmlElement]) -> Code:
        return sequence(self.block(node) for node in nodes if isinstance(node.tag, str))

    def division(self, node: HtmlElement) -> Code:
        if node.get("class") == "footnote":
            return Code("")  # each note is set at the foot of the page that mentions it
        kind = node.get("data-block")
        if kind == "quiz":
            return call("quiz", self.flow(node))
        if kind == "field":
            return self.form_field(node)
        if kind in ("note", "warning", "example", "trainer", "slide", "activity"):
            title, rest = node[0], list(node)[1:]
            return call("box-of", self.flow_of(rest), kind=kind, title=raw(self.inline(title)))
        if kind or node.get("class") not in (None, "md-typeset__scrollwrap", "md-typeset__table"):
            raise self.unknown(node)
        return self.flow(node)

    def form_field(self, node: HtmlElement) -> Code:
        options = node.find("ul[@class='field-options']")
        words = [self.inline(item) for item in options] if options is not None else []
        kind = node.get("data-type") or "text"
        plain = [_plain(item) for item in options] if options is not None else []
        helps = [child for child in list(node)[1:] if child is not options]
        return call(
            "field",
            self.flow_of(helps),
            title=raw(self.inline(node[0])),
            kind=kind,
            lines=int(node.get("data-lines") or 1),
            options=raw(Code("(" + "".join(f"{word}, " for word in words) + ")")),
            names=self.blanks.field(kind, _plain(node[0]), plain) if self.blanks else [],
        )

    def listing(self, node: HtmlElement) -> Code:
        items = [item for item in node if isinstance(item.tag, str)]
        if any(item.tag != "li" for item in items):
            raise self.unknown(next(item for item in items if item.tag != "li"))
        name = "enum" if node.tag == "ol" else "list"
        return call(name, *(call(f"{name}.item", self.cell(item)) for item in items))

    def cell(self, node: HtmlElement) -> Code:
        """The inside of a list item or table cell: text without paragraph spacing, then blocks."""
        parts: list[Code] = []
        for text, child in _children(node):
            if text:
                parts.append(quoted(text))
            if child is not None:
                parts.append(self.inline_element(child) if child.tag in _INLINE else self.block(child))
        return sequence(parts)

    def definitions(self, node: HtmlElement) -> Code:
        items: list[Code] = []
        term = Code("")
        for child in node.iter("dt", "dd"):
            if child.tag == "dt":
                term = self.inline(child)
            else:
                items.append(call("terms.item", term or sequence([]), self.cell(child)))
        return call("terms", *items)

    def table(self, node: HtmlElement) -> Code:
        rows = list(node.iter("tr"))
        if not rows:
            return Code("")
        before, self.in_table = self.in_table, True
        heads = list(node.iterfind("thead/tr"))
        columns = max(len(row) for row in rows)
        if self.document.startswith(PREFIXES["form"]):
            cells = list(self._rows_to_fill([row for row in rows if row not in heads], heads, columns))
        else:
            cells = [cell for row in rows if row not in heads for cell in self._row(row, columns)]
        head = call("table.header", *(cell for row in heads for cell in self._row(row, columns)))
        self.in_table = before
        widths = raw(Code("(" + "".join(f"{width}fr, " for width in column_widths(rows, columns)) + ")"))
        return call("grid-of", *([head] if heads else []), *cells, columns=widths)

    def _row(self, row: HtmlElement, columns: int) -> Iterator[Code]:
        for cell in row:
            inside = self.cell(cell)
            head = f"{cell.get('scope') or 'column'}-head".replace("col-", "column-") if cell.tag == "th" else ""
            yield call(head, inside) if head else inside
        for _ in range(columns - len(row)):
            yield sequence([])

    def _rows_to_fill(self, rows: list[HtmlElement], heads: list[HtmlElement], columns: int) -> Iterator[Code]:
        """The rows of a form's table: an empty cell is room to write, a cell with ☐ a box to tick."""
        table = self.blanks.table() if self.blanks else ""
        over = [_plain(cell) for cell in heads[-1]] if heads else []
        for number, row in enumerate(rows, start=1):
            printed = self._row(row, columns)
            for column, (cell, code) in enumerate(zip(row, printed, strict=False), start=1):
                words = _plain(cell)
                if words not in ("", TICK) or len(cell):
                    yield code
                    continue
                name = None
                if self.blanks:
                    sides = (_plain(row[0]).strip(TICK), over[column - 1] if column <= len(over) else "")
                    name = self.blanks.cell(table, (number, column), sides, tick=bool(words))
                yield call("tick-cell" if words else "writing-cell", name=name)
            yield from printed

    def quotation(self, node: HtmlElement) -> Code:
        return call("quotation", self.flow(node))

    def figure(self, node: HtmlElement) -> Code:
        picture = node.find(".//img")
        caption = node.find("figcaption")
        if picture is None:
            raise self.unknown(node)
        words = self.inline(caption) if caption is not None else Code("none")
        return call("picture", self._image(picture), caption=raw(words))

    def details(self, node: HtmlElement) -> Code:
        summary = node.find("summary")
        rest = [child for child in node if child is not summary]
        title = self.inline(summary) if summary is not None else sequence([])
        return call("folded", self.flow_of(rest), title=raw(title))

    def preformatted(self, node: HtmlElement) -> Code:
        return call("raw", quoted(node.text_content().strip("\n")), block=True)

    def rule(self, node: HtmlElement) -> Code:
        return call("thin-rule")

    # Inline

    def inline(self, parent: HtmlElement) -> Code:
        """The inside of an element that holds text."""
        parts: list[Code] = []
        for text, child in _children(parent):
            if text:
                parts.append(quoted(text))
            if child is not None:
                parts.append(self.inline_element(child))
        return sequence(_trimmed(parts))

    def inline_element(self, node: HtmlElement) -> Code:
        if node.get("data-print") == "no" or node.get("class") in ("headerlink", "footnote-backref"):
            return Code("")
        handler = _INLINE.get(str(node.tag))
        if handler is None:
            raise self.unknown(node)
        return handler(self, node)

    def strong(self, node: HtmlElement) -> Code:
        return call("strong", self.inline(node))

    def emphasis(self, node: HtmlElement) -> Code:
        return call("emphasis", self.inline(node))

    def code(self, node: HtmlElement) -> Code:
        return call("raw", quoted(node.text_content()))

    def line_break(self, node: HtmlElement) -> Code:
        return call("linebreak")

    def superscript(self, node: HtmlElement) -> Code:
        reference = node.find("a[@class='footnote-ref']")
        if reference is None:
            return call("super", self.inline(node))
        name = (reference.get("href") or "").lstrip("#")
        if name in self._noted:
            return self.note_again(name)
        self._noted.add(name)
        return self.note(name)

    def note(self, name: str) -> Code:
        """A footnote at its first mention."""
        return call("named", call("footnote", self.note_words(name)), name=self.label(name))

    def note_again(self, name: str) -> Code:
        """The mark of a footnote that stands already."""
        return call("footnote", call("label", quoted(self.label(name))))

    def note_words(self, name: str) -> Code:
        """The words of a footnote. Raises PrintError when it has none."""
        note = self._notes.get(name)
        if note is None:
            raise PrintError(f"{self.document} ({self.language}): the footnote '{name}' has no text")
        return sequence(self.inline(paragraph) for paragraph in note.findall("p") or [note])

    def subscript(self, node: HtmlElement) -> Code:
        return call("sub", self.inline(node))

    def span(self, node: HtmlElement) -> Code:
        if node.get("class") == "unresolved":
            return call("unresolved", self.inline(node))
        if node.get("lang"):
            return call("foreign", self.inline(node), lang=node.get("lang"))
        if node.get("class"):
            raise self.unknown(node)
        return self.inline(node)

    def isolated(self, node: HtmlElement) -> Code:
        return call("isolated", self.inline(node))

    def link(self, node: HtmlElement) -> Code:
        words, href = self.inline(node), node.get("href") or ""
        if node.get("class") == "cite":
            return call("citation", words, key=node.get("data-cite"))
        target = node.get("data-ref")
        if target:
            document, _, number = target.partition("-")
            wanted = self.prefix + (f"{document.lower()}--{target.lower()}" if number else document.lower())
        elif href.startswith("#"):
            wanted = self.label(href[1:])
        else:
            wanted = ""
        if wanted in self.labels:
            return call("to", words, name=wanted, show_page=not self.in_table)
        if target:
            return call("out", words, address=permanent(self.address, target))
        return call("out", words, address=urljoin(f"{self.address}{self.path}", href))

    def image(self, node: HtmlElement) -> Code:
        """A picture amid words."""
        return call("box", self._image(node))

    def _image(self, node: HtmlElement) -> Code:
        path = self.site / urljoin(f"/{self.path}", node.get("src") or "").lstrip("/")
        if not path.is_file():
            raise PrintError(f"{self.document} ({self.language}): no picture '{node.get('src')}' in the built site")
        if not (node.get("alt") or "").strip():
            raise PrintError(f"{self.document} ({self.language}): the picture '{path.name}' has no alternative text")
        marked = _MARKED_WORD.search(path.read_text(encoding="utf-8")) if path.suffix == ".svg" else None
        if marked:  # Typst cannot map the marks in a picture back to letters, which PDF/UA asks for
            raise PrintError(
                f"{self.document} ({self.language}): the picture '{path.name}' has «{marked[0]}» with vowel marks; "
                "write the words of pictures without them"
            )
        self.images.append(path)
        return call("image", quoted(f"/{image_name(path)}"), alt=node.get("alt"))

    def unknown(self, node: HtmlElement) -> PrintError:
        """The error for an element that is not on the list."""
        handles = "".join(f' {key}="{node.get(key)}"' for key in ("class", "data-block") if node.get(key))
        text = " ".join(node.text_content().split())[:60]
        return PrintError(
            f"{self.document} ({self.language}): the printer does not know <{node.tag!s}{handles}> around “{text}”; "
            "use the Markdown of the handbook, or teach it in hooks/dalil/render/convert.py"
        )


def image_name(path: Path) -> str:
    """The name under which a picture is put beside the code."""
    return f"pictures/{path.parent.name}-{path.name}"


def column_widths(rows: list[HtmlElement], columns: int) -> list[int]:
    """Relative widths from what the cells hold: long text gets more room, the longest word its least."""
    widths = []
    for column in range(columns):
        texts = [" ".join(row[column].text_content().split()) for row in rows if column < len(row)]
        mean = sum(map(len, texts)) / max(len(texts), 1)
        if len(texts) > 1 and not any(texts[1:]):  # a column to write in
            widths.append(900)
            continue
        word = max((len(word) for text in texts for word in text.split()), default=1)
        widths.append(max(round(100 * min(max(mean, 6), 70) ** 0.6), 45 * min(word, 16)))
    return widths


def _announces(node: HtmlElement) -> bool:
    """Whether a short paragraph stands between a heading and what it announces, such as a table or a list."""
    before, after = node.getprevious(), node.getnext()
    return (
        before is not None
        and after is not None
        and _HEADING.fullmatch(str(before.tag)) is not None
        and after.tag in ("table", "div", "ul", "ol")
        and len(node.text_content()) < 300
    )


def _children(parent: HtmlElement) -> Iterator[tuple[str, HtmlElement | None]]:
    """The text and elements of a parent in order, with white space folded; comments are passed over."""
    text = _SPACE.sub(" ", parent.text or "")
    for child in parent:
        if isinstance(child.tag, str):
            yield text, child
            text = ""
        text += _SPACE.sub(" ", child.tail or "")
    yield text, None


def _plain(node: HtmlElement) -> str:
    """The words of an element, without the sign that links to a heading."""
    parts = node.xpath(".//text()[not(ancestor::a[@class='headerlink'])]")
    return " ".join("".join(parts).split())


def _trimmed(parts: list[Code]) -> list[Code]:
    """Without the white space at both ends that Markdown leaves in paragraphs."""
    parts = [part for part in parts if part]
    if parts and parts[0].startswith('" '):
        parts[0] = Code('"' + parts[0][1:].lstrip(" "))
    if parts and parts[-1].endswith(' "') and parts[-1].startswith('"'):
        parts[-1] = Code(parts[-1][:-1].rstrip(" ") + '"')
    return parts


Handler = Callable[[Converter, HtmlElement], Code]

_INLINE: dict[str, Handler] = {
    "a": Converter.link,
    "abbr": Converter.inline,
    "b": Converter.strong,
    "bdi": Converter.isolated,
    "br": Converter.line_break,
    "button": Converter.inline,  # a term that opens its definition on screen
    "code": Converter.code,
    "em": Converter.emphasis,
    "i": Converter.emphasis,
    "img": Converter.image,
    "span": Converter.span,
    "strong": Converter.strong,
    "sub": Converter.subscript,
    "sup": Converter.superscript,
}

_BLOCKS: dict[str, Handler] = {
    "blockquote": Converter.quotation,
    "details": Converter.details,
    "div": Converter.division,
    "dl": Converter.definitions,
    "figure": Converter.figure,
    "hr": Converter.rule,
    "ol": Converter.listing,
    "p": Converter.paragraph,
    "pre": Converter.preformatted,
    "section": Converter.section,
    "table": Converter.table,
    "ul": Converter.listing,
}
