"""What editors are told of feeds, and what a channel is told when one breaks or is well again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.newsroom.feed_check import Check, Verdict
from bot.newsroom.feeds import Found, Imported
from bot.newsroom.notices import Notice
from bot.newsroom.page import Page
from bot.presentation.answer import ACCENT, CAUTION, Answer, Block, compose, pager
from bot.presentation.counts import counted
from bot.presentation.dates import day_text
from bot.presentation.markup import is_web_address, plain, small
from bot.store.subscriptions import Filters, Subscription

_TITLE, _REASON, _ADDRESS, _FILTER = 80, 140, 150, 50
_NAMED = 5  # addresses of a list that are none

_EVERY = {
    15: "every 15 minutes",
    30: "every 30 minutes",
    60: "every hour",
    180: "every 3 hours",
    720: "every 12 hours",
    1440: "every day",
}


def every_text(minutes: int) -> str:
    return _EVERY.get(minutes, f"every {minutes} minutes")


def added_view(feed: Subscription, found: Found, *, digests: int) -> Answer:
    """What was found at the address, and what will come of it; `digests` of the server post it."""
    there = len(found.feed.entries)
    articles = counted(there, "article", exact=True)
    if feed.waiting:
        old = f"The newest {feed.waiting} of the {articles} in it are loaded now."
        if feed.waiting == there:
            old = f"{'All' if there > 1 else 'The'} {articles} in it"
            old += f" {'are' if there > 1 else 'is'} loaded now."
    elif there:
        stays = "stays" if there == 1 else "stay"
        old = f"The {articles} in it now {stays} out; new ones are loaded."
    else:
        old = "There is no article in it now; those that come are loaded."
    posts = (
        "this server's digests post what is loaded."
        if digests
        else "this server has no digest that posts what is loaded: `/digest create` makes one."
    )
    lines = [
        f"### Feed added\n{_named(feed)}",
        f"{old} I look {every_text(feed.minutes)}; {posts}",
        *(small(line) for line in _wishes(feed)),
    ]
    if found.others:
        lines.append(small("The page offers others too: " + ", ".join(map(_address, found.others))))
    return compose([Block(("\n".join(lines),))])


def feeds_view(page: Page[Subscription], token: str) -> Answer:
    """The server's feeds and how they fare."""
    if not page.total:
        return compose([Block(("This server follows no feed. Add one with `/feeds add`.",))])
    blocks = [Block((f"### Feeds\n{small(counted(page.total, 'feed'))}",))]
    for feed in page.items:
        lines = [_named(feed)]
        lines += [f"⚠ {line}" for line in _troubles(feed)]
        lines += [small(line) for line in _state(feed)]
        blocks.append(Block(("\n".join(lines),), ruled=True))
    troubled = any(feed.failing for feed in page.items)
    return compose(blocks, [pager(page, token)], colour=CAUTION if troubled else ACCENT)


def paused_view(feed: Subscription) -> Answer:
    text = "What comes meanwhile is loaded if it is still in the feed when you resume it."
    return compose([Block((f"### Feed paused\n{_named(feed)}\n{text}",))])


def resumed_view(feed: Subscription) -> Answer:
    text = "I look at it now; what came meanwhile and is still in it is loaded."
    return compose([Block((f"### Feed resumed\n{_named(feed)}\n{text}",))])


def removed_feed_view(feed: Subscription) -> Answer:
    return compose([Block((f"### Feed removed\n{_named(feed)}\nIts articles stay.",))])


def check_view(check: Check) -> Answer:
    """A dry run, step by step."""
    feed = check.found.feed
    title = plain(feed.title or "A feed without a name", _TITLE)
    steps = [
        f"### {title}\n{_address(check.found.url)}",
        f"Fetched: {len(check.found.fetched.body):,} bytes."
        + (" It has moved there for good." if check.found.fetched.moved else ""),
        f"Read: {counted(len(feed.entries), 'article', exact=True)}.",
    ]
    if check.subscription is None:
        steps.append("Followed: no, so nothing of it is loaded. Add it with `/feeds add`.")
    else:
        paused = ", but paused" if check.subscription.paused else ""
        steps.append(f"Followed: yes{paused}. New to this server: {check.new:,}.")
    blocks = [Block(("\n".join(steps),))]
    blocks += [
        Block((_verdict(verdict, followed=check.subscription is not None),), ruled=at == 0)
        for at, verdict in enumerate(check.verdicts)
    ]
    posts = (
        f"What is loaded comes with this server's digest{'s' if check.digests > 1 else ''}."
        if check.digests
        else "Nothing would be posted: this server has no digest. Make one with `/digest create`."
    )
    blocks.append(Block((small(f"{posts} This was a dry run: nothing was loaded."),), ruled=True))
    return compose(blocks)


