"""What stands among an article's paragraphs on web pages and is no news.

The names are those that common content systems (WordPress and its themes, Arc, Brightspot, Drupal,
React sites) give to boxes; the phrases those that sites write before links to other stories and
their own services. Collected from the systems' documentation and from reading pages; no site's name
is among them. Names are compared as pieces.py spells them: lower case, "-" for camel case.
"""

from __future__ import annotations

import re

from bot.sources.pieces import Piece

BOX = re.compile(
    r"""(?<![a-z])(?:
      news-?letters? | sign-?up | (?:subscri(?:be|ption)|registration)-?(?:box|form|cta|banner
      |prompt)?
    | promos? | promo-?(?:box|link|block|unit) | appeal | donat(?:e|ions?) | cta | call-?to-?action
    | related | recommend(?:ed|ations?)? | recirc(?:ulation)? | trending | you-?may
      | also-?(?:read|like)
    | read-?(?:more|next|also) | more-?(?:on|from|stories|news) | most-?(?:read|popular|viewed)
    | (?:next|prev(?:ious)?)-?(?:article|story|post) | jp-relatedposts
    | comments? | disqus | social | share | sharing | follow-?us | toolbar | poll | quiz | rating
    | (?:author|writer)-?_*(?:bio|box|card|info|desc|description|profile|block|about|details)
    | bio | about-?(?:the-?)?author | by-?line | timestamp | (?:post|entry|article)-?_*meta
    | ads? | advert(?:s|isements?|ising)? | ad-?(?:slot|unit|wrapper|container) | sponsor(?:ed)?
    | taboola | outbrain | affiliate | disclaimer | cookies? | consent | modal | pop-?up
      | print-?only
    | twitter-?tweet | instagram-?media | tiktok-?embed | fb-?post | social-?embed
    | embed(?:ded)?-?(?:tweet|post|story) | pull-?quotes? | quote-?pull
    | breadcrumbs? | tags? | topics? | tag-?list | key-?words | toc | table-?of-?contents
    | (?:site|article|page)-?footer | widget-?area | side-?bar(?!-) | carousel | slideshow-?nav
    )(?![a-z])""",
    re.VERBOSE,
)
ASIDE = re.compile(r"^(?:aside|footer|form|dialog)\b")

