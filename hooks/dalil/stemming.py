"""What stays of a word when its form is set aside, for searching: light stemming of Arabic and English.

The browser stems queries, this module the words of the built site; both follow the tables below, which `facts` hands
to the script. A word is compared folded (`text.fold`), with the digits and letters of neighbouring keyboards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dalil.text import FOLDED, HARAKAT, fold

_KEYBOARD = dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹کیے’", "01234567890123456789كيي'", strict=True))
"""Signs that other keyboards give, and ours."""

_INVISIBLE = "[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]"

_WORD = r"[\w\u064b-\u065f\u0670\u06d6-\u06ed]+(?:['’](?=\w)\w+)?"

_HEADS = ("وبال", "وكال", "فبال", "وال", "بال", "كال", "فال", "ولل", "فلل", "لل", "و", "ف", "ب", "ك", "ل")
"""What is written against an Arabic word beside the article, longest first."""

_ENDINGS = (
    *("اتهما", "تهما", "اتهم", "اتهن", "اتها", "اتنا", "اته", "تهم", "تهن", "تها", "تنا", "هما", "تان", "تين"),
    *("ته", "ات", "ان", "ين", "ون", "وا", "يه", "ها", "هم", "هن", "نا", "كم", "ه", "ي", "ا"),
)
"""Pronouns and regular endings, longest first; taken off one after another while three letters stay."""

_ENGLISH: tuple[tuple[str, str, int], ...] = (
    (r"'s?$", "", 2),
    (r"ies$", "y", 2),
    (r"(ss|ch|sh|x|z)es$", "$1", 2),
    (r"([^sui])s$", "$1", 2),
    (r"our(?=$|ed$|er$|ing$|able$)", "or", 3),
    (r"entre$", "enter", 1),
    (r"gramme$", "gram", 3),
    (r"is(?=e$|ed$|er$|ing$|ation$)", "iz", 4),
    (r"ification$", "if", 3),
    (r"if(?:y|ied|ier|ying)$", "if", 3),
    (r"(?:ization|izing|izer|ized|ize)$", "iz", 3),
    (r"(?:ational|ation|ative|ators?|ated|ating|ate)$", "", 4),
    (r"(?:ition|itive)$", "it", 3),
    (r"(?:iality|ial|ality|al)$", "", 5),
    (r"(?:ments?|ions?|ive|ances?|ences?|ings?|ers?|ors?|ed|ly)$", "", 4),
    (r"([a-z])\1$", "$1", 3),
    (r"y$", "i", 3),
    (r"e$", "", 4),
)
"""Rules for English in order: what is replaced at the end, by what, and how much must stay before it.

The patterns are read by Python and by browsers of some age: no lookbehind. `$1` is the first group."""

STOP = {
    "ar": (
        "في من على إلى عن مع أو ثم أم أن إن كان كانت يكون تكون هل ما ماذا متى كيف كم أين أي لماذا هو هي هم هذا هذه "
        "ذلك تلك التي الذي الذين لا لم لن قد كل بعد قبل عند أنا أنت نحن له لها لهم به بها بهم فيه فيها عليه عليها "
        "إليه منه منها عنه عنها حتى إذا لو و يا غير بين أثناء أفعل أريد يجوز يجب ينبغي يمكن يمكنني تكفي يكفي كافية "
        "كاف أحد هناك أنه أنها ليس وهو وهي"
    ),
    "en": (
        "a an the of to in on at for with by from and or but if is are was were be been do does did can could may "
        "might must shall should will would i you he she it we they me him her us them my your his its our their this "
        "that these those what whether when where which who whom why how not no there here about into than then so as "
        "now enough somebody someone anybody anyone something"
    ),
}
"""Words that questions are made of."""


def written(text: str) -> str:
    """A text as folding wants it: without invisible marks, in the digits and letters of our own keyboards."""
    return re.sub(_INVISIBLE, "", text).translate(_OURS)


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return [fold(word) for word in re.findall(_WORD, written(text))]


def content(words: list[str]) -> list[str]:
    """Folded words without those that questions are made of; all of them where nothing else would be left."""
    return [word for word in words if word not in _STOP] or words


class Stemmer:
    """Stems folded words. It knows the words of the site, so that «وثيقة» does not lose its first letter.

    A letter that may be written against a word is taken off only where the rest is a word of the site.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        seen = frozenset(vocabulary)
        known = seen | {word.removeprefix("ال") for word in seen}
        heads = tuple(head for head in _HEADS if len(head) == 1)
        self.kept = frozenset(
            _without_endings(word)
            for word in known
            if word.startswith(heads) and not any(rest in known for rest in _rests(word))
        )

    def stem(self, word: str) -> str:
        """The stem of a folded word."""
        return self._arabic(word) if _IS_ARABIC.search(word) else _english(word)

    def _arabic(self, word: str) -> str:
        if word.startswith("ال") and len(word) > 3:
            return _without_endings(word[2:])
        whole = _without_endings(word)
        return whole if whole in self.kept else _without_endings(next(_rests(word), word))


def facts(stemmer: Stemmer) -> dict[str, Any]:
    """All that the script needs in order to fold and stem as this module does."""
    return {
        "harakat": HARAKAT,
        "invisible": _INVISIBLE,
        "folded": FOLDED,
        "keyboard": _KEYBOARD,
        "heads": _HEADS,
        "endings": _ENDINGS,
        "kept": sorted(stemmer.kept),
        "english": [list(rule) for rule in _ENGLISH],
        "stop": sorted(_STOP),
    }


_OURS = str.maketrans(_KEYBOARD)
_STOP = frozenset(word for each in STOP.values() for word in words(each))
_IS_ARABIC = re.compile("[\u0621-\u064a]")
_RULES = tuple((re.compile(pattern), by.replace("$", "\\"), least) for pattern, by, least in _ENGLISH)


def _rests(word: str) -> Iterator[str]:
    """What stays of a word without what may be written against it."""
    for head in _HEADS:
        if word.startswith(head) and len(word) - len(head) >= 3:
            yield word[len(head) :]
            return


def _without_endings(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _without_endings(word[: -len(ending)])
    return word


def _english(word: str) -> str:
    for pattern, by, least in _RULES:
        match = pattern.search(word)
        if match and match.start() >= least:
            word = word[: match.start()] + match.expand(by) + word[match.end() :]
    return word
