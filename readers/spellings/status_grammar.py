"""What a sentence about a legal status says: who acts on what, whether it is denied, partial, still
to come, or itself undone.

A label is read clause by clause. In each, words are read as the parts of a small language (_SPOKEN,
the longest phrase first): acts (grant, refuse, renew …), what they are about (an application, a
title, a decision, somebody's request), and what turns the meaning of an act: a denial, a part, a
time to come, the verdict on a request, the undoing of a decision. What tells the reason or the
occasion ("do không nộp phí", "sau khi khiếu nại", "following a provisional refusal") tells no
status and is left out. What this does not surely understand is 'unknown'. Source: domain facts §2.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from domain.text.folding import words

_SPOKEN: dict[str, str] = {
    "not": "not|no|non|never|failure to|failed to",
    "khong": "khong|khong he|khong bi|khong duoc",
    "not_yet": "chua|chua bi|chua duoc|van chua|not yet|yet to be",
    "no_longer": "khong con|khong con duoc|khong con co|no longer",
    "agree": "dong y|chap nhan|chap thuan|accept|accepted|accepting|upheld|allowed",
    "part": "mot phan|mot so|bot|han che|thu hep|partial|partially|in part|partly|part|limited|limitation|some",
    "to_come": "cho|doi|se|se bi|sap|sap bi|cho duoc|du dinh|du kien|de xuat|tam thoi|intended|intention|intends|intent|to be|will be|"
    "will|about to|"
    "awaiting|proposed|ready for|ready|provisional|provisionally|preliminary|non final|upcoming|may be|threatened|pending|requested|"
    "xem xet|dang xem xet|dang giai quyet|dang xu ly|cho xu ly|under consideration|dang cho",
    "condition": "dieu kien|du dieu kien|dap ung|dap ung dieu kien|eligible|requirements",
    "request": "yeu cau|don yeu cau|de nghi|don de nghi|request|requests|petition|action|proceeding|proceedings|claim|demand|"
    "application for|an application for",
    "opposition": "phan doi|don phan doi|y kien phan doi|bi phan doi|opposition|opposed|oppositions|objection",
    "appeal": "khieu nai|don khieu nai|bi khieu nai|appeal|appeals|appealed|khoi kien",
    "decision": "quyet dinh|thong bao|decision|decisions|order",
    "notice": "notice|notification",
    "application": "don|don dang ky|chu don|nguoi nop don|application|applications|applicant",
    "title": "van bang|bang|chu van bang|chu bang|chu so huu|quyen|quyen shcn|quyen so huu cong nghiep|giay chung nhan|gcn|van bang bao ho|"
    "chu giay chung nhan|bang doc quyen|patent|owner|holder|proprietor|title|right|rights|certificate",
    "effect": "hieu luc|validity|effect|force",
    "grant": "cap|cap bang|cap van bang|cap gcn|cap giay|cap giay chung nhan|cap van bang bao ho|da cap|duoc cap|da dang ky|"
    "duoc dang ky|bao ho|duoc bao ho|grant|granted|granting|register|registered|registration|patented|protected|issued|issue|"
    "grant of protection|protection granted",
    "enrol": "dang ky|protection|entry",
    "refuse": "tu choi|refused|refuse|refusal|refusing",
    "dismiss": "bi tu choi|bac|bac bo|bi bac|bi bac bo|khong thanh cong|rejected|reject|rejection|rejecting|denied|denial|dismissed|"
    "dismissal|unsuccessful|failed",
    "withdraw": "rut|rut don|rut don dang ky|da rut|da rut don|rut lai|rut bo|bo don|coi nhu rut|coi nhu rut don|coi nhu da rut|withdrawn|"
    "withdraw|withdrawal|withdrawing|abandoned|abandonment|dropped",
    "give_up": "tu bo|renounced|renunciation|waived",
    "surrender": "surrendered|surrender",
    "lapse": "cham dut|cham dut hieu luc|bi cham dut|bi cham dut hieu luc|mat hieu luc|bi mat hieu luc|dinh chi hieu luc|lapsed|lapse|"
    "lapsing|ceased|cease|cessation|terminated|termination|cancelled|canceled|cancellation|ended",
    "cancel": "huy|huy bo|bi huy|bi huy bo|da huy|huy hieu luc|huy bo hieu luc|huy bang|vo hieu|thu hoi|bai bo|invalid|invalidated|"
    "invalidation|invalidity|annulled|annulment|nullified|nullity|revoked|revocation|revoke|declared void|set aside|overturned|reversed|"
    "quashed",
    "expire": "het bao ho|het han|het hieu luc|het han hieu luc|het han bao ho|het thoi han|het thoi han bao ho|het thoi han hieu luc|expired|expire|"
    "expires|expiry|expiration",
    "renew": "gia han|duoc gia han|renewed|renewal|renew|extended",
    "revive": "phuc hoi|khoi phuc|revived|revive|revival|reinstated|reinstatement|restored|restoration|restore",
    "alive": "con hieu luc|dang hieu luc|co hieu luc|dang co hieu luc|duy tri hieu luc|in force|valid|valid until|active|live|maintained",
    "overdue": "qua han|qua thoi han|overdue",
    "late": "nop muon|grace period|late payment",
    "publish": "cong bo|published|publication|publish",
    "examine": "tham dinh|dang giai quyet don|examination|examined|examining",
    "file": "nop don|nop don dang ky|tiep nhan|da nhan|received|filed|filing",
    "hold": "office action|final action|non final action|tam dung|tam ngung|suspended|suspension",
    "stay": "dinh chi|tam dinh chi|tam dinh chi hieu luc|dinh chi mot phan",
    "admit": "chap nhan don|chap nhan don hop le|chap nhan hop le|chap nhan don dang ky|application accepted",
    "formal": "hop le",
    "pay": "nop|nop phi|nop le phi|phi|le phi|dong phi|fee|fees|payment|paid",
    "goods": "danh muc|hang hoa|san pham|dich vu|goods|services|list",
    "period": "period|deadline|term for|thoi han|window",
    "disclaim": "bao ho rieng|khong bao ho rieng|disclaimer|disclaimed",
}
_BACKGROUND = (
    "do|vi|boi|theo|sau|sau khi|truoc khi|tren co so|"
    "following|after|due to|because|because of|by|based on|upon|for non|for failure|for lack"
)
_TURNED = {
    "unregistered": ("not", "grant"),
    "unexpired": ("not_yet", "expire"),
    "nonrenewal": ("not", "renew"),
    "rut bot": ("withdraw", "part"),
}
"""One word or phrase that says two things."""

_PHRASES: dict[tuple[str, ...], tuple[str, ...]] = {
    **{
        tuple(phrase.split()): (sense,)
        for sense, listed in _SPOKEN.items()
        for phrase in listed.split("|")
    },
    **{tuple(phrase.split()): ("background",) for phrase in _BACKGROUND.split("|")},
    **{tuple(phrase.split()): senses for phrase, senses in _TURNED.items()},
}
_LONGEST = max(map(len, _PHRASES))
_APART = re.compile(r"[,;:()\[\]/\n–—.]|(?<!\w)-|-(?!\w)")

_ENDS = {
    "cancel": "invalidated",
    "expire": "expired",
    "lapse": "lapsed",
    "surrender": "lapsed",
    "give_up": "lapsed",
}
"""Acts that end a title, and the status after each."""
_AGAINST = ("refuse", "dismiss")
_VERDICTS = (*_AGAINST, "withdraw")
"""How a request comes to nothing."""
_OTHERS = (
    "grant",
    "enrol",
    "renew",
    "revive",
    "alive",
    "publish",
    "examine",
    "file",
    "admit",
    "formal",
)
_ACTS = (*_ENDS, *_VERDICTS, *_OTHERS)
_DENIALS = ("not", "khong", "not_yet", "no_longer")
_ON_THE_WAY = ("grant", "enrol", "publish", "examine", "file", "admit", "formal", *_VERDICTS)
"""Acts within the life of an application: while they are to come, it is pending."""
_NO_TERM = (
    "opposition",
    "appeal",
    "pay",
    "examine",
    "publish",
    "request",
    "file",
    "revive",
    "admit",
    "late",
    "period",
)
"""What has a time limit of its own: 'the time limit of the opposition is over' ends no title."""
_PLAIN = {
    "alive": "in_force",
    "grant": "in_force",
    "renew": "in_force",
    "admit": "pending",
    "formal": "pending",
}
_LAST = {"examine": "pending", "file": "pending", "publish": "published"}
_IN_ORDER = (
    "invalidated",
    "expired",
    "lapsed",
    "refused",
    "withdrawn",
    "in_grace",
    "in_force",
    "pending",
    "published",
)
"""Of several clauses an ending is told before a grant, a grant before an examination."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Clause:
    """The senses of one clause in their order."""

    senses: tuple[str, ...]

    def has(self, *wanted: str) -> bool:
        return any(sense in wanted for sense in self.senses)

    @property
    def acts(self) -> tuple[str, ...]:
        return tuple(sense for sense in self.senses if sense in _ACTS)

    def without(self, *left_out: str) -> tuple[str, ...]:
        """The acts but these."""
        return tuple(act for act in self.acts if act not in left_out)