_LABEL = re.compile(  # all of the line
    r"""^(?:
      advertisements? | ad | anzeige | werbung | publicidad | publicité | pubblicità
      | sponsored(?:\ content)?
    | article\ content | (?:story|article)\ continues\b.{0,40} | continue\ reading(?:\ below)?
    | related(?:\ (?:articles?|stories|topics|content|reading|posts?|news|coverage))?
    | (?:most|trending|popular)(?:\ (?:read|popular|viewed|now|stories|news
      |on\ .{1,40}))*(?:\ in\ .{1,30})?
    | more\ (?:on\ this(?:\ story)?|stories|news|like\ this|to\ follow|from\ .{1,40}|in\ .{1,30})
    | share(?:\ this)?(?:\ (?:article|story|post|via|on).{0,30})? | recommended(?:\ .{1,30})?
      | see\ also
    | topics | tags | comments? | latest(?:\ (?:news|stories))? | up\ next | read\ (?:more|next)
      | editor.?s\ picks?
    | (?:watch|listen|photos?|video|gallery|live)(?:\ (?:now|live|this|below|the\ video|here))?
    | follow\ (?:us|me)\b.{0,80} | newsletters? | sign\ (?:up|in) | subscribe(?:\ now)?
      | log\ ?in | loading.{0,3}
    | (?:report|suggest)\ an?\ (?:typo|correction|error) | back\ to\ top | don.?t\ miss
      | correction\ policy
    | this\ is\ a\ (?:breaking|developing)\ (?:news?\ )?story\b.{0,60} | click\ (?:here|to\ .{1,40})
    | mehr\ zum\ thema | lesen\ sie\ auch | lire\ aussi | leer\ más | lea\ también
      | leggi\ anche | lees\ ook
    | läs\ också | les\ også | læs\ også | lue\ myös | czytaj\ (?:także|również)
      | leia\ (?:também|mais)
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_POINTER = re.compile(  # how a line begins that points to another story or to a service
    r"""^(?:
      (?:also\ )?read(?:\ (?:more|also|next|on|the\ full|our))*\b[^.]{0,20}[:|»→>]
      | also\ read\b | read\ more\b
    | (?:see|watch|listen|related|more|recommended|explained|opinion)
      (?:\ (?:also|more|here|now|story|stories|article|news|on\ this
      |from\ [\w ]{1,30}))?\s*[:|»→>]\s
    | click\ here\b | lire\ aussi\b | lea\ también\b | leggi\ anche\b | lesen\ sie\ auch\b
      | lees\ ook\b | mehr\ dazu\b
    | (?:don.?t|never)\ miss\b | (?:sign|signing)\ up\ (?:for|to|here|now)\b | subscribe\ (?:to
      |for|now|here)\b
    | (?:join|follow|like|find)\ (?:us|our|me|the\ [\w ]{1,40})\b.{0,80}
      \b(?:facebook|twitter|x|instagram|whatsapp|telegram|youtube|tiktok|google|newsletter
      |channel|app)\b
    | download\ (?:the|our)\b.{0,40}\bapp\b
    | get\ (?:the|our|all|more)\b.{0,100}\b(?:newsletter|inbox|app|delivered|e-?mail)\b
    | (?:for|to\ (?:get|see|read))\ (?:more|all|the\ latest)\b.{0,140}
      \b(?:newsletter|inbox|follow|click|visit|app|check|subscribe|sign)\b
    | check\ out\ (?:more|all|our|the\ latest)\b | stay\ (?:informed|up[- ]to[- ]date|connected
      |tuned)\b
    | (?:have\ (?:you\ )?|do\ you\ have\ |you\ )?(?:got|have)\ (?:a|any)\ (?:story|tip|news
      |question|views?)\b
    | (?:contact|e-?mail)\ (?:us|the\ (?:newsroom|reporter|author|editor)|our)\b
    | (?:help\ us|support\ (?:us|our|independent|local)|become\ a\ (?:member|subscriber
      |supporter)|donate)\b
    | our\ (?:journalistic\ |editorial\ )?(?:standards|principles|policies)\s*:
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SERVICE = re.compile(
    r"""\b(?:
      sign(?:ing)?\ up\ (?:for|to)\ (?:our|the|\w+['’]s) | privacy\ (?:policy|notice) | unsubscribe
    | terms\ (?:of\ (?:service|use)|and\ conditions) | affiliate\ (?:commission|links?)
      | preferred\ source
    | all\ rights\ reserved | your\ inbox | (?:free|daily|weekly|morning)\ newsletter
      | whatsapp\ channel
    | protected\ by\ recaptcha | display\ name\ before\ commenting | please\ log\ ?(?:in|out)
    | enable\ javascript | browser\ does\ not\ support
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SPEAKS_TO_YOU = re.compile(
    r"^(?=.*\b(?:you|your|our|us|here|click|rights reserved|recaptcha|unbiased|we)\b)[^“”\"]*$",
    re.IGNORECASE | re.DOTALL,
)
_TAIL = re.compile(  # who made the story, at its end: agencies' sign-offs, where it was first
    r"""^\W{0,3}(?:
      (?:additional\ |further\ )?(?:reporting|writing|editing|compiled|edited|produced|translated
      |fact-?checked)\ (?:and\ \w+\ )?by\b
    | with\ (?:additional\ )?(?:reports?|reporting|inputs?|files|information|contributions?
      |agencies)\b.{0,12}\b(?:from|by)\b
    | (?:this\ (?:article|story|piece|report|post)\ )?(?:was\ )?(?:first
      |originally)\ (?:published|appeared|posted)\b
    | this\ (?:article|story|report)\ (?:was|is|has\ been|originally
      |first)\b.{0,60}\b(?:published|republished|produced|updated|corrected|adapted)\b
    | (?:associated\ press|ap|reuters|afp|staff)\ (?:writers?|journalists?|reporters?
      |correspondents?)\b.{0,120}\bcontributed\b
    | .{0,120}\bcontributed\ to\ this\ (?:report|story|article)\b
    | (?:source|via|credit|sources)\s*: | ©\ | copyright\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT = re.compile(
    r"^\W?\s*(?:is|was|has|writes|covers|began|joined|works|serves|teaches|reports)\b"
)


def says_no_news(piece: Piece) -> bool:
    """A label, a line that points elsewhere, or one about the site's own services."""
    words = len(piece.key.split())
    return bool(
        _LABEL.match(piece.text)
        or (_POINTER.match(piece.text) and (piece.links > 0.3 or words < 40))
        # A story may be about a privacy policy; a service speaks to "you".
        or (_SERVICE.search(piece.text) and words < 80 and _SPEAKS_TO_YOU.match(piece.text))
    )


def is_tail(text: str, authors: tuple[str, ...]) -> bool:
    """A line at the story's end about who wrote it or where it stood first."""
    if _TAIL.match(text) and len(text) < 300:
        return True
    opening = text.lstrip("— –-•*")
    for name in authors:
        for form in (name, name.split()[0] if name.split() else name):
            if opening.startswith(form) and _ABOUT.match(opening[len(form) :]):
                return True
    return False


_STAMP = re.compile(
    r"""^(?:by\b|published\b|updated\b|posted\b|created\b|(?:last|first)\ (?:updated|modified
      |published)\b
      |\d+\ min(?:ute)?s?\ read) | \b\d{1,2}[:.]\d\d(?:\ ?[ap]\.?m\.?)?\b.{0,12}$
    | \b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ \d{1,2},?\ (?:19
      |20)\d\d.{0,20}$
    | \b\d{1,2}\ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ (?:19
      |20)\d\d.{0,20}$""",
    re.IGNORECASE | re.VERBOSE,
)


def is_stamp(text: str) -> bool:
    """A short line that says when or by whom."""
    return len(text.split()) <= 14 and bool(_STAMP.search(text))
