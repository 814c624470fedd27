"""What helps to use a printed manual: lists of documents, clauses and forms, cited law by article, the terms used.

Page numbers are found by the typesetter itself, from labels and marks in the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from dalil.changes import current
from dalil.labels import in_words, label
from dalil.model import Clause, Edition, Instrument, Library, Page, Term
from dalil.render.typst_code import Code, call, literal, quoted
from dalil.standing import next_review


def documents(pages: Sequence[Page]) -> Code:
    """Every document of the book with its edition, status, next review and page."""
    language = pages[0].language
    heads = [label(key, language) for key in ("id", "title", "edition", "status", "next-review", "page-head")]
    rows = [
        {"id": page.id, "title": page.title, "name": page.id.lower(), "edition": page.front.get("edition").text}
        | {"status": label(f"status {page.front.get('status').text}", language), "review": _review(page)}
        for page in pages
    ]
    return call("documents-list", quoted(label("documents-here", language)), literal(heads), literal(rows))


def _unbound(clause: Clause, language: str) -> str:
    return label("clause-withdrawn", language) if clause.withdrawn else ""


def clauses(pages: Sequence[Page], wanted: Collection[str]) -> Code:
    """Every clause of the book with its obligation and page, document by document; nothing when there is none."""
    language = pages[0].language
    heads = [label(key, language) for key in ("id", "clause", "binds", "page-head")]
    rows = [
        {
            "id": clause.id,
            "title": clause.title,
            "name": f"{page.id.lower()}--{clause.id.lower()}",
            "binds": label(f"obligation {clause.obligation}", language)
            if clause.obligation
            else _unbound(clause, language),
        }
        for page in pages
        for clause in page.clauses
        if clause.id in wanted
    ]
    return (
        call("clause-list", quoted(label("list-of-clauses", language)), literal(heads), literal(rows))
        if rows
        else Code("")
    )


def cited_law(library: Library, pages: Sequence[Page]) -> Code:
    """Every instrument and article that the documents cite, in our own words, with the pages that cite it."""
    language = pages[0].language
    cited = {(cite.instrument, cite.article) for page in pages for cite in page.citations}
    groups = []
    for instrument in sorted(library.data.instruments, key=_weight):
        rows = list(_cited_articles(instrument, cited, language))
        if rows:
            groups.append({"title": instrument.title.in_(language), "rows": rows})
    heads = [label(key, language) for key in ("article", "summary", "pages")]
    words = [quoted(label(key, language)) for key in ("cited-law", "cited-law-note")]
    return call("cited-law", *words, literal(heads), literal(groups)) if groups else Code("")


def _cited_articles(
    instrument: Instrument, cited: Collection[tuple[str, str]], language: str
) -> Iterable[dict[str, str]]:
    if (instrument.id, "") in cited:
        yield {"article": "", "summary": label("whole-text", language), "key": instrument.id}
    for article in instrument.articles:
        if (instrument.id, article.number) in cited:
            doubt = f" ({label('confidence C', language)})" if article.confidence == "C" else ""
            yield {
                "article": article.label.in_(language),
                "summary": article.summary.in_(language) + doubt,
                "key": f"{instrument.id} {article.number}",
            }


def _weight(instrument: Instrument) -> tuple[int, str]:
    return ("treaty", "national-law", "guidance", "own").index(instrument.basis), instrument.name.en


def forms(pages: Sequence[Page]) -> Code:
    """Every form of the book: where it stands and where it is used; nothing when there is none."""
    rows = [{"id": page.id, "title": page.title, "name": page.id.lower()} for page in pages if page.kind == "form"]
    language = pages[0].language
    heads = [label(key, language) for key in ("id", "title", "page-head", "used-on")]
    return (
        call("forms-index", quoted(label("index-of-forms", language)), literal(heads), literal(rows))
        if rows
        else Code("")
    )


def terms(used: Iterable[Term], language: str) -> Code:
    """The agreed terms that the book uses, with counterpart and meaning, in the order of the alphabet."""
    other = "en" if language == "ar" else "ar"
    rows = [
        {"term": term.name.in_(language), "other": term.name.in_(other), "meaning": term.definition.in_(language)}
        for term in sorted(used, key=lambda term: term.name.in_(language).removeprefix("ال").casefold())
    ]
    title = quoted(label("terms-used", language))
    return call("terms-used", title, literal(rows), other=other) if rows else Code("")


def changes(library: Library, pages: Sequence[Page]) -> Code:
    """What the current edition of each document changed."""
    language = pages[0].language
    rows = []
    for page in pages:
        found = current(library, page.id)
        if found is not None:
            edition = found.edition
            facts = {"edition": edition.number, "date": in_words(edition.issued, language)}
            since = {"before": found.before.number} if found.before else {}
            said = label("changed-since" if found.before else "first-edition", language, **facts, **since)
            note = edition.note.in_(language) if found.before else ""
            rows.append({"id": page.id, "said": f"{said} {note}".strip(), "changes": _lines(edition, language)})
    heads = [label(key, language) for key in ("id", "what-changed")]
    return call("changes-list", quoted(label("what-changed", language)), literal(heads), literal(rows))


def _lines(edition: Edition, language: str) -> list[str]:
    comma = "، " if language == "ar" else ", "
    return [
        f"{label(f'change {change.kind}', language)} ({comma.join(clause for clause, _ in change.clauses)}): "
        f"{change.words.in_(language)}"
        for change in edition.changes
    ]


def _review(page: Page) -> str:
    due = next_review(page)
    return in_words(due, page.language) if isinstance(due, date) else ""
