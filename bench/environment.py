"""Put our own packages and those we compare with into `.venv-bench`, where the rest of `bench` runs."""

from __future__ import annotations

import subprocess
import venv

from dalil.provision import PROJECT, fingerprint, is_done

_ENVIRONMENT = PROJECT / ".venv-bench"
_REQUIREMENTS = "requirements-bench.txt"


def main() -> None:
    """Install what is required unless nothing changed since the last time."""
    stamp = _ENVIRONMENT / "bench.stamp"
    wanted = fingerprint(PROJECT / name for name in ("requirements.txt", _REQUIREMENTS, "pyproject.toml"))
    if is_done(stamp, wanted):
        return
    print("bench: installing what it compares with into .venv-bench", flush=True)
    venv.create(_ENVIRONMENT, with_pip=True)
    pip = [str(_ENVIRONMENT / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", _REQUIREMENTS], cwd=PROJECT, check=True)
    stamp.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
