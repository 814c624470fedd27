"""A project of its own for each size: our settings, templates and hooks around the documents of the benchmark."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from bench import corpus

ROOT = Path(__file__).resolve().parents[1]
ROOM = ROOT / ".cache" / "bench"
"""Where everything lies that the benchmark makes."""

_MANUAL = "complete"


class _Loader(yaml.SafeLoader):
    """Reads `!ENV` as MkDocs does."""


_Loader.add_constructor("!ENV", construct_env_tag)


@dataclass(frozen=True)
class Project:
    """A folder that `mkdocs build` can build."""

    root: Path
    pairs: int

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    @property
    def code(self) -> dict[str, str]:
        """The environment in which our code is that of this folder: as it was when the project was made."""
        return {"PYTHONPATH": str(self.root / "hooks")}

    def site(self, name: str) -> Path:
        """The site that one way of printing builds."""
        return self.root / "sites" / name

    def config(self, name: str, plugins: dict[str, dict[str, Any]], language: str | None = None) -> Path:
        """Write a configuration with plugins more than ours, for one language or all, and return its path."""
        settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
        del settings["nav"]  # MkDocs makes it of the files
        settings["plugins"] += [{plugin: options} for plugin, options in plugins.items()]
        for plugin in settings["plugins"]:
            if isinstance(plugin, dict) and "i18n" in plugin:
                plugin["i18n"]["build_only_locale"] = language
        path = self.root / f"mkdocs-{name.replace('/', '-')}.yml"
        path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return path

    def manuals(self, wanted: bool) -> None:
        """Have the one manual of all documents printed or none."""
        ours = yaml.safe_load((ROOT / "docs" / "_data" / "manuals.yml").read_text(encoding="utf-8"))["manuals"]
        kept = [manual | {"bilingual": False} for manual in ours if wanted and manual["id"] == _MANUAL]
        self._data("manuals", kept)

    def documents(self) -> None:
        """Write what the data know of single documents: their editions; neither tracks nor clauses declared equal."""
        ids = sorted(corpus.ids(self.pairs))
        if (ROOT / "docs" / "_data" / "editions.yml").is_file():
            self._data("editions", [{"id": id_, "editions": [_first_edition()]} for id_ in ids], "documents")
        self._data("tracks", [])
        self._data("sync", {}, "clauses")

    def _data(self, name: str, value: object, key: str = "") -> None:
        text = yaml.safe_dump({key or name: value}, allow_unicode=True, sort_keys=False)
        (self.docs / "_data" / f"{name}.yml").write_text(text, encoding="utf-8")

    def edit(self) -> None:
        """Add a word to one Arabic document."""
        page = sorted((self.docs / "ar" / "standards").glob("s*.md"))[0]
        text = page.read_text(encoding="utf-8")
        page.write_text(text.rstrip("\n") + " أيضًا\n", encoding="utf-8", newline="\n")


def _first_edition() -> dict[str, Any]:
    """What the data say of an edition; made anew each time, so that YAML writes it out."""
    note = {"en": "First edition, a proposed draft", "ar": "الإصدار الأول، مسودة مقترحة"}
    return {"edition": "0.1", "issued": date.fromisoformat(corpus.ISSUED), "note": note}


def make(pairs: int) -> Project:
    """Write a project of so many page pairs from the beginning."""
    root = ROOM / f"{pairs}-pairs"
    shutil.rmtree(root, ignore_errors=True)
    project = Project(root, pairs)
    corpus.write(project.docs, pairs)
    shutil.copytree(ROOT / "docs" / "assets", project.docs / "assets")
    shutil.copytree(ROOT / "docs" / "_data", project.docs / "_data")
    project.documents()
    project.manuals(True)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "pyproject.toml", root / "pyproject.toml")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return project
