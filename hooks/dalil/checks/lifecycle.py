"""L8xx: documents are reviewed in time, and what is no longer in force is not relied on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dalil import schema, syntax
from dalil.finding import Finding, nearest
from dalil.labels import after_months
from dalil.model import Edition, Library, Page
from dalil.text import TOP

ENDED = ("superseded", "withdrawn")
EDITIONS = "_data/editions.yml"


def overdue_review(library: Library) -> Iterator[Finding]:
    """The day of the next review has passed."""
    for page in library.pages:
        months = page.front.get("review_in").text.partition(" ")[0]
        node = page.front.get("reviewed") if "reviewed" in page.front.fields else page.front.get("issued")
        if not page.is_document or type(node.value) is not date or not months.isdigit() or _status(page) in ENDED:
            continue
        due = after_months(node.value, int(months))
        if due < library.today:
            yield Finding(page.path, node.place, "L801", {"due": due.isoformat()})


def ended_document(library: Library) -> Iterator[Finding]:
    """A text relies on a document that is superseded or withdrawn."""
    for page in library.pages:
        for ref in page.references:
            target = library.documents.get(ref.target.partition("-")[0], {}).get(page.language)
            if target and target is not page and _status(target) in ENDED and _status(page) not in ENDED:
                successors = target.front.get("replaced_by").texts()
                near = successors[0] if successors else ""
                facts = {"document": target.id, "status": f"@status {_status(target)}"}
                yield Finding(page.path, ref.place, "L802", facts, near)


def unknown_succession(library: Library) -> Iterator[Finding]:
    """A document replaces, or is replaced by, one that does not say so as well."""
    opposite = {"replaces": "replaced_by", "replaced_by": "replaces"}
    for page in library.pages:
        for key, other_key in opposite.items():
            for node in page.front.get(key).items:
                other = library.documents.get(node.text, {}).get(page.language)
                if not syntax.DOCUMENT.fullmatch(node.text) or (
                    other and page.id in other.front.get(other_key).texts()
                ):
                    continue
                near = "" if other else nearest(node.text, library.documents)
                yield Finding(page.path, node.place, "L803", {"document": node.text, "key": other_key}, near)


def superseded_by_nothing(library: Library) -> Iterator[Finding]:
    """A document is superseded and does not say by which."""
    for page in library.pages:
        if _status(page) == "superseded" and not page.front.get("replaced_by").items:
            yield Finding(page.path, page.front.get("status").place, "L804", {})


def future_date(library: Library) -> Iterator[Finding]:
    """A document was issued or reviewed on a day that has not come."""
    for page in library.pages:
        for key in ("issued", "reviewed"):
            node = page.front.get(key)
            if page.is_document and type(node.value) is date and node.value > library.today:
                yield Finding(page.path, node.place, "L805", {"key": key, "date": node.text})


def unlisted_edition(library: Library) -> Iterator[Finding]:
    """A document has an edition that `editions.yml` does not know."""
    for page in library.pages:
        node = page.front.get("edition")
        if page.id and schema.fits(node, "edition") and _listed(library, page) is None:
            yield Finding(page.path, node.place, "L806", {"edition": node.text, "document": page.id})


def different_date(library: Library) -> Iterator[Finding]:
    """A document was issued on another day than `editions.yml` says of its edition."""
    for page in library.pages:
        node, edition = page.front.get("issued"), _listed(library, page)
        if edition and schema.fits(node, "date") and node.value != edition.issued:
            facts = {"date": node.text, "edition": edition.number, "listed": edition.issued.isoformat()}
            yield Finding(page.path, node.place, "L807", facts)


def change_of_unknown_clause(library: Library) -> Iterator[Finding]:
    """A change names a clause that its document neither has nor withdrew."""
    for history in library.data.histories:
        changes = [change for edition in history.editions for change in edition.changes]
        changes += history.upcoming.changes if history.upcoming else ()
        gone = {id_ for change in changes if change.kind == "withdrawn" for id_, _ in change.clauses}
        here = {id_ for _, id_ in library.clauses} | gone
        known = {id_ for id_ in here if syntax.CLAUSE.fullmatch(id_) and id_.partition("-")[0] == history.id}
        for id_, place in (clause for change in changes for clause in change.clauses):
            if id_ not in known:
                facts = {"clause": id_, "document": history.id}
                yield Finding(EDITIONS, place, "L808", facts, nearest(id_, known))


def history_of_unknown_document(library: Library) -> Iterator[Finding]:
    """`editions.yml` has an entry for a document that does not exist."""
    for history in library.data.histories:
        if history.id not in library.documents:
            near = nearest(history.id, library.documents)
            yield Finding(EDITIONS, history.place, "L809", {"document": history.id}, near)


def edition_after_the_current(library: Library) -> Iterator[Finding]:
    """`editions.yml` has a newer edition of a document than its pages say that they are."""
    for id_, pages in library.documents.items():
        numbers = {edition.number for page in pages.values() if (edition := _listed(library, page))}
        for edition in library.editions.get(id_, ())[::-1]:
            if edition.number in numbers or not numbers:
                break
            facts = {"edition": edition.number, "document": id_, "current": ", ".join(sorted(numbers))}
            yield Finding(EDITIONS, edition.place, "L810", facts)


def withdrawn_clause(library: Library) -> Iterator[Finding]:
    """A text relies on a clause that was withdrawn."""
    for page in library.pages:
        named = [(ref.target, ref.place) for ref in page.references]
        named += [(node.text, node.place) for node in page.front.get("covers").items]
        for target, place in named:
            there = library.clauses.get((page.language, target))
            if there and there[1].withdrawn and _status(page) not in ENDED:
                yield Finding(page.path, place, "L811", {"clause": target})


def vanished_clauses(library: Library, released: Iterable[str], tag: str) -> Iterator[Finding]:
    """Clauses of the last release of which nothing is left, not even the number; told on the page of their document."""
    here = {id_ for _, id_ in library.clauses}
    for id_ in sorted(set(released) - here):
        pages = library.documents.get(id_.partition("-")[0], {})
        path = next((page.path for page in pages.values()), EDITIONS)
        yield Finding(path, TOP, "L812", {"clause": id_, "tag": tag})


def _listed(library: Library, page: Page) -> Edition | None:
    number = page.front.get("edition").text
    return next((edition for edition in library.editions.get(page.id, ()) if edition.number == number), None)


def _status(page: Page) -> str:
    return page.front.get("status").text
