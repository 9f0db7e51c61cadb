"""A labelled corpus is measured, whatever it labels."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from tests.quality.corpus import documents, figures

_TEXT = '"The quay is closed," said Lea Holm on Tuesday.'
_QUOTE = {
    "start": 0,
    "end": 21,
    "kind": "direct",
    "speaker_text": "Lea Holm",
    "speaker_start": 27,
    "speaker_end": 35,
    "speaker_name": "Lea Holm",
}
_TIME = {"start": 39, "end": 46, "type": "DATE", "value": "2031-03-04"}


def test_what_is_read_as_labelled_is_all_right(tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl.gz"
    rows = [
        {"text": _TEXT, "quotes": [_QUOTE]},
        {"text": _TEXT, "dct": "2031-03-05", "timexes": [_TIME]},
        {"sentences": ["The quay is closed."], "summary": ["The quay is closed."]},
    ]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))

    assert figures(documents(path)) == {
        "direct: span F1": 100,
        "direct: span and speaker F1": 100,
        "direct and mixed: span F1": 100,
        "direct and mixed: span and speaker F1": 100,
        "full name shown": 100,
        "another name shown": 0,
        "time: strict F1": 100,
        "time: relaxed F1": 100,
        "time: value F1": 100,
        "time: day F1": 100,
        "ROUGE-1": 100,
        "ROUGE-2": 100,
    }


def test_errors_lower_the_figures() -> None:
    other = _QUOTE | {"speaker_text": "Per Lind", "speaker_start": 90, "speaker_end": 98}
    other["speaker_name"] = "Per Lind"
    late = _TIME | {"value": "2031-03-11"}

    found = figures(
        [
            {"text": _TEXT, "quotes": [other]},
            {"text": _TEXT, "dct": "2031-03-05", "timexes": [late]},
        ]
    )

    assert found["direct: span F1"] == 100
    assert found["direct: span and speaker F1"] == 0
    assert found["another name shown"] == 100
    assert found["time: strict F1"] == 100
    assert found["time: day F1"] == 0
