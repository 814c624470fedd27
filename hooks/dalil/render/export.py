"""Everything that is made from the built site, in order, with progress told line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dalil import settings
from dalil.model import Library
from dalil.render import cards, fonts, permalinks, press, record, side_by_side, typeset
from dalil.render.book import Site
from dalil.render.built import put
from dalil.render.convert import PrintError
from dalil.render.fonts import FontError

__all__ = ["FontError", "PrintError", "export"]

Tell = Callable[[str], None]


def export(site: Path, library: Library, project: Path, known: settings.Settings, tell: Tell) -> None:
    """Make the permanent addresses, the pages with both languages and all PDFs of a built site.

    Raises PrintError when something cannot be printed; what could be is in its place then.
    """
    count = permalinks.write(site, library)
    tell(f"permanent addresses: {count}")
    tell(f"pages with both languages: {side_by_side.write(Site(site, library, known.address))}")
    cache = project / known.cache
    faces = fonts.print_fonts(project / "node_modules", cache / "fonts")
    record.begin(site)
    printed = press.run(
        Site(site, library, known.address), project / known.docs / "_data", faces, cache / "print", tell
    )
    stale = record.write(site, library, printed)
    tell(f"records written; old PDFs removed: {stale}")
    drawn = cards.cards(library)
    for card in drawn:
        put(site / card.path, typeset.picture(card.path, card.code, faces, cache / "print"))
    tell(f"pictures for previews: {len(drawn)}")
