"""`/parallel/s02/`: pages with both languages of a document side by side, heading by heading and block by block.

They are made from the two built pages of the document by the pairing that print uses. The frame is the built page in
the reader's language: its header, menu and scripts stay, and its text gives way to the rows.

The reader's language comes first and keeps its anchors (`#s02-3`); ids of the other one begin with its name.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

import lxml.html
from lxml.html import HtmlElement, builder

from dalil import address
from dalil.labels import label
from dalil.model import Library, Page
from dalil.render import pairing, reframed
from dalil.render.book import Site
from dalil.render.pairing import BlockRow, HeadingRow, Row, Section

_NAMING = ("aria-controls", "aria-describedby", "aria-labelledby", "data-note", "for", "popovertarget")
"""Attributes that name an id of the same page."""


def write(site: Site) -> int:
    """Write the pages of every document that was built in both languages; returns how many."""
    library = site.library
    count = 0
    for editions in library.documents.values():
        if len([page for page in editions.values() if site.built(page).is_file()]) != 2:
            continue
        texts = {language: site.text(page) for language, page in editions.items()}
        for own in editions.values():
            other = next(each for each in editions.values() if each is not own)
            target = site.root / _place(library, own) / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            made = page(library, own, other, (texts[own.language], texts[other.language]))
            target.write_text(made, encoding="utf-8")
            count += 1
    return count


def page(library: Library, own: Page, other: Page, built: tuple[str, str]) -> str:
    """The page of a document, in the frame of the first of its two built pages."""
    here = _place(library, own)
    tree, second = (lxml.html.document_fromstring(text) for text in built)
    body, other_body = _body(tree), _body(second)
    rows = list(pairing.rows(*((body, other_body) if own.language == "ar" else (other_body, body))))
    _rename_ids(other_body, other.language)
    other_body.rewrite_links(lambda link: reframed.moved(link, address.url(other, library.languages), here))
    tree.rewrite_links(lambda link: reframed.moved(link, address.url(own, library.languages), here))
    places = {address.url(page, library.languages): _place(library, page) for page in (own, other)}
    reframed.switch_languages(tree, here, places)
    _fill(body, other_body, [_row(row, own.language) for row in rows], (own.language, other.language))
    _head(library, tree, own, other, here)
    return lxml.html.tostring(tree, encoding="unicode", doctype="<!doctype html>") + "\n"


def _place(library: Library, page: Page) -> str:
    return address.parallel(page.id, page.language, library.languages)


def _body(tree: HtmlElement) -> HtmlElement:
    found: HtmlElement = tree.xpath("//*[@data-body]")[0]
    return found


def _rename_ids(body: HtmlElement, language: str) -> None:
    """Tell the ids of the second language from those of the first."""
    for link in body.xpath(".//a[@class='headerlink']"):
        link.drop_tree()
    for node in body.xpath(".//*[@id]"):
        node.set("id", f"{language}-{node.get('id')}")
    for name in _NAMING:
        for node in body.xpath(f".//*[@{name}]"):
            node.set(name, f"{language}-{node.get(name)}")
    for node in body.xpath(".//a[starts-with(@href, '#')]"):
        node.set("href", f"#{language}-{node.get('href')[1:]}")


def _fill(body: HtmlElement, other_body: HtmlElement, rows: list[HtmlElement], languages: tuple[str, str]) -> None:
    """Put the rows in the place of the text; notes, boxes and the place of reports follow them."""
    bodies = (body, other_body)
    notes = [side.xpath("./div[@class='footnote']") for side in bodies]
    if any(notes):
        rows.append(_pair(languages[0], dict(zip(languages, notes, strict=True)), "pair-notes"))
    boxes = [node for side in bodies for node in side.xpath("./div[@class='notes']")]
    status = body.xpath("./p[@class='copy-status']")
    for node in list(body):
        body.remove(node)
    body.text = None
    body.extend([*rows, *boxes, *status])
    del body.attrib["data-body"]  # exporters read the text of a document on its own page


def _row(row: Row, own: str) -> HtmlElement:
    if isinstance(row, HeadingRow):
        return _heading(row, own)
    if isinstance(row, BlockRow):
        return _pair(own, {"ar": row.ar, "en": row.en}, "pair-across" if row.across else "")
    across = pairing.is_wide(row.ar) or pairing.is_wide(row.en)
    return _pair(own, {"ar": (row.ar,), "en": (row.en,)}, "pair-across" if across else "")


def _heading(row: HeadingRow, own: str) -> HtmlElement:
    """A heading in both languages, and below that of a clause how far it binds and what it rests on."""
    cells: dict[str, list[HtmlElement]] = {"ar": [], "en": []}
    clause = None
    for language, section in (("ar", row.ar), ("en", row.en)):
        if section is None or section.heading is None:
            continue
        cells[language].append(section.heading)
        line = _line(section)
        if line is not None and language != own:
            for copies in line.xpath("./*[@class='clause-copies']"):  # one set of buttons is enough: it has both
                copies.drop_tree()
        if line is not None:
            cells[language].append(line)
            clause = section.clause.get("data-clause") if section.clause is not None else None
    made = _pair(own, cells, "pair-heading pair-clause" if clause else "pair-heading")
    if clause:
        made.set("data-clause", clause)
    return made


def _line(section: Section) -> HtmlElement | None:
    return None if section.clause is None else section.clause.find("div[@class='clause-line']")


def _pair(own: str, sides: Mapping[str, Iterable[HtmlElement]], kind: str) -> HtmlElement:
    """A row: the reader's language first, each side in its language and direction."""
    row = builder.DIV({"class": f"pair {kind}".strip()})
    for language in sorted(sides, key=lambda language: language != own):
        cell = builder.DIV(_in(language))
        for node in sides[language]:
            node.tail = None
            cell.append(node)
        row.append(cell)
    return row


def _head(library: Library, tree: HtmlElement, own: Page, other: Page, here: str) -> None:
    """The head of the page, for machines and for readers."""
    reframed.name(tree, f"parallel/{own.id.lower()}", own.title, f"{own.title} · {label('parallel', own.language)}")
    tree.xpath("//*[@data-page]")[0].set("data-parallel", own.id)
    header = tree.xpath("//header[@class='document-header']")[0]
    pages = (own, other)
    _replace(header, "h1", builder.H1({"class": "pair"}, *(builder.SPAN(_in(p.language), p.title) for p in pages)))
    leads = (builder.P(_in(p.language), p.front.get("summary").text) for p in pages)
    _replace(header, "p[@class='document-lead']", builder.DIV({"class": "document-lead pair"}, *leads))
    ways = [(label("bilingual", own.language), posixpath.relpath(address.bilingual_pdf(own.id), here))]
    for each in pages:
        there = posixpath.relpath(address.url(each, library.languages), here)
        ways.append((label(f"only {each.language}", own.language), f"{there}/"))
    links = [builder.A({"class": "md-button", "href": href}, words) for words, href in ways]
    for link in links:
        link.tail = "\n"
    _replace(header, "p[@class='document-actions']", builder.P({"class": "document-actions"}, *links))


def _replace(header: HtmlElement, what: str, new: HtmlElement) -> None:
    old = header.find(what)
    if old is not None:
        new.tail = old.tail
        header.replace(old, new)


def _in(language: str) -> dict[str, str]:
    return {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
