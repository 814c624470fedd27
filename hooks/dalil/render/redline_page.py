"""A comparison of two revisions as one page that stands alone: both languages side by side, what changed word by word.

No script and nothing from elsewhere; its policy allows its own style sheet, by its sum, and nothing else. What was
deleted and added is told by elements, by words and by lines, never by colour alone.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from dalil.labels import label
from dalil.markup import Child, element, isolated
from dalil.model import Library
from dalil.redline import ChangedClause, Comparison, Side
from dalil.redline_tables import documents, kinds, moved, names_of_roles, obligation, text_runs, title_runs
from dalil.rewording import Run

STYLE = """
:root { color-scheme: light dark; --line: #8a949a; --gone: #8c1d18; --new: #0b5563; --back: #fff; --ink: #1d2b36; }
@media (prefers-color-scheme: dark) {
  :root { --line: #6f7b82; --gone: #ffb4ab; --new: #8fd8e8; --back: #14191d; --ink: #e6eaec; }
}
body { background: var(--back); color: var(--ink); font: 1rem/1.6 "IBM Plex Sans Arabic", system-ui, sans-serif;
  margin: 0 auto; max-width: 76rem; padding: 1rem; }
[lang=ar] { line-height: 1.9; }
h1, h2, h3 { line-height: 1.4; }
h3 { font-size: 1.05rem; margin: 0 0 .4rem; }
a { color: var(--new); }
article { border-block-start: 1px solid var(--line); padding-block: 1rem; }
.kinds { font-weight: 600; }
.sides { display: grid; gap: 1.5rem; grid-template-columns: 1fr 1fr; }
.sides > div { min-width: 0; overflow-wrap: break-word; }
.words { margin: .4rem 0; white-space: pre-line; }
ins { color: var(--new); text-decoration: underline 2px; text-underline-offset: .3em; }
del { color: var(--gone); text-decoration: line-through 2px; }
.said { border: 1px solid currentColor; border-radius: .3rem; display: inline-block; font-size: .75em; line-height: 1.5;
  margin-inline-end: .3em; padding: 0 .35em; text-decoration: none; }
@media (max-width: 45rem) { .sides { grid-template-columns: 1fr; } }
@media print { body { max-width: none; } article { break-inside: avoid-page; } }
"""


def page(found: Comparison, library: Library, language: str, before: str, after: str) -> str:
    """The page, its frame in one language."""
    title = label("redline", language, before=before, after=after)
    sum_ = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{sum_}'; base-uri 'none'; form-action 'none'"
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"name": "robots", "content": "noindex"}),
        element("title", None, f"{label('library', language)} · {title}"),
        element("style", None, STYLE),
    )
    body = element(
        "body",
        None,
        element("main", None, element("h1", None, *isolated(title, language)), *_parts(found, library, language)),
    )
    html = element("html", {"lang": language, "dir": _direction(language)}, head, body)
    return f"<!doctype html>\n{tostring(html, encoding='unicode', method='html')}\n"


def _parts(found: Comparison, library: Library, language: str) -> list[Element]:
    parts = [element("p", None, label("redline-subject", language))]
    if found.clauses:
        parts.append(element("p", {"class": "legend"}, label("redline-legend", language)))
        parts.append(_contents(found.clauses, language))
    else:
        parts.append(element("p", None, label("redline-none", language)))
    parts.append(_to_assess(found, library, language))
    beside = [element("p", None, *isolated(line, language)) for line in documents(found, language)]
    if found.vanished:
        beside.append(element("p", None, f"{label('redline-vanished', language)} ", *_ids(found.vanished, language)))
    if beside:
        parts.append(_section("documents", label("redline-documents", language), *beside))
    if found.clauses:
        clauses = (_clause(clause, library, language) for clause in found.clauses)
        parts.append(_section("clauses", label("redline-count", language).rstrip(":"), *clauses))
    return parts


def _contents(clauses: Iterable[ChangedClause], language: str) -> Element:
    items = [
        element("li", None, _link(clause, language), f" {clause.title(language)}: {kinds(clause, language)}")
        for clause in clauses
    ]
    name = label("redline-count", language)
    return element("nav", {"aria-label": name.rstrip(":")}, element("p", None, name), element("ul", None, *items))


def _to_assess(found: Comparison, library: Library, language: str) -> Element:
    names, assessed = names_of_roles(library, language), found.to_assess()
    words = label("redline-assess-note" if assessed else "redline-assess-none", language)
    items = []
    for role, clauses in assessed.items():
        parts: list[Child] = [element("strong", None, names.get(role, role)), ": "]
        for at, clause in enumerate(clauses):
            parts += [_comma(language) if at else "", _link(clause, language), f" ({kinds(clause, language)})"]
        items.append(element("li", None, *parts))
    listed = element("ul", None, *items) if items else None
    return _section("assess", label("redline-assess", language), element("p", None, words), listed)


def _clause(clause: ChangedClause, library: Library, language: str) -> Element:
    heading = element("h3", None, element("bdi", None, clause.id), f" {clause.title(language)}")
    said = element("p", {"class": "kinds"}, kinds(clause, language))
    sides = [_side(clause.sides[each], each) for each in sorted(clause.sides, key=lambda each: each != language)]
    facts = {"id": clause.id.lower(), "data-clause": clause.id, "data-kinds": " ".join(clause.kinds)}
    return element("article", facts, heading, said, element("div", {"class": "sides"}, *sides))


def _side(side: Side, language: str) -> Element:
    """A clause in one language, said in that language."""
    parts: list[Child] = [element("p", None, element("strong", None, label("language", language)))]
    parts += [
        element("p", None, *isolated(line, language))
        for line in (obligation(side, language), moved(side, language))
        if line
    ]
    if side.differs:
        parts.append(element("p", {"class": "words"}, element("strong", None, *_words(title_runs(side), language))))
        parts.append(element("p", {"class": "words"}, *_words(text_runs(side), language)))
    else:
        parts.append(element("p", None, label("redline-same", language)))
        if side.after:
            parts.append(element("p", {"class": "words"}, *isolated(side.after.text, language)))
    return element("div", {"lang": language, "dir": _direction(language)}, *parts)


def _words(runs: Iterable[Run], language: str) -> Iterable[Child]:
    for run in runs:
        kept = run.text.rstrip()
        if run.sort == "same":
            yield from isolated(run.text, language)
        else:
            said = element("span", {"class": "said"}, label(f"redline {run.sort}", language))
            yield element("ins" if run.sort == "added" else "del", None, said, *isolated(kept, language))
            yield run.text[len(kept) :] or " "


def _section(id_: str, title: str, *parts: Child) -> Element:
    return element("section", {"aria-labelledby": id_}, element("h2", {"id": id_}, title), *parts)


def _link(clause: ChangedClause, language: str) -> Element:
    return element("a", {"href": f"#{clause.id.lower()}"}, element("bdi", None, clause.id))


def _ids(ids: Iterable[str], language: str) -> list[Child]:
    parts: list[Child] = []
    for id_ in ids:
        parts += [_comma(language) if parts else "", element("bdi", None, id_)]
    return parts


def _comma(language: str) -> str:
    return "، " if language == "ar" else ", "


def _direction(language: str) -> str:
    return "rtl" if language == "ar" else "ltr"
