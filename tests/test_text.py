from __future__ import annotations

import pytest

from dalil.text import Place, Source, fold


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("a `[S01]` b", "a         b"),
        ("a\n```\n[S01]\n```\nb", "a\n   \n     \n   \nb"),
        ("~~~ text\n[S01]", "        \n     "),
        ("a <!-- [S01] --> b", "a                b"),
        ("---\nid: S01\n---\n[S01]", "   \n       \n   \n[S01]"),
        ("نص `رمز` آخر", "نص       آخر"),
        ("a ` b\n\nc ` d", "a ` b\n\nc ` d"),
    ],
)
def test_prose_blanks_what_is_not_prose_and_keeps_every_offset(text: str, prose: str) -> None:
    source = Source("en/a.md", text)
    assert source.prose == prose
    assert len(source.prose) == len(text)


def test_columns_count_characters_and_only_line_feeds_end_lines() -> None:
    source = Source("ar/a.md", "سطر\u2028واحد\nسطر x")
    assert source.place(source.text.index("x")) == Place(2, 5)


def test_windows_line_ends_and_a_byte_order_mark_do_not_move_places() -> None:
    source = Source.from_bytes("en/a.md", b"\xef\xbb\xbfone\r\ntwo [S01]\r\n")
    assert source.place(source.text.index("[")) == Place(2, 5)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("العَدَالَة", "العدالة"),
        ("إحالة", "احاله"),
        ("المأوى", "الماوي"),
        ("الاتجـــار", "الاتجار"),
        ("مسؤول", "مسوول"),
        ("Shelter", "SHELTER"),
    ],
)
def test_fold_sets_spelling_habits_aside(one: str, other: str) -> None:
    assert fold(one) == fold(other)
