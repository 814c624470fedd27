from __future__ import annotations

from pathlib import Path

import pytest

from dalil import provision


def test_only_what_is_missing_is_installed() -> None:
    assert provision.missing_packages({"chromium": "/usr/bin/chromium"}.get, lambda name: None) == [
        "poppler-utils",
        "libpango-1.0-0",
        "libpangoft2-1.0-0",
        "libharfbuzz-subset0",
    ]
    assert provision.missing_packages(lambda name: "/usr/bin/x", lambda name: "lib.so") == []


def test_a_step_is_repeated_when_a_file_it_depends_on_changes(tmp_path: Path) -> None:
    lock, stamp = tmp_path / "lock", tmp_path / "stamp"
    lock.write_text("one", encoding="utf-8")
    wanted = provision.fingerprint([lock])
    assert not provision.is_done(stamp, wanted)
    stamp.write_text(wanted, encoding="utf-8")
    assert provision.is_done(stamp, provision.fingerprint([lock]))
    lock.write_text("two", encoding="utf-8")
    assert not provision.is_done(stamp, provision.fingerprint([lock]))


@pytest.mark.parametrize(
    ("user", "programs", "command"),
    [
        (0, {"apt-get"}, ["apt-get"]),
        (1000, {"apt-get", "sudo"}, ["sudo", "-n", "apt-get"]),
        (1000, {"apt-get"}, []),
        (0, set(), []),
    ],
)
def test_apt_is_called_only_where_it_may_be(user: int, programs: set[str], command: list[str]) -> None:
    assert provision.apt(user, lambda name: name if name in programs else None) == command
