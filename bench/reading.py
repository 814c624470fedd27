"""What came out: PDFs, pages, bytes, and how many of the words on the site a reader finds again in them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pypdfium2

LANGUAGES = ("ar", "en")

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
_WORD = {"ar": re.compile(r"[\u0620-\u064a]{2,}"), "en": re.compile(r"[A-Za-z]{3,}")}
_DOCUMENT = re.compile(r"(?P<id>[sgmf]\d\d)(?:-benchmark)?")
_HIDDEN = ".//*[@data-print='no'] | .//a[@class='headerlink' or @class='footnote-backref']"

Expected = dict[str, dict[str, Counter[str]]]
"""Language → id of a document → its words on the site, without harakat, each as often as it stands there."""


@dataclass(frozen=True)
class Output:
    """Of all PDFs of one way; the shares by language, None when there was nothing to find."""

    pdfs: int
    pages: int
    bytes: int
    found: dict[str, float | None]


def words_of_site(site: Path) -> Expected:
    """The words of every document of a built site."""
    expected: Expected = {}
    for language, root in (("ar", site), ("en", site / "en")):
        for page in root.glob("*/*/index.html"):
            if id_ := _DOCUMENT.fullmatch(page.parent.name):
                for body in lxml.html.fromstring(page.read_text(encoding="utf-8")).xpath("//*[@data-body]"):
                    for hidden in body.xpath(_HIDDEN):
                        hidden.drop_tree()
                    expected.setdefault(language, {})[id_["id"]] = _words(" ".join(body.itertext()), language)
    return expected


def read(site: Path, expected: Expected) -> Output:
    """Open every PDF below a folder. A document is compared with itself, a manual (`complete`) with all documents.

    Editions with both languages side by side are counted and not compared. A language has documents, or a manual, when
    it has at least one; then every document is expected in it, so that what was lost without a word counts as lost.
    """
    pages = size = 0
    files = sorted(site.rglob("*.pdf"))
    got: dict[tuple[str, str], Counter[str]] = {}
    for path in files:
        folders = path.relative_to(site).parts
        language = "en" if "en" in folders else "both" if "bilingual" in folders else "ar"
        document = _DOCUMENT.fullmatch(path.stem)
        with pypdfium2.PdfDocument(path) as pdf:
            pages, size = pages + len(pdf), size + path.stat().st_size
            if language in LANGUAGES and (document or path.stem == "complete"):
                text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
                got[language, document["id"] if document else ""] = _words(text, language)
    return Output(len(files), pages, size, {language: _share(language, got, expected) for language in LANGUAGES})


def _share(language: str, got: dict[tuple[str, str], Counter[str]], expected: Expected) -> float | None:
    documents = expected.get(language, {})
    wanted: list[tuple[Counter[str], Counter[str]]] = []
    if any(where == language and id_ for where, id_ in got):
        wanted += [(words, got.get((language, id_), Counter())) for id_, words in documents.items()]
    if (language, "") in got:
        wanted.append((sum(documents.values(), Counter()), got[language, ""]))
    if not wanted:
        return None
    return sum((words & found).total() for words, found in wanted) / sum(words.total() for words, _ in wanted)


def _words(text: str, language: str) -> Counter[str]:
    return Counter(_WORD[language].findall(_MARKS.sub("", unicodedata.normalize("NFKC", text))))
