"""Findings → text for people, annotations for pull requests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from dalil.finding import Finding, Language
from dalil.labels import counted, label


def text(findings: Iterable[Finding], docs: str, language: Language) -> str:
    """One line a finding, with the path from the project's folder, so that editors can click it."""
    return "".join(f"{docs}/{finding.line(language)}\n" for finding in findings)


def github(findings: Iterable[Finding], docs: str, language: Language) -> str:
    """Workflow commands that GitHub shows beside the changed line."""
    return "".join(
        f"::error file={_property(f'{docs}/{finding.path}')},line={finding.place.line},"
        f"col={finding.place.column},title={_property(finding.code)}"
        f"::{_data(f'{finding.message(language)} ({finding.hint(language)})')}\n"
        for finding in findings
    )


def summary(findings: Collection[Finding], pages: int, language: Language) -> str:
    """What was checked and with what result: `52 pages checked: nothing to mend`."""
    result = counted("findings", len(findings), language) if findings else label("no-findings", language)
    return label("checked", language, pages=counted("pages", pages, language), result=result)


Format = Callable[[Iterable[Finding], str, Language], str]

FORMATS: dict[str, Format] = {"text": text, "github": github}


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