def meaning(label: str) -> str:
    """The status that a label tells, 'unknown' where it does not surely tell one."""
    clauses = [
        _Clause(_foreground(senses))
        for part in _APART.split(label)
        if (senses := _senses(words(part)))
    ]
    told = {_read(clause) for clause in clauses}
    if "refused" in told and "pending" in told and any(clause.has("appeal") for clause in clauses):
        return "pending"
    return next((status for status in _IN_ORDER if status in told), UNKNOWN)


def says_something(label: str) -> bool:
    """Whether the label speaks of an act, whether or not this tells a status."""
    return any(_Clause(_senses(words(part))).acts for part in _APART.split(label))


def _senses(spoken: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    at = 0
    while at < len(spoken):
        length = next(
            (n for n in range(_LONGEST, 0, -1) if tuple(spoken[at : at + n]) in _PHRASES), 0
        )
        found += _PHRASES.get(tuple(spoken[at : at + length]), ())
        at += max(length, 1)
    return tuple(found)


def _foreground(senses: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before the reason or the occasion; where nothing does, the reason is all that is
    told."""
    at = senses.index("background") if "background" in senses else len(senses)
    said = senses[:at] if _Clause(senses[:at]).acts else senses
    return tuple(sense for sense in said if sense != "background")


def _read(clause: _Clause) -> str:
    for rule in _RULES:
        status = rule(clause)
        if status:
            return status
    return UNKNOWN


def _no_title(clause: _Clause) -> str | None:
    """A disclaimer, a condition, something overdue, the end of some time limit: nothing of the
    title's own state."""
    if clause.has("disclaim", "overdue"):
        return UNKNOWN
    if clause.has("condition"):
        return UNKNOWN if clause.has(*_DENIALS) else "pending"
    near = set(_beside(clause.senses, "expire"))
    return UNKNOWN if near.intersection(_NO_TERM) else None


def _beside(senses: tuple[str, ...], wanted: str) -> tuple[str, ...]:
    if wanted not in senses:
        return ()
    at = senses.index(wanted)
    return senses[max(at - 1, 0) : at] + senses[at + 1 : at + 2]


def _denied(clause: _Clause) -> str | None:
    """'Không …', 'chưa …', 'not …': the act that is denied is the next one that follows."""
    at = next((i for i, sense in enumerate(clause.senses) if sense in _DENIALS), None)
    if at is None:
        return None
    before = _Clause(clause.senses[:at])
    if before.has(*_ENDS, *_VERDICTS):
        return _read(before)
    after = clause.senses[at + 1 :]
    if clause.has("request", "opposition", "appeal", "decision"):
        attacked = before.has(*_ENDS) or any(sense in _ENDS for sense in after)
        return "in_force" if attacked and clause.has("agree") else UNKNOWN
    act = next((sense for sense in after if sense in (*_ACTS, "pay", "effect", "late")), "")
    return _DENIED[clause.senses[at]].get(act if "agree" not in after else f"agree {act}", UNKNOWN)


_UNDER_WAY = dict.fromkeys(("grant", "enrol", "publish", "examine", "admit", "formal"), "pending")
_GOING_ON = dict.fromkeys(_ENDS, "in_force")
_DENIED: dict[str, dict[str, str]] = {
    "not_yet": _UNDER_WAY | _GOING_ON | {"give_up": UNKNOWN, "surrender": UNKNOWN},
    "no_longer": dict.fromkeys(("grant", "alive", "effect", "enrol"), "lapsed"),
    "not": {"expire": "in_force", "renew": "lapsed"},
    "khong": dict.fromkeys(("grant", "enrol", "admit", "agree grant", "agree enrol"), "refused")
    | {
        "agree lapse": "in_force",
        "agree cancel": "in_force",
        "expire": "in_force",
        "renew": "lapsed",
        "formal": "withdrawn",
    },
}
"""Denial → the act that is denied → what is true then; where it is not in the table, nobody can
say."""


def _asked(clause: _Clause) -> str | None:
    """Somebody's request, opposition or appeal: as long as it is not granted the state is as if it
    had not been made."""
    if not clause.has("request", "opposition", "appeal"):
        return None
    verdict = clause.has(*_VERDICTS) or (
        clause.has("cancel") and clause.has("opposition", "appeal")
    )
    if clause.has("appeal"):
        return UNKNOWN if clause.has("dismiss", "withdraw", "agree") else "pending"
    if clause.has("opposition"):
        if verdict or clause.has("agree"):
            return UNKNOWN
        return "published" if clause.has("publish") else "pending"
    subject = clause.without(*_VERDICTS, "file")
    if clause.has("agree") or not subject or clause.has("renew", "revive"):
        return UNKNOWN
    if any(act in _ENDS for act in subject):
        return "in_force"
    if verdict:
        if not any(act in ("grant", "enrol") for act in subject):
            return UNKNOWN
        return "withdrawn" if clause.has("withdraw") else "refused"
    return "pending"


def _undone(clause: _Clause) -> str | None:
    """A decision that is taken back, or an act that is itself refused, withdrawn or annulled."""
    acts = clause.acts
    if len(acts) < 2 or clause.has("to_come"):
        return None
    if clause.has("decision", "notice") and clause.has("cancel", "withdraw"):
        return _decision_undone(clause)
    if acts[0] == "revive":
        return None
    if clause.has(*_AGAINST):
        return _refused_act(clause)
    if clause.has("withdraw") or ("cancel" in acts and clause.has("renew", "lapse", "expire")):
        return UNKNOWN
    return None


def _decision_undone(clause: _Clause) -> str:
    undoing = "cancel" if clause.has("cancel") else "withdraw"
    of = list(clause.acts)
    of.remove(undoing)
    if any(act in _ENDS for act in of):
        return "in_force"
    if any(act in _AGAINST for act in of):
        return "pending"
    return "invalidated" if "grant" in of and undoing == "cancel" else UNKNOWN


def _refused_act(clause: _Clause) -> str:
    of = clause.without(*_AGAINST)
    verdict_first = clause.acts[0] in _AGAINST
    if not of or clause.has("renew", "revive", "withdraw", "publish", "examine"):
        return "refused" if not of else UNKNOWN
    if any(act in _ENDS for act in of):
        return UNKNOWN if verdict_first and "cancel" in of else "in_force"
    return "refused"


def _to_come(clause: _Clause) -> str | None:
    if not clause.has("to_come"):
        return None
    acts = clause.acts
    if any(act in _ENDS for act in acts):
        return "in_force"
    if clause.has("renew", "revive"):
        return UNKNOWN
    if clause.has("alive") or (clause.has("pay") and not acts):
        return UNKNOWN
    return "pending"


def _partial(clause: _Clause) -> str | None:
    """Ended in part is alive in the rest; of an application that is refused or withdrawn in part
    nobody can say how it stands."""
    ends = clause.has(*_ENDS)
    if not clause.has("part") and not (clause.has("goods") and (ends or clause.has(*_VERDICTS))):
        return None
    if clause.has(*_VERDICTS) or (ends and clause.has("application") and not clause.has("title")):
        return UNKNOWN
    return "in_force" if ends or clause.has("grant", "alive", "renew") else UNKNOWN


def _revived(clause: _Clause) -> str | None:
    if not clause.has("revive"):
        return None
    if clause.has("effect", "title", "grant", "alive"):
        return "in_force"
    return "pending" if clause.has("application") else UNKNOWN


def _ended(clause: _Clause) -> str | None:
    end = next(
        (act for act in ("cancel", "expire", "lapse", "surrender", "give_up") if clause.has(act)),
        None,
    )
    if end is None:
        return None
    of_application = clause.has("application") and not clause.has("title", "effect")
    if end == "give_up" and of_application:
        return "withdrawn"
    if end == "give_up":
        return "lapsed" if clause.has("title", "effect", "grant") else UNKNOWN
    return UNKNOWN if of_application else _ENDS[end]


def _refused_or_withdrawn(clause: _Clause) -> str | None:
    if clause.has(*_AGAINST):
        return UNKNOWN if clause.has("notice") else "refused"
    return "withdrawn" if clause.has("withdraw") else None


def _granted(clause: _Clause) -> str | None:
    """A decision to grant, or the fee for it, comes before the grant."""
    if not clause.has("grant"):
        return None
    return "pending" if clause.has("decision", "pay", "examine") else "in_force"


def _plain(clause: _Clause) -> str | None:
    if clause.has("late"):
        return "in_grace"
    if clause.has("stay"):
        return UNKNOWN
    if clause.has("hold"):
        return "pending"
    if clause.has("renew") and clause.has("pay"):
        return UNKNOWN
    if clause.has("application") and clause.has("agree"):
        return "pending"
    return next((status for act, status in (_PLAIN | _LAST).items() if clause.has(act)), None)


_RULES: tuple[Callable[[_Clause], str | None], ...] = (
    _no_title,
    _denied,
    _asked,
    _undone,
    _to_come,
    _partial,
    _revived,
    _ended,
    _refused_or_withdrawn,
    _granted,
    _plain,
)
"""The first that has something to say decides."""
