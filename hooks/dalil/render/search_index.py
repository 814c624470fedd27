"""What the search of each language knows, made from the built pages: an entry for each section, term and article.

The result is a script and no JSON, because pages opened from a disk may not fetch; it holds the code too, so that the
two are always of one edition. What it holds is made in `index`; the scripts in `search/` search it. The parts of long
pages, but for clauses, come in a second script, so that the first result does not wait for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from dalil import address, stemming
from dalil.labels import label
from dalil.model import KINDS, PREFIXES, Library, Page, Term
from dalil.render.built import put

LOOKUP = Path("minisearch/dist/umd/SearchableMap.js")
"""The map that finds words with mistakes in them, below the packages."""

NAME = "search/index.js"
"""Where the script lies below the home of its language."""

MORE = "search/more.js"
"""Where the second script lies, with what comes later."""

_LONG = ("standard", "care", "module", "form", "handbook")
"""Kinds of pages whose parts come later, but for clauses; the pages themselves come first, with their summaries."""

_SCRIPTS = ("words.js", "engine.js")
_HEADINGS = ("h2", "h3", "h4")
_LEFT_OUT = (
    "self::script or self::noscript or self::button or self::svg or @data-print='no'"
    " or contains(concat(' ', @class, ' '), ' headerlink ') or contains(concat(' ', @class, ' '), ' clause-id ')"
    " or @class='instrument-other' or @class='facts' or @class='coverage' or @class='matrix' or @class='questions'"
)
_REPEATED = frozenset({"legal-basis", "changes", "cited-by", "notes"})
"""Sections written from data that have their own entries."""
_INDEX_PAGE = "search.md"
_REMARK = re.compile(r"\s*\([^()]*(?:unofficial|ترجمة|غير رسمي)[^()]*\)")
"""What a title says of itself as a translation."""

_BLOCKS = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "caption",
        "figcaption",
        "summary",
        "div",
        "section",
    ]
)


class SearchError(Exception):
    """A file that the search needs is not where it belongs; the text names it and says what to do."""


@dataclass
class Entry:
    """A place that a search can lead to."""

    page: int
    """Number of the page among the pages of the index."""
    anchor: str
    """Its anchor; empty for the page itself."""
    title: str
    other: str
    """The title in the other language, so that either finds it."""
    text: str
    kind: str
    """`term`, `instrument` or `article` for entries of glossary and register; else empty: a part of its page."""


@dataclass
class _Open:
    """A place while its words are gathered."""

    anchor: str
    title: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kind: str = ""


def write(site: Path, library: Library, packages: Path) -> int:
    """Write what searches, one script for each language, into the built site; returns how many places it can find.

    Raises SearchError when the package is not installed.
    """
    source = packages / LOOKUP
    if not source.is_file():
        raise SearchError(f"no file {source}; run `make site`, which installs it")
    code = [without_comments(source.read_text(encoding="utf-8"))]
    code += [(resources.files("dalil.render") / "search" / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    bodies = {page.path: body for page in library.pages if (body := _body(site, library, page)) is not None}
    count = 0
    for language in library.languages:
        if any(path.startswith(f"{language}/") for path in bodies):
            made = index(library, bodies, language)
            home = site / address.home(language, library.languages)
            first, later = split(made)
            put(home / NAME, "\n".join([*code, call("receive", first)]).encode("utf-8"))
            put(home / MORE, call("extend", later).encode("utf-8"))
            count += len(made["entries"])
    return count


def split(made: dict[str, Any]) -> tuple[dict[str, Any], list[list[Any]]]:
    """What is needed first, and the entries that come later."""
    parts: dict[bool, list[list[Any]]] = {False: [], True: []}
    for entry in made["entries"]:
        page, anchor = entry[:2]
        _, _, document, kind = made["pages"][page]
        is_clause = document and anchor.startswith(f"{document.lower()}-")
        parts[bool(anchor) and kind in _LONG and not is_clause].append(entry)
    return made | {"entries": parts[False]}, parts[True]


def call(name: str, handed: object) -> str:
    """Code that hands something to what searches, as a text: browsers read that sooner than code."""
    text = json.dumps(handed, ensure_ascii=False, separators=(",", ":")).replace("\\", "\\\\").replace("'", "\\'")
    return f"dalilSearch.{name}(JSON.parse('{text}'))\n"


def index(library: Library, bodies: dict[str, HtmlElement], language: str) -> dict[str, Any]:
    """What the search of a language knows, from the bodies of the built pages by their paths."""
    pages = [page for page in library.pages if page.path in bodies and page.language == language]
    pages = [page for page in pages if page.key != _INDEX_PAGE]
    others = {page.key: page for page in library.pages if page.path in bodies and page.language != language}
    entries = [
        entry
        for number, page in enumerate(pages)
        for entry in _entries(library, number, page, others.get(page.key), bodies)
    ]
    groups = [*_groups(library, language)]
    texts = [(entry.title, entry.other, entry.text) for entry in entries]
    spoken = (text for part in (*texts, *(phrases for group in groups for phrases in group)) for text in part)
    stemmer = stemming.Stemmer({word for text in spoken for word in stemming.words(text)})

    def stems(phrase: str) -> str:
        return " ".join(map(stemmer.stem, stemming.content(stemming.words(phrase))))

    return {
        "language": language,
        "facts": stemming.facts(stemmer),
        "letters": {**{letter: letter for letter in PREFIXES.values()}, "م": "S", "د": "G", "و": "M", "ن": "F"},
        "kinds": {word: letter for each in library.languages for letter, word in _kind_words(each)},
        "groups": [[[*dict.fromkeys(map(stems, any_))], ours] for any_, ours in groups],
        "pages": [[address.url(page, library.languages), page.title, page.id, _kind(page)] for page in pages],
        "entries": [list(astuple(entry)) for entry in entries],
    }


def without_comments(code: str) -> str:
    """A script without its documentation, which is half of it, and with its licence."""
    bare = re.sub(r"^[ \t]*/\*\*.*?\*/\n", "", code, flags=re.DOTALL | re.MULTILINE)
    bare = re.sub(r"^[ \t]*//.*\n", "", bare, flags=re.MULTILINE)
    return f"/* MiniSearch, https://github.com/lucaong/minisearch, MIT licence, (c) Luca Ongaro */\n{bare}"


def _kind_words(language: str) -> Iterator[tuple[str, str]]:
    """The words before a number that make it an id: "form 5", «النموذج 5»."""
    for kind, letter in PREFIXES.items():
        name = stemming.words(label(f"kind {kind}", language))
        yield letter, name[-1] if language == "en" else name[0]


def _kind(page: Page) -> str:
    """What a page is to a search: its own kind, or a list of others, or for editors alone."""
    if page.key.startswith("handbook/"):
        return "handbook"
    folder = page.key.partition("/")[0]
    is_beside = page.kind == "page" and folder in KINDS  # a page that leads to the documents of its folder
    return "list" if is_beside or folder == "roles" or page.key.endswith("index.md") else page.kind


def _body(site: Path, library: Library, page: Page) -> HtmlElement | None:
    path = site / address.url(page, library.languages) / "index.html"
    if not path.is_file():
        return None
    found: list[HtmlElement] = lxml.html.fromstring(path.read_text(encoding="utf-8")).xpath("//*[@data-body]")
    return found[0] if found else None


def _entries(
    library: Library, number: int, page: Page, other: Page | None, bodies: dict[str, HtmlElement]
) -> Iterator[Entry]:
    titles = {place.anchor: _joined(place.title) for place in _places(bodies[other.path])} if other else {}
    names = _names_of_law(library, page) if page.key == address.INSTRUMENTS else {}
    for place in _places(bodies[page.path]):
        title, text = _joined(place.title), _joined(place.words)
        second = _joined(place.other) or titles.get(place.anchor, "") if _kind(page) != "handbook" else ""
        if not place.anchor:
            summary = page.front.get("summary").text
            yield Entry(number, "", page.title, other.title if other else "", f"{summary} {text}".strip(), "")
        elif place.anchor not in _REPEATED and (text or place.kind or place.anchor in names):
            title, second = names.get(place.anchor, (title, second))
            kind = "instrument" if place.anchor in names and not place.kind else place.kind
            yield Entry(number, place.anchor, title, second, text, kind)


def _names_of_law(library: Library, page: Page) -> dict[str, tuple[str, str]]:
    """Anchor of an instrument or article → its name, and what else finds it: other names, numbers of resolutions."""
    language = page.language
    other = next(each for each in library.languages if each != language)
    names = {}
    for law in library.data.instruments:
        also = dict.fromkeys((law.short.in_(language), law.title.in_(other), law.short.in_(other), law.reference))
        names[law.id] = (
            _REMARK.sub("", law.title.in_(language)),
            " · ".join(_REMARK.sub("", name) for name in also if name),
        )
        comma = "،" if language == "ar" else ","
        for part in law.articles:
            label = part.label.in_(language)
            name = f"{law.name.in_(language)}{comma} {label}" if label else law.name.in_(language)
            names[address.article_anchor(law.id, part.number)] = name, ""
    return names


def _places(body: HtmlElement) -> list[_Open]:
    """The places of a page in order, the page itself first."""
    places = [_Open("")]
    _gather(body, places, places[0])
    return places


def _gather(element: HtmlElement, places: list[_Open], current: _Open) -> _Open:
    """Walk through an element; returns the place that the text after it belongs to."""
    if not isinstance(element.tag, str) or element.xpath(f"boolean(self::*[{_LEFT_OUT}])"):
        return current
    anchor = element.get("id") or ""
    if element.tag in _HEADINGS and anchor:
        current = _Open(anchor, title=[*_texts(element)])
        places.append(current)
        return current
    if anchor and element.tag == "tr":
        places.append(_Open(anchor, words=[*_texts(element[1])], kind="article"))
        return current
    if anchor.startswith("term-"):
        places.append(_term(element, anchor))
        return current
    current.words.append(element.text or "")
    for child in element:
        current = _gather(child, places, current)
        current.words.append(child.tail or "")
    if element.tag in _BLOCKS:
        current.words.append(" · " if element.tag in ("td", "li", "dd") else " ")
    return current


def _term(element: HtmlElement, anchor: str) -> _Open:
    name, *rest = element
    words = [part for each in rest for part in (*_texts(each), " ")]
    return _Open(anchor, title=[*_texts(name[0])], other=[*_texts(name[1])], words=words, kind="term")


def _texts(element: HtmlElement) -> Iterator[str]:
    """The words of an element that readers see as its own."""
    if isinstance(element.tag, str) and not element.xpath(f"boolean(self::*[{_LEFT_OUT}])"):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _joined(parts: Iterable[str]) -> str:
    return re.sub(r"(?: ·)+$|^(?:· )+", "", re.sub(r"(?:\s*·)+(?=\s*·)|\s+", " ", "".join(parts)).strip()).strip()


def _groups(library: Library, language: str) -> Iterator[tuple[list[str], list[str]]]:
    """Words for one thing: all that people may type for it, in any language, and what this language calls it."""
    for term in library.data.terms:
        names = [name for each in library.languages for name in _names(term, each)]
        avoided = [form for each in library.languages for form in term.avoid.get(each, ()) if "(" not in form]
        yield [*dict.fromkeys((*names, *avoided))], [*_names(term, language)]
    for thing in library.data.everyday:
        yield [word for each in library.languages for word in thing.words[each]], [*thing.words[language]]


def _names(term: Term, language: str) -> Iterator[str]:
    """The agreed term without its remark, its abbreviation, and its other accepted forms."""
    name = term.name.in_(language)
    yield re.sub(r"\s*\(.*?\)", "", name)
    yield from re.findall(r"\(([A-Z]\w*[A-Z]\w*)\)", name)
    yield from term.forms.get(language, ())
