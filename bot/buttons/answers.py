"""Ask the newsroom a reader's question and lay the answer out: for commands and buttons alike."""

from __future__ import annotations

import logging
from datetime import date

from pebble import ProcessExpired

from bot.buttons.desk import Interaction, desk_of, editors_guild, scope_of
from bot.errors import BadRequest, NotFound
from bot.newsroom.activity import BARS, activity
from bot.newsroom.articles import card, find_article, text_of
from bot.newsroom.feeds import feeds_of
from bot.newsroom.ingest import listing
from bot.newsroom.latest import latest
from bot.newsroom.quotes import quotes_of
from bot.newsroom.search import search
from bot.newsroom.timeline import DETAILS, timeline
from bot.presentation.activity import LINE, activity_view, labels_of, title_of
from bot.presentation.answer import Answer
from bot.presentation.articles import card_view, text_view
from bot.presentation.charts import can_draw, draw
from bot.presentation.feeds import feeds_view
from bot.presentation.ingest import listing_view
from bot.presentation.latest import latest_view
from bot.presentation.questions import Question, inline, kept, question_of, read_token
from bot.presentation.quotes import quotes_view
from bot.presentation.search import search_view
from bot.presentation.timeline import timeline_view
from bot.store.database import Store
from bot.store.scope import Scope

_log = logging.getLogger(__name__)
_OLD = "That button comes from another Dateline. Ask again with the command."


async def reply(interaction: Interaction, question: Question, *, private: bool = False) -> None:
    """Answer `question` with a message of its own."""
    if question.command == "activity":
        # A first picture may take longer than the three seconds in which Discord wants an answer.
        await interaction.response.defer(ephemeral=private, thinking=True)
        view = await _activity(interaction, question)
        await interaction.followup.send(view=view, files=view.files, ephemeral=private)
        return
    view = await answer_to(interaction, question)
    await interaction.response.send_message(view=view, ephemeral=private)


async def _activity(interaction: Interaction, question: Question) -> Answer:
    """How much was told when: a picture where one can be drawn, else a line of blocks."""
    topic, since, until = question.arguments
    desk, drawable = desk_of(interaction), can_draw()
    found = await activity(
        topic,
        since=_day(since),
        until=_day(until),
        most=BARS if drawable else LINE,
        scope=scope_of(interaction),
        store=desk.store,
    )
    picture = None
    if drawable:
        try:
            picture = await desk.artists.work(
                draw,
                [bar.articles for bar in found.bars],
                labels=labels_of(found),
                title=title_of(found),
            )
        except (TimeoutError, ProcessExpired):
            _log.warning("a picture was not drawn", exc_info=True)
    return activity_view(found, picture)


async def answer_to(interaction: Interaction, question: Question, *, page: int = 1) -> Answer:
    """The answer as whoever asks here may see it. Raises NewsError."""
    if question.command in ("list", "feeds"):
        editors_guild(interaction)
    return await answer(
        question, page=page, scope=scope_of(interaction), store=desk_of(interaction).store
    )


async def answer(question: Question, *, page: int, scope: Scope, store: Store) -> Answer:
    token = await token_of(question, store)
    match question.command, question.arguments:
        case "latest", (topic, source, count):
            found = await latest(
                topic=topic or None,
                source=source or None,
                count=int(count or 5),
                page=page,
                scope=scope,
                store=store,
            )
            return latest_view(found, token)
        case "quote", (person, about, why):
            said = await quotes_of(person, about=about or None, page=page, scope=scope, store=store)
            other = Question("quote", (person, about, "" if why else "why"))
            return quotes_view(said, token, await token_of(other, store), why=bool(why))
        case "timeline", (topic, since, until, detail):
            line = await timeline(
                topic,
                since=_day(since),
                until=_day(until),
                detail=DETAILS.get(detail, "normal"),
                page=page,
                scope=scope,
                store=store,
            )
            return timeline_view(line, token)
        case "search", (words,):
            return search_view(await search(words, page=page, scope=scope, store=store), token)
        case "article", (article,):
            return card_view(await card(article, scope=scope, store=store))
        case "text", (article, version):
            whole = await find_article(article, scope=scope, store=store)
            number = int(version or 0)
            text = await text_of(whole.id, version=number, page=page, scope=scope, store=store)
            return text_view(whole, text, token, version=number)
        case "list", ():
            return listing_view(await listing(page=page, scope=scope, store=store), token)
        case "feeds", ():
            return feeds_view(await feeds_of(scope.guild_id, page=page, store=store), token)
    raise BadRequest(_OLD)


async def token_of(question: Question, store: Store) -> str:
    """What stands for the question in a button; the store keeps what does not fit into one."""
    return inline(question) or kept(await store.asked.put(question.command, question.named))


async def question_in(token: str, store: Store) -> Question:
    """The question a button carries. Raises NotFound where the store no longer knows it."""
    try:
        found = read_token(token)
        if isinstance(found, Question):
            return found
        asked = await store.asked.get(found)
        if asked is not None:
            return question_of(*asked)
    except (KeyError, ValueError):
        raise BadRequest(_OLD) from None
    raise NotFound("I no longer know what was asked there. Ask again with the command.")


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None
