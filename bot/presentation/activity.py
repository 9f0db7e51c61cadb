"""How much was told when, as a picture with its meaning in words, or as a line of blocks."""

from __future__ import annotations

from io import BytesIO

import discord

from bot.newsroom.activity import Activity, Bar
from bot.presentation.answer import Answer, Block, Picture, compose
from bot.presentation.charts import NONE, sparkline
from bot.presentation.counts import counted
from bot.presentation.dates import MONTHS, day_text, range_text
from bot.presentation.markup import plain, small

LINE = 31  # signs of a line that a phone does not break
_FILE = "activity.png"
_LABELS = 7  # on the axis of a picture, about


def activity_view(activity: Activity, picture: bytes | None) -> Answer:
    """With `picture`, what `charts.draw` made of it; without, a line of blocks."""
    told = f"articles that tell of each {activity.unit} · {_reach(activity)}"
    lines = [f"### {plain(activity.topic)}", small(told), small(_most(activity))]
    if activity.outside:
        outside = counted(activity.outside, "day is", "days are")
        lines.append(small(f"{outside} left out, far from these"))
    if picture is None:
        line = sparkline([bar.articles for bar in activity.bars])
        lines.append(f"`{line}`")
        lines.append(small(f"one sign a {activity.unit}, █ the most, {NONE} none"))
        return compose([Block(("\n".join(lines),))])
    file = discord.File(BytesIO(picture), filename=_FILE)
    return compose([Block(("\n".join(lines),))], picture=Picture(file, alternative(activity)))


def alternative(activity: Activity) -> str:
    """The picture in words, for those who do not see it."""
    return (
        f"Bar chart: articles that tell of each {activity.unit}, {_reach(activity)}; "
        f"{_most(activity)}"
    )


def title_of(activity: Activity) -> str:
    """What the picture shows, for its own heading: no word of a reader or an article."""
    return f"Articles that tell of each {activity.unit}"


def labels_of(activity: Activity) -> list[str]:
    """One a bar; "" for most. The year stands where it is new."""
    step = -(-len(activity.bars) // _LABELS)
    labels, year = [""] * len(activity.bars), 0
    for at in range(0, len(activity.bars), step):
        first = activity.bars[at].first
        labels[at] = str(first.year)
        if activity.unit != "year":
            month = MONTHS[first.month - 1][:3]
            short = month if activity.unit == "month" else f"{first.day} {month}"
            labels[at] = f"{short}\n{first.year}" if first.year != year else short
        year = first.year
    return labels


def _reach(activity: Activity) -> str:
    first, last = activity.bars[0].first, activity.bars[-1].first
    cut = {"day": 10, "week": 10, "month": 7, "year": 4}[activity.unit]
    return range_text(first.isoformat()[:cut], last.isoformat()[:cut])


def _most(activity: Activity) -> str:
    most = max(bar.articles for bar in activity.bars)
    busiest = [bar for bar in activity.bars if bar.articles == most]
    named, others = _named(activity, busiest[0]), len(busiest) - 1
    if others:
        return (
            f"most: {counted(most, 'article')} each, {named} and"
            f" {counted(others, f'other {activity.unit}')}"
        )
    return f"most: {counted(most, 'article')}, {named}"


def _named(activity: Activity, bar: Bar) -> str:
    match activity.unit:
        case "day":
            return day_text(bar.first)
        case "week":
            return f"week of {day_text(bar.first)}"
        case "month":
            return f"{MONTHS[bar.first.month - 1]} {bar.first.year}"
        case "year":
            return str(bar.first.year)
