"""Check the library on every build; MkDocs' strict mode decides whether a finding is fatal."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from dalil import host


def on_files(files: Files, config: MkDocsConfig) -> None:
    host.check(config, files)