def imported_view(imported: Imported) -> Answer:
    done = f"{counted(imported.added, 'feed')} added"
    done += f", {imported.known:,} followed in this channel already" if imported.known else ""
    lines = [f"### Feeds imported\n{done}."]
    if imported.over:
        lines.append(f"{imported.over:,} not added: a server can follow no more than it now does.")
    if imported.bad:
        named = ", ".join(plain(url, _FILTER) for url in imported.bad[:_NAMED])
        more = len(imported.bad) - _NAMED
        named += f" and {more:,} more" if more > 0 else ""
        lines.append(f"{len(imported.bad):,} not added, as their address is none: {named}.")
    lines.append("Each is looked at when its turn comes; `/feeds list` shows how they fare.")
    return compose(
        [Block(("\n".join(lines),))], colour=CAUTION if imported.over or imported.bad else ACCENT
    )


def exported_text(server: str) -> str:
    return f"The feeds of {plain(server, _TITLE)}, for any feed reader."


def notice_text(notice: Notice) -> str:
    """A message for the channel that follows the feed; it pings nobody."""
    title = plain(notice.title, _TITLE)
    since = _moment(notice.since)
    if notice.trouble is None:
        return f"The feed **{title}** is well again. What it still holds since {since} is loaded."
    trouble = plain(notice.trouble, _REASON)
    if notice.gone:
        return (
            f"The feed **{title}** has ended: {trouble} I ask it no more."
            " `/feeds remove` takes it off the list; `/feeds resume` tries it once more."
        )
    return (
        f"The feed **{title}** has not worked since {since}: {trouble}"
        " I keep trying and say so here when it is well again. `/feeds list` shows how it fares."
    )


def _verdict(verdict: Verdict, *, followed: bool) -> str:
    entry = verdict.entry
    title = plain(entry.title or entry.link or "without a title", _TITLE)
    if entry.published is None:
        about = "no date given: it counts from when I first see it"
    else:
        about = day_text(entry.published.date())
        about += "" if verdict.dated else ", which is to come: it counts from when I first see it"
    if verdict.reason is not None:
        said = f"Not loaded: {plain(verdict.reason, _REASON)}."
    else:
        would = "Would be loaded" if followed else "Could be loaded"
        said = f"{would}: {counted(verdict.quotes, 'quote')} in it."
    return f"**{title}**\n{small(about)}\n{said}"


def _named(feed: Subscription) -> str:
    if feed.title == feed.url:
        return f"**{_address(feed.url)}** in <#{feed.channel}>"
    return f"**{plain(feed.title, _TITLE)}** in <#{feed.channel}>\n{_address(feed.url)}"


def _address(url: str) -> str:
    """Shown, not opened by Discord: its preview would be longer than the answer."""
    if is_web_address(url) and len(url) <= _ADDRESS:
        return f"<{url}>"
    return plain(url, _ADDRESS)


def _troubles(feed: Subscription) -> Iterator[str]:
    if feed.failing is not None and feed.trouble:
        what = plain(feed.trouble, _REASON)
        if feed.gone:
            yield f"{what} It has ended; I ask it no more."
        else:
            yield f"{what} Since {_moment(feed.failing)}; I keep trying."


def _state(feed: Subscription) -> Iterator[str]:
    states = ["paused"] if feed.paused else [every_text(feed.minutes)]
    if feed.waiting:
        states.append(f"{counted(feed.waiting, 'article')} still to be loaded")
    yield " · ".join(states)
    if feed.refusal:
        yield f"not loaded: {plain(feed.refusal, _REASON)}"
    yield from _wishes(feed)


def _wishes(feed: Subscription) -> Iterator[str]:
    if not feed.whole:
        yield "the feed's own text, not the pages'"
    if (asked := filters_text(feed.filters)) is not None:
        yield asked


def filters_text(filters: Filters) -> str | None:
    """Which articles are wanted; None where all are."""
    named = {
        "about": filters.topics,
        "with the words": filters.words,
        "naming": filters.people,
        "from": filters.sources,
    }
    parts = [f"{name} {plain(typed, _FILTER)}" for name, typed in named.items() if typed]
    return "only articles " + ", ".join(parts) if parts else None


def _moment(moment: datetime) -> str:
    """Each reader sees it on their own clock."""
    return f"<t:{int(moment.timestamp())}:f>"
