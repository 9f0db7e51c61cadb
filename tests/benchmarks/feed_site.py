"""A site of a thousand feeds, in a process of its own: `python -m tests.benchmarks.feed_site`.

Prints its port. Feed N of fifty items is at any host's /N; with `?` nothing changes it but /next,
after which every fifth has an item more. All have validators and answer 304 where they match.
"""

from __future__ import annotations

import asyncio

from aiohttp import web

from tests.support.feeds import item, rss

ITEMS = 50
CHANGING = 5


class Site:
    def __init__(self) -> None:
        self.round = 0

    async def next(self, _: web.Request) -> web.Response:
        self.round += 1
        return web.Response(text=str(self.round))

    async def feed(self, request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        extra = self.round if number % CHANGING == 0 else 0
        tag = f'"{number}-{extra}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        entries = [
            item(
                n,
                title=f"Port {n} of town {number} opens",
                link=f"/story/{number}/{n}",
                guid=f"{number}-{n}",
                text=f"<p>Bridge {n} of town {number} was opened on Monday, the mayor said.</p>"
                + f"<p>It is &quot;long and {number} metres wide&quot;, Mayor Ana Ruiz said.</p>"
                * 4,
            )
            for n in range(ITEMS + extra, extra, -1)
        ]
        text = rss(entries, title=f"Town {number}")
        return web.Response(text=text, content_type="application/rss+xml", headers={"ETag": tag})


async def main() -> None:
    site = Site()
    app = web.Application()
    app.router.add_get("/next", site.next)
    app.router.add_get("/{number:\\d+}", site.feed)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
