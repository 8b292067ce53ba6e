"""Advice on wording, never a refusal: titles start with a verb, findings look for nobody to blame."""

import re
from typing import Final

_VERBS: Final = """
add adjust agree alert align allow analyse analyze announce archive ask assign audit automate back block
build bump buy cache calibrate call cap change check clarify clean clear collect compare configure
confirm connect consolidate copy correct count cover create cut decide declare decouple define delete
deploy deprecate describe design detect disable discard display document double drain drill drop enable
encrypt enforce ensure escalate establish evaluate exercise expand expire explain export expose extend
extract fail filter find fix flag freeze generate give grant group guard handle harden hide hire hold
identify implement import improve include increase inform insert inspect install instrument introduce
invalidate inventory invite isolate keep label launch let limit link list load lock log lower make map
mark measure merge migrate mirror mitigate model monitor move name normalise normalize notify offer
onboard open order own page pair park patch pause pin plan practise practice prefer prepare prevent
print promote protect prove provide prune publish purge put quarantine raise read rebuild record reduce
refactor refresh refuse register rehearse reject release reload remind remove rename renew repair repeat
replace replicate report reproduce request require reserve reset resize resolve restart restore restrict
retain retire retry return reuse review revise revoke rewrite roll rotate route run sample save scale
scan schedule script secure send separate serve set share ship show shorten shut simplify simulate size
skip snapshot sort specify split stage standardise standardize start stop store stream strengthen stress
subscribe support switch sync tag teach test throttle tie tighten time trace track train trigger trim
try tune turn unblock unify unlock update upgrade use validate verify version wait walk warm warn watch
widen withdraw wrap write
"""
VERBS: Final = frozenset(_VERBS.split())
_PARTICIPLES: Final = (
    r"(?:\w+ed|been|begun|bought|brought|built|caught|chosen|cut|done|drawn|felt|found|gone|given|got(?:ten)?|had"
    r"|heard|held|kept|known|led|left|made|met|paid|put|read|run|said|seen|sent|set|shown|shut|spent|spoken"
    r"|spotted|stood|taken|taught|thought|told|understood|woken|written)"
)
_BETWEEN: Final = r"(?:(?:also|already|at least|just|never|really|simply|then|\w+ly)\s+)?"
_HINDSIGHT: Final = re.compile(
    rf"\b(?:(?:should|ought\s+to)(?:n['’]t|\s+not|\s+never)?(?:\s+have|['’]ve)(?=\s+{_BETWEEN}{_PARTICIPLES}\b)"
    r"|(?:could|would)(?:\s+\w+ly)?\s+have\s+(?:been\s+)?(?:avoided|caught|detected|foreseen|noticed|prevented|spotted)"
    r"|if\s+only|with\s+(?:the\s+benefit\s+of\s+)?hindsight|obviously"
    r"|why\s+did(?:n['’]t|\s+not)?\s+(?:he|she|they|you|nobody|anybody|no\s+one|anyone|somebody|someone))\b",
    re.IGNORECASE,
)
_WHO: Final = (
    r"(?:analyst|colleague|developer|engineer|he|I|manager|nobody|on-?call|operator|person|people|responder"
    r"|she|somebody|someone|staff|team|they|vendor|we|who|you)s?"
)
_DEEDS: Final = (
    r"(?:ask|call|check|communicate|consider|document|escalate|follow|inform|notice|pay|read|reali[sz]e|recogni[sz]e"
    r"|review|speak|spot|tell|think|understand|verify)"
)
_BLAME: Final = re.compile(
    rf"\b(?:{_WHO}\s+(?:had\s+|has\s+|have\s+)?(?:failed\s+to|neglected\s+to|forgot(?:ten)?\s+to)"
    rf"|failed\s+to(?=\s+{_DEEDS}\b)|neglected\s+to|forgot\s+to"
    r"|(?:human|operator|pilot)\s+error|user\s+error(?!\s+(?:budget|message|page|rate|report))s?"
    r"|careless(?:ly|ness)?|incompeten(?:t|ce)|negligen(?:t|ce)|slopp(?:y|iness)|inattenti(?:ve|on)"
    r"|at\s+fault|to\s+blame|mistakenly|did(?:n['’]t|\s+not)\s+bother"
    r"|(?:his|her|their|my|our|whose)\s+fault(?!\s+(?:detection|domain|injection|isolation|rate|toleran)))\b",
    re.IGNORECASE,
)


def starts_with_verb(title: str) -> bool:
    """Whether the first word is a verb that says what to do; of joined words the last counts: `re-run`."""
    first = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", title.strip().lower())
    return first is not None and (first.group() in VERBS or first.group().split("-")[-1] in VERBS)


def hindsight_phrases(text: str) -> list[str]:
    """The phrases that judge by what is known only today, as written, each once."""
    return _found(_HINDSIGHT, text)


def blaming_phrases(text: str) -> list[str]:
    """The phrases that look for someone to blame, as written, each once; machines may fail."""
    return _found(_BLAME, text)


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return list(dict.fromkeys(found.group() for found in pattern.finditer(text)))
