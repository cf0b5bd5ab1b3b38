"""What one line of a report is, looked at alone: a byline, a credit, a caption with its credit, boilerplate, a date line.

Every test here errs toward "a sentence of the story": a caption read as a sentence is a blemish, a lost sentence is a
lie. So each pattern needs a mark that running text does not have, and long lines are hardly ever anything but text.
"""

from __future__ import annotations

import re

from dragoman.intake.agencies import agency_named, is_agency, is_place
from dragoman.intake.dates import MONTH, day_in
from dragoman.records import Span

_UP = "A-ZÀ-ÖØ-Þ"
_NAME_WORD = rf"(?:[{_UP}][\w'’.-]*|de|da|del|der|den|di|el|al|bin|ibn|van|von|la|le|abu|bint|ter|dos|du)"
_NAME = rf"[{_UP}][\w'’.-]*(?: {_NAME_WORD}){{1,4}}"
_SENTENCE_END = re.compile(r"[.!?…][\"”'’»)\]]*$")

# ---------------------------------------------------------------- boilerplate

_BOILERPLATE = re.compile(
    r"""^\W*(?:
      (?:read|see|view|watch|listen|learn|find\ out|discover|hear)\s+(?:more|also|next|too|this|full|the\ full|all|here|now)\b(?:\W.*)?
    | (?:also|must)\s+(?:read|see|watch)\b.*
    | (?:read|watch|listen|related|see\ also|also|more|recommended|explainer|opinion|video|in\ pictures|don['’]t\ miss|trending|editor['’]s\ pick|next|previous)\s*[:|»>].*
    | related\s+(?:articles?|stor(?:y|ies)|news|posts?|topics?|content|coverage|links?|reading)\b.{0,80}
    | (?:more|latest|top)\s+(?:on\ this\ story|stories|from|news|headlines|about|in)\b.{0,60}
    | (?:you\ (?:may|might)\ also\ (?:like|be\ interested)|recommended\ (?:for\ you|stories|reading)|most\ (?:read|popular|viewed|shared)|trending(?:\ now)?|sponsored(?:\ content)?|promoted(?:\ content)?|paid\ post)\b.{0,60}
    | click\s+(?:here|on|to|below)\b.{0,160}
    | tap\s+here\b.{0,160}
    | (?:follow|like|find|join|connect\ with|contact|subscribe\ to|add)\s+(?:us|our|@\w+|[\w .'’-]{2,40}\s+on\s+(?:twitter|facebook|instagram|telegram|youtube|linkedin|x|google\ news|whatsapp|social))\b.{0,160}
    | (?:subscribe|sign[\ -]?up|sign\ in|log\ ?in|register|unsubscribe|subscribed?\ (?:now|today|here))\b(?:\s+(?:to|for|now|today|here|with|up|and|in|free|at|or)\b.{0,160})?\W*
    | (?:get|receive)\s+(?:the|our|all|breaking|more|daily|latest|unlimited|full)\b.{0,80}\b(?:newsletter|inbox|email|e-mail|app|alerts?|access|updates|delivered)\b.{0,80}
    | (?:download|install|get)\s+(?:the|our)\b.{0,60}\bapps?\b.{0,60}
    | (?:share|tweet|pin|print|email|e-mail|comment|comments|save|bookmark|whatsapp|facebook|twitter|telegram|linkedin|reddit|pinterest|copy\ link|text\ size|font\ size|listen|play|close|menu|search|advertisements?|ad|loading\W*|skip\ to\ content|back\ to\ top|home|gallery|slideshow|live|tags?|topics?|newsletter)(?:\W+(?:share|tweet|pin|print|email|e-mail|comments?|save|whatsapp|facebook|twitter|telegram|linkedin|reddit|pinterest|copy\ link|this|article|story|on|via|link|page|now|a))*\W*
    | share\s+(?:this|on|via|it|the)\b.{0,60}
    | (?:leave|post|add|write)\s+a\s+(?:comment|reply|response)\b.{0,60}
    | (?:join|view|show)\s+(?:the\s+)?(?:conversation|discussion|comments)\b.{0,60}
    | (?:tags?|topics?|filed\ under|categor(?:y|ies)|keywords?|in\ this\ (?:article|story)|section)\s*:.{0,200}
    | advertisement\b.{0,40} | (?:story|article)\s+continues\s+(?:below|after).{0,60} | continue\s+reading\b.{0,80} | (?:scroll|swipe)\s+(?:down|to|for)\b.{0,60}
    | (?:©|\(c\)|copyright\s+(?:©|\(c\)|\d{4}|[A-Z])|all\ rights\ reserved).{0,250}
    | .{0,200}\ball\ rights\ reserved\W*.{0,120}
    | this\s+(?:material|content|article|story|report|document)\s+(?:may\ not\ be|is\ (?:protected|copyright|published\ from|supplied|provided\ by|auto)|was\ (?:originally\ published|first\ published|produced|provided|automatically)|originally\ appeared|first\ appeared|has\ not\ been\ (?:created|edited)|has\ been\ (?:published|sourced|adapted|auto)).{0,250}
    | \(?(?:except\ for\ the\ headline,\ )?this\ story\ has\ not\ been\ edited.{0,200}
    | our\s+standards\s*:.* | (?:the\ )?thomson\ reuters\ trust\ principles\W*
    | (?:the\s+)?(?:views?|opinions?)\s+(?:and\s+\w+\s+)?expressed\s+(?:in|by|here|on|above)\b.{0,300}
    | (?:we|this\ (?:web)?site)\s+uses?\s+(?:our\ own\ |essential\ |third.party\ )?cookies?\b.{0,300}
    | (?:by\s+(?:continuing|clicking|using|signing|subscribing)\b).{0,200}\b(?:agree|accept|consent|cookies?|terms|policy)\b.{0,120}
    | (?:accept|manage|reject)\s+(?:all\s+)?(?:cookies?|preferences|settings)\b.{0,60} | (?:privacy|cookie)\s+(?:policy|notice|settings|statement)\b.{0,60} | terms\s+(?:of\s+(?:use|service)|and\s+conditions)\b.{0,60}
    | (?:please\s+)?(?:enable|turn\ on)\s+(?:javascript|cookies)\b.{0,120} | your\ browser\ (?:does\ not|doesn['’]t).{0,120}
    | (?:support|donate|help\ us|become\ a\ (?:member|subscriber|supporter|patron))\b.{0,80}\b(?:journalism|newsroom|donation|independent|patreon|subscription|today|now)\b.{0,80}
    | (?:have|got)\ (?:a\ )?(?:a\ tip|tips|a\ story|information\ to\ share|a\ question).{0,160}
    | (?:send|e-?mail|contact|write\ to)\s+(?:us|the\s+(?:author|writer|editor|reporter))\b.{0,120}
    | \d{1,3}[\ -]min(?:ute)?s?\s+read\W* | (?:reading|read)\s+time\W.{0,30} | \d[\d,.kK]*\s+(?:comments?|shares?|views?|likes?|retweets?)\W*
    | (?:image|photo|picture)\s+\d+\s+of\s+\d+ | \d+\s*(?:/|of)\s*\d+ | (?:page|slide)\s+\d+(?:\s+of\s+\d+)?
    | (?:ends?|-30-|more\ to\ (?:come|follow)|developing\ story\W.{0,80}|breaking\ news\W{0,3}|this\ is\ a\ (?:developing|breaking)\ (?:news\ )?story\b.{0,120})\W*
    | (?:to\ (?:read|view|see|subscribe|learn|contact|report|comment)\b.{0,100}\b(?:click|visit|go\ to|e-?mail|subscribe|sign\ up|link|here)\b).{0,120}
    | (?:for\ (?:more|all|the\ latest|breaking|further|additional)\b.{0,60}\b(?:visit|follow|click|subscribe|download|see|go\ to|check\ out)\b).{0,160}
    | (?:e-?mail|tel|phone|fax|website|twitter|facebook|instagram|telegram|web)\s*:\s*\S.{0,100}
    | https?://\S+ | www\.\S+ | [\w.+-]+@[\w-]+\.[\w.-]+ | @\w+
    )$""",
    re.I | re.X,
)
_RULE = re.compile(r"^[\W_]+$")
_LONGEST_BOILERPLATE = 400


