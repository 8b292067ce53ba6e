"""What the made-up reviews say besides their findings; `{service}` becomes the service of the incident."""

from typing import Final

EXPECTED: Final = (
    "A bad change to {service} is caught by the canary and rolled back without anybody's help.",
    "{service} sheds load before it queues, and users see a short delay at worst.",
    "An alert pages within five minutes, and the playbook names the first three steps.",
    "The second region takes over {service} within ten minutes.",
    "A failing dependency of {service} is switched off, and the rest goes on.",
)
DIFFERENT: Final = (
    "The canary had no traffic of the affected kind, so it looked healthy.",
    "The alert averages over all regions, and the affected one is small.",
    "The playbook was written for a total failure; this one was partial.",
    "The standby was healthy, but a step of the hand-over needed a login that had expired.",
    "The limits were set two years ago for a third of today's traffic.",
)
SURPRISES: Final = (
    "The failover worked, but nobody knew that it needs a login that expires.",
    "{service} recovered by itself twice before anybody had done anything.",
    "The first fix made it worse for ten minutes, in a way that looked like progress.",
    "The oldest dashboard was the only one that showed it.",
    "Customers had a workaround in a forum before we had one.",
    "Two unrelated alerts fired in the same minute and sent us the wrong way.",
)
LUCK: Final = (
    "It was the end of the working day in most of Europe.",
    "The engineer who had built the component happened to be online.",
    "A larger change to {service} was planned for the same hour and had been moved by chance.",
    "The affected customers had retries of their own.",
    "It was a holiday in the region with the most traffic.",
)
SUSTAINED: Final = (
    "The scribe: half of this timeline exists because of that role.",
    "Rolling back first and asking afterwards.",
    "The rehearsal of last month, which cost an hour and saved at least one.",
    "Plain words on the status page.",
    "Support sat in the incident channel from the start.",
)
GAPS: Final = (
    "The call between the person on call and the provider was not recorded.",
    "When the first customer wrote in is not known to the minute.",
    "What happened in the quarter of an hour before the alert stands only in chat.",
    "Nothing is missing that anybody could name.",
)
PERSPECTIVES: Final = (
    "The support desk, which saw complaints before the alert.",
    "The customers who had found a workaround.",
    "The team that had made the change; they were asleep and have been asked since.",
    "Everybody who was there has been heard.",
)
CHOICES: Final = {
    "capacity": (
        "Add capacity to {service}, or shed load first?",
        ("Add capacity", "Shed load", "Wait for the peak to pass"),
        "Shed load",
        "New capacity takes twenty minutes; shedding takes one and can be undone.",
        "Whether the load was traffic or retries.",
        "Half of the requests are refused quickly, the other half is answered in time.",
        "It held after six minutes, and capacity followed.",
    ),
    "dependency.external": (
        "Wait for the provider of {service}, or switch it off?",
        ("Wait", "Switch it off", "Move to the second provider"),
        "Switch it off",
        "Their last two incidents took hours, and the rest of the service was healthy.",
        "How long it would last: their status page said nothing yet.",
        "The rest of {service} recovers while one feature is missing.",
        "The rest recovered within ten minutes; the feature was missing for longer than expected.",
    ),
    "infrastructure": (
        "Fail {service} over now, or repair the primary?",
        ("Fail over", "Repair the primary"),
        "Fail over",
        "The replica was seconds behind and the cause was not known.",
        "Whether the last seconds of writes had been copied.",
        "Writes work again within five minutes.",
        "They did after nine; eleven writes had to be entered again.",
    ),
    "model.version": (
        "Take the {service} model out of rotation, or lower its share?",
        ("Take it out", "Lower its share", "Leave it"),
        "Take it out",
        "Other models had room, and the errors of this one rose.",
        "Whether the others would hold at that load.",
        "Errors end within a few minutes; answers get slower.",
        "Errors ended; latency rose by a fifth for an hour.",
    ),
    "": (
        "Roll {service} back at once, or look for the cause first?",
        ("Roll back", "Look for the cause"),
        "Roll back",
        "The last change was an hour old and the error rate was still rising.",
        "Whether the change had anything to do with it.",
        "The error rate falls within ten minutes.",
        "It fell after twelve minutes.",
    ),
}
