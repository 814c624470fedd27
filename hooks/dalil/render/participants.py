"""`/participants/m04/`: the page of a module as participants read it, without a word that is only for the facilitator.

The facilitator's page is the module's own; each leads to the other by a link, so that no script is needed and nothing
is hidden in what a participant's browser gets. The questions keep their answers: they are for self-checking.
"""

from __future__ import annotations

import posixpath

import lxml.html
from lxml.html import HtmlElement, builder

from dalil import address
from dalil.labels import label
from dalil.model import Library, Page
from dalil.render import reframed
from dalil.render.book import Site
from dalil.render.selection import NOTES_FOR_TRAINERS


def write(site: Site) -> int:
    """Write the page of every module that was built; returns how many."""
    library = site.library
    modules = [page for page in library.pages if address.has_participants_page(page) and site.built(page).is_file()]
    for module in modules:
        target = site.root / _place(library, module) / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(library, module, site.text(module)), encoding="utf-8")
    return len(modules)


def page(library: Library, module: Page, built: str) -> str:
    """The page of a module for its participants, made of the built page."""
    here, own = _place(library, module), address.url(module, library.languages)
    tree = lxml.html.document_fromstring(built)
    for node in tree.xpath(NOTES_FOR_TRAINERS):
        node.drop_tree()
    _without_dead_links(tree)
    tree.rewrite_links(lambda link: reframed.moved(link, own, here))
    editions = library.documents[module.id].values()
    places = {address.url(each, library.languages): _place(library, each) for each in editions}
    reframed.switch_languages(tree, here, places)
    words = label("for-participants", module.language)
    reframed.name(tree, f"participants/{module.id.lower()}", module.title, f"{module.title} · {words}")
    for body in tree.xpath("//*[@data-body]"):
        del body.attrib["data-body"]  # exporters read the text of a module on its own page
    for actions in tree.xpath("//p[@class='document-actions']"):
        _lead_back(actions, module, posixpath.relpath(own, here) + "/")
    return lxml.html.tostring(tree, encoding="unicode", doctype="<!doctype html>") + "\n"


def _place(library: Library, module: Page) -> str:
    return address.participants(module, library.languages)


def _without_dead_links(tree: HtmlElement) -> None:
    """Take out the lines of contents and the boxes of terms whose place went with the notes."""
    known = set(tree.xpath("//@id"))
    for link in tree.xpath("//nav//a[starts-with(@href, '#')]"):
        if link.get("href")[1:] not in known:
            link.getparent().drop_tree()
    used = {button.get("popovertarget") for button in tree.xpath("//button[@popovertarget]")}
    used |= set(tree.xpath("//a/@data-note"))
    for box in tree.xpath("//div[@class='notes']/*[@popover]"):
        if box.get("id") not in used:
            box.drop_tree()


def _lead_back(actions: HtmlElement, module: Page, href: str) -> None:
    """One way instead of those that lead to what facilitators hold: the facilitator's page itself."""
    for link in actions.xpath("./a[not(@hreflang)]"):
        link.drop_tree()
    actions.insert(0, builder.A({"class": "md-button", "href": href}, label("for-facilitators", module.language)))
