"""`python -m bot`: the terminal's door to Dateline."""

from __future__ import annotations

import sys

from bot.cli.parse import parse_lines


def main() -> int:
    arguments = sys.argv[1:]
    count = int(arguments[arguments.index("--summary") + 1]) if "--summary" in arguments else 3
    for row in parse_lines(sys.stdin, sentences=count):
        sys.stdout.write(row + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
