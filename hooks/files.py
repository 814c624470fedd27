"""Mend the files of each language once the i18n plugin has chosen them."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from dalil import host


@event_priority(-101)  # after the i18n plugin, which makes every file anew
def on_files(files: Files, config: MkDocsConfig) -> None:
    host.keep_shared_files(config, files)
    host.make_readable(config, files)
