"""What search engines and other services are told of a page: addresses, languages, preview and facts, in its head."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from dalil.render import html_text
from dalil.render.html_text import Tag

_ALTERNATE = "alternate "
"""With a space: the theme's script asks for a sitemap beside every `link[rel=alternate]` that it finds."""

_LOCALES = {"ar": "ar_BH", "en": "en_GB"}
_DATA = "application/ld+json"


@dataclass(frozen=True)
class Picture:
    """The picture of a preview."""

    address: str
    says: str
    size: tuple[int, int]


@dataclass(frozen=True)
class Preview:
    """What other services show when someone shares a page."""

    library: str
    title: str
    description: str
    is_document: bool
    picture: Picture | None


@dataclass(frozen=True)
class Description:
    """All that is said of a page. Addresses are absolute."""

    language: str
    canonical: str
    """Empty for a page that has no address of its own, such as the one for lost readers."""
    others: dict[str, str]
    """Language → address of the page in it, its own included; empty when it stands alone."""
    default: str
    """The address for readers of any other language; empty when the page stands alone."""
    summary: str
    """Empty where nothing may be said."""
    hidden: bool
    """Whether search engines are asked to leave the page out."""
    feed: tuple[str, str] | None
    """Address and title of the feed of changes."""
    preview: Preview | None
    facts: dict[str, object] | None
    """What the page is, in the words of schema.org."""


def described(text: str, said: Description) -> str:
    """The page with everything that is said of it, in place of what was said before."""
    before, head, rest = html_text.split_head(html_text.without_data(text, _DATA))
    kept = html_text.changed(head, lambda tag: None if _is_replaced(tag) else tag, "link", "meta").strip()
    tags = "".join(f"\n{tag}" for tag in _tags(said))
    data = f'\n<script type="{_DATA}">{_json(said.facts)}</script>' if said.facts else ""
    return f"{before}\n{kept}{tags}{data}\n{rest}" if rest else text


def _tags(said: Description) -> Iterator[Tag]:
    if said.summary:
        yield Tag("meta", {"name": "description", "content": said.summary})
    if said.hidden:
        yield Tag("meta", {"name": "robots", "content": "noindex"})
    if said.canonical:
        yield Tag("link", {"rel": "canonical", "href": said.canonical})
    for language, address in said.others.items():
        yield Tag("link", {"rel": _ALTERNATE, "hreflang": language, "href": address})
    if said.default:
        yield Tag("link", {"rel": _ALTERNATE, "hreflang": "x-default", "href": said.default})
    if said.feed:
        address, title = said.feed
        yield Tag("link", {"rel": _ALTERNATE, "type": "application/atom+xml", "title": title, "href": address})
    if said.preview:
        yield from _preview(said, said.preview)


def _preview(said: Description, shown: Preview) -> Iterator[Tag]:
    pairs = [
        ("og:site_name", shown.library),
        ("og:type", "article" if shown.is_document else "website"),
        ("og:title", shown.title),
        ("og:description", shown.description),
        ("og:url", said.canonical),
        ("og:locale", _LOCALES.get(said.language, said.language)),
        *(("og:locale:alternate", _LOCALES.get(each, each)) for each in said.others if each != said.language),
    ]
    if shown.picture:
        width, height = shown.picture.size
        pairs += [
            ("og:image", shown.picture.address),
            ("og:image:width", str(width)),
            ("og:image:height", str(height)),
            ("og:image:alt", shown.picture.says),
        ]
    yield from (Tag("meta", {"property": name, "content": value}) for name, value in pairs)
    card = "summary_large_image" if shown.picture else "summary"  # the rest is taken from the tags above
    yield Tag("meta", {"name": "twitter:card", "content": card})


_REPLACED = frozenset({"description", "robots", "twitter:card"})


def _is_replaced(tag: Tag) -> bool:
    if tag.name == "link":
        return tag.get("rel").strip() in ("canonical", "alternate")
    name = tag.get("name")
    return tag.name == "meta" and (name in _REPLACED or tag.get("property").startswith("og:"))


def _json(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
