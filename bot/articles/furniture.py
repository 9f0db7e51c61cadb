"""What a line of a page or of wire copy is when it is no news: menus, share and sign-up lines, slugs.

In: one line, white space folded. Out: its Kind. Only the line itself is looked at; where it stands
and what follows is layout.py's business.

Wire lines follow IPTC 7901 / ANPA 1312 and the agencies' habits (keyword lines, "1st Ld-Writethru",
"(ATTN: ...)", "Eds:", sign-off initials); page lines follow what news sites print around a story.
"""

from __future__ import annotations

import re
from enum import Enum, auto


class Kind(Enum):
    """What a line can be by its words alone."""

    TEXT = auto()  # nothing known against it
    FURNITURE = auto()  # belongs to the page
    META = auto()  # when, how long, how often read: stands near the headline
    LIST = auto()  # opens a list of other stories: "Read more"
    SLUG = auto()  # keyword, priority and correction lines above wire copy
    END = auto()  # nothing of the story follows
    PITCH = auto()  # sentences that sell: newsletters, terms, cookies


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = (
    rf"(?:{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\.?,? \d{{4}}"
    rf"|{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
)
DATED = re.compile(rf"(?i)\b{_DAY}(?!\w)|{_DAY}")
_AGO = r"\d+ ?(?:s|m|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?|seconds?) ago"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("(?i)(?:" + "|".join(patterns) + ")")


