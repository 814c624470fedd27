"""The checks: each a pure function from the library to its findings, listed here by hand.

To add one: write a function in the module of its family with a one-line docstring that names the fault, list it below,
give its words in `wording.yml` in both languages, and add a case that fires and one that stays silent under
`tests/cases/<family>/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dalil.checks import (
    agreement,
    arabic,
    coverage,
    harm,
    instruments,
    lifecycle,
    parity,
    references,
    skeleton,
    structure,
    terms,
    wording,
)
from dalil.finding import Finding, nearest
from dalil.model import Library
from dalil.text import Place

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
    "P208": agreement.different_table,
    "P209": agreement.different_list,
    "P210": agreement.different_blocks,
    "P211": agreement.different_footnotes,
    "P212": agreement.different_pictures,
    "P213": agreement.different_numbers,
    "P214": agreement.stale_clause,
    "P215": agreement.undeclared_clause,
    "P216": agreement.vanished_clause,
    "P217": agreement.different_options,
    "N301": wording.no_obligation,
    "N302": wording.two_obligations,
    "N303": wording.obligation_outside_clause,
    "N304": wording.duty_without_law,
    "N305": wording.more_than_the_treaty,
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
    "S426": skeleton.missing_part,
    "S427": skeleton.misplaced_part,
    "S428": skeleton.not_sensitive,
    "S429": skeleton.unanswerable_question,
    "S430": skeleton.unassessed_objective,
    "S431": skeleton.unknown_objective,
    "S432": skeleton.activity_longer_than_its_part,
    "S433": skeleton.long_summary,
    "S435": skeleton.content_of_a_restricted_module,
    "I501": instruments.unknown_instrument,
    "I502": instruments.unknown_article,
    "I503": instruments.article_not_given,
    "I504": instruments.unconfirmed_citation,
    "T601": terms.forbidden_form,
    "T602": terms.missing_counterpart,
    "T603": terms.unexplained_abbreviation,
    "C701": coverage.unserved_clause,
    "C702": coverage.untaught_clause,
    "C703": coverage.unverified_clause,
    "L801": lifecycle.overdue_review,
    "L802": lifecycle.ended_document,
    "L803": lifecycle.unknown_succession,
    "L804": lifecycle.superseded_by_nothing,
    "L805": lifecycle.future_date,
    "L806": lifecycle.unlisted_edition,
    "L807": lifecycle.different_date,
    "L808": lifecycle.change_of_unknown_clause,
    "L809": lifecycle.history_of_unknown_document,
    "L810": lifecycle.edition_after_the_current,
    "L811": lifecycle.withdrawn_clause,
    **dict.fromkeys(("A901", "A902", "A903", "A904", "A905", "A906", "A907", "A908"), arabic.slip_in_arabic),
    "D001": harm.telephone_number,
    "D002": harm.mail_address,
    "D003": harm.personal_number,
    "D004": harm.coordinates,
    "D005": harm.silent_picture,
    "D006": harm.sensational_word,
    "D007": harm.photograph,
}

READING: dict[str, str] = {
    "S401": "A file is not UTF-8.",
    "S402": "YAML is malformed.",
    "S411": "A file is empty.",
    "S421": "A data entry lacks a key.",
    "S422": "Two data entries have one id.",
    "S423": "Data entries are out of order.",
    "S424": "A confidence is not A, B or C.",
    "S434": "A value in `editions.yml` is not one that it takes.",
}
"""Codes that reading itself reports (`read.py`, `data.py`), before any check can run."""

RELEASED: dict[str, str] = {"L812": "A clause of the last release is gone, number and all."}
"""Codes of what only git knows; the command line alone looks for them (`lifecycle.vanished_clauses`)."""

EXCEPTION_NOT_NEEDED = "S425"
"""The code that `run` itself reports."""

_STALE = ("P214", "P215")
_AGREEMENT = frozenset(code for code in CHECKS if code.startswith("P") and code not in ("P201", "P202"))


def run(library: Library) -> list[Finding]:
    """Everything that is wrong with a library, in the order of files and places, each once.

    First things first: an empty file has one fault; the languages of a section are compared when the section is right
    by itself; a clause is called stale when there is nothing else to say about it.
    """
    return sorted(_first_things(library, found(library)))


def found(library: Library) -> set[Finding]:
    """Everything that any check has to say, but for what pages except."""
    findings = {*library.problems, *library.data.problems}
    for check in dict.fromkeys(CHECKS.values()):
        findings.update(check(library))
    unread = {finding.path for finding in findings if finding.code == "S411"}
    return _without_exceptions(
        library, {finding for finding in findings if finding.code == "S411" or finding.path not in unread}
    )


def _without_exceptions(library: Library, findings: set[Finding]) -> set[Finding]:
    """Leave out what pages except with a reason; an exception that excepts nothing is a finding itself."""
    kept, used = set(), set()
    for finding in findings:
        page = library.by_path.get(finding.path)
        if page and finding.code in page.exceptions:
            used.add((page.path, finding.code))
        else:
            kept.add(finding)
    for page in library.pages:
        for code, place in (page.front.get("exceptions").keys or {}).items():
            if (page.path, code) not in used:
                near = "" if code in CHECKS else nearest(code, CHECKS)
                kept.add(Finding(page.path, place, EXCEPTION_NOT_NEEDED, {"code": code}, near))
    return kept


def _first_things(library: Library, findings: set[Finding]) -> Iterator[Finding]:
    parts = {finding: part(library, finding.path, finding.place) for finding in findings}
    faulty = {where for finding, where in parts.items() if finding.code not in _AGREEMENT}
    told = {where for finding, where in parts.items() if finding.code not in _STALE}
    for finding, where in parts.items():
        if where not in (told if finding.code in _STALE else faulty if finding.code in _AGREEMENT else ()):
            yield finding


def part(library: Library, path: str, place: Place) -> tuple[str, str]:
    """Which part of the library a place is in, the same for both languages: a page and its section or front matter."""
    page = library.by_path.get(path)
    if page is None:
        return path, f"{place}"
    offset = page.source.line_start(place.line)
    section = next((section for section in page.sections if section.start <= offset < section.end), None)
    return page.key, f"#{section.id}" if section else "front"
