"""The site as a host sends it: compressed, with the headers that the host is asked for, and the page for lost readers."""

from __future__ import annotations

import gzip
import http.server
import re
from functools import cache
from http import HTTPStatus
from pathlib import Path

from dalil.render import hosts

PACKED = (".woff2", ".png", ".pdf")


@cache
def compressed(path: Path) -> bytes:
    """The bytes of a file as they travel."""
    content = path.read_bytes()
    return content if path.suffix in PACKED else gzip.compress(content, 9)


class Host(http.server.SimpleHTTPRequestHandler):
    """Set `directory` with functools.partial, as for its base."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # the name is the library's
        asked = self.path.partition("?")[0]
        path = Path(self.translate_path(asked))
        if path.is_dir() and not asked.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{asked}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory) / "404.html"
        content = compressed(path)
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if path.suffix not in PACKED:
            self.send_header("Content-Encoding", "gzip")
        for name, value in _headers(Path(self.directory)).items():
            self.send_header(name, value)
        kept = re.search(hosts.KEPT, asked)
        self.send_header("Cache-Control", hosts.YEAR if kept else hosts.FRESH)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # the name is the library's
        """The test's own output is enough."""


@cache
def _headers(site: Path) -> dict[str, str]:
    """What the file for Netlify and Cloudflare says of every answer."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    rules: dict[str, str] = {}
    for line in lines[1:]:
        if not line.startswith("  "):
            break
        name, _, value = line.strip().partition(": ")
        rules[name] = value
    return rules
