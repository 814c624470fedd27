"""The printer's closed list: what it knows, and that what it does not know is an error and not a gap."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from dalil.render.convert import Converter, PrintError


def converted(html: str, *, labels: frozenset[str] = frozenset(), site: Path = Path()) -> str:
    body = lxml.html.fragment_fromstring(html, create_parent="div")
    return Converter("ar", "S01", "https://dalil.example/", "standards/s01/", labels, site).body(body)


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p>a  b\n c</p>", '{par({"a b c"})}'),
        ("<p>نص <strong>غامق</strong>.</p>", '{par({"نص "; strong({"غامق"}); "."})}'),
        ('<p>"#[x] $a$ \\</p>', r'{par({"\"#[x] $a$ \\"})}'),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", '{list(list.item({"a"}), list.item({"b"; list(list.item({"c"}))}))}'),
        ('<p><bdi>S01</bdi></p>', '{par({isolated({"S01"})})}'),
        ('<p><span lang="en" dir="ltr">UNODC</span></p>', '{par({foreign({"UNODC"}, lang: "en")})}'),
        ('<p><a href="https://example.org/">x</a></p>', '{par({out({"x"}, address: "https://example.org/")})}'),
        ('<p><a data-ref="G01" class="ref" href="../../care/g01/">x</a></p>', '{par({out({"x"}, address: "https://dalil.example/id/g01/")})}'),
        ('<div class="clause-line" data-print="no"><button>x</button></div>', "{}"),
        ("<!-- a remark --><p>a</p>", '{par({"a"})}'),
        ("loose <em>text</em>", '{par({"loose "; emphasis({"text"})})}'),
    ],
)  # fmt: skip
def test_html_becomes_code(html: str, code: str) -> None:
    assert converted(html) == code


def test_a_reference_within_the_book_becomes_a_link_with_its_page() -> None:
    html = '<p><a class="ref" data-ref="S02-1" href="#">x</a></p>'
    assert 'to({"x"}, name: "s02--s02-1", show-page: true)' in converted(html, labels=frozenset({"s02--s02-1"}))


def test_a_footnote_is_set_once_where_it_is_first_mentioned() -> None:
    mark = '<sup id="r"><a class="footnote-ref" href="#fn:a">1</a></sup>'
    note = '<div class="footnote"><ol><li id="fn:a"><p>حاشية <a class="footnote-backref" href="#r">x</a></p></li></ol></div>'
    code = converted(f"<p>a{mark} b{mark}</p>{note}")
    assert code.count("حاشية") == 1
    assert 'footnote(label("s01--fn-a"))' in code


@pytest.mark.parametrize(
    "html", ["<video></video>", "<p><blink>x</blink></p>", '<div class="tabbed">x</div>', "<ul><p>x</p></ul>"]
)
def test_an_element_that_the_printer_does_not_know_is_an_error(html: str) -> None:
    with pytest.raises(PrintError, match=r"S01 \(ar\): the printer does not know <"):
        converted(html)


def test_a_picture_needs_its_file_and_words(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.svg").write_text("<svg/>", encoding="utf-8")
    assert "image(" in converted('<p><img src="../../assets/a.svg" alt="مسار"></p>', site=tmp_path)
    with pytest.raises(PrintError, match="no alternative text"):
        converted('<p><img src="../../assets/a.svg" alt=""></p>', site=tmp_path)
    with pytest.raises(PrintError, match="no picture"):
        converted('<p><img src="../../assets/b.svg" alt="مسار"></p>', site=tmp_path)
    (tmp_path / "assets" / "c.svg").write_text("<svg><text>مسار مؤمَّن</text></svg>", encoding="utf-8")
    with pytest.raises(PrintError, match=r"'c\.svg' has «مؤمَّن» with vowel marks"):
        converted('<p><img src="../../assets/c.svg" alt="مسار"></p>', site=tmp_path)
