"""How soon the first search answers on a slow phone: `python -m bench.first_search [SITE]`.

A page of the built site is opened in Chromium with the processor four times slower; the clock runs from the tap on the
search to the first result, so it holds loading, indexing, looking up and showing. The best of some rounds counts: what
else the machine does only makes rounds longer.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

LIMIT = 300
"""Milliseconds."""

SLOWER = 4
ROUNDS = 7
QUERIES = {"": "الموافقة بعد استعمال الوسيلة", "en/": "consent after a means has been used"}

_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_TIMED = """async (query) => {
  const begin = performance.now()
  document.querySelector("[data-search-open]").click()
  const input = document.querySelector("[data-search] input")
  input.value = query
  input.dispatchEvent(new Event("input"))
  while (!document.querySelector(".search-hit")) await new Promise(requestAnimationFrame)
  return performance.now() - begin
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # the name is the library's
        """Only the figures are printed."""


def first_answer(browser: Browser, address: str, query: str) -> float:
    """Milliseconds from the tap to the first result, in a new browser that has nothing stored."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    taken: float = page.evaluate(_TIMED, query)
    context.close()
    return taken


def main(site: Path) -> int:
    handler = functools.partial(_Quiet, directory=str(site))
    slow = False
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        for home, query in QUERIES.items():
            address = f"http://127.0.0.1:{server.server_port}/{home}"
            rounds = sorted(first_answer(browser, address, query) for _ in range(ROUNDS))
            slow = slow or rounds[0] > LIMIT
            print(f"/{home}: first search in {rounds[0]:.0f} ms, median {rounds[ROUNDS // 2]:.0f} ms (limit {LIMIT})")
        browser.close()
        server.shutdown()
    return int(slow)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
