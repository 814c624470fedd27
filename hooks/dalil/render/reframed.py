"""A built page as the frame of another page: its links made anew for the new place, its switch of languages led there.

Whoever wrote the frame, the host or a template, knows nothing of these pages; whatever it becomes, they follow. They
lie as deep below the site's root as documents do, because the theme's own script asks for that depth.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement, builder


def moved(link: str, start: str, here: str) -> str:
    """A link written on one page, as it is written on another; both are given from the site's root."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    target = urlsplit(urljoin(f"/{start}", link))
    path = posixpath.relpath(target.path, f"/{here}") + ("/" if target.path.endswith("/") else "")
    return parts._replace(path=path).geturl()


def switch_languages(tree: HtmlElement, here: str, places: Mapping[str, str]) -> None:
    """Let the links to the other language lead elsewhere: the address of a page → where it leads now."""
    for link in tree.xpath("//a[@hreflang]"):
        parts = urlsplit(urljoin(f"/{here}", link.get("href") or ""))
        there = places.get(parts.path.removeprefix("/"))
        if there is not None:
            link.set("href", posixpath.relpath(there, here) + "/")


def name(tree: HtmlElement, key: str, old: str, new: str) -> None:
    """Name the page for machines, and keep it out of search engines: what it holds is found at its own address."""
    tree.xpath("/html/head")[0].append(builder.META(name="robots", content="noindex"))
    for title in tree.xpath("/html/head/title"):
        title.text = (title.text or "").replace(old, new)
    for frame in tree.xpath("//*[@data-page]"):
        frame.set("data-page", key)
        frame.attrib.pop("data-doc", None)