def is_boilerplate(line: str) -> bool:
    """Whether the line belongs to the page and not to the report: links, sharing, subscription, copyright, cookies."""
    if _RULE.match(line):
        return True
    return len(line) <= _LONGEST_BOILERPLATE and bool(_BOILERPLATE.match(line)) and not line.startswith(("“", '"'))


# ---------------------------------------------------------------- dates

_DATE_WORDS = (
    r"(?:(?:first\s+|originally\s+)?(?:published|posted|updated|modified|issued|released|created|uploaded|filed)"
    r"|last\s+(?:updated|modified|changed|edited)|publish(?:ed|ing)?\s+date|publication\s+date|date(?:\s+published)?|pub(?:lished)?\s+date)"
)
_DATE_LINE = re.compile(rf"^\W*{_DATE_WORDS}\b(?:\s+(?:on|at))?\W*(?=.*\d).{{4,90}}$", re.I)
_ONLY_DATE = re.compile(
    rf"^\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?\W*)?"
    rf"(?:{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\W+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?[\s.-]*{MONTH}[\s,.-]*\d{{4}}|\d{{4}}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{{4}})"
    r"(?:\W+(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?(?:\s*[+-]\d\d:?\d\d)?)?\W*$",
    re.I,
)


def is_date_line(line: str) -> bool:
    """A line that only says when the report was published or updated."""
    if len(line) > 120 or _SENTENCE_END.search(line) and len(line.split()) > 9:
        return False
    return bool(_ONLY_DATE.match(line)) or (bool(_DATE_LINE.match(line)) and day_in(line) is not None)


