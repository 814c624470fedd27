"""The blocks of the authoring format (`/// note | Title`), as HTML with handles for the exporters.

Every block carries `data-block` with its name. Which options a block takes is said once, in `schema.BLOCKS`; the
checks report what does not fit, so that here everything may be taken as it comes.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_any

from dalil import generated
from dalil.labels import counted, label
from dalil.markup import element
from dalil.model import Library, Page

_ANSWER = re.compile(r"\s*\[(?P<mark>[ xX])\]\s*")
_FEEDBACK = " — "


class _LibraryBlock(Block):  # type: ignore[misc]  # pymdownx has no types
    """A block that knows the page it stands on."""

    ARGUMENT = None

    @property
    def page(self) -> Page:
        return self.config["page"]  # type: ignore[no-any-return]

    @property
    def library(self) -> Library:
        return self.config["library"]  # type: ignore[no-any-return]

    @property
    def language(self) -> str:
        return self.page.language

    def titled(self, parent: Element, kind: str, *, only_for_trainer: bool = False) -> Element:
        """A box whose first paragraph is its title."""
        attributes = {"class": f"admonition {kind}", "data-block": kind}
        if only_for_trainer:
            attributes["data-for"] = "trainer"
        box = SubElement(parent, "div", attributes)
        title = SubElement(box, "p", {"class": "admonition-title"})
        title.text = self.argument or label(kind, self.language)
        return box


class Note(_LibraryBlock):
    """A remark beside the text."""

    NAME = "note"

    def on_create(self, parent: Element) -> Element:
        return self.titled(parent, "note")


class Caution(_LibraryBlock):
    """Something that can harm if it is overlooked."""

    NAME = "warning"

    def on_create(self, parent: Element) -> Element:
        return self.titled(parent, "warning")


class Example(_LibraryBlock):
    """An invented example; its mark says so, whatever its title."""

    NAME = "example"

    def on_create(self, parent: Element) -> Element:
        box = self.titled(parent, "example")
        mark = label("example", self.language)
        if self.argument and mark.casefold() not in self.argument.casefold():
            box[0].text = f"{mark}: {self.argument}"
        return box


class Trainer(_LibraryBlock):
    """What only the facilitator reads."""

    NAME = "trainer"

    def on_create(self, parent: Element) -> Element:
        return self.titled(parent, "trainer", only_for_trainer=True)


class Slide(_LibraryBlock):
    """What is shown or written on the flip chart."""

    NAME = "slide"

    def on_create(self, parent: Element) -> Element:
        box = self.titled(parent, "slide")
        box[0].text = f"{label('slide', self.language)}: {self.argument or ''}"
        return box


class Activity(_LibraryBlock):
    """What the participants do, with its time and form."""

    NAME = "activity"
    OPTIONS: ClassVar[dict[str, Any]] = {
        "minutes": (None, type_any),
        "format": ("", type_any),
        "assesses": ([], type_any),
    }

    def on_create(self, parent: Element) -> Element:
        box = self.titled(parent, "activity")
        box[0].text = f"{label('activity', self.language)}: {self.argument or ''}"
        minutes = self.options["minutes"]
        facts = [
            counted("minutes", minutes, self.language) if type(minutes) is int else "",
            str(self.options["format"] or ""),
        ]
        line = SubElement(box, "p", {"class": "activity-facts"})
        line.text = " · ".join(fact for fact in facts if fact)
        return box


class Quiz(_LibraryBlock):
    """A question for self-checking; the answers and their feedback are folded away below it."""

    NAME = "quiz"
    OPTIONS: ClassVar[dict[str, Any]] = {"assesses": ([], type_any)}

    def on_create(self, parent: Element) -> Element:
        words = {f"data-{key}": label(f"{key}-answer", self.language) for key in ("check", "choose")}
        return SubElement(parent, "div", {"class": "quiz", "data-block": "quiz", "id": self.argument or "", **words})

    def on_inline_end(self, block: Element) -> None:
        choices = next((child for child in block if child.tag in ("ul", "ol")), None)
        if choices is None:
            return
        choices.tag = "ol"
        choices.set("class", "quiz-choices")
        feedback = element("ol", {"class": "quiz-feedback"})
        for choice in choices:
            right, words = _split_answer(choice)
            verdict = label("right" if right else "wrong", self.language)
            item = element("li", {"data-right": str(right).lower()}, element("strong", None, verdict), ". ", *words)
            feedback.append(item)
        summary = element("summary", None, label("answers", self.language))
        block.append(element("details", {"class": "quiz-answers"}, summary, feedback))


def _split_answer(choice: Element) -> tuple[bool, list[Element | str]]:
    """Take the tick mark and the feedback out of an answer; the feedback is returned as text and elements."""
    home = choice[0] if len(choice) and choice[0].tag == "p" and not (choice.text or "").strip() else choice
    match = _ANSWER.match(home.text or "")
    right = bool(match and match["mark"].strip())
    home.text = (home.text or "")[match.end() :] if match else home.text
    if _FEEDBACK in (home.text or ""):
        home.text, _, rest = (home.text or "").partition(_FEEDBACK)
        moved = list(home)
    else:
        at = next((i for i, child in enumerate(home) if _FEEDBACK in (child.tail or "")), None)
        if at is None:
            return right, []
        home[at].tail, _, rest = (home[at].tail or "").partition(_FEEDBACK)
        moved = list(home)[at + 1 :]
    for child in moved:
        home.remove(child)
    return right, [rest, *moved]


class Field(_LibraryBlock):
    """A field of a form: its label, help, and room to write."""

    NAME = "field"
    OPTIONS: ClassVar[dict[str, Any]] = {
        "type": ("text", type_any),
        "lines": (1, type_any),
        "options": ([], type_any),
    }

    def on_create(self, parent: Element) -> Element:
        kind = str(self.options["type"])
        attributes = {
            "class": "field",
            "data-block": "field",
            "data-type": kind,
            "data-lines": str(self.options["lines"]),
        }
        box = SubElement(parent, "div", attributes)
        title = SubElement(box, "p", {"class": "field-label"})
        title.text = self.argument
        return box

    def on_end(self, block: Element) -> None:
        options = self.options["options"]
        if isinstance(options, list) and options:
            choices = SubElement(block, "ul", {"class": "field-options"})
            for option in options:
                SubElement(choices, "li").text = str(option)


class _Generated(_LibraryBlock):
    """A part that the library writes itself from its data."""

    def on_create(self, parent: Element) -> Element:
        made = generated.PARTS[self.NAME](self.library, self.page)
        parent.append(made)
        return made


class Documents(_Generated):
    NAME = "documents"


class Glossary(_Generated):
    NAME = "glossary"


class Instruments(_Generated):
    NAME = "instruments"


class Downloads(_Generated):
    NAME = "downloads"


class Codes(_Generated):
    NAME = "codes"


class Roles(_Generated):
    NAME = "roles"


class Search(_Generated):
    NAME = "search"


class Countries(_Generated):
    NAME = "countries"


class Matrix(_Generated):
    NAME = "matrix"


class Coverage(_Generated):
    NAME = "coverage"


class Questions(_Generated):
    NAME = "questions"


class Pathways(_Generated):
    NAME = "pathways"


class Certificate(_Generated):
    NAME = "certificate"


class Changes(_Generated):
    NAME = "changes"


class Role(_LibraryBlock):
    """Where one role begins; the title of the block is the id of the role."""

    NAME = "role"

    def on_create(self, parent: Element) -> Element:
        made = generated.role(self.library, self.page, self.argument or "")
        parent.append(made)
        return made


_BLOCKS = (
    Note,
    Caution,
    Example,
    Trainer,
    Slide,
    Activity,
    Quiz,
    Field,
    Documents,
    Glossary,
    Instruments,
    Downloads,
    Codes,
    Search,
    Roles,
    Role,
    Countries,
    Matrix,
    Coverage,
    Questions,
    Pathways,
    Certificate,
    Changes,
)


class LibraryBlocks(BlocksExtension):  # type: ignore[misc]  # pymdownx has no types
    """Registers the blocks for one page."""

    def __init__(self, library: Library, page: Page) -> None:
        super().__init__()
        self._known = {"library": library, "page": page}

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802  # the name is pymdownx's
        for block in _BLOCKS:
            block_mgr.register(block, self._known)
