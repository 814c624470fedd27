"""S4xx: pages are built as the format says: front matter, ids, headings, blocks, tables."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from dalil import schema, syntax
from dalil.finding import Finding, nearest
from dalil.model import PREFIXES, Library, Page
from dalil.text import TOP, Place
from dalil.yamltext import Node

WIDEST_TABLE = 6
"""Columns that an A4 page takes at the size of the manuals' text."""


def missing_key(library: Library) -> Iterator[Finding]:
    """Front matter lacks a key that its kind of page requires."""
    for page in library.pages:
        if _unreadable(library, page):
            continue
        for field in schema.fields(page.kind):
            if field.required and field.name not in page.front.fields:
                facts = {"key": field.name, "kind": f"@kind {page.kind}", "shape": f"@shape {field.shape}"}
                yield Finding(page.path, page.front.place, "S403", facts)


def unknown_key(library: Library) -> Iterator[Finding]:
    """Front matter has a key that its kind of page does not know."""
    for page in library.pages:
        known = {field.name for field in schema.fields(page.kind)}
        for key, place in (page.front.keys or {}).items():
            if key not in known:
                facts = {"key": key, "kind": f"@kind {page.kind}", "known": ", ".join(sorted(known))}
                yield Finding(page.path, place, "S404", facts, nearest(key, known))


def wrong_value(library: Library) -> Iterator[Finding]:
    """A key of front matter has a value of the wrong shape, or names a role or owner that does not exist."""
    roles = {role.id for role in library.data.roles}
    owners = {owner.id for owner in library.data.owners}
    for page in library.pages:
        for field in schema.fields(page.kind):
            node = page.front.fields.get(field.name)
            if node is None:
                continue
            facts = {"key": field.name, "value": _shown(node), "shape": f"@shape {field.shape}"}
            if not schema.fits(node, field.shape):
                near = nearest(node.text, list(schema.STATUSES)) if field.shape == "status" else ""
                yield Finding(page.path, node.place, "S405", facts, near)
            elif field.shape == "roles" and roles:
                yield from _unknown_names(page, field.name, node.items, roles)
            elif field.shape == "owner" and owners:
                yield from _unknown_names(page, field.name, (node,), owners)
            elif field.shape == "clauses":
                known = {clause for _, clause in library.clauses}
                yield from _unknown_names(page, field.name, node.items, known)


def _unknown_names(page: Page, key: str, nodes: tuple[Node, ...], known: set[str]) -> Iterator[Finding]:
    for node in nodes:
        if node.text not in known:
            facts = {"key": key, "value": node.text, "shape": "@shape known"}
            yield Finding(page.path, node.place, "S405", facts, nearest(node.text, known))


def duplicate_document(library: Library) -> Iterator[Finding]:
    """Two pages of one language have the same id."""
    for page in library.pages:
        first = library.documents.get(page.id, {}).get(page.language)
        if first and first is not page:
            yield Finding(page.path, page.front.get("id").place, "S406", {"id": page.id, "path": first.path})


def duplicate_anchor(library: Library) -> Iterator[Finding]:
    """Two headings of a page have the same id."""
    for page in library.pages:
        seen: dict[str, Place] = {}
        for heading in page.headings:
            if heading.id and heading.id in seen:
                facts = {"id": heading.id, "line": str(seen[heading.id].line)}
                yield Finding(page.path, heading.place, "S407", facts)
            elif heading.id:
                seen[heading.id] = heading.place


def heading_without_id(library: Library) -> Iterator[Finding]:
    """A heading has no id, or one that is not plain ASCII."""
    for page in library.pages:
        for heading in page.headings:
            if not heading.id or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", heading.id):
                yield Finding(page.path, heading.place, "S408", {"title": heading.title})


def misnumbered_clause(library: Library) -> Iterator[Finding]:
    """A clause carries the id of another document, or stands out of order."""
    for page in library.pages:
        last = 0
        for clause in page.clauses:
            match = syntax.CLAUSE.fullmatch(clause.id)
            number = int(match["number"]) if match else 0
            if page.id and clause.id.partition("-")[0] != page.id:
                facts = {"clause": clause.id, "document": page.id}
                yield Finding(page.path, clause.place, "S409", facts, f"{page.id.lower()}-{last + 1}")
            elif number <= last:
                facts = {"clause": clause.id, "document": page.id}
                yield Finding(page.path, clause.place, "S409", facts)
            last = max(last, number)


def document_without_clauses(library: Library) -> Iterator[Finding]:
    """A standard or care guideline has no clause."""
    for page in library.pages:
        if page.kind in ("standard", "care") and not page.clauses:
            prefix = (page.id or f"{PREFIXES[page.kind]}01").lower()
            yield Finding(page.path, TOP, "S410", {"id": f"{prefix}-1"})


def unknown_block(library: Library) -> Iterator[Finding]:
    """A block has a name that does not exist."""
    for page in library.pages:
        for block in page.blocks:
            if block.name not in schema.BLOCKS:
                facts = {"name": block.name, "known": ", ".join(schema.BLOCKS)}
                yield Finding(page.path, block.place, "S412", facts, nearest(block.name, schema.BLOCKS))


