"""YAML that knows where everything stands, so that a mistake in data is reported like one in prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from dalil.text import Place, Source

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Scalar = str | int | float | bool | date | None


@dataclass(frozen=True)
class Node:
    """A YAML value and the place where it begins.

    `value` is a scalar, a tuple of nodes, or a dict from key to node; `keys` holds the places of a dict's keys.
    """

    value: Scalar | tuple[Node, ...] | dict[str, Node]
    place: Place
    keys: dict[str, Place] | None = None

    @property
    def fields(self) -> dict[str, Node]:
        """The entries of a mapping; nothing for any other value."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> tuple[Node, ...]:
        """The items of a list; nothing for any other value."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def text(self) -> str:
        """The scalar as text; empty for nothing, lists and mappings."""
        return "" if self.value is None or isinstance(self.value, tuple | dict) else str(self.value).strip()

    def texts(self) -> tuple[str, ...]:
        """The items of a list as text."""
        return tuple(item.text for item in self.items)

    def get(self, key: str) -> Node:
        """The entry of a mapping, or an empty node at the mapping's own place."""
        return self.fields.get(key, Node(None, self.place))


class YamlError(Exception):
    """Text that is not the YAML we use: what is wrong (a code of `wording.yml` and its facts) and where."""

    def __init__(self, code: str, place: Place, **facts: str) -> None:
        super().__init__(code)
        self.code, self.place, self.facts = code, place, facts


def parse(source: Source, text: str | None = None, first_line: int = 1) -> Node:
    """Read YAML from a source, or from a part of it that begins at `first_line`. Raises YamlError."""
    loader = _Loader(source.text if text is None else text)
    try:
        root = loader.get_single_node()
        if root is None:
            return Node(None, Place(first_line, 1))
        return _Reader(loader, first_line).node(root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + first_line, mark.column + 1) if mark else Place(first_line, 1)
        raise YamlError("S402", place, problem=error.problem or "malformed") from None
    except yaml.reader.ReaderError as error:
        line = (source.text if text is None else text)[: error.position].count("\n")
        raise YamlError("S402", Place(line + first_line, 1), problem="a character that YAML forbids") from None
    except ValueError as error:  # a date such as 2026-02-30
        raise YamlError("S402", Place(first_line, 1), problem=str(error)) from None
    finally:
        loader.dispose()


class _Reader:
    def __init__(self, loader: yaml.SafeLoader, first_line: int) -> None:
        self._loader, self._first_line = loader, first_line
        self._seen: set[int] = set()

    def node(self, node: yaml.Node) -> Node:
        place = self._place(node)
        if id(node) in self._seen:
            raise YamlError("S402", place, problem="an alias; write the value out")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return Node(tuple(self.node(item) for item in node.value), place)
        try:
            return Node(self._loader.construct_object(node), place)
        except ValueError as error:
            raise YamlError("S402", place, problem=str(error)) from None

    def _mapping(self, node: yaml.MappingNode, place: Place) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for key_node, value_node in node.value:
            key, key_place = str(getattr(key_node, "value", "")), self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError("S402", key_place, problem="a key that is not a word")
            if key in values:
                raise YamlError("S402", key_place, problem=f"the key '{key}' stands twice")
            keys[key], values[key] = key_place, self.node(value_node)
        return Node(values, place, keys)

    def _place(self, node: yaml.Node) -> Place:
        return Place(node.start_mark.line + self._first_line, node.start_mark.column + 1)


def walk(node: Node) -> Iterator[Node]:
    """A node and everything below it."""
    yield node
    for child in (*node.items, *node.fields.values()):
        yield from walk(child)
