"""What the offices' own words and codes for a legal status mean. The raw label is always kept beside; an unmapped one is 'unknown'.

Sources: WIPO Publish labels of IP Viet Nam, ST.96 and ST.27 status words, the status codes of the USPTO's TSDR documents.
Labels are compared folded. Exact labels first, then telling words in fixed order: an ending is told before a grant, a grant before
an examination, so that "Chấm dứt hiệu lực văn bằng" is not read as a grant.
"""

import re
from functools import lru_cache

from domain.text import words

_EXACT: dict[str, str] = {
    "cap bang": "in_force",
    "da cap bang": "in_force",
    "cap van bang": "in_force",
    "cong bo": "published",
    "dang giai quyet": "pending",
    "nop don": "pending",
    "het han": "expired",
    "active": "in_force",
    "live": "in_force",
    "dead": "unknown",
    "inactive": "unknown",
    "new": "pending",
    "filed": "pending",
    "allowed": "pending",
}
"""Whole labels. 'Dead' says that it ended and not how, so it stays unknown."""

_TELLING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("in_force", ("no opposition filed", "opposition procedure closed", "patent maintained")),
    ("pending", ("grant of patent is intended", "not yet published")),
    ("lapsed", ("erloschen", "geloscht", "geloescht")),
    ("refused", ("zuruckgewiesen", "zurueckgewiesen")),
    ("withdrawn", ("zuruckgenommen", "zurueckgenommen")),
    ("in_force", ("in kraft", "eingetragen", "patent has been granted")),
    ("pending", ("anhangig", "anhaengig")),
    ("unknown", ("khong xac dinh", "chua ro", "unknown", "not available", "not (registered|granted|published)", "unregistered")),
    ("pending", ("restored to pendency", "non final", "khieu nai tu choi", "du dinh (tu choi|cap)", "appeal pending")),
    ("in_force", ("(invalidity|revocation|cancellation) proceeding pending", "registration pending cancellation")),
    ("in_force", ("phuc hoi", "khoi phuc", "revived", "reinstated", "khong chap nhan (huy|cham dut)")),
    ("in_grace", ("nop muon", "grace period", "late payment")),
    ("invalidated", ("huy bo", "bi huy", "huy hieu luc", "huy (van )?bang", "vo hieu", "da huy")),
    ("invalidated", ("invalid", "invalidated", "annulled", "nullified", "revoked", "declared void")),
    ("expired", ("het han", "het hieu luc", "het thoi han", "expired", "expiry")),
    ("lapsed", ("cham dut", "mat hieu luc", "dinh chi hieu luc", "khong con hieu luc", "lapsed", "ceased", "terminated")),
    ("lapsed", ("surrendered", "cancell?ed", "not renewed", "not in force", "ended")),
    ("refused", ("tu choi", "khong duoc bao ho", "khong cap", "refused", "rejected", "refusal")),
    ("withdrawn", ("rut don", "da rut", "(?<!cong )bo don", "tu bo", "khong hop le", "coi nhu rut", "withdrawn", "abandoned", "dropped")),
    ("pending", ("chua cap", "cho (cap|nop)", "quyet dinh cap", "nop phi cap", "nop le phi cap", "notice of allowance")),
    (
        "in_force",
        ("con hieu luc", "dang hieu luc", "(dang )?co hieu luc", "da cap", "cap bang", "cap gcn", "cap giay", "da dang ky", "duoc bao ho"),
    ),
    ("in_force", ("gia han", "in force", "registered", "granted", "renewed", "registration (published|issued)", "issued and active")),
    ("in_force", ("protection granted", "patented", "patent granted")),
    (
        "pending",
        ("tham dinh", "dang xu ly", "dang giai quyet", "dang xem xet", "cho xu ly", "pending", "examination", "opposition", "suspended"),
    ),
    ("published", ("cong bo", "published", "publication")),
    ("pending", ("chap nhan don", "hop le", "nop don", "tiep nhan", "da nhan", "received", "classification checked")),
    ("pending", ("application (filed|accepted)", "filing date accorded")),
)
_RULES = tuple((status, re.compile(rf"(?<![a-z0-9])(?:{'|'.join(patterns)})(?![a-z0-9])")) for status, patterns in _TELLING)

_TSDR: tuple[tuple[range, str], ...] = (
    (range(600, 615), "withdrawn"),
    (range(630, 682), "pending"),
    (range(686, 687), "published"),
    (range(688, 689), "pending"),
    (range(700, 710), "in_force"),
    (range(710, 712), "lapsed"),
    (range(712, 715), "invalidated"),
    (range(730, 735), "pending"),
    (range(748, 749), "pending"),
    (range(774, 775), "pending"),
    (range(800, 801), "in_force"),
    (range(801, 803), "pending"),
    (range(900, 901), "expired"),
)
"""Common three-digit codes of the USPTO, the others stay unknown: 600-614 abandoned, 630-681 under examination or approved, 686
published for opposition, 688 notice of allowance, 700-709 registered, 710 cancelled for want of the declaration of use, 711
surrendered, 712-714 cancelled by a court or the board, 730-734 extension of time, 748 statement of use accepted, 774 opposition
pending, 800 registered and renewed, 801-802 opposition papers, 900 expired."""


def national_status(raw: str | None) -> str:
    """The same for a label of IP Viet Nam, whose pages and grids may print a bare code: that is no code of another office's."""
    return "unknown" if (raw or "").strip().isdigit() else status_of(raw)


@lru_cache(maxsize=4096)
def status_of(raw: str | None) -> str:
    """The canonical status (a code of domain.statuses) that a source's label or code means; 'unknown' where it is not mapped."""
    label = " ".join(words(raw or ""))
    if len(label) == 3 and label.isdigit():
        return next((status for codes, status in _TSDR if int(label) in codes), "unknown")
    if label in _EXACT:
        return _EXACT[label]
    return next((status for status, pattern in _RULES if pattern.search(label)), "unknown")
