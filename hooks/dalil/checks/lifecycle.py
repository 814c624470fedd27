"""L8xx: documents are reviewed in time, and what is no longer in force is not relied on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dalil import syntax
from dalil.finding import Finding, nearest
from dalil.labels import after_months
from dalil.model import Library, Page

ENDED = ("superseded", "withdrawn")


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


def _status(page: Page) -> str:
    return page.front.get("status").text
