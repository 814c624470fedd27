"""What each code means, for editors: its name, why it matters, and the fault shown wrong and right."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from dalil.labels import label


def entry(code: str, language: str) -> dict[str, str]:
    """`name`, `why`, `bad` and `good` of a code in a language. An example without words serves both languages."""
    parts: dict[str, Any] = _entries()[code]
    return {key: part if isinstance(part, str) else part[language] for key, part in parts.items()}


def text(code: str, language: str) -> str:
    """A code explained in plain text, as `dalil explain` prints it."""
    said = entry(code, language)
    wrong, right = label("explain-wrong", language), label("explain-right", language)
    lines = [f"{code}: {said['name']}", "", said["why"], "", f"{wrong}:", _indented(said["bad"])]
    return "\n".join([*lines, "", f"{right}:", _indented(said["good"]), ""])


def _indented(example: str) -> str:
    return "\n".join(f"    {line}" for line in example.rstrip().splitlines())


@cache
def _entries() -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = yaml.safe_load(
        (resources.files("dalil") / "explained.yml").read_text(encoding="utf-8")
    )
    return entries


CODES: tuple[str, ...] = tuple(_entries())
"""Every code that a finding can carry, in order."""