# ---------------------------------------------------------------- bylines

_BY = re.compile(
    rf"^(?:[Bb]y|BY|[Ww]ritten [Bb]y|[Ww]ords by|[Ss]tory by|[Rr]eport by|[Ff]rom our)\b:?\s+(?P<who>[{_UP}].{{1,140}})$"
)
_BY_WORDS = re.compile(
    rf"^(?:{_NAME_WORD}|[{_UP}&]+|and|in|of|for|the|with|at|from|on|[-–—|/&,;·•]|\d{{1,4}}|[\w.+-]+@[\w.-]+|@\w+|\([^)]*\))$"
)
_ROLES = (
    r"(?:(?:senior |special |chief |staff |political |diplomatic |foreign |national |associate |deputy |managing |guest |world )*"
    r"(?:correspondents?|reporters?|writers?|editors?|staff|desk|bureau|contributors?|columnists?|analysts?|web desk|news desk|news service|newsroom|agencies|agency|news agency|monitoring desk|report))"
)
_STAFF = re.compile(
    rf"^\W*(?:(?:our|the)\s+)?(?:[{_UP}][\w'’.-]*\s+){{0,4}}{_ROLES}(?:\s+(?:report|in\s+[{_UP}][\w' -]+))?\W*$", re.I
)
_NAME_THEN = re.compile(
    rf"^(?P<who>{_NAME}(?:(?:,| and|,? &) {_NAME}){{0,3}})\s*(?:[-–—|/,•·]|\bin\b)\s*(?P<what>[^.!?]{{2,60}})$"
)
_PLACE_THEN = re.compile(r"^(?P<place>[^-–—|/:.!?]{2,40}?)\s*(?:[-–—|/:]|,)\s*(?P<what>[^.!?]{2,80})$")
_NAMES_BY_SLASH = re.compile(rf"^{_NAME}(?:\s*/\s*{_NAME})+$")
_SIGN_OFF = re.compile(
    rf"^\W*(?:(?:additional\s+|further\s+|with\s+)?(?:reporting|writing|editing|translation|translated|compiled|edited|written|prepared|research|graphics?|video|photography|production|produced|words|interview)\s*"
    rf"(?:and\s+(?:\w+\s+)?(?:reporting|writing|editing|translation|compiled)\s*)?(?:by|from)\b\s*:?\s*[{_UP}].{{2,300}}"
    r"|(?i:with\s+(?:inputs?|files?|agencies|agency\s+inputs?|reporting|additional\s+\w+|assistance)(?:\s+from)?\b.{0,120})"
    r"|.{3,160}\b(?:contributed\s+(?:reporting\s+)?(?:to|from)\s+(?:this|the)\s+(?:report|story|article)|contributed\s+(?:reporting|to\s+this\s+(?:report|story|article)))\b.{0,80}"
    r"|.{3,120}\breported\s+from\s+.{3,100}\b(?:and|,).{3,200}\bcontributed\b.{0,80}"
    r")\W*$",
    re.I | re.S,
)


