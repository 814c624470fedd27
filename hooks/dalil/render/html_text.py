"""A page as text: tags found and changed where they stand, every other byte as it was."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

_ATTRIBUTES = r"(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*"
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+)))?"
)
_INLINE_SCRIPT = re.compile(
    rf"<script(?P<attributes>{_ATTRIBUTES})\s*>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE
)
_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class Tag:
    """A start tag; values of attributes are unescaped, an attribute without a value has ""."""

    name: str
    attributes: dict[str, str]

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def __str__(self) -> str:
        return f"<{self.name}{''.join(map(_written, self.attributes.items()))}>"

    def having(self, **changed: str | None) -> Tag:
        """The tag with attributes added or changed, and those that are None left out."""
        merged = {**self.attributes, **changed}
        return Tag(self.name, {name: value for name, value in merged.items() if value is not None})


@dataclass(frozen=True)
class Script:
    """A script that stands in the page itself."""

    kind: str
    code: str

    @property
    def runs(self) -> bool:
        """Whether a browser runs it; other kinds are data."""
        return self.kind in ("", "module", "text/javascript", "application/javascript")


def tags(text: str, *names: str) -> Iterator[Tag]:
    """Every start tag of these names, in order."""
    return (_read(found) for found in _pattern(names).finditer(text))


def changed(text: str, change: Callable[[Tag], Tag | None], *names: str) -> str:
    """The text with each start tag of these names as `change` gives it back; None takes a void tag away."""
    pieces: list[str] = []
    at = 0
    for found in _pattern(names).finditer(text):
        before = _read(found)
        after = change(before)
        if after == before:
            continue
        pieces += [text[at : found.start()], "" if after is None else str(after)]
        at = found.end()
    return "".join([*pieces, text[at:]])


def inline_scripts(text: str) -> list[Script]:
    """The scripts that stand in the page itself."""
    found = ((_attributes(each["attributes"]), each["code"]) for each in _INLINE_SCRIPT.finditer(text))
    return [Script(attributes.get("type", "").lower(), code) for attributes, code in found if "src" not in attributes]


def without_data(text: str, kind: str) -> str:
    """The text without its blocks of data of a kind."""

    def cut(found: re.Match[str]) -> str:
        return "" if _attributes(found["attributes"]).get("type") == kind else found[0]

    return _INLINE_SCRIPT.sub(cut, text)


def split_head(text: str) -> tuple[str, str, str]:
    """The text up to and with `<head>`, what stands in the head, and the rest; a page without a head has it empty."""
    start = _HEAD.search(text)
    end = text.find("</head>")
    if start is None or end < 0:
        return text, "", ""
    return text[: start.end()], text[start.end() : end], text[end:]


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Start tags of these names; of any name when there is none."""
    wanted = "|".join(names) or "[a-z][a-z0-9-]*"
    return re.compile(rf"<(?P<name>{wanted})(?=[\s/>])(?P<attributes>{_ATTRIBUTES})\s*/?>", re.IGNORECASE)


def _read(found: re.Match[str]) -> Tag:
    return Tag(found["name"].lower(), _attributes(found["attributes"]))


def _written(attribute: tuple[str, str]) -> str:
    name, value = attribute
    escaped = html.escape(value, quote=False).replace('"', "&quot;")
    return f' {name}="{escaped}"' if value else f" {name}"


def _attributes(written: str) -> dict[str, str]:
    return {
        found["name"].lower(): html.unescape(found["double"] or found["single"] or found["bare"] or "")
        for found in _ATTRIBUTE.finditer(written)
    }
