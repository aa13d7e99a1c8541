"""Whether a dated bullet on somebody's own page tells of contact with them, or of their life.

*Met for coffee*, *Called her about the keys*, *Lunch, talked about …* were with whom the page is
of; *Met her husband*, *Visited Peru*, *Called to the bar*, *Interview in the Times* were not.
"""

from __future__ import annotations

from kg.interpret.contact_begins import sign_channel
from kg.interpret.contact_shapes import Contact, behind_noun, leading_noun, read_contact
from kg.interpret.words import (
    ABOUT,
    BEHIND_A_NOUN,
    BEHIND_A_VERB,
    OURSELVES,
    TOWARDS_CONTACT,
    WITH,
    spelt,
)
from kg.model.kinds import Channels
from kg.model.names import is_unspaced
from kg.model.rules import Rules

# She herself, behind a verb of contact; the second ones may stand before something of hers as well.
_HER = spelt(
    "him them sie ihn ihm ihnen elle lui eux ella él ellos lei loro ela ele eles hem hen hende "
    "henne ham honom dem nią nim niej niego ней ним ей ему неё него"
)
_HER_OR_HERS = spelt("her haar ihr jej leur")
# Between the verb and what follows it.
_ADVERBS = spelt(
    "back again up an zurück briefly quickly shortly once twice finally unexpectedly later early "
    "late kurz wieder nochmal lange zufällig brièvement longuement encore rapidement brevemente "
    "otra vez di nuovo kort even weer igen kortvarigt krótko znowu снова ненадолго"
)
# The verb had no object: when, where, why, how.
_MAY_FOLLOW = (
    ABOUT
    | BEHIND_A_NOUN
    | BEHIND_A_VERB
    | spelt(
        "for near outside inside by behind between around online there here downtown everywhere "
        "several many two three thank thanks ask say tell invite congratulate check confirm "
        "arrange discuss apologise apologize propose wish für vor nach neben hinter draußen dort "
        "hier pour dans sur devant après là-bas ici para por sobre durante allí per su durante lì "
        "voor bij tijdens daar hier för vid til där her przy przed po podczas за после около у на"
    )
) - spelt("a al the he she they we i where")
_MAY_FOLLOW_A_MEETING = spelt("zum zur beim im am i")
_SICK = spelt("sick ill late absent")  # *called in sick*
_ARTICLES = spelt("the a an das den die de het en et ett")
_OCLOCK = spelt("las les alle às")
_NEVER = spelt("never nie niemals jamais nunca mai nooit aldri aldrig nigdy никогда")
# Behind these and a word of place or purpose it was somebody else's: *Interview in the Times*.
_PUBLISHED = spelt(
    "interview interviews entrevista intervista wywiad intervju интервью radiointerview"
)
_PLACES = spelt(
    "in at on for im am bei beim für auf dans à au chez sur pour en para por nel nella su per sul "
    "no na em bij op voor i på med hos til w dla в на для"
)
_SPOKEN_AT = spelt("talk workshop session")
_FOR_A_POST = ("for ", "at ", "by ", "with the ")
_CALLED_FOR = spelt("for to a al à")
_TOWARDS = WITH | TOWARDS_CONTACT | {"to"}
_NEAR = 3  # words in which a time stands: *at about 10*
_SIGNS = ".,;:!?()*_–—-\"'’"


def channel_with(text: str, said: str, names: frozenset[str], rules: Rules) -> str | None:
    """The channel of the contact that a bullet tells of with whom its page is of. `said` is the
    text with links as plain names; `names` are the words by which she is called, in small
    letters."""
    contact = read_contact(text, rules) or read_contact(said.strip(), rules)
    if contact is not None:
        return contact.channel if _is_with_her(contact, text, names) else None
    if channel := sign_channel(text, rules) or _spoke(text, rules):
        return channel
    found = behind_noun(text, rules)
    if found is None or _is_of_her_life(*found, names):
        return None
    return leading_noun(text, rules)


def _spoke(text: str, rules: Rules) -> str | None:
    """The channel of *Spoke about wool*, where nobody needs to be named."""
    verb, _, rest = text.partition(" ")
    known = rules.contact_verbs.get(verb.lower(), ())
    channel = next((one for phrase, one in known if phrase.endswith(" with")), None)
    following = rest.split(None, 1)[0].strip(_SIGNS).lower() if rest.strip() else ""
    return channel if following in ABOUT or following in _ADVERBS else None


def _is_with_her(contact: Contact, text: str, names: frozenset[str]) -> bool:
    """Whether the object of a verb may be the one whom the page is of."""
    if contact.is_noun or not contact.behind.startswith(contact.whom):
        return True
    before = text[: len(text) - len(contact.behind)].lower().split() if contact.behind else []
    towards = bool(before) and before[-1] in _TOWARDS | {"from"}
    written = contact.channel in (Channels.EMAIL, Channels.MESSAGE) and not towards
    if before[-1:] == ["interviewed"] and contact.behind.lstrip().lower().startswith(_FOR_A_POST):
        return False  # *Interviewed for the post of head*
    return _may_be_hers(contact.behind, contact.channel, names, written=written)


def _may_be_hers(rest: str, channel: str, names: frozenset[str], *, written: bool) -> bool:
    rest = rest.lstrip(" *_")
    if not rest or not rest[0].isalpha() or is_unspaced(rest[0]):
        return True  # a sign, a link, a time
    word, *more = rest.split(None, 1)
    behind = more[0] if more else ""
    bare = word.strip(_SIGNS).lower()
    ends = word[-1] in _SIGNS or not behind
    following = behind.split(None, 1)[0].strip(_SIGNS).lower() if behind else ""
    if bare in _NEVER:
        return False
    if bare in names or bare in _HER or bare in OURSELVES:
        return True
    if bare in _HER_OR_HERS:
        has_it = written and following in _ARTICLES  # *Emailed her the offer*
        return ends or not following or following in _MAY_FOLLOW or has_it
    if written and bare in _TOWARDS and (following in _ARTICLES or behind[:1].isupper()):
        return _may_be_hers(behind, channel, names, written=False)  # *Emailed to the office*
    if bare in _ADVERBS or bare in WITH:
        return ends or _may_be_hers(behind, channel, names, written=written)
    if bare == "in" and following in _SICK:
        return False
    if bare in _OCLOCK and following[:1].isdigit():
        return True
    if bare in _MAY_FOLLOW or (bare in _MAY_FOLLOW_A_MEETING and channel != Channels.CALL):
        return True
    lowered = rest.lower()
    if any(" " in phrase and lowered.startswith(phrase) for phrase in _MAY_FOLLOW):
        return True
    return written and word[0].islower()  # *Emailed the offer*


def _is_of_her_life(noun: str, rest: str, names: frozenset[str]) -> bool:
    """Whether a noun of contact tells of something else: *Call for papers*, *Interview in the
    Times*, *Talk at Rivers Conference*."""
    words = rest.split()
    if not words or not rest[0].isspace():
        return False
    near = words[1 : 1 + _NEAR]
    bare = {word.strip(_SIGNS).lower() for word in near}
    if any(word[0].isdigit() or word.startswith(("[", "@")) for word in near) or bare & names:
        return False
    first = words[0].lower()
    if noun in _PUBLISHED:
        return (first in _PLACES or first in WITH) and not bare & (_HER | _HER_OR_HERS | OURSELVES)
    if noun in _SPOKEN_AT:
        return first in _PLACES and any(word[0].isupper() for word in near)
    return noun in _CALLS and first in _CALLED_FOR and first != words[-1].lower()


_CALLS = spelt("call appel llamada llamado chiamata chamada")