def is_sign_off(line: str) -> bool:
    """A closing line that names who reported, wrote, edited or translated."""
    return len(line) <= 420 and bool(_SIGN_OFF.match(line)) and not line.startswith(("“", '"'))


def is_byline(line: str, *, known: str | None = None) -> bool:
    """Whether a line at the head of a report names its author, with or without place and agency.

    ``known`` is the author that the metadata names.
    """
    if len(line) > 160 or not line:
        return False
    if known and line.casefold().strip(" .,-–—|") in {known.casefold(), f"by {known.casefold()}"}:
        return True
    if match := _BY.match(line):
        words = re.split(r"\s+|(?<=\w)(?=[,;|/])|(?<=[,;|/])(?=\w)", match["who"].rstrip(" ."))
        return len(words) <= 22 and all(_BY_WORDS.match(word.rstrip(",;")) for word in words if word.rstrip(",;"))
    if _SENTENCE_END.search(line) or len(line) > 100:
        return False
    if is_agency(line) or (_STAFF.match(line) and len(line.split()) <= 7):
        return True
    if (match := _NAME_THEN.match(line)) and len(match["who"].split()) <= 12:
        what = match["what"].strip()
        if is_agency(what) or re.fullmatch(_ROLES, what, re.I) or _is_place_list(what) or _ONLY_DATE.match(what):
            return not is_place(match["who"])
        if agency_named(what) and len(what.split()) <= 5:
            return True
    if match := _PLACE_THEN.match(line):
        what = match["what"].strip()
        if is_place(match["place"]) and (
            is_agency(what) or (agency_named(what) and len(what.split()) <= 5) or re.fullmatch(_ROLES, what, re.I)
        ):
            return True
    return False


def is_names_line(line: str) -> bool:
    """Full names and nothing else, joined by slashes, as agencies sign at the foot ("Ruaa Jazaeri / Hala Zain")."""
    return len(line) <= 90 and bool(_NAMES_BY_SLASH.match(line))


def _is_place_list(text: str) -> bool:
    return all(is_place(piece.strip()) for piece in re.split(r"[,/]| and ", text) if piece.strip())


# ---------------------------------------------------------------- captions and credits

