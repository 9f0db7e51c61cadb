"""JSON lines in, JSON lines out: one for each line, in the same order, however many processes read.

A line that cannot be read is answered {"id", "error"}, and the run goes on. With several processes
a bounded number of lines is under way at a time, so that any amount can stream through.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from multiprocessing import get_context

from bot.cli.article_json import article_json
from bot.cli.document import document_of, read_document, read_row
from bot.errors import NewsError

_AHEAD = 8  # lines under way for each process


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    line: str  # JSON, without a line end
    read: bool  # whether the document could be


def answers(lines: Iterable[bytes], *, jobs: int, sentences: int) -> Iterator[Answer]:
    """What is read in each line's document; `sentences` is how many key sentences to pick."""
    if jobs <= 1:
        yield from map(answer, lines, repeat(sentences))
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        under_way: deque[Future[Answer]] = deque()
        for line in lines:
            under_way.append(pool.submit(answer, line, sentences))
            if len(under_way) >= jobs * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def answer(raw: bytes, sentences: int) -> Answer:
    identity: object = None
    read = False
    try:
        row = read_row(raw)
        identity = row.get("id")
        article = read_document(document_of(row), sentences=sentences)
        found, read = article_json(article, identity=identity), True
    except NewsError as error:
        found = {"id": identity, "error": error.for_reader}
    except Exception as error:  # a fault of the reader in one document must not end the run
        fault = f"Dateline failed on this text ({type(error).__name__}: {error})."
        found = {"id": identity, "error": fault}
    return Answer(line=json.dumps(found, ensure_ascii=False), read=read)
