"""`parse`: what Dateline reads in an article, for people or as JSON. Nothing is stored."""

from __future__ import annotations

import argparse
import json

from bot.articles.clean import checked
from bot.articles.parse import parse
from bot.cli.article_json import article_json
from bot.cli.document import STDIN, open_file, read_bytes, read_path, typed_address, typed_day
from bot.cli.jsonl import answers


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default=STDIN, metavar="FILE", help="an article's text; - is stdin"
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="everything, with spans")
    shape.add_argument(
        "--jsonl", action="store_true", help="a document a line in, its JSON a line out"
    )
    parser.add_argument(
        "--jobs", type=_count, default=1, metavar="N", help="processes that read (with --jsonl)"
    )
    parser.add_argument(
        "--summary", type=_count, default=3, metavar="N", help="key sentences to pick (3)"
    )
    parser.add_argument("--published", type=typed_day, metavar="DAY", help="like 2019-10-24")
    parser.add_argument("--url", type=typed_address, help="the article's address")
    parser.add_argument("--title", help="its headline, where the text has none")
    parser.add_argument("--source", help="who published it")
    parser.add_argument("--html", action="store_true", help="the file is a web page")
    parser.add_argument(
        "--plain", action="store_true", help="all of the text is body: no headline, no captions"
    )


def run(options: argparse.Namespace) -> int:
    if options.jsonl:
        return _stream(options)
    facts = {key: getattr(options, key) for key in ("published", "title", "source", "url")}
    if options.html or options.file.lower().endswith((".html", ".htm")):
        from bot.sources.article import read_html  # half a second that texts need not wait

        article = read_html(read_bytes(options.file), **facts, sentences=options.summary)
        checked(article.text)
    else:
        text = read_path(options.file)
        article = parse(text, **facts, plain=options.plain, sentences=options.summary)
    if options.json:
        print(json.dumps(article_json(article), ensure_ascii=False, indent=2))
        return 0
    from bot.cli.article_text import show_article  # rich takes as long to import as a short run

    show_article(article)
    return 0


def _stream(options: argparse.Namespace) -> int:
    """1 where there were lines and none of them could be read."""
    asked = read = 0
    with open_file(options.file) as lines:
        for answer in answers(lines, jobs=options.jobs, sentences=options.summary):
            asked, read = asked + 1, read + answer.read
            print(answer.line, flush=True)
    return 1 if asked and not read else 0


def _count(typed: str) -> int:
    if not typed.isdecimal() or not 1 <= int(typed) <= 1000:
        raise argparse.ArgumentTypeError(f"“{typed}” is no number from 1 to 1000.")
    return int(typed)
