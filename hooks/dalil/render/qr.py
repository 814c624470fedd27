"""An address as a QR code for print: its modules, which the look draws as one path."""

from __future__ import annotations

from functools import cache

import segno

from dalil.render.typst_code import Code, call


@cache
def modules(address: str) -> list[str]:
    """The rows of the code, `1` for a dark module, without the quiet zone. Level M: a seventh may be lost."""
    made = segno.make(address, error="m", micro=False, boost_error=False)
    return ["".join("1" if dark else "0" for dark in row) for row in made.matrix]


def code(address: str, alt: str) -> Code:
    """The code of an address as a figure, with what is said of it to those who do not see it."""
    return call("qr-code", rows=modules(address), alt=alt)