_PICTURE = (
    r"photos?|photograph(?:er|s|ed)?|file|files|getty|images?|handout|hand-out|courtesy|screen\s?grab|screen\s?shot|archives?|archival|"
    r"pictures?|pool|shutterstock|flickr|wikimedia|wikipedia|commons|social media|twitter|facebook|alamy|istock|epa|epa-efe|video|"
    r"creative commons|cc by|public domain|satellite|maxar|planet labs|illustration|illustrative|internet|reproduction|supplied|credit"
)
_PICTURE_WORD = re.compile(rf"\b(?:{_PICTURE})\b", re.I)
_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,120})[)\]]\s*[.]?$")
_CREDIT_TAIL = re.compile(
    rf"""(?P<credit>
      (?:(?:AP|AFP|EPA|UPI|AA|DPA|dpa|WAM|SANA|TASS|Xinhua|Reuters|REUTERS|Anadolu|IRNA|Tasnim|Mehr|Sputnik|ISNA|KCNA|UN|U\.N\.|IDF|DoD)\s+(?:file\s+)?(?:[Pp]hotos?|[Pp]ictures?|[Ii]mages?|[Vv]ideo|[Ff]ile)\b.{{0,80}})
    | (?:(?:[Pp]hoto(?:graph)?s?|PHOTOS?|[Ii]mages?|IMAGE|[Pp]ictures?|PICTURE|[Pp]ix?|[Cc]redit|CREDIT|[Vv]ideo)(?:\s+(?:[Cc]redits?|[Cc]ourtesy|[Ss]ource))?(?:\s+(?:of|by))?\s*[:/©|]\s*[{_UP}@©].{{1,90}})
    | (?:(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|[Ii]mages?|[Pp]ictures?)\s+(?:[Cc]ourtesy\s+(?:of\s+)?|by\s+)[{_UP}].{{1,80}})
    | (?:(?:REUTERS|AFP|EPA|AP|Reuters|Xinhua|TASS|UPI|dpa|ANSA|Kyodo|AA|EPA-EFE|EFE)\s?[/|]\s?[{_UP}][\w'’.-]+.{{0,60}})
    | (?:[{_UP}][\w'’.-]+(?:\s+[{_UP}][\w'’.-]+){{0,3}}\s?[/|]\s?(?:REUTERS|AFP|EPA|AP|Reuters|Xinhua|TASS|UPI|dpa|Getty\s+Images|Getty|Anadolu(?:\s+Agency)?|AA|Pool|Flickr|Shutterstock|NurPhoto|Bloomberg|EPA-EFE|EFE|Sputnik|SANA|Kyodo).{{0,50}})
    | (?:(?:via\s+)?(?:AFP|AP|Reuters|REUTERS|EPA)?\s?(?:via\s+)?Getty\s+Images.{{0,20}})
    | (?:via\s+(?:REUTERS|Reuters|AP|AFP|EPA|Twitter|Facebook|Telegram|Flickr)(?:\s+TV)?)
    | (?:(?:Screen\s?grab|Screen\s?shot|Handout|HANDOUT|Courtesy)\b[\s:/]+(?:of\s+|from\s+|via\s+|by\s+)?[{_UP}].{{1,60}})
    | (?:[|/]\s?(?:AFP|AP|Reuters|REUTERS|EPA|Xinhua|TASS|AA|Anadolu(?:\s+Agency)?|Getty|File|FILE|SANA))
    | ©.{{2,80}}
    | [Ff]ile\s+[Pp]hoto | FILE\s+PHOTO | [Ff]ile\s+(?:[Pp]icture|[Ii]mage) | [Aa]rchiv(?:e|al)\s+(?:photo|image|picture)
    )\s*[.\])]?$""",
    re.X,
)
_CAPTION_HEAD = re.compile(
    r"^(?:FILE(?:\s+PHOTO|\s+IMAGE)?\s*[-–—:.]|File\s+(?:photo|picture|image)s?\s*(?:[:;,]|[-–—]\s|of\b|shows?\b)|PHOTOS?\s*:|Photos?\s*:|Picture\s*:|Pictured\b|CAPTION\s*:|Caption\s*:|"
    r"(?:Image|Media|Photo|Video)\s+caption\b|Image\s+(?:copyright|source)\b|Illustrative\s*(?:image|photo|:)|An?\s+(?:file|handout|archive|undated|combination|grab|screen\s?grab|still|general\s+view)\s+(?:photo|picture|image|of|from|taken|shows?)|"
    r"(?:In\s+)?[Tt]his\s+(?:[\w,.'’-]+\s+){0,8}?(?:photo|image|picture|photograph|frame\s+grab|screen\s?grab|handout|video\s+grab|satellite\s+image)s?\b[,\s]+(?:(?:made|taken|released|provided|from|by|shows?|obtained|distributed|posted|supplied|published|of)\b|[^.]{0,60}\b(?:shows?|released|provided|posted)\b))"
)
_POSITION = re.compile(
    r"\((?:(?:\d(?:st|nd|rd|th)|second|third)\s*[- ]?(?:L|R|left|right)|(?:far|top|bottom|front|back|rear)?\s*,?\s*(?:L|left|right|C|centre|center|seated|standing)(?:\s+to\s+right)?)\)|\b(?:from|L)\s*(?:left\s+to\s+right|to\s+R)\b",
)
_SCENE = re.compile(
    r"\b(?:seen|poses?|attends?|speaks?|shakes?|meets?|walks?|stands?|waves?|looks?|gestures?|delivers|arrives?|holds?|pictured|sits?|talks?|"
    r"shows?|inspects?|gather|gathers|carry|carries|receives?|greets?|address(?:es)?|takes? part|leaves?|during|rides?|patrols?|fires?|burns?|rises?|mourners|protesters|soldiers|ousted|welcomes?|listens?)\b"
)
_REPORTING = re.compile(
    r"\b(?:said|says|told|according|announced|reported|added|confirmed|stated|denied|claimed|quoted)\b"
)
_LONGEST_CAPTION = 480


