"""Findings → text for people, annotations and a summary for pull requests, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection

from dalil.finding import Finding, Language
from dalil.labels import counted, label


def text(findings: Collection[Finding], docs: str, language: Language) -> str:
    """One line a finding, with the path from the project's folder, so that editors can click it."""
    return "".join(f"{docs}/{finding.line(language)}\n" for finding in findings)


def github(findings: Collection[Finding], docs: str, language: Language) -> str:
    """Workflow commands that GitHub shows beside the changed line."""
    return "".join(
        f"::error file={_property(f'{docs}/{finding.path}')},line={finding.place.line},"
        f"col={finding.place.column},title={_property(finding.code)}"
        f"::{_data(f'{finding.message(language)} ({finding.hint(language)})')}\n"
        for finding in findings
    )


def as_json(findings: Collection[Finding], docs: str, language: Language) -> str:
    """A list of objects with path, line, column, code, message and hint."""
    rows = [
        {
            "path": f"{docs}/{finding.path}",
            "line": finding.place.line,
            "column": finding.place.column,
            "code": finding.code,
            "message": finding.message(language),
            "hint": finding.hint(language),
        }
        for finding in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def rdjson(findings: Collection[Finding], docs: str, language: Language) -> str:
    """Reviewdog's Diagnostic Format, which review tools of several forges read."""
    diagnostics = [
        {
            "message": f"{finding.message(language)} ({finding.hint(language)})",
            "location": {
                "path": f"{docs}/{finding.path}",
                "range": {"start": {"line": finding.place.line, "column": finding.place.column}},
            },
            "severity": "ERROR",
            "code": {"value": finding.code},
        }
        for finding in findings
    ]
    return json.dumps({"source": {"name": "dalil"}, "diagnostics": diagnostics}, ensure_ascii=False) + "\n"


def markdown(findings: Collection[Finding], docs: str, language: Language) -> str:
    """A table of everything for the summary of a pull request: GitHub shows ten annotations a step and no more."""
    lines = [f"**{headline(findings, language)}**", ""] if findings else [label("no-findings", language), ""]
    counts = Counter(finding.code for finding in findings)
    if counts:
        lines += [", ".join(f"{code}: {n}" for code, n in sorted(counts.items())), "", "| | | |", "|---|---|---|"]
    for finding in findings:
        place = f"`{docs}/{finding.path}:{finding.place.line}`"
        words = f"{finding.message(language)} ({finding.hint(language)})".replace("|", "\\|")
        lines.append(f"| {finding.code} | {place} | {words} |")
    return "\n".join(lines) + "\n"


def headline(findings: Collection[Finding], language: Language) -> str:
    """How many findings there are: `2 findings`, «ملاحظتان»."""
    return counted("findings", len(findings), language)


Format = Callable[[Collection[Finding], str, Language], str]

FORMATS: dict[str, Format] = {
    "text": text,
    "github": github,
    "json": as_json,
    "rdjson": rdjson,
    "markdown": markdown,
}


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
