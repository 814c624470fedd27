"""`[tool.dalil]` of pyproject.toml: what this library of texts is called and where it lives."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dalil.finding import nearest


class SettingsError(Exception):
    """A setting that cannot be used; the text says which and how to mend it."""


@dataclass(frozen=True)
class Settings:
    """The settings that both doors, the command line and MkDocs, share."""

    languages: tuple[str, ...] = ("ar", "en")
    """Language folders, the default language first."""
    docs: str = "docs"
    """Folder of the sources, relative to the project."""
    site: str = "site"
    """Folder of the built site."""
    cache: str = ".cache"
    """Folder for what can be made again: fonts, compiled pages."""
    address: str = "https://dalil.example/"
    """Where the site is published; printed in citations. To be confirmed by the Centre."""


def load(project: Path) -> Settings:
    """Read the settings of a project. Raises SettingsError; a project without any gets the defaults."""
    path = project / "pyproject.toml"
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {}).get("dalil", {})
    except FileNotFoundError:
        return Settings()
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}") from None
    known = {field.name for field in fields(Settings)}
    for name in table:
        if name not in known:
            near = nearest(name, known)
            hint = f" (did you mean '{near}'?)" if near else ""
            raise SettingsError(f"{path}: no setting '{name}' in [tool.dalil]{hint}")
    if "languages" in table:
        table["languages"] = tuple(table["languages"])
    return Settings(**table)