def find_credit(line: str, *, in_head: bool) -> tuple[str, Span] | None:
    """The credit that ``line`` ends with (or is), and what that makes of the line.

    Returns:
        ("credit", span): the line is nothing but a credit. ("caption", span): a caption that ends with the credit.
        ("tail", span): a sentence of the story that a credit follows. ``None``: no credit.
    """
    if len(line) > 2500:
        tail = _bracketed_tail(line)
        return tail if tail and tail[0] == "tail" else None
    if _only_credit(line):
        return "credit", Span(0, len(line))
    return _bracketed_credit(line, in_head) or _loose_credit(line)


def is_caption(line: str, *, in_head: bool) -> bool:
    """Whether the line describes a picture, told by its first words or by "(L)" and "(2nd R)" in it."""
    if len(line) > _LONGEST_CAPTION:
        return False
    if _CAPTION_HEAD.match(line):
        return True
    return in_head and len(line) <= 350 and bool(_POSITION.search(line)) and not _REPORTING.search(line)


def is_file_picture(line: str) -> bool:
    """Whether the caption says that its picture is an older one, which dates nothing."""
    return bool(re.search(r"\b(?:FILE|[Ff]ile|[Aa]rchiv\w*)\b", line))


def _only_credit(line: str) -> bool:
    bare = line.strip(" \t.*_-–—")
    inner = bare.strip("()[]").strip()
    if len(inner) > 110 or not inner:
        return False
    if is_agency(inner):
        return True
    match = _CREDIT_TAIL.match(inner)
    if match and match.end() == len(inner) and not (_SCENE.search(inner) and len(inner.split()) > 9):
        return True
    source = re.match(
        r"^(?:[Ss]ources?|SOURCES?|[Aa]genc(?:y|ies)|[Ff]rom|[Cc]redits?|[Pp]hotos?|PHOTO|[Ii]mages?|[Pp]icture)\s*[:/|]\s*(.{2,70})$",
        inner,
    )
    if source and len(source[1].split()) <= 7 and not _SENTENCE_END.search(line):
        return True
    return inner.casefold() in {
        "agencies",
        "news agencies",
        "wire services",
        "wires",
        "file",
        "getty images",
        "archive",
    }


