"""A9xx: Arabic is written as Arabic. The rules are in `typography.py`, because `dalil fix` applies them as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalil import typography
from dalil.finding import Finding
from dalil.model import Library, Page

_NOT_OURS = re.compile(r"^>.*$|^[ ]{4,}.*$", re.MULTILINE)
"""Quotations keep the signs of the official text; options of blocks have the signs of YAML."""


def slips(page: Page) -> Iterator[typography.Slip]:
    """Every slip of an Arabic page, with offsets in its source."""
    if page.language == "ar":
        start = page.source.body_start
        body = _NOT_OURS.sub(lambda match: " " * len(match[0]), page.plain[start:])
        for slip in typography.slips(page.plain[:start] + body):
            if page.source.text[slip.start : slip.end] == slip.written:  # and not markup that was blanked
                yield slip


def slip_in_arabic(library: Library) -> Iterator[Finding]:
    """An Arabic text has a Latin sign, another digit, a tatweel, a slip of spelling or of spacing."""
    for page in library.pages:
        for found in slips(page):
            facts = {"written": found.written.strip() or "␣", "right": (found.right or "").strip() or "–"}
            yield Finding(page.path, page.source.place(found.start), found.code, facts)
