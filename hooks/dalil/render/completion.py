"""What belongs to the site and to no single page of it, made from the built pages on every build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dalil.model import Library
from dalil.render import participants, permalinks, search_index, side_by_side
from dalil.render.book import Site
from dalil.render.search_index import SearchError

__all__ = ["SearchError", "complete"]

Tell = Callable[[str], None]


def complete(site: Path, library: Library, project: Path, at: str, tell: Tell) -> None:
    """Make the search index, the permanent addresses, the pages with both languages and those for participants.

    Raises SearchError when a package is not installed.
    """
    tell(f"search: {search_index.write(site, library, project / 'node_modules')} places")
    tell(f"permanent addresses: {permalinks.write(site, library)}")
    built = Site(site, library, at)
    tell(f"pages with both languages: {side_by_side.write(built)}")
    tell(f"pages for participants: {participants.write(built)}")
