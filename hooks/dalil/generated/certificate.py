"""A certificate of attendance, filled in by hand or in the browser and printed: nothing is kept, nothing is sent."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil.labels import label
from dalil.markup import element
from dalil.model import Library, Page

LINES = ("name", "course", "hours", "place", "day", "issuer", "signature")


def certificate(library: Library, page: Page) -> Element:
    """The sheet, with a line for each thing that the trainer writes; it says that it certifies no competence."""
    language = page.language
    return element(
        "section",
        {"class": "certificate", "aria-labelledby": "certificate"},
        element("p", {"class": "certificate-library"}, label("library", language)),
        element("h2", {"id": "certificate"}, label("certificate", language)),
        element("p", None, label("certificate says", language)),
        *(_line(line, language) for line in LINES),
        element("p", {"class": "certificate-limits"}, label("certificate limits", language)),
    )


def _line(line: str, language: str) -> Element:
    writing = {"id": f"certificate-{line}", "type": "text", "autocomplete": "off", "dir": "auto"}
    return element(
        "p",
        {"class": "certificate-line"},
        element("label", {"for": f"certificate-{line}"}, label(f"certificate {line}", language)),
        element("input", writing),
    )
