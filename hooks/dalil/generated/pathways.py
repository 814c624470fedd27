"""The pathway of every role: the modules it takes, those it may take, and how long they are."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil import address
from dalil.generated.links import reference_list, table
from dalil.generated.roles import hours, training_minutes
from dalil.labels import label
from dalil.markup import Child, element
from dalil.model import Library, Named, Page, Track


def pathways(library: Library, page: Page) -> Element:
    """A row for each role that has a track; the name leads to its page."""
    language = page.language
    names = {role.id: role for role in library.data.roles}
    rows = [_row(library, page, names[track.id], track) for track in library.data.tracks if track.id in names]
    heads = [label(key, language) for key in ("role", "role required", "time", "role optional")]
    return table(heads, rows)


def _row(library: Library, page: Page, role: Named, track: Track) -> Element:
    language = page.language
    there = library.by_path.get(f"{language}/roles/{role.id}.md")
    name: Child = role.name.in_(language)
    if there is not None:
        name = element("a", {"href": address.link(page, there.key)}, name)
    return element(
        "tr",
        None,
        element("th", {"scope": "row"}, name),
        element("td", None, *reference_list(library, page, list(track.required))),
        element("td", None, hours(training_minutes(library, track.required, language), language)),
        element("td", None, *(reference_list(library, page, list(track.optional)) or ["–"])),
    )
