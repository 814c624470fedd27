"""What a host must say with each answer, in the files that common static hosts read.

Netlify and Cloudflare Pages read `_headers`, Apache `.htaccess`, IIS `web.config`; `nginx.conf` is to be included in a
server block. GitHub Pages reads none of them: there the policy in each page has to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import indent, tostring

from dalil.markup import element
from dalil.render import policy

YEAR = "public, max-age=31536000, immutable"
FRESH = "no-cache"
"""Kept, but asked about each time: a correction must reach readers at once."""

KEPT = r"\.[0-9a-f]{8}\.(min\.)?(css|js)$|\.woff2$"
"""Files that never change under their name, as a pattern of Apache and nginx."""

_DENIED = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope"),
    *("magnetometer", "microphone", "midi", "payment", "usb"),
)


def headers(sums: Iterable[str]) -> dict[str, str]:
    """The headers of every answer, given the sums of all inline scripts of the site."""
    return {
        "Content-Security-Policy": policy.policy(sums, frame_ancestors="'none'"),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _DENIED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def files(sums: Iterable[str], kept: Iterable[str], base: str) -> dict[str, str]:
    """Name → text of the file for each kind of host; `kept` are the files that never change under their name."""
    said = headers(sorted(sums))
    return {
        "_headers": _netlify(said, sorted(kept)),
        ".htaccess": _apache(said, base),
        "nginx.conf": _nginx(said, base),
        "web.config": _iis(said, base),
    }


def _netlify(said: Mapping[str, str], kept: Iterable[str]) -> str:
    lines = ["/*", *(f"  {name}: {value}" for name, value in said.items())]
    for path in ("assets/fonts/*", *kept):  # pages and the rest: these hosts ask each time by themselves
        lines += [f"/{path}", f"  Cache-Control: {YEAR}"]
    return "\n".join(lines) + "\n"


def _apache(said: Mapping[str, str], base: str) -> str:
    return "\n".join(
        [
            f"ErrorDocument 404 {base}404.html",
            "AddType font/woff2 .woff2",
            "<IfModule mod_headers.c>",
            *(f'Header always set {name} "{value}"' for name, value in said.items()),
            f'Header set Cache-Control "{FRESH}"',
            f'<FilesMatch "{KEPT}">',
            f'Header set Cache-Control "{YEAR}"',
            "</FilesMatch>",
            "</IfModule>",
            "<IfModule mod_deflate.c>",
            f"AddOutputFilterByType DEFLATE {' '.join(_COMPRESSED)}",
            "</IfModule>\n",
        ]
    )


_COMPRESSED = (
    "text/html",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "image/svg+xml",
)


def _nginx(said: Mapping[str, str], base: str) -> str:
    """A location that sets a header loses those of the server, hence all of them twice."""
    always = [f'add_header {name} "{value}" always;' for name, value in said.items()]
    return "\n".join(
        [
            "# include this in the server block that serves the site",
            f"error_page 404 {base}404.html;",
            "gzip on;",
            f"gzip_types {' '.join(_COMPRESSED[1:])};",
            *always,
            f'add_header Cache-Control "{FRESH}";',
            f'location ~* "{KEPT}" {{',
            *(f"  {line}" for line in always),
            f'  add_header Cache-Control "{YEAR}";',
            "}\n",
        ]
    )


def _iis(said: Mapping[str, str], base: str) -> str:
    custom = element(
        "customHeaders",
        None,
        *(element("add", {"name": name, "value": value}) for name, value in said.items()),
        element("add", {"name": "Cache-Control", "value": FRESH}),
    )
    woff2 = {"fileExtension": ".woff2"}
    tree = element(
        "configuration",
        None,
        element(
            "system.webServer",
            None,
            element("httpProtocol", None, custom),
            element(
                "staticContent",
                None,
                element("remove", woff2),
                element("mimeMap", {**woff2, "mimeType": "font/woff2"}),
            ),
            element(
                "httpErrors",
                {"errorMode": "Custom"},
                element("remove", {"statusCode": "404"}),
                element("error", {"statusCode": "404", "path": f"{base}404.html", "responseMode": "ExecuteURL"}),
            ),
        ),
    )
    indent(tree)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(tree, encoding="unicode")}\n'
