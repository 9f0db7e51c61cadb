"""Floors for who said what, on stories of our own. They can only be raised.

The digest is that of stories.txt: who changes a story or a label states new floors with it.
"""

from __future__ import annotations

import hashlib

from tests.quality.quotes import STORIES, figures, labelled

DIGEST = "9cbe4dc9b1341483"
FLOORS = {"joint": 0.995, "name": 0.99, "reported": 0.97, "found": 0.88}
WRONG_AT_MOST = 0.01


def test_the_stories_are_those_that_the_floors_were_measured_on() -> None:
    assert hashlib.sha256(STORIES.read_bytes()).hexdigest()[:16] == DIGEST
    assert len(labelled()) >= 60


def test_no_figure_falls_below_its_floor() -> None:
    measured = figures(labelled())
    below = {key: measured[key] for key, floor in FLOORS.items() if measured[key] < floor}
    assert below == {}
    assert measured["wrong"] <= WRONG_AT_MOST
