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
_BLAMING: Final = re.compile(
    r"\b(should(?:n't| not)? have|could have|ought to have|failed to|neglected to|forgot to|human error"
    r"|operator error|user error|careless(?:ly|ness)?|negligen(?:t|ce)|at fault|to blame"
    r"|(?:his|her|their|my|our) fault|mistakenly|inattenti(?:ve|on))\b",
    re.IGNORECASE,
)


def starts_with_verb(title: str) -> bool:
    """Whether the first word is a verb that says what to do; of joined words the last counts: `re-run`."""
    first = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", title.strip().lower())
    return first is not None and (first.group() in VERBS or first.group().split("-")[-1] in VERBS)


def blaming_phrases(text: str) -> list[str]:
    """The phrases that judge with hindsight or look for someone to blame, as written, each once."""
    return list(dict.fromkeys(found.group() for found in _BLAMING.finditer(text)))
