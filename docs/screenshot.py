"""Take docs/demo.png, the demo page after /quote as a newcomer sees it, and docs/timeline.png, what
/timeline answers. Needs chromium.

python docs/screenshot.py [FOLDER]
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

_SETTLES = 500  # milliseconds in which fonts and the scrolling come to rest


def main(folder: str = "docs") -> None:
    demo = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--no-browser"], stdout=subprocess.PIPE, text=True
    )
    assert demo.stdout is not None
    url = next(found[0] for line in demo.stdout if (found := re.search(r"http://\S+", line)))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.goto(url)
            quote(page, Path(folder, "demo.png"))
            page = browser.new_page(viewport={"width": 900, "height": 1500})
            page.goto(url)
            timeline(page, Path(folder, "timeline.png"))
            browser.close()
    finally:
        demo.terminate()
        demo.wait(30)


def quote(page: Page, file: Path) -> None:
    page.locator("#channel-composer-input").click()
    page.keyboard.type("/quote")
    expect(page.get_by_text("What somebody said, word for word")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("Peskov")
    expect(page.get_by_text(re.compile("^Dmitry Peskov · "))).to_be_visible()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("button", name="Article", exact=True)).to_be_visible()
    page.get_by_text("Kremlin spokesman ·").last.scroll_into_view_if_needed()
    page.wait_for_timeout(_SETTLES)
    page.screenshot(path=file)


def timeline(page: Page, file: Path) -> None:
    page.locator("#channel-composer-input").click()
    page.keyboard.type("/timeline")
    expect(page.get_by_text("What happened when, day by day")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("Orre Bridge")
    page.get_by_role("button", name="Send").click()
    heading = page.get_by_text(re.compile("days: those told most")).last
    expect(heading).to_be_visible(timeout=20_000)
    page.wait_for_timeout(_SETTLES)
    box = page.locator("article, .message, [class*=container]").filter(has=heading).last
    box.screenshot(path=file)


if __name__ == "__main__":
    main(*sys.argv[1:2])
