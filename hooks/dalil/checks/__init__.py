"""The checks: each a pure function from the library to its findings, listed here by hand.

To add one: write a function in the module of its family with a one-line docstring that names the fault, list it below,
give its words in `wording.yml` in both languages, and add a case that fires and one that stays silent under
`tests/cases/<family>/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dalil.checks import instruments, parity, references, structure
from dalil.finding import Finding
from dalil.model import Library

Check = Callable[[Library], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    "R101": references.unknown_page,
    "R102": references.unknown_clause,
    "R103": references.unknown_document,
    "R104": references.unknown_anchor,
    "R105": references.malformed_id,
    "R106": references.unknown_footnote,
    "R107": references.unused_footnote,
    "R108": references.clause_of_document_without_clauses,
    "P201": parity.untranslated_page,
    "P202": parity.untranslated_clause,
    "P203": parity.untranslated_heading,
    "P204": parity.different_metadata,
    "P205": parity.citation_in_one_language,
    "P206": parity.reference_in_one_language,
    "P207": parity.different_obligation,
    "S403": structure.missing_key,
    "S404": structure.unknown_key,
    "S405": structure.wrong_value,
    "S406": structure.duplicate_document,
    "S407": structure.duplicate_anchor,
    "S408": structure.heading_without_id,
    "S409": structure.misnumbered_clause,
    "S410": structure.document_without_clauses,
    "S412": structure.unknown_block,
    "S413": structure.wrong_block_option,
    "S414": structure.unclosed_block,
    "S415": structure.lost_text,
    "S416": structure.raw_html,
    "S417": structure.skipped_heading_level,
    "S418": structure.wide_table,
    "S419": structure.misnamed_file,
    "S420": structure.minutes_that_do_not_add_up,
    "I501": instruments.unknown_instrument,
    "I502": instruments.unknown_article,
    "I503": instruments.article_not_given,
}

READING: dict[str, str] = {
    "S401": "A file is not UTF-8.",
    "S402": "YAML is malformed.",
    "S411": "A file is empty.",
    "S421": "A data entry lacks a key.",
    "S422": "Two data entries have one id.",
    "S423": "Data entries are out of order.",
    "S424": "A confidence is not A, B or C.",
}
"""Codes that reading itself reports (`read.py`, `data.py`), before any check can run."""


def run(library: Library) -> list[Finding]:
    """Everything that is wrong with a library, in the order of files and places, each once."""
    found = {*library.problems, *library.data.problems}
    for check in CHECKS.values():
        found.update(check(library))
    unread = {finding.path for finding in found if finding.code == "S411"}
    # An empty file has one fault; that it lacks every key and heading as well says nothing new.
    return sorted(finding for finding in found if finding.code == "S411" or finding.path not in unread)
