"""Everything that is printed from the built site, in order, with progress told line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dalil import settings
from dalil.model import Library
from dalil.render import cards, fonts, press, record, typeset
from dalil.render.book import Site
from dalil.render.built import put
from dalil.render.convert import PrintError
from dalil.render.fonts import FontError

__all__ = ["FontError", "PrintError", "export"]

Tell = Callable[[str], None]


def export(
    site: Path, library: Library, project: Path, known: settings.Settings, tell: Tell, meanwhile: Callable[[], None]
) -> None:
    """Make all PDFs of a built site, the record of them and the pictures for previews.

    `meanwhile` is done here while other processes set the PDFs.

    Raises PrintError when something cannot be printed; what could be is in its place then.
    """
    cache = project / known.cache
    faces = fonts.print_fonts(project / "node_modules", cache / "fonts")
    record.begin(site)
    data = project / known.docs / "_data"
    printed = press.run(Site(site, library, known.address), data, faces, cache / "print", tell, meanwhile)
    stale = record.write(site, library, printed)
    tell(f"records written; old PDFs removed: {stale}")
    drawn = cards.cards(library)
    for card in drawn:
        put(site / card.path, typeset.picture(card.path, card.code, faces, cache / "print"))
    tell(f"pictures for previews: {len(drawn)}")
