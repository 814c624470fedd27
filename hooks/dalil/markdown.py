"""The Python-Markdown extension: what the authoring format looks like as HTML.

References and citations become links, clauses become sections with an id that can be cited, blocks become boxes, and
runs of the other script are isolated. It needs the library and the page it renders (`library`, `page`); without them,
as in a plain preview, it leaves the text as it is.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from dalil import accessible, address, first_uses, syntax, used_terms
from dalil.blocks import LibraryBlocks
from dalil.generated import changes, clause_line, frame, links, notes
from dalil.markup import Child, descendants, element, isolated, replace_texts
from dalil.model import Clause, Library, Page

_PLACEHOLDERS = re.compile("(\x02[^\x03]*\x03|zz\\d+qq|qq\\d+zz)")
"""What Python-Markdown puts into texts to fill in later."""


class LibraryExtension(Extension):
    """`dalil.markdown` in `markdown_extensions`."""

    def __init__(self, **settings: Any) -> None:
        # Nothing is "" and not None: Python-Markdown takes a None default for a truth value and converts what it gets.
        self.config = {
            "library": ["", "the library that references resolve in"],
            "page": ["", "the page being rendered"],
            "address": ["", "where the site is published, for citations"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        library, page = self.getConfig("library"), self.getConfig("page")
        if not library or not page:
            return
        LibraryBlocks(library, page).extendMarkdown(md)
        # Before Markdown's own links (160), after code and escapes (190, 180), so that neither sees our brackets.
        md.inlinePatterns.register(_Brackets(md, library, page), "dalil-brackets", 165)
        # After inline text (20) and attribute lists (8), before the table of contents (5) reads the headings.
        shape = _Shape(md, library, page, self.getConfig("address"))
        md.treeprocessors.register(shape, "dalil-shape", 7)
        md.treeprocessors.register(_Isolation(md, page), "dalil-isolation", 4)


def makeExtension(**settings: Any) -> LibraryExtension:  # noqa: N802  # the name is Python-Markdown's
    """Python-Markdown's entry point."""
    return LibraryExtension(**settings)


class _Brackets(InlineProcessor):
    """`[S04-3]` and `[palermo 6(3)]`."""

    def __init__(self, md: Markdown, library: Library, page: Page) -> None:
        super().__init__(syntax.BRACKET.pattern, md)
        self._library, self._page = library, page

    def handleMatch(  # type: ignore[override]  # noqa: N802  # the name and the wider type are Python-Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        meaning = syntax.bracket(m["inner"])
        if meaning is None:
            return None, None, None
        if meaning.kind == "reference":
            return links.reference(self._library, self._page, meaning.target), m.start(0), m.end(0)
        instrument = self._library.instruments.get(meaning.target)
        article = instrument.article(meaning.article) if instrument and meaning.article else None
        if instrument is None or (meaning.article and article is None):
            return element("span", {"class": "unresolved"}, m[0]), m.start(0), m.end(0)
        link = links.citation(self._page, instrument, article)
        link.set("data-note", notes.citation_box_id(meaning.target, meaning.article))
        return link, m.start(0), m.end(0)


class _Shape(Treeprocessor):
    """Clauses as sections, links by id, and the parts that frame a document."""

    def __init__(self, md: Markdown, library: Library, page: Page, site: str) -> None:
        super().__init__(md)
        self._library, self._page, self._site = library, page, site
        self._clauses = {clause.id.lower(): clause for clause in page.clauses}

    def run(self, root: Element) -> None:
        for _, link in descendants(root, "a"):
            if syntax.is_target(link.get("href", "")):
                self._resolve(link)
        for table in root.iter("table"):
            accessible.table(table)
        self._wrap_clauses(root)
        if self._page.kind == "module":
            root.insert(0, frame.glance(self._library, self._page))
        if self._page.is_document:
            foot = [part(self._library, self._page) for part in (frame.legal_basis, changes.section)]
            notes = root.find("div[@class='footnote']")
            at = len(root) if notes is None else list(root).index(notes)
            root[at:at] = [part for part in foot if part is not None]
        self._explain(root)

    def _explain(self, root: Element) -> None:
        """Give terms their controls, terms and citations their boxes, and copying its place to report."""
        language = self._page.language
        terms = first_uses.mark(root, used_terms.certain(self._library.data, language)) if self._page.id else ()
        boxes = notes.boxes(self._library, self._page, terms)
        status = clause_line.status(language) if self._page.clauses else None
        root.extend([part for part in (boxes, status) if part is not None])

    def _resolve(self, link: Element) -> None:
        target = link.get("href", "")
        href = address.target_link(self._library, self._page, target)
        if href is None:
            link.tag = "span"
            link.attrib = {"class": "unresolved"}
            return
        title = links.title_of(self._library, self._page, target)
        link.attrib.update({"class": "ref", "data-ref": target, "href": href, "title": f"{target} {title}"})

    def _wrap_clauses(self, root: Element) -> None:
        section: Element | None = None
        for child in list(root):
            if child.tag in ("h1", "h2", "h3"):
                clause = self._clauses.get(child.get("id", "")) if child.tag == "h3" else None
                section = self._clause(clause) if clause else None
                if clause and section is not None:
                    root.insert(list(root).index(child), section)
                    name = element("a", {"class": "clause-id", "href": f"#{clause.id.lower()}"})
                    name.append(element("bdi", None, clause.id))
                    name.tail, child.text = f" {child.text or ''}", None
                    child.insert(0, name)
            if child.get("class") == "footnote":  # the notes of the whole page, which Markdown puts at its end
                section = None
            if section is not None:
                root.remove(child)
                section.append(child)
                if child.tag == "p" and section.find("p[@class='provision']") is None:
                    child.set("class", "provision")
                    clause = self._clauses[section[0].get("id", "")]
                    notice = frame.out_of_step(self._library, self._page, clause)
                    line = clause_line.clause_line(self._library, self._page, clause, self._site)
                    section.extend([part for part in (notice, line) if part is not None])

    def _clause(self, clause: Clause) -> Element:
        return element(
            "section",
            {
                "class": "clause",
                "data-clause": clause.id,
                "data-obligation": clause.obligation or "",
                "data-basis": "" if clause.withdrawn else " ".join(self._library.basis(clause)),
                **({"data-withdrawn": "yes"} if clause.withdrawn else {}),
            },
        )


class _Isolation(Treeprocessor):
    """Runs of the other script, isolated and marked with their language."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self._language = page.language

    def run(self, root: Element) -> None:
        accessible.heading_links(root, self._language)
        replace_texts(root, self._isolated)

    def _isolated(self, text: str) -> list[Child]:
        pieces: list[Child] = []
        for piece in _PLACEHOLDERS.split(text):
            known = _PLACEHOLDERS.fullmatch(piece)
            pieces += [piece] if known else isolated(piece, self._language)
        return pieces