def _bracketed_credit(line: str, in_head: bool) -> tuple[str, Span] | None:
    match = _BRACKETS.search(line)
    if not match:
        return None
    before, inner, span = line[: match.start()].rstrip(), match["inner"].strip(), Span(match.start(), match.end())
    if not before:
        return None
    ended = bool(_SENTENCE_END.search(before))
    named = is_agency(inner) or (agency_named(inner) is not None and len(inner.split()) <= 6)
    picture = bool(_PICTURE_WORD.search(inner)) and len(inner.split()) <= 14
    slashed = bool(re.fullmatch(r"[\w .'’&-]+[/|][\w .,'’&/-]+", inner)) and agency_named(inner) is not None
    if re.match(r"[Rr]eporting|[Ee]diting|[Ww]riting|[Aa]dditional", inner):
        return "tail", span
    if (picture or slashed) and len(line) <= _LONGEST_CAPTION and not re.search(r"\b(?:see|watch)\b", inner, re.I):
        if _looks_like_words(inner):
            return None
        return ("tail", span) if ended and _REPORTING.search(before) and not in_head else ("caption", span)
    if named and ended:
        scene = in_head and len(line) <= 300 and not _REPORTING.search(before)
        if scene and (_SCENE.search(before) or day_in(before)) and len(before.split()) <= 40:
            return "caption", span
        return "tail", span
    if ended or _defines(before, inner) or len(line) > 300 or line.endswith("."):
        return None
    if named or (
        not inner.isupper()
        and re.fullmatch(rf"{_NAME}|[{_UP}][\w'’]+-[{_UP}][\w'’-]+", inner)
        and not _REPORTING.search(before)
    ):
        return ("caption", span) if named or not is_place(inner) else None
    return None


def _bracketed_tail(line: str) -> tuple[str, Span] | None:
    found = _bracketed_credit(line, False)
    return ("tail", found[1]) if found else None


def _loose_credit(line: str) -> tuple[str, Span] | None:
    """A credit that no brackets enclose: "… in Tripoli, March 1. REUTERS/Jane Doe", "… Photo: AFP", "… he said. – AFP"."""
    if len(line) <= _LONGEST_CAPTION and (match := _CREDIT_TAIL.search(line)):
        start = match.start("credit")
        before = line[:start].rstrip(" |/-–—:([")
        if before and _begins_apart(line, start) and not _reads_on(before):
            return "caption", Span(start, len(line))
    match = re.search(rf"(?<=[.!?”\"'’])\s*[-–—]{{1,2}}\s?(?P<who>[{_UP}][\w ./'’-]{{1,40}})$", line)
    if match and is_agency(match["who"]):
        return "tail", Span(match.start() + len(match.group()) - len(match.group().lstrip()), len(line))
    return None


def _begins_apart(line: str, start: int) -> bool:
    return start == 0 or not line[start - 1].isalnum()


def _reads_on(before: str) -> bool:
    """Whether the words before a would-be credit run on into it: "as seen in a", "according to the"."""
    last = re.split(r"\s+", before)[-1].casefold()
    return last in {"a", "an", "the", "of", "to", "in", "on", "by", "with", "and", "or", "from", "for", "at", "that", "this", "his", "her", "their", "its", "told", "including"}  # fmt: skip


def _defines(before: str, inner: str) -> bool:
    """Whether the brackets hold the short form of the words before them: "Syrian Arab News Agency (SANA)"."""
    letters = re.sub(r"[^A-Za-z]", "", inner).casefold()
    words = [word for word in re.findall(r"[A-Za-z][\w'’]*", before)][-8:]
    initials = "".join(word[0] for word in words).casefold()
    big = "".join(word[0] for word in words if word[0].isupper()).casefold()
    return len(letters) >= 2 and (initials.endswith(letters) or big.endswith(letters))


def _looks_like_words(inner: str) -> bool:
    """Whether bracketed text is a remark of the author rather than a credit: it has a verb or a small first letter."""
    if re.match(r"[a-z]", inner) and not re.match(
        r"(?:file|photo|image|picture|dpa|handout|courtesy|screen|via|archive|pool)\b", inner
    ):
        return True
    return bool(re.search(r"\b(?:is|are|was|were|has|have|will|said|which|who|that)\b", inner))
