"""The last steps over a built site: what a host, a browser and a search engine need to be told of each page.

Every step puts its own in place of what it wrote before, so that publishing twice changes nothing.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from dalil import address
from dalil.labels import label
from dalil.model import Library, Page
from dalil.render import assets, cards, facts, feed, hosts, html_text, policy, sitemap, sizes
from dalil.render.built import Built, pages, put
from dalil.render.described import Description, Picture, Preview, described
from dalil.render.sitemap import Listed
from dalil.standing import ENDED

LOST = "404.html"
FACES = {
    "ar": ("assets/fonts/plex-arabic-400.woff2", "assets/fonts/plex-arabic-600.woff2"),
    "en": ("assets/fonts/plex-400.woff2", "assets/fonts/plex-600.woff2"),
}
"""The fonts that every page of a language needs."""

_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)

Tell = Callable[[str], None]


def publish(site: Path, library: Library, at: str, tell: Tell) -> None:
    """Finish every page of a built site for the address `at`, and write what stands beside the pages."""
    base = urlsplit(at).path or "/"
    known = {address.url(page, library.languages): page for page in library.pages}
    downloads = _downloads(site)

    @cache
    def read(path: str) -> bytes:
        return (site / path).read_bytes()

    sums: set[str] = set()
    kept: set[str] = set()
    listed: list[Listed] = []
    count = 0
    for built in pages(site):
        page = known.get(built.url)
        said = description(site, library, built, page, at, downloads.get(page.id, []) if page else [])
        text = sizes.sized(built, base, read)
        dressed = assets.dressed(Built(built.path, text), base, read, () if said.hidden else FACES[said.language])
        for path, content in dressed.files.items():
            put(site / path, content)
        text = policy.with_policy(described(dressed.text, said))
        put(site / built.path, text.encode("utf-8"))
        sums.update(policy.script_sums(text))
        kept.update(filter(assets.is_kept, _loaded(Built(built.path, text), base)))
        if said.canonical == at + built.url and not said.hidden:
            listed.append(Listed(said.canonical, said.others, said.default, _changed(page)))
        count += 1
    beside = {feed.path(library, language): feed.feed(library, language, at) for language in library.languages}
    beside |= {sitemap.NAME: sitemap.sitemap(listed), "robots.txt": sitemap.robots(at)}
    for name, written in (beside | hosts.files(sums, kept, base)).items():
        put(site / name, written.encode("utf-8"))
    (site / f"{sitemap.NAME}.gz").unlink(missing_ok=True)  # MkDocs' own, which is another list
    tell(
        f"published: {count} pages, {len(listed)} of them to be found; {len(sums)} inline scripts allowed by their sums"
    )


def description(
    site: Path, library: Library, built: Built, page: Page | None, at: str, downloads: list[facts.Download]
) -> Description:
    """What is said of a page: from its source, or from the page itself when it is made from others."""
    head = html_text.split_head(built.text)[1]
    metas = {tag.get("name"): tag.get("content") for tag in html_text.tags(head, "meta")}
    links = {tag.get("rel"): tag.get("href") for tag in html_text.tags(head, "link")}
    language = _language(library, built.url)
    ended = page is not None and page.front.get("status").text in ENDED
    hidden = built.path == LOST or "noindex" in metas.get("robots", "") or ended
    own = at + built.url
    canonical = "" if built.path == LOST else links.get("canonical", own) if page is None else own
    others = {} if hidden or canonical != own else _others(site, library, built.url, language, at)
    sensitive = page is not None and cards.is_sensitive(page)
    summary = metas.get("description", "") if page is None else page.front.get("summary").text
    title = page.title if page is not None else _title(head)
    neutral = label("neutral", language)
    return Description(
        language=language,
        canonical=canonical,
        others=others,
        default=others.get(library.languages[0], ""),
        summary=neutral if sensitive else "" if hidden and page is None else summary,
        hidden=hidden,
        feed=None if hidden else (built.link_to(feed.path(library, language)), label("feed", language)),
        preview=None
        if hidden
        else Preview(
            library=label("library", language),
            title=label("library", language) if sensitive else title,
            description=neutral if sensitive else summary or neutral,
            is_document=page is not None and page.is_document,
            picture=_picture(site, library, page, language, at),
        ),
        facts=None if page is None or hidden else facts.of(library, page, at, downloads),
    )


def _language(library: Library, url: str) -> str:
    """The language of the folder that a page lies in."""
    first, *rest = library.languages
    return next((each for each in rest if url.startswith(address.home(each, library.languages))), first)


def _others(site: Path, library: Library, url: str, language: str, at: str) -> dict[str, str]:
    """The same page in every language, its own included; empty when it stands alone."""
    path = url.removeprefix(address.home(language, library.languages))
    there = {each: address.home(each, library.languages) + path for each in library.languages}
    found = {each: at + one for each, one in there.items() if (site / one / "index.html").is_file()}
    return found if len(found) > 1 else {}


def _picture(site: Path, library: Library, page: Page | None, language: str, at: str) -> Picture | None:
    path = cards.of(library, page)
    if not (site / path).is_file():
        return None
    says = label("neutral", language) if page is None or path == cards.GENERAL else page.title
    return Picture(at + path, says, cards.SIZE)


def _title(head: str) -> str:
    found = _TITLE.search(head)
    return html.unescape(found[1]).strip() if found else ""


def _changed(page: Page | None) -> date | None:
    days = (page.front.get(key).value for key in ("reviewed", "issued")) if page is not None else ()
    return max((day for day in days if isinstance(day, date)), default=None)


def _loaded(page: Built, base: str) -> list[str]:
    tags = html_text.tags(page.text, "link", "script")
    return [page.file_of(tag.get("href") or tag.get("src"), base) for tag in tags]


def _downloads(site: Path) -> dict[str, list[facts.Download]]:
    """Id of a document → the files that hold it, from the record of what was printed; nothing before it is."""
    record = site / address.RECORDS[1]
    entries = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else []
    found: dict[str, list[facts.Download]] = {}
    for entry in entries:
        file = facts.Download(f"downloads/{entry['path']}", entry["language"], entry["bytes"], entry["sha256"])
        found.setdefault(entry["id"], []).append(file)
    return found
