"""Tables, and the fields and tables of forms, as Typst code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from dalil.model import PREFIXES
from dalil.render.blanks import TICK
from dalil.render.nodes import column_widths, plain_words
from dalil.render.typst_code import Code, call, raw, sequence

if TYPE_CHECKING:
    from dalil.render.convert import Converter


def table(converter: Converter, node: HtmlElement) -> Code:
    """A table; in a form, an empty cell is room to write."""
    rows = list(node.iter("tr"))
    if not rows:
        return Code("")
    before, converter.in_table = converter.in_table, True
    heads = list(node.iterfind("thead/tr"))
    columns = max(len(row) for row in rows)
    if converter.document.startswith(PREFIXES["form"]):
        cells = list(_rows_to_fill(converter, [row for row in rows if row not in heads], heads, columns))
    else:
        cells = [cell for row in rows if row not in heads for cell in _row(converter, row, columns)]
    converter.in_head = True
    head = call("table.header", *(cell for row in heads for cell in _row(converter, row, columns)))
    converter.in_head, converter.in_table = False, before
    widths = raw(Code("(" + "".join(f"{width}fr, " for width in column_widths(rows, columns)) + ")"))
    return call("grid-of", *([head] if heads else []), *cells, columns=widths)


def _row(converter: Converter, row: HtmlElement, columns: int) -> Iterator[Code]:
    for cell in row:
        inside = converter.cell(cell)
        head = f"{cell.get('scope') or 'column'}-head".replace("col-", "column-") if cell.tag == "th" else ""
        yield call(head, inside) if head else inside
    for _ in range(columns - len(row)):
        yield sequence([])


def _rows_to_fill(
    converter: Converter, rows: list[HtmlElement], heads: list[HtmlElement], columns: int
) -> Iterator[Code]:
    """The rows of a form's table: an empty cell is room to write, a cell with ☐ a box to tick."""
    table = converter.blanks.table() if converter.blanks else ""
    over = [plain_words(cell) for cell in heads[-1]] if heads else []
    for number, row in enumerate(rows, start=1):
        printed = _row(converter, row, columns)
        for column, (cell, code) in enumerate(zip(row, printed, strict=False), start=1):
            words = plain_words(cell)
            if words not in ("", TICK) or len(cell):
                yield code
                continue
            name = None
            if converter.blanks:
                sides = (plain_words(row[0]).strip(TICK), over[column - 1] if column <= len(over) else "")
                name = converter.blanks.cell(table, (number, column), sides, tick=bool(words))
            yield call("tick-cell" if words else "writing-cell", name=name)
        yield from printed


def form_field(converter: Converter, node: HtmlElement) -> Code:
    """A field of a form: its label, its help, and room for the answer."""
    options = node.find("ul[@class='field-options']")
    words = [converter.inline(item) for item in options] if options is not None else []
    kind = node.get("data-type") or "text"
    plain = [plain_words(item) for item in options] if options is not None else []
    helps = [child for child in list(node)[1:] if child is not options]
    return call(
        "field",
        converter.flow_of(helps),
        title=raw(converter.inline(node[0])),
        kind=kind,
        lines=int(node.get("data-lines") or 1),
        options=raw(Code("(" + "".join(f"{word}, " for word in words) + ")")),
        names=converter.blanks.field(kind, plain_words(node[0]), plain) if converter.blanks else [],
    )