_END = _any(
    r"ends?\.?$",
    r"[-–—*#\s]*\b30\b[-–—*#\s]+$",
    r"#\s?#\s?#$",
    r"-?\(?end\)?s?-?$",
    r"enditem\.?$",
    r"end of (?:article|story|document)",
    r"/?ends/?$",
    r"reuters?$",
    r"\(?(?:additional |with additional )?(?:reporting|writing|editing|compiled) by:?\s.{3,400}$",
    r"\(?(?:reporting|writing|editing)(?: and (?:writing|editing|reporting))? by ",
    r"[–—-] ?additional reporting by ",
    r"with (?:reports?|files|inputs|additional reporting|agency inputs) (?:from|by) .{2,120}$",
    r"\(with (?:inputs?|agency inputs|reports?).{0,80}\)$",
    r"our standards: ",
    r"source:?\s{1,3}[A-Z][^.]{1,80}$",
    r"(?:media )?contacts?:\s",
    r"# ?(?:dpa )?notebook",
    r"\* \* \* \*$",
    r"the following information is not intended for publication",
    r"## ?(?:internet links|editorial contacts|note to editors)",
    r"a[pf]p?-[a-z]{2}-\d\d-\d\d-\d\d \d{4}gmt",
    r"\d{6} gmt [a-z]{3}",
    r"[a-z]{2,3}(?:[-/][a-z]{2,3}){1,5}$",
    r"first published (?:in|on|at) ",
    r"(?:©|\(c\)|copyright) ?(?:©|\(c\))? ?\d{4}",
    r".{0,80}all rights reserved",
    r"(?:distributed|published) by (?:allafrica|the conversation)",
    r"view source version on ",
    r"cision? view original content",
    r"forward-looking statements$",
    r"this article (?:was|is|has been) (?:originally|first|generated|automatically|republished)",
    r"\(this story has not been edited by",
    r"\(except for the headline",
    r"disclaimer:",
    r"have (?:something to say|your say)",
    r"join (?:the conversation|our commenting|the discussion)",
    r"(?:\d+ )?comments?(?: \(\d+\)|\d+)?$",
    r"view(?: all)?(?: \d+)? comments",
    r"what do you think\?",
    r"(?:related )?(?:topics|tags|keywords):?$",
    r"filed under:?",
    r"explore more",
    r"about the author",
    r"contact the author",
    r"follow (?:related|us on social|topics)",
    r"report an (?:editorial )?error",
    r"editor.s (?:choice|picks?)$",
    r"from around the (?:site|web)",
    r"sponsored stories",
    r"trending(?: (?:stories|now|on \w+|topics))?$",
    r"top (?:stories|trending|news|headlines)$",
    r"most (?:read|viewed|popular|shared|commented|watched|recent)(?: .{0,20})?$",
    r"latest (?:posts?|news|stories|headlines)$",
    r"more (?:from|on|in|about|news|stories)\b.{0,40}$",
    r"you (?:may|might) also (?:like|be interested)",
    r"recommended(?: (?:for you|stories|reading|articles))?$",
    r"visual stories$",
    r"hot picks$",
    r"just in$",
    r"next (?:story|article|post)\b",
    r"previous (?:story|article|post)\b",
    r".{10,100}\bnext [→»›]$",
    r"video of the week",
    r"stay informed\b",
    r"related (?:articles?|stories|news|topics|content|posts?|tags?|people|countries|links?).{0,30}$",
    r"site index$",
    r"browse today",
)
_LIST = _any(
    r"(?:also )?read(?: also| more| next| on)?(?: stories)?(?: about| on)?(?: ?[:|»>-].*)?$",
    r"(?:also|must|now) read\b.{0,160}$",
    r"read (?:also|more|next|full story|the full story|our complete|our full)\b.{0,200}$",
    r"(?:see|watch|listen|view) (?:also|more|now|next)\b.{0,160}$",
    r"(?:watch|listen|look|photos?|video|gallery|poll|opinion) ?[|].{0,160}$",
    r"see also:?.{0,160}$",
    r"related(?: reading)?:?(?: .{0,160})?$",
    r"what to read next$",
    r"you may (?:also )?like$",
    r"you might like$",
    r"up next$",
    r"more (?:trending|for you|to read|about)$",
    r"latest videos(?: from)?",
    r"(?:don.t|do not) miss:?",
    r"dig deeper",
    r"go deeper",
    r"further reading:?$",
    r"recommended video$",
    r"top (?:videos|picks)$",
    r"(?:baca|lee|leer|lire|à lire|lesen sie|auch interessant|leggi|читайте)\b.{0,15}(?:juga|también|más|aussi|auch|anche|также)\b.{0,160}$",
    r"sponsored(?: content)?$",
    r"editor.s note:? ?$",
    r"story continues(?: below)?",
)
_PITCH = _any(
    r".{0,200}\bnewsletters?\b.{0,300}$",
    r".{0,120}\b(?:sign|signing|log|logged) (?:up|in)\b.{0,200}\b(?:email|emails|account|inbox|alerts?|page|free|here|below|subscription|newsletter)",
    r"(?:sign|log) (?:up|in)\b.{0,200}",
    r".{0,200}\bprivacy (?:policy|notice)\b",
    r".{0,120}\bterms (?:of (?:service|use)|& conditions|and conditions)\b",
    r".{0,200}\b(?:cookies?|javascript|html5|recaptcha|ad ?blocker)\b.{0,60}\b(?:accept|enable|browser|policy|settings|apply|disable)",
    r"(?:by )?(?:clicking|submitting|signing up|registering|subscribing)\b",
    r".{0,100}\b(?:straight|directly|delivered|daily|soon be)? ?(?:to|in) your inbox\b",
    r"(?:please )?subscribe\b.{0,160}",
    r"subscribe (?:now|today|to)\b",
    r"(?:support|donate|become a (?:member|subscriber)|invest in journalism)\b.{0,100}$",
    r"thanks? (?:you )?for (?:signing|registering|subscribing|reading)",
    r"a welcome email is on its way",
    r"we (?:encountered an issue|apologi[sz]e, but this)",
    r"there was an error, please",
    r"(?:this|the) advertisement has not loaded",
    r"try refreshing your browser",
    r"please refresh",
    r"interested in more newsletters",
    r"(?:exclusive articles from|unlimited online access|daily content from|daily puzzles|national post epaper)",
    r"(?:create an account or sign in|access articles from|enjoy additional articles|get email updates|share your thoughts)",
    r"this (?:article|content) is (?:free to read|reserved|for subscribers|available to)",
    r"if you are a home delivery",
    r"you can save this article",
    r"when you purchase through links",
    r"(?:we|you) may (?:earn|receive) (?:an? )?(?:affiliate )?commission",
    r"this (?:page|article|post) (?:may )?contains? affiliate",
    r"our community members are treated",
    r"i would like to (?:be emailed|receive)",
    r"already (?:a )?(?:subscribed|subscriber|registered|have an account)",
    r"get (?:the )?(?:latest|our|all the|daily|unlimited|access|more|\d+%).{0,120}\b(?:news|phone|inbox|app|alerts?|headlines|scoop|insight|subscription|delivered|emails?|whatsapp)\b",
    r"(?:download|get) (?:the|our) .{0,40}\bapp\b",
    r"(?:follow|join|like|find|connect with) (?:us|our|[A-Z][\w ]{1,30}) on (?:twitter|x|facebook|instagram|whatsapp|telegram|google|linkedin|youtube|tiktok|social)",
    r"(?:click|tap) here\b.{0,140}$",
    r"(?:want|would you like) to (?:bookmark|comment|save)\b",
    r"please (?:log in|read our|review our|consider)",
    r"you can find this story in",
    r"access your favorite",
    r"to view this (?:video|content)",
    r"(?:the \w+ )?values your comments",
    r"check out (?:more|our)\b.{0,120}",
    r"add us as a preferred source",
    r".{0,60}\b(?:preferred|trusted) source (?:on|in) google",
    r"for (?:more|free real time|the latest|all the latest)\b.{0,100}\b(?:news|alerts|click|visit|follow|sign|download|updates)\b",
    r"help us? (?:improve|keep)",
    r"(?:original|independent|fearless) (?:reporting|journalism)\b",
    r"new to \w+\?",
    r"this is a breaking (?:new|news)? ?(?:story|news)",
    r"contact me with news",
    r"receive (?:the|our|email)\b",
    r"stay (?:up to date|on top|tuned|connected|updated)\b",
    r"have a (?:story|tip|news tip|question)\b",
    r"(?:do )?you (?:know|have) (?:more|anything|a story)\b.{0,80}(?:email|contact|tell us)",
    r"would you like to comment",
    r"(?:you can )?(?:email|contact) [A-Z][\w ]+ (?:here|at)\b",
    r"all contents? (?:©|copyright)",
    r"we use (?:cookies|google)",
    r"make sense of\b",
    r"(?:the )?most pressing stories",
    r"local news, weather",
)
_FURNITURE = _any(
    r"\W*$",
    r"\d{1,4}(?:[.,]\d)?[km]?$",
    r"https?://\S+$",
    r"(?:all|top|latest|breaking|live|more|world|local)? ?news(?: (?:home|world|room|letter))?$",
    r"home(?:page)?(?: ?[/>»|].{0,80})?$",
    r".{1,60}\S ?[>»›] ?\S.{1,80}$",
    r"menu$|search\b.{0,40}$|skip (?:to|past|ad)\b.{0,60}$|back(?: to (?:top|video|home))?$|close$|next$|previous$|"
    r"go to page$|more$|view(?: all| more)?$|show (?:more|less|all)$|load more.*$|see (?:all|more)$",
    r"share (?:this|on|via|to|with|the|article|story)\b.{0,60}$|share\d.{0,8}$|[\d.,]+k? shares?$",
    r"(?:copy|get) link.{0,20}$|link copied.{0,20}$|copy link copied",
    r"advertise(?:ment|ments)?(?: ?\d+)?(?: ?[·.|-] ?.{0,40})?$|ad(?:vertising)?$|promoted$|paid (?:content|post)$",
    r"article content$|story continues below$|continue reading.{0,60}$|read in app$|read preview$",
    r"open this photo in gallery:?$|view gallery.{0,20}$|image \d+ of \d+$|\d+ ?/ ?\d+$|hide caption$|toggle caption$|enlarge(?: this)?(?: image)?$",
    r"(?:author|authors) of the article:?$|about$|contact(?: us)?$|careers$|help$|legal$|dmca$|sitemaps?$",
    r"join (?:our|us|the)\b.{0,60}$",
    r"newsletters?$|new look$|opinion$|exclusive$|premium$|analysis$|explainer$|listen to (?:this )?article.{0,20}$",
    r"duration:? [\d:]+$|\d{1,2}:\d\d$",
    r"follow (?:us|@?\w+|topics?|live|\w+ \w+)(?: on:?)?$|follow us on:?$",
    r"(?:enter your )?e-?mail address$|name$|first name$|or$|i.m in$|find out more$|learn more$|vote$|yes$|no$|ok$",
    r"(?:this|your) (?:video|browser) (?:file )?(?:cannot|does not|is not)\b.{0,80}$",
    r"[\w ]{0,30}(?:social links navigation|navigation menu)$",
    r"(?:sign|log) ?in ?/? ?(?:register|subscribe|sign up|create.{0,20})?$",
    r"(?:get|become) (?:a )?(?:support|member|premium).{0,40}$",
    r"preferred source.{0,40}$",
)
_META = _any(
    r"(?:(?:first |originally |last )?(?:published|posted|updated|modified|created|issued|date|issue date|upd)\b[:.]?.{0,60}(?:\d|ago|today|yesterday).{0,60})$",
    rf"(?:{_AGO}|today|yesterday|just now)\b.{{0,40}}$",
    r"\d+[ -]min(?:ute)?s?(?: read| listen| ago)?\b.{0,90}$",
    r"(?:reading time|est\. reading|time to read).{0,30}$",
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?:at )?(?:{_DAY}).{{0,50}}$",
    rf"\d{{1,2}}[:.]\d\d ?(?:am|pm|a\.m\.|p\.m\.|gmt|utc|[a-z]{{2,4}})?,? .{{0,12}}{_DAY}.{{0,60}}$",
    r"\d{4}-\d\d-\d\dt\d\d:\d\d\S*$",
    r"(?:last )?updated?:? ?(?:at|on)? ?\d.{0,50}$",
    r"\d+ (?:views?|reads?|comments?)$",
)
_SLUG = _any(
    r"\((?:attn|eds?|note|in |updates?|adds?|recasts?|corrects?|refiles?|repeats?|changes|rewrites|with|new|lead)\b.{0,300}\)$",
    r"[\^z]?eds?[.:]\s.{0,300}$",
    r"(?:attn|attention|editors?|note to editors|embargo(?:ed)?|advisory|keywords?|slug|undated|urgent|priority|bulletin|flash|refile|kill|"
    r"correction|repeat(?:ed|ing)?|(?:1st|2nd|3rd|\d+th) ?(?:lead|ld)|\d+(?:st|nd|rd|th) ?ld[- ].*|update \d+|with (?:photo|video|graphic|picture)s?)\b[:.]?\s?[^.]{0,60}$",
    r"[a-z]{1,3}\d{4,5} .{0,80}$",
    r"z[a-z]?\d+-+$|r [a-z] bc-.{0,120}$|bc-\S.{0,120}$",
    r"ap photos?\b.{0,120}$|with ap photos?.{0,40}$|photos?,? (?:video|graphics?).{0,60}$",
    r"[\w.&-]+/[\w.&/-]+/?$",
    r"(?:media|news|press) release\b.{0,40}$|for immediate release.{0,30}$",
    r"source:\s?[A-Z].{1,60}$",
    r"updates? (?:throughout|with|to|adds?)\b.{0,160}$",
    r"(?:adds|recasts|updates|corrects)\b.{0,120}(?:///|background|quotes?|reax|details|byline)\b.{0,40}$",
    r"[\w ]+ ///$",
    r"\(?(?:with|more) (?:picture|photo|video|graphic)s?\)?$",
    r"logo ?- ?http.{0,160}$|photo ?- ?http.{0,160}$",
)


