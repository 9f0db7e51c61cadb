"""Take docs/demo.png: the demo page after /quote, as a newcomer sees it. Needs chromium.

python docs/screenshot.py [FILE]
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

from playwright.sync_api import expect, sync_playwright


def main(file: str = "docs/demo.png") -> None:
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
            page.locator("#channel-composer-input").click()
            page.keyboard.type("/quote")
            expect(page.get_by_text("What somebody said, word for word")).to_be_visible()
            page.keyboard.press("Enter")
            page.keyboard.type("Peskov")
            expect(page.get_by_text(re.compile("^Dmitry Peskov · "))).to_be_visible()
            page.get_by_role("button", name="Send").click()
            expect(page.get_by_role("button", name="Article", exact=True)).to_be_visible()
            page.get_by_text("Kremlin spokesman ·").last.scroll_into_view_if_needed()
            page.wait_for_timeout(500)  # fonts and the scrolling settle
            page.screenshot(path=file)
            browser.close()
    finally:
        demo.terminate()
        demo.wait(30)


if __name__ == "__main__":
    main(*sys.argv[1:2])
