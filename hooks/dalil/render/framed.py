"""Tables in the frame that lets wide ones scroll, from the beginning.

The theme's script puts every table without a class into such a frame once it runs: until then wide tables push the page
sideways, and the move counts as a jump of nearly the whole screen. A class keeps the script away; the theme's rules for
tables without one are made to hold for ours.
"""

from __future__ import annotations

import re

CLASS = "sheet"

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_FRAME = (
    '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
    rf'<table class="{CLASS}">\1</table></div></div>'
)
_BARE = "table:not([class])"
_OURS = f"table:is(:not([class]),.{CLASS})"


def page(text: str) -> str:
    """A page with each bare table in its frame; those in one already have a class."""
    return _TABLE.sub(_FRAME, text)


def sheet(text: str) -> str:
    """A style sheet whose rules for bare tables hold for framed ones as well."""
    return text.replace(_BARE, _OURS)
