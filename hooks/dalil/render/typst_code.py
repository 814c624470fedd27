"""Writing Typst code: literals and calls. Text goes in as quoted strings, so that no sign in it can become markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NewType

Code = NewType("Code", str)
"""An expression of Typst's code mode."""


def literal(value: object) -> Code:
    """A Python value as a Typst literal: text, numbers, truth, nothing, lists, mappings; code stays code."""
    if value is None:
        return Code("none")
    if isinstance(value, bool):
        return Code("true" if value else "false")
    if isinstance(value, int):
        return Code(str(value))
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{quoted(str(key))}: {literal(item)}" for key, item in value.items())
        return Code(f"({pairs or ':'})")
    if isinstance(value, list | tuple):
        return Code("(" + "".join(f"{literal(item)}, " for item in value) + ")")
    return quoted(str(value))


def quoted(text: str) -> Code:
    """A string literal."""
    return Code('"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"')


def call(function: str, /, *positional: Code, **named: object) -> Code:
    """A function call; the named arguments' values are made literals unless they are code, given by `raw`."""
    arguments = [*positional]
    for key, value in named.items():
        code = value.code if isinstance(value, raw) else literal(value)
        arguments.append(Code(f"{key.replace('_', '-')}: {code}"))
    return Code(f"{function}({', '.join(arguments)})")


class raw:  # noqa: N801  # reads like the keyword that it stands for: call("h", body=raw(code))
    """Marks a named argument that is code already."""

    def __init__(self, code: Code) -> None:
        self.code = code


def sequence(parts: Iterable[Code]) -> Code:
    """Content made of parts, one after the other."""
    return Code("{" + "; ".join(part for part in parts if part) + "}")
