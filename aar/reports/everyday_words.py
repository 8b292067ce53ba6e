"""Words that are names, roles or mailboxes, and everyday words as well."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GIVEN_NAMES: Final = _words("""
    amber angel april art august bill bob carol chance chase chip christian clay dale dawn dean dick don
    drew earnest eve faith frank gene glen grace grant gray guy harmony heather hope hunter iris ivy jack
    jade jasmine jay jean jewel jo john joy june lance lane lee lily mark mason may mike miles nick olive
    page paris pat paul pearl penny peter ray rich rob robin rose ruby sage sandy sky stone sue summer
    tanner teddy trace trip victor violet wade ward will willow wood young
    """)
_SURNAMES: Final = _words("""
    baker banks bell best black brown bush butler carpenter carter cash church cook cooper cross day
    english field fields fisher flowers forest fox french gold good grant green hand hill house hunt
    hunter judge key king knight lake law little long love major marks marsh martin mason miller moon
    north park parks pike poole pope porter potter power price reed rice rivers sharp shepherd short small
    smith snow south spring steel stone street strong swift taylor temple turner walker wall ward waters
    weaver webb weeks wells west white wise wolf wood woods young
    """)
_MAILBOXES: Final = _words("""
    abuse admin alert alerts billing bot contact data dev devops feedback hello help helpdesk hr info it
    legal mail marketing news noc office oncall ops platform postmaster press privacy root sales security
    service sre status support sysadmin system team test tech web webmaster
    """)
ROLES: Final = _words("""
    administrator agent analyst approver architect assistant chief commander coordinator customer deputy
    desk developer director engineer engineering executive expert facilitator head incident lead leader
    leadership liaison manager member observer officer on-call oncall operations operator owner
    participant president product programmer representative responder reviewer scientist scribe sponsor
    staff team technician user vendor verifier viewer
    """)
PARTICLES: Final = _words("al bin bint da das de del den der di dos du el ibn la le of ten ter van von y zu")
TITLES: Final = _words("dr dipl doc frau herr ii iii ing jr lady lord miss mr mrs ms prof sir sr")
EVERYDAY: Final = _GIVEN_NAMES | _SURNAMES | _MAILBOXES | ROLES
