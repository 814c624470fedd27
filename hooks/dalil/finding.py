"""What a check has to say, in either language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Literal

import yaml

from dalil.text import Place

Language = Literal["ar", "en"]


@dataclass(frozen=True, order=True)
class Finding:
    """One thing an editor should look at: where, which rule, and the facts its wording needs.

    `path` is relative to the docs folder. The words live in `wording.yml`, so that every finding can be said in
    English and in Arabic; `near` is what the editor may have meant.
    """

    path: str
    place: Place
    code: str
    facts: Mapping[str, str] = field(default_factory=dict, compare=False)
    near: str = ""

    def message(self, language: Language = "en") -> str:
        """What is wrong."""
        return wording()[self.code][language]["fault"].format_map(self._said(language))

    def hint(self, language: Language = "en") -> str:
        """How to mend it; empty when the message says it all."""
        words = wording()
        parts = [words[self.code][language]["mend"].format_map(self._said(language))]
        if self.near:
            parts.append(words["near"][language]["mend"].format(near=self.near))
        return words["near"][language]["join"].join(part for part in parts if part)

    def line(self, language: Language = "en") -> str:
        """The finding as one line: `path:line:column: CODE message (hint)`."""
        hint = self.hint(language)
        tail = f" ({hint})" if hint else ""
        return f"{self.path}:{self.place.line}:{self.place.column}: {self.code} {self.message(language)}{tail}"

    def __str__(self) -> str:
        return self.line()

    def _said(self, language: Language) -> dict[str, str]:
        phrases = wording()["phrases"]
        return {
            name: phrases[fact[1:]][language] if fact.startswith("@") else fact for name, fact in self.facts.items()
        }


@cache
def wording() -> dict[str, dict[str, dict[str, str]]]:
    """The words of every code: code → language → `fault` and `mend`, with the facts in braces."""
    text = (resources.files("dalil") / "wording.yml").read_text(encoding="utf-8")
    words: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(text)
    return words


def nearest(wanted: str, known: Mapping[str, object] | list[str] | set[str]) -> str:
    """The known name that an editor most likely meant, or nothing.

    The cut-off is high: below it a suggestion is more often wrong than right.
    """
    near = get_close_matches(wanted, sorted(known), n=1, cutoff=0.75)
    return near[0] if near else ""
