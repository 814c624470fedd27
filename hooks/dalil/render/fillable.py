"""A form to be filled in on screen: the printed document, with a field in every place to write."""

from __future__ import annotations

from dataclasses import replace

from dalil import address
from dalil.labels import label
from dalil.model import Page
from dalil.render.blanks import Blanks
from dalil.render.book import Book, Site
from dalil.render.document import document
from dalil.render.form_fields import Fields
from dalil.render.typst_code import call, quoted


def fillable(site: Site, page: Page) -> Book:
    """The book of a form, as a PDF with fields."""
    blanks = Blanks(page.id, page.language)
    lead = call(
        "box-of", call("par", quoted(label("fill-note", page.language))), title=label("fill-title", page.language)
    )
    printed = document(site, page, blanks=blanks, lead=lead)
    return replace(
        printed,
        path=address.fillable_pdf(page),
        finish=Fields(page.language, blanks.described()),
    )
