"""Print every book of the library: what did not change from the cache, the rest anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dalil.render import recall, shelf, typeset
from dalil.render.book import Site

Tell = Callable[[str], None]


def run(site: Site, data: Path, faces: Path, cache: Path, tell: Tell, meanwhile: Callable[[], None]) -> list[str]:
    """Put the PDF of every book into the site; returns their paths.

    `data` is the folder of the data files, `faces` that of the fonts; `meanwhile` is done here while other processes
    set the books. Raises PrintError when a book cannot be printed; every other book is in its place then.
    """
    memory = recall.Recall(cache, site, data, faces)
    plans = {plan.path: plan for plan in shelf.plans(site)}
    waiting = []
    for plan in plans.values():
        kept = memory.pdf(plan.path, plan.pages)
        if kept is None:
            waiting.append(plan)
        else:
            typeset.place(kept, site.root / plan.path)
    fresh = 0
    with typeset.setting([plan.make() for plan in waiting], site.root, faces, cache) as coming:
        meanwhile()
        for printed in coming:
            memory.remember(printed.path, plans[printed.path].pages, printed.kept)
            fresh += printed.fresh
            if printed.fresh:
                tell(f"printed {printed.path} ({fresh})")
    tell(f"PDFs: {len(plans)}, of which {fresh} printed now and {len(plans) - fresh} unchanged")
    return list(plans)
