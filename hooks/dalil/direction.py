"""Which way a language runs, and texts that keep their order in it wherever the theme puts them."""

from __future__ import annotations

import re
from html import escape, unescape

from dalil import bidi

_ROOT = re.compile(r'<html lang="(?P<language>[a-z]+)"(?! dir)')
_AROUND = {
    "text": "{}",
    "number": '<bdi dir="ltr">{}</bdi>',
    "latin": '<span lang="en" dir="ltr">{}</span>',
    "arabic": '<span lang="ar" dir="rtl">{}</span>',
}


def of(language: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if language == "ar" else "ltr"


def on_root(page: str) -> str:
    """A page whose root says its direction: the theme says it on the body, which scroll bars and print do not ask."""
    return _ROOT.sub(lambda match: f'{match[0]} dir="{of(match["language"])}"', page, count=1)


def isolated(text: str | None, language: str) -> str:
    """A title for a menu or a list of contents, as HTML, with the runs of the other script isolated.

    Nothing for a page that the menu names and that does not exist; MkDocs tells of it.
    """
    return "".join(_AROUND[run.kind].format(escape(run.text)) for run in bidi.runs(unescape(text or ""), language))