# Buttons stand alone or glued to each other: "FacebookTwitterFlipboardSend", "Copy Link Email".
_BUTTONS = frozenset(
    ["share", "tweet", "print", "e", "mail", "email", "copy", "save", "bookmark", "listen", "follow", "like", "comment", "comments", "reply", "report", "gift", "download", "donate", "subscribe", "register", "login", "log", "sign", "in", "out", "up", "facebook", "twitter", "whatsapp", "linkedin", "telegram", "reddit", "pinterest", "flipboard", "threads", "messenger", "instagram", "youtube", "tumblr", "mastodon", "bluesky", "viber", "line", "truth", "gettr", "gab", "parler", "weibo", "wechat", "x", "vk", "send", "link", "links", "copied", "text", "size", "font", "a", "aa", "small", "medium", "large", "audio", "photos", "gallery", "watch", "menu", "account", "settings", "cancel", "via", "on", "to", "this", "article", "story", "page", "icon", "button", "social", "sharing", "by", "click", "tap", "and", "or", "for", "app", "add", "google", "all", "more", "options", "now", "min", "read", "your", "network", "saved", "bookmarks", "mins", "us"]
)
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_]+")
_ADDRESS = re.compile(r"(?i)\b(?:your?|our|us|we|i|here|sign|subscribe|subscribers?|this)\b")
_TOLD = re.compile(r"(?i)[\"“”]|\b(?:said|says|told|according to|reported)\b")


def _is_buttons(words: str) -> bool:
    tokens = _TOKEN.findall(words)
    return len(words) <= 120 and bool(tokens) and all(t.lower() in _BUTTONS for t in tokens)


def kind_of(line: str) -> Kind:
    """What `line` is by its words; lines of more than 600 characters are text."""
    words = line.strip().strip("^<").strip()
    if len(words) > 600:
        return Kind.TEXT
    for kind, pattern in (
        (Kind.SLUG, _SLUG),
        (Kind.END, _END),
        (Kind.LIST, _LIST),
        (Kind.META, _META),
        (Kind.FURNITURE, _FURNITURE),
        (Kind.PITCH, _PITCH),
    ):
        if pattern.match(words):
            if kind is Kind.PITCH and (_TOLD.search(words) or not _ADDRESS.search(words)):
                continue
            return kind
        if kind is Kind.META and _is_buttons(words):
            return Kind.FURNITURE
    return Kind.TEXT
