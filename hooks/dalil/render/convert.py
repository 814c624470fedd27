"""The HTML of a page's body → Typst code, from a closed list of elements.

An element that is not on the list is an error and not a gap: a manual from which a paragraph is missing is worse than
none. To teach the printer a new element, add a method and its line in `_INLINE` or `_BLOCKS`, and a function of the
same name to `look/` where it needs a look of its own. The list stands in one module, so that one sees what it lacks.
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
from dalil.render import sheets
from dalil.render.blanks import Blanks
from dalil.render.nodes import HEADING, SPACE, announces, children, image_name, plain_words, trimmed
from dalil.render.typst_code import Code, call, quoted, raw, sequence

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
    in_head: bool = False
    """Whether it is in the head of a table: its repetition on the next page is no text, and may hold no link."""
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

        for text, child in children(parent):
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
        if HEADING.fullmatch(str(node.tag)):
            return self.heading(node)
        handler = _BLOCKS.get(str(node.tag))
        if handler is None:
            raise self.unknown(node)
        return handler(self, node)

    def heading(self, node: HtmlElement) -> Code:
        level = int(str(node.tag)[1]) + self.shift
        if self.blanks:
            self.blanks.under(node.get("id") or "", plain_words(node))
        return call("section-heading", self.inline(node), level=level, name=self.label(node.get("id") or ""))

    def paragraph(self, node: HtmlElement) -> Code:
        kind = node.get("class") or ""
        if kind in ("provision", "field-label", "activity-facts", "document-summary", "out-of-step"):
            return call(kind, self.inline(node))
        if len(node) == 1 and node[0].tag == "img" and not node.text_content().strip():
            return call("picture", self._image(node[0]))
        return call("lead" if announces(node) else "par", self.inline(node))

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
        """In words how far a clause binds and on what it rests, or that it was withdrawn."""
        if node.get("data-withdrawn"):
            return [label("clause-withdrawn", self.language)]
        obligation, bases = node.get("data-obligation"), (node.get("data-basis") or "").split()
        said = [label(f"obligation {obligation}", self.language)] if obligation else []
        return said + [label(f"basis {basis}", self.language) for basis in bases]

    def _with_tail(self, child: HtmlElement) -> Iterator[Code]:
        yield self.inline_element(child)
        if child.tail:
            yield quoted(SPACE.sub(" ", child.tail))

    def flow_of(self, nodes: list[HtmlElement]) -> Code:
        return sequence(self.block(node) for node in nodes if isinstance(node.tag, str))

    def division(self, node: HtmlElement) -> Code:
        if node.get("class") == "footnote":
            return Code("")  # each note is set at the foot of the page that mentions it
        kind = node.get("data-block")
        if kind == "quiz":
            return call("quiz", self.flow(node))
        if kind == "field":
            return sheets.form_field(self, node)
        if kind in ("note", "warning", "example", "trainer", "slide", "activity"):
            title, rest = node[0], list(node)[1:]
            return call("box-of", self.flow_of(rest), kind=kind, title=raw(self.inline(title)))
        if kind or node.get("class") not in (None, "md-typeset__scrollwrap", "md-typeset__table"):
            raise self.unknown(node)
        return self.flow(node)

    def listing(self, node: HtmlElement) -> Code:
        items = [item for item in node if isinstance(item.tag, str)]
        if any(item.tag != "li" for item in items):
            raise self.unknown(next(item for item in items if item.tag != "li"))
        name = "enum" if node.tag == "ol" else "list"
        return call(name, *(call(f"{name}.item", self.cell(item)) for item in items))

    def cell(self, node: HtmlElement) -> Code:
        """The inside of a list item or table cell: text without paragraph spacing, then blocks."""
        parts: list[Code] = []
        for text, child in children(node):
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
        for text, child in children(parent):
            if text:
                parts.append(quoted(text))
            if child is not None:
                parts.append(self.inline_element(child))
        return sequence(trimmed(parts))

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
        if self.in_head:
            return words
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
    "table": sheets.table,
    "ul": Converter.listing,
}
