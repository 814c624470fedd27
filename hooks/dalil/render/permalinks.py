"""`/id/s04-3/`: the addresses that never change, for citations and for codes on paper.

Each is a small page that says what the id is in both languages, with edition and status, and leads on to either.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from dalil import address
from dalil.labels import label
from dalil.model import Library, Page

_PAGE = """<!doctype html>
<html lang="{first}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{id}</title>
<link rel="stylesheet" href="../../assets/stylesheets/permalink.css">
</head>
<body>
<main>
<h1><bdi>{id}</bdi></h1>
{editions}
</main>
</body>
</html>
"""

_EDITION = """<section lang="{language}" dir="{direction}">
<h2><a href="{href}">{title}</a></h2>
<p>{facts}</p>
</section>
"""


def write(site: Path, library: Library, published: str) -> int:
    """Write the page of every document and clause into the built site; returns how many."""
    targets = list(library.documents)
    targets += sorted({clause for _, clause in library.clauses})
    for target in targets:
        folder = site / "id" / target.lower()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(page(library, target), encoding="utf-8")
    return len(targets)


def page(library: Library, target: str) -> str:
    """The page of a document or clause."""
    editions = library.documents[target.partition("-")[0]]
    parts = [_edition(library, editions[language], target) for language in library.languages if language in editions]
    first = library.languages[0]
    return _PAGE.format(first=first, direction=_direction(first), id=escape(target), editions="".join(parts))


def _edition(library: Library, page: Page, target: str) -> str:
    language = page.language
    clause = library.clauses.get((language, target))
    title = clause[1].title if clause else page.title
    anchor = f"#{target.lower()}" if clause else ""
    facts = [
        label(f"kind {page.kind}", language) + (f": {page.title}" if clause else ""),
        f"{label('edition', language)} {page.front.get('edition').text}",
        label(f"status {page.front.get('status').text}", language),
    ]
    return _EDITION.format(
        language=language,
        direction=_direction(language),
        href=escape(f"../../{address.url(page, library.languages)}{anchor}"),
        title=escape(title),
        facts=escape(" · ".join(facts)),
    )


def _direction(language: str) -> str:
    return "rtl" if language == "ar" else "ltr"
