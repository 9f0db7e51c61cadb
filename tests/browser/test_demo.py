"""The demo page as a person uses it, in a real browser without a window."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\S+")
PATIENCE = 30_000  # milliseconds; a busy machine starts a browser slowly


@pytest.fixture
def chromium() -> str:
    """Debian's chromium; without it the test is skipped, or fails where it is required."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        missing = "there is no chromium here (apt-get install chromium)"
        if os.environ.get("REQUIRE_CHROMIUM") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """The address of a running demo, which must end well when it is told to."""
    project = Path(__file__).parents[2]
    environment = {**os.environ, "SEEDS_DIR": str(project / "seeds"), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0"],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield next(found[0] for line in process.stdout if (found := ADDRESS.search(line)))
        finally:
            process.send_signal(signal.SIGTERM)
            _, complaints = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in complaints
    assert not list(tmp_path.glob("dateline-demo-*")), "its database was left behind"


@pytest.fixture
def page(chromium: str, demo: str, tmp_path: Path) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", executable_path=chromium, args=FLAGS
        )
        browser.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        page = browser.new_page()
        page.goto(demo)
        yield page
        browser.close()


def test_somebody_asks_for_peskov_picks_him_and_opens_the_article(page: Page) -> None:
    composer = page.locator("#channel-composer-input")
    composer.click()
    page.keyboard.type("/quote")
    expect(page.get_by_text("What somebody said, word for word")).to_be_visible()
    page.keyboard.press("Enter")

    page.keyboard.type("pesk")
    expect(page.get_by_text(re.compile("^Dmitry Peskov · "))).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Send").click()

    said = page.get_by_text('"This position is shared by Moscow and Damascus')
    expect(said).to_be_visible()
    headline = "Withdrawal of foreign troops stationed in Syria illegitimately is priority"
    expect(page.get_by_text(headline).last).to_be_visible()

    page.get_by_role("button", name="Article", exact=True).click()
    page.get_by_role("button", name="Whole text", exact=True).click()
    expect(page.get_by_text("Turkey consented to a 120-hour ceasefire")).to_be_visible()
