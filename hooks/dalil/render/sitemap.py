"""The list of pages for search engines, each with the languages it is in, and what robots may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import indent, tostring

from dalil.markup import element

NAME = "sitemap.xml"


@dataclass(frozen=True)
class Listed:
    """A page to be found. Addresses are absolute."""

    address: str
    others: dict[str, str]
    """Language → address of the page in it, its own included; empty when it stands alone."""
    default: str
    changed: date | None
    """The day of its edition, where it has one: not that of the build, which says nothing."""


def sitemap(pages: Iterable[Listed]) -> str:
    """The list as XML, in the order of addresses."""
    root = element(
        "urlset",
        {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9", "xmlns:xhtml": "http://www.w3.org/1999/xhtml"},
        *(
            element(
                "url",
                None,
                element("loc", None, page.address),
                element("lastmod", None, page.changed.isoformat()) if page.changed else None,
                *(
                    element("xhtml:link", {"rel": "alternate", "hreflang": language, "href": there})
                    for language, there in [*page.others.items(), *([("x-default", page.default)] * bool(page.default))]
                ),
            )
            for page in sorted(pages, key=lambda page: page.address)
        ),
    )
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def robots(site: str) -> str:
    """Everything may be read; what is not to be listed says so itself."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site}{NAME}\n"
