"""How something of the library is cited, in either language."""

from __future__ import annotations

from datetime import date

from dalil.labels import in_words, label
from dalil.model import Page


def citation_text(page: Page, target: str, title: str) -> str:
    """A citation up to its address: library, id (unless it has none) and title, edition, status, date."""
    language, front = page.language, page.front
    issued = front.get("issued").value
    name = {"title": title, "id": target} if target else {"title": title}
    return label(
        "citation",
        language,
        library=label("library", language),
        name=label("citation-name" if target else "citation-title", language, **name),
        edition=front.get("edition").text,
        status=label(f"status {front.get('status').text}", language),
        date=in_words(issued, language) if isinstance(issued, date) else "",
    )
