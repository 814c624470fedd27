"""D0xx: do no harm. What a public page never holds, found by its shape; a person still reads every page for it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from dalil.finding import Finding
from dalil.model import Library

_TELEPHONE = re.compile(
    r"(?<![\w/.+-])(?:\+|00)\d{1,3}[ -]?\d[\d ()-]{5,14}\d"  # international
    r"|(?<![\w/.+-])(?:1[367]|3[2-9]|6[369]|77|80)\d{2}[ -]?\d{4}(?![\w-])"  # Bahrain, eight digits
)
_SHORT_NUMBER = re.compile(r"(?<![\w./-])\d{3,5}(?![\w:%-]|\.\d)")
_BEFORE_A_NUMBER = re.compile(
    r"(?i)(?:hotline|\bcall|\bdial|telephone|\bphone|الخط الساخن|اتصل|هاتف)[^\n\d]{0,20}"
    r"(?<!\bin )(?<!\bsince )(?<!عام )(?<!سنة )(?<!منذ )$"  # "a hotline, opened in 2019": a year
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PERSON = re.compile(
    r"(?<![\w./-])784-?\d{4}-?\d{7}-?\d(?!\w)"  # identity card of the Emirates
    r"|(?<![\w./+-])[12]\d{9}(?![\w-])"  # of Saudi Arabia
    r"|(?<![\w./+-])\d{12}(?![\w-])"  # of Kuwait
    r"|(?<![\w./+-])\d{9}(?![\w-])"  # of Bahrain
    r"|(?<![\w./-])[A-Z]{1,2}\d{7,8}(?!\w)"  # passports
)
_COORDINATES = re.compile(
    r"-?\d{1,3}\.\d{4,}°?[ ]*[NSEW]?[ ]*[,،][ ]*-?\d{1,3}\.\d{4,}|\d{1,3}°[ ]*\d{1,2}['′][ ]*\d{0,2}"
)
_WORDS = {
    "en": re.compile(r"(?i)\b(?:sex[- ]slaves?|sex slavery|white slavery|nightmares?|rescu(?:e|ed|ing) victims?)\b"),
    "ar": re.compile("عبيد الجنس|رقيق الجنس|الرقيق الأبيض|كابوس|كوابيس|إنقاذ (?:ال)?ضحايا"),
}
_PHOTOGRAPH = (".jpg", ".jpeg", ".webp", ".heic", ".gif", ".tif", ".tiff")


def telephone_number(library: Library) -> Iterator[Finding]:
    """A telephone number, which nobody has confirmed."""
    yield from _found(library, "D001", _TELEPHONE, re.compile(r"\d{4}[ -]?\d{4}|\+\d|00\d"))
    for page in library.pages:
        prose = page.source.prose
        for match in _SHORT_NUMBER.finditer(prose):
            if _BEFORE_A_NUMBER.search(prose[max(0, match.start() - 40) : match.start()]):
                yield Finding(page.path, page.source.place(match.start()), "D001", {"written": match[0]})


def mail_address(library: Library) -> Iterator[Finding]:
    """An e-mail address."""
    yield from _found(library, "D002", _MAIL, re.compile("@"))


def personal_number(library: Library) -> Iterator[Finding]:
    """A number of the shape of an identity card or passport of the region."""
    yield from _found(library, "D003", _PERSON, re.compile(r"\d{7}|784"))


def coordinates(library: Library) -> Iterator[Finding]:
    """The coordinates of a place."""
    yield from _found(library, "D004", _COORDINATES, re.compile(r"°|\.\d{4}"))


def silent_picture(library: Library) -> Iterator[Finding]:
    """A picture has no words for those who do not see it."""
    for page in library.pages:
        for link in page.links:
            if link.is_image and not link.words.strip():
                yield Finding(page.path, link.place, "D005", {"path": posixpath.basename(link.path)})


def sensational_word(library: Library) -> Iterator[Finding]:
    """A sensational word, or one that makes heroes of officials and objects of victims."""
    for page in library.pages:
        for match in _WORDS[page.language].finditer(page.plain):
            yield Finding(page.path, page.source.place(match.start()), "D006", {"word": match[0]})


def photograph(library: Library) -> Iterator[Finding]:
    """A picture that can be a photograph; this library draws."""
    for page in library.pages:
        for link in page.links:
            if link.is_image and link.path.lower().endswith(_PHOTOGRAPH):
                yield Finding(page.path, link.place, "D007", {"path": posixpath.basename(link.path)})


def _found(library: Library, code: str, pattern: re.Pattern[str], sign: re.Pattern[str]) -> Iterator[Finding]:
    """What a pattern finds on pages that bear its sign, which is quicker to look for."""
    for page in library.pages:
        if not sign.search(page.source.prose):
            continue
        for match in pattern.finditer(page.source.prose):
            yield Finding(page.path, page.source.place(match.start()), code, {"written": match[0]})
