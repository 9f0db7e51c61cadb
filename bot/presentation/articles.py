"""An article: its headline and origin wherever it is named, its card, and its stored text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import discord

from bot.articles.model import Excerpt, Part, Span
from bot.newsroom.articles import Card
from bot.newsroom.page import Page
from bot.newsroom.stories import outlets
from bot.presentation.answer import (
    Answer,
    Block,
    Button,
    Select,
    Text,
    ask_button,
    compose,
    link_button,
    pager,
    row,
)
from bot.presentation.counts import counted
from bot.presentation.dates import UNKNOWN_PUBLICATION, value_text, weekday_text
from bot.presentation.limits import CHOICES, LINK_URL, OPTION, clip
from bot.presentation.markup import (
    Words,
    escape,
    is_web_address,
    link_address,
    plain,
    small,
    unescape,
    verbatim,
)
from bot.presentation.questions import OPEN, Question
from bot.presentation.versions import before_button, changes_text, updated_text
from bot.store.events import StoredEvent
from bot.store.people import StoredPerson
from bot.store.quotes import StoredQuote
from bot.store.stored import StoredArticle
from bot.store.stories import Sister

HEADLINE = 200  # characters; longer ones are cut
ROLE = 90
_EVENTS, _PEOPLE, _OUTLETS = 5, 8, 4
_ADDRESSES = 240  # characters of a line that addresses behind links may take
_ADDRESS = 1000  # characters of an address shown as text
_ENDS = '.!?:…"”’»)\n'  # what a sentence may end with


def headline_text(article: StoredArticle, *, most: int = HEADLINE, size: str = "") -> Text:
    """The headline in bold, or with `size` ("##") as a heading; a link where that is safe.

    Discord shows escapes inside a link's words, and takes no link whose words look like one.
    """
    words = Words(article.headline, form="inline", most=most)
    before, after = (f"{size} ", "") if size else ("**", "**")
    address = link_address(article.url)
    if address is None or not _linkable(article.headline.words):
        return before, words, after
    return f"{before}[", words, f"]({address}){after}"


def source_text(article: StoredArticle | Sister, *, link: bool = True) -> str:
    """Who published it, as a link to the article where it has an address: "[TASS](https://…)"."""
    name = clip(" ".join((article.source or "source not stated").split()), 60)
    address = link_address(article.url) if link else None
    return plain(name) if address is None or not _linkable(name) else f"[{name}]({address})"


def also_text(also: Iterable[Sister], *, beside: str | None, lead: str = "also in") -> Text:
    """ "also in: Courier, Herald", a small line with a link where an address is known; or nothing.

    `beside` is the source of the article it stands under, which is not named again.
    """
    others = outlets(also, beside=beside)
    if not others:
        return ()
    names, room = [], _ADDRESSES
    for sister in others[:_OUTLETS]:
        link = len(sister.url or "") <= room
        names.append(source_text(sister, link=link))
        room -= len(sister.url or "") if link else 0
    if len(others) > _OUTLETS:
        names.append(f"{len(others) - _OUTLETS} more")
    return (small(f"{lead}: {', '.join(names)}"),)


def _linkable(words: str) -> bool:
    return escape(words) == words and "]" not in words and "://" not in words


def origin(article: StoredArticle, *, dateline: bool = False) -> str:
    """ "TASS · Thursday 24 October 2019"; where the day is unknown, what the dateline prints."""
    parts = [plain(article.source, 60)] if article.source else []
    printed = _dateline(article)
    if article.published:
        parts.append(weekday_text(article.published))
        if article.published_from == "dateline":
            parts[-1] += " (from the dateline)"
    elif article.dateline and article.dateline.date_text and not dateline:
        day = verbatim(article.excerpt(article.dateline.date_text), form="inline")
        parts.append(f"{day}, year not stated")
    else:
        parts.append(UNKNOWN_PUBLICATION)
    if dateline and printed:
        parts.append(f"dateline “{printed}”")
    return " · ".join(parts)


def _dateline(article: StoredArticle) -> str | None:
    line = article.dateline
    if line is None:
        return None
    parts = [
        verbatim(article.excerpt(span), 60, form="inline")
        for span in (line.place, line.date_text)
        if span
    ]
    return ", ".join(parts) or None


def article_button(article: StoredArticle, label: str = "Article") -> Button | None:
    return ask_button(label, Question("article", (f"#{article.id}",)))


def article_select(articles: Sequence[StoredArticle]) -> Select | None:
    """A list to open one of several articles from; None where there is none."""
    options = [
        discord.SelectOption(
            label=clip(" ".join(article.headline.words.split()), OPTION),
            description=clip(unescape(origin(article)), OPTION),
            value=str(article.id),
        )
        for article in articles[:CHOICES]
    ]
    return _select("Open an article", options)


def sister_select(card: Card) -> Select | None:
    """A list to open other articles of the same copy from; None where there is none."""
    about = dict.fromkeys(card.also, "the same story")
    for sister in card.parts:
        about.setdefault(sister, "in part the same")
    options = [
        discord.SelectOption(
            label=clip(" ".join((sister.source or "").split()) or "source not stated", OPTION),
            description=clip(_apart(sister, shared), OPTION),
            value=str(sister.id),
        )
        for sister, shared in [*about.items()][:CHOICES]
    ]
    return _select("The same story elsewhere", options)


def _apart(sister: Sister, shared: str) -> str:
    day = weekday_text(sister.published) if sister.published else UNKNOWN_PUBLICATION
    return f"{day} · {counted(sister.words, 'word', exact=True)} · {shared}"


def _select(placeholder: str, options: list[discord.SelectOption]) -> Select | None:
    return Select(custom_id=OPEN, placeholder=placeholder, options=options) if options else None


def role_text(role: Excerpt | None) -> Text:
    """ ", Kremlin spokesman", or nothing."""
    return (", ", Words(role, form="inline", most=ROLE)) if role else ()


def speaker_text(quote: StoredQuote) -> Text:
    """The small line under a quote that names who said it, in full."""
    if quote.person is None:
        return (small("speaker not named here"),)
    role = quote.role or next(iter(quote.person.roles), None)
    return (small(f"— {plain(quote.person.name)}"), *role_text(role))


def sentence_text(excerpt: Excerpt, article: StoredArticle, *, most: int | None = None) -> Text:
    """A sentence of the article on one line; of a clause, "…" shows where its sentence goes on.

    Away from the sentence before it, "He" gets the name it stands for in brackets behind it: the
    article's words stay as they are, and what is added is seen to be.
    """
    before, behind = left_out(excerpt)
    return (before, *named_words(excerpt, article, most=most), behind)


def left_out(excerpt: Excerpt) -> tuple[str, str]:
    """What to show before and behind the words of a clause: "… " and " …" where it is cut."""
    before = excerpt.text[: excerpt.span.start].rstrip(" \t")
    after = excerpt.text[excerpt.span.end :]
    starts = not before or not (before[-1].isalnum() or before[-1] in ",;")
    ends = not after.strip(" \t") or after.lstrip(" \t")[0] == "\n"
    ends = ends or excerpt.words[-1] in _ENDS or after[0] in _ENDS
    return "" if starts else "… ", "" if ends else " …"


def named_words(excerpt: Excerpt, article: StoredArticle, *, most: int | None = None) -> Text:
    """The words, with the name in brackets behind a pronoun that opens them."""
    opens = next((one for one in article.pronouns if one.span.start == excerpt.span.start), None)
    if opens is None or excerpt.text is not article.text or excerpt.span.end <= opens.span.end + 1:
        return (Words(excerpt, form="inline", most=most),)
    pronoun = Excerpt(excerpt.text, opens.span)
    rest = Excerpt(excerpt.text, Span(opens.span.end, excerpt.span.end))
    name = f" {plain(f'[{opens.name}]')} "
    room = None if most is None else max(most - len(name) - len(pronoun.words), 20)
    return (verbatim(pronoun, form="inline"), name, Words(rest, form="inline", most=room))


def not_said(key: tuple[Excerpt, ...], quotes: tuple[StoredQuote, ...]) -> tuple[Excerpt, ...]:
    """The key sentences whose quotation is not shown besides; all of them if none would be left."""
    said = [(quote.article.text, quote.quote.span) for quote in quotes]
    left = tuple(
        excerpt
        for excerpt in key
        if not any(excerpt.text == text and excerpt.span.meets(span) for text, span in said)
    )
    return left or key


def warning_texts(warnings: tuple[str, ...]) -> list[Text]:
    """One small line each, the first few: they speak of the article, not with its words."""
    return [(small(f"⚠ {plain(warning, 300)}"),) for warning in warnings[:3]]


def card_view(card: Card) -> Answer:
    """Everything about one article on one page."""
    article = card.article
    lines: list[Text] = [headline_text(article, size="##")]
    standfirst = article.parts(Part.STANDFIRST)
    lines += [("\n", Words(excerpt, form="inline", most=400)) for excerpt in standfirst[:1]]
    about = origin(article, dateline=True)
    if article.authors:
        about += f" · by {plain(', '.join(article.authors), 120)}"
    lines.append(("\n" + small(about),))
    for sisters, lead in ((card.also, "also in"), (card.parts, "in part also in")):
        if also := also_text(sisters, beside=article.source, lead=lead):
            lines.append(("\n", *also))
    lines += [("\n", *line) for line in warning_texts(article.warnings)]
    if card.history:
        lines.append(("\n" + small(updated_text(card.history)),))
    blocks = [Block(sum(lines, ()))]

    key: Text = ()
    for at, sentence in enumerate(not_said(card.key, card.quotes)):
        key += ("\n\n" if at else "", *sentence_text(sentence, article))
    if key:
        blocks.append(Block(key, ruled=True))
    for at, quote in enumerate(card.quotes):
        text = (Words(quote.words, quoted=True), "\n", *speaker_text(quote))
        blocks.append(Block(text, ruled=at == 0))
    if card.people:
        blocks.append(Block((small("Who") + "\n", *_people(card.people)), ruled=True))
    if is_web_address(article.url) and len(article.url) > LINK_URL:
        # Longer than any button may link to; cut it would lead nowhere.
        address = article.url if len(article.url) <= _ADDRESS else "its address is too long to show"
        blocks.append(Block((small(escape(address)),)))
    if card.events:
        blocks.append(Block((small("When"), *_events(card.events)), ruled=True))
    if card.history:
        blocks.append(Block(changes_text(card.history, article), ruled=True))
    rows = [row(*_card_buttons(card)), row(before_button(article, card.history))]
    return compose(blocks, rows, select=sister_select(card))


def _people(people: tuple[StoredPerson, ...]) -> Text:
    out: Text = ()
    for at, person in enumerate(people[:_PEOPLE]):
        role = next(iter(person.roles), None)
        out += ("\n" if at else "", f"**{plain(person.name)}**", *role_text(role))
    more = len(people) - _PEOPLE
    return (*out, "\n" + small(f"and {more} more")) if more > 0 else out


def _events(events: tuple[StoredEvent, ...]) -> Text:
    out: Text = ()
    for stored in events[:_EVENTS]:
        day = value_text(stored.event.date or "", stored.event.until)
        out += (f"\n**{day}** · ", *sentence_text(stored.words, stored.article, most=120))
    more = len(events) - _EVENTS
    return (*out, "\n" + small(f"and {more} more")) if more > 0 else out


def _card_buttons(card: Card) -> list[Button | None]:
    article = card.article
    speakers = {quote.person.id: quote.person for quote in card.quotes if quote.person}
    return [
        ask_button("Whole text", Question("text", (f"#{article.id}", "")), primary=True),
        link_button(f"At {article.source}" if article.source else "At the source", article.url),
        *(
            ask_button(f"Quotes: {person.name}", Question("quote", (f"#{person.id}", "", "")))
            for person in list(speakers.values())[:3]
        ),
    ]


def text_view(
    article: StoredArticle, page: Page[Excerpt], token: str, *, version: int = 0
) -> Answer:
    """The stored text as it stands, a page of it; of an earlier `version`, as it stood."""
    text: Text = ()
    for (
        excerpt
    ) in page.items:  # in one block: a message holds 40 components, a page more paragraphs
        text += ("\n\n" if text else "", Words(excerpt, form="lines"))
    about = origin(article)
    if version:
        about += f" · version {version}, since changed"
    heading = Block((*headline_text(article), "\n" + small(about)))
    older = Question("text", (f"#{article.id}", str(version - 1)))
    others = row(
        ask_button("Text before", older) if version > 1 else None,
        article_button(article) if version else None,
    )
    return compose([heading, Block(text, ruled=True)], [pager(page, token), others])