def wrong_block_option(library: Library) -> Iterator[Finding]:
    """A block lacks its title or an option, or has one that it does not take."""
    roles = {role.id for role in library.data.roles}
    for page in library.pages:
        for block in page.blocks:
            fields = {field.name: field for field in schema.BLOCKS.get(block.name, ())}
            if block.name in schema.TITLED_BLOCKS and not block.title:
                facts = {"block": block.name, "key": "title", "shape": "@shape title"}
                yield Finding(page.path, block.place, "S413", facts)
            elif block.name == "role" and block.title not in roles:
                facts = {"block": block.name, "key": block.title, "shape": "@shape known"}
                yield Finding(page.path, block.place, "S413", facts, nearest(block.title, roles))
            if isinstance(block.options.value, str):
                yield Finding(page.path, block.options.place, "S402", {"problem": block.options.value})
                continue
            for name, place in (block.options.keys or {}).items():
                field, node = fields.get(name), block.options.get(name)
                if block.name in schema.BLOCKS and (not field or not schema.fits(node, field.shape)):
                    shape = f"@shape {field.shape}" if field else "@shape nothing"
                    facts = {"block": block.name, "key": name, "shape": shape}
                    near = "" if field else nearest(name, fields)
                    yield Finding(page.path, place, "S413", facts, near)
            for field in fields.values():
                if field.required and field.name not in block.options.fields:
                    facts = {"block": block.name, "key": field.name, "shape": f"@shape {field.shape}"}
                    yield Finding(page.path, block.place, "S413", facts)


def unclosed_block(library: Library) -> Iterator[Finding]:
    """A block has no line `///` that ends it."""
    for page in library.pages:
        for block in page.blocks:
            if not block.closed:
                yield Finding(page.path, block.place, "S414", {"name": block.name})


def lost_text(library: Library) -> Iterator[Finding]:
    """A line begins with `[words]:`, which Markdown takes for a link's address and does not print."""
    for page in library.pages:
        for match in syntax.LINK_DEFINITION.finditer(page.source.prose):
            part = "name" if match["name"] else "item"
            place = page.source.place(match.start(part) - 1)
            yield Finding(page.path, place, "S415", {"name": match[part]})


def raw_html(library: Library) -> Iterator[Finding]:
    """A page contains HTML, which cannot be printed or checked."""
    for page in library.pages:
        for match in syntax.RAW_HTML.finditer(page.source.prose):
            yield Finding(page.path, page.source.place(match.start()), "S416", {"tag": match[0]})


def skipped_heading_level(library: Library) -> Iterator[Finding]:
    """A heading is of level 1, which the title has, or more than one level below the heading before it."""
    for page in library.pages:
        last = 1
        for heading in page.headings:
            if heading.level == 1 or heading.level > last + 1:
                facts = {"marks": "#" * heading.level, "right": "#" * min(last + 1, max(heading.level, 2))}
                yield Finding(page.path, heading.place, "S417", facts)
            last = max(heading.level, 1)


def wide_table(library: Library) -> Iterator[Finding]:
    """A table has more columns than a printed page can hold."""
    for page in library.pages:
        for table in page.tables:
            if table.columns > WIDEST_TABLE:
                facts = {"columns": str(table.columns), "most": str(WIDEST_TABLE)}
                yield Finding(page.path, table.place, "S418", facts)


def misnamed_file(library: Library) -> Iterator[Finding]:
    """A document's file name does not begin with its id, or its id does not belong to its folder."""
    for page in library.pages:
        name = posixpath.basename(page.key)
        if page.id and syntax.DOCUMENT.fullmatch(page.id):
            fits = re.fullmatch(rf"{page.id.lower()}-[a-z0-9]+(?:-[a-z0-9]+)*\.md", name)
            if not fits or page.id[0] != PREFIXES[page.kind]:
                facts = {"id": page.id, "name": name, "prefix": PREFIXES[page.kind]}
                yield Finding(page.path, page.front.get("id").place, "S419", facts)


def minutes_that_do_not_add_up(library: Library) -> Iterator[Finding]:
    """The minutes of a module's parts, given in their headings, do not add up to its `minutes`."""
    for page in library.pages:
        if page.kind != "module" or page.is_restricted:
            continue
        parts = [heading for heading in page.headings if (heading.id or "").startswith("part-")]
        total = sum(int(match[1]) for part in parts if (match := _PART_MINUTES.search(part.title)))
        node = page.front.get("minutes")
        if type(node.value) is int and total != node.value:
            yield Finding(page.path, node.place, "S420", {"minutes": node.text, "total": str(total)})


_PART_MINUTES = re.compile(r"\((\d+) (?:minutes?|دقيقة|دقائق)\)")


def _unreadable(library: Library, page: Page) -> bool:
    return any(finding.path == page.path and finding.code == "S402" for finding in library.problems)


def _shown(node: Node) -> str:
    if node.items:
        return "[" + ", ".join(item.text for item in node.items) + "]"
    return node.text or "–"
