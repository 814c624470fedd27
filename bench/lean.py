"""Print the documents of a built site with WeasyPrint: only their text, with a small stylesheet of its own.

A program by itself, so that it can be measured: `lean.py documents|manuals SITE TARGET`.
"""

from __future__ import annotations

import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

_FONTS = Path.cwd() / ".cache" / "fonts"
_DOCUMENT = re.compile(r"[sgmf]\d\d-")
"""Folders of documents; those of their permanent addresses and pages with both languages have no more than the id."""
_STYLE = """
@font-face { font-family: Amiri; src: url("{fonts}/Amiri_400Regular.ttf"); }
@font-face { font-family: AmiriBold; src: url("{fonts}/Amiri_700Bold.ttf"); }
@font-face { font-family: Serif4; src: url("{fonts}/SourceSerif4_400Regular.ttf"); }
@font-face { font-family: Serif4Bold; src: url("{fonts}/SourceSerif4_700Bold.ttf"); }
@page { size: A4; margin: 22mm 20mm; @bottom-center { content: counter(page); font-size: 9pt; } }
body { font-family: Serif4, Amiri; font-size: 11pt; line-height: 1.5; }
[dir="rtl"] { font-family: Amiri; }
h1, h2, h3, th, strong { font-family: Serif4Bold, AmiriBold; font-weight: normal; break-after: avoid; }
article { break-before: page; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 0.5pt solid #888; padding: 2pt 4pt; text-align: start; vertical-align: top; }
.headerlink, .footnote-backref, [data-print="no"] { display: none; }
"""


def main(what: str, site: Path, target: Path) -> None:
    """Make one PDF a document, or one a language."""
    jobs = []
    for language, root in (("ar", site), ("en", site / "en")):
        pages = [page for page in sorted(root.glob("*/*/index.html")) if _DOCUMENT.match(page.parent.name)]
        if what == "manuals":
            jobs.append((pages, language, target / language / "complete.pdf"))
        else:
            jobs += [([page], language, target / language / f"{page.parent.name}.pdf") for page in pages]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_print, *zip(*jobs, strict=True)))


def _print(pages: list[Path], language: str, target: Path) -> None:
    fonts = _Fonts.get()
    text = "".join(f"<article>{_body(page)}</article>" for page in pages)
    html = f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"><body>{text}</body></html>'
    target.parent.mkdir(parents=True, exist_ok=True)
    HTML(string=html, base_url=pages[0].as_uri()).write_pdf(target, stylesheets=[fonts.style], font_config=fonts.known)


def _body(page: Path) -> str:
    tree = lxml.html.fromstring(page.read_text(encoding="utf-8"))
    (title,), (body,) = tree.xpath("//article//h1[1]"), tree.xpath("//*[@data-body]")
    return lxml.html.tostring(title, encoding="unicode") + lxml.html.tostring(body, encoding="unicode")


class _Fonts:
    """Fonts and stylesheet, read once a process: that is most of the speed."""

    _made: _Fonts | None = None

    def __init__(self) -> None:
        self.known = FontConfiguration()
        self.style = CSS(string=_STYLE.replace("{fonts}", _FONTS.as_uri()), font_config=self.known)

    @classmethod
    def get(cls) -> _Fonts:
        cls._made = cls._made or cls()
        return cls._made


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
