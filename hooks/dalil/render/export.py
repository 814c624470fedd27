"""Everything that is made from the built site, in order, with progress told line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dalil import settings
from dalil.model import Library
from dalil.render import fonts, permalinks, record, shelf, typeset
from dalil.render.book import Site
from dalil.render.convert import PrintError
from dalil.render.fonts import FontError

__all__ = ["FontError", "PrintError", "export"]

Tell = Callable[[str], None]


def export(site: Path, library: Library, project: Path, known: settings.Settings, tell: Tell) -> None:
    """Make the permanent addresses and all PDFs of a built site.

    Raises PrintError when something cannot be printed; what could be is in its place then.
    """
    count = permalinks.write(site, library)
    tell(f"permanent addresses: {count}")
    cache = project / known.cache
    faces = fonts.print_fonts(project / "node_modules", cache / "fonts")
    books = shelf.books(Site(site, library, known.address))
    record.begin(site)
    fresh = 0
    for done, printed in enumerate(typeset.print_all(books, site, faces, cache / "print"), start=1):
        fresh += printed.fresh
        if printed.fresh:
            tell(f"printed {printed.path} ({done} of {len(books)})")
    tell(f"PDFs: {len(books)}, of which {fresh} printed now and {len(books) - fresh} unchanged")
    stale = record.write(site, library, [book.path for book in books])
    tell(f"records written; old PDFs removed: {stale}")
