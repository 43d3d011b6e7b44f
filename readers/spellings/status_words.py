"""What the offices' own words and codes for a legal status mean. The raw label is always kept
beside; what is not surely understood is 'unknown'.

Sources: WIPO Publish labels of IP Viet Nam, ST.96 and ST.27 status words, the status codes of the
USPTO's TSDR documents. Whole labels come first, then words that one office uses in its own way,
then what the label says (readers.spellings.status_grammar)."""

import re
from functools import lru_cache

from domain.text.folding import words
from readers.spellings.status_grammar import meaning

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
    "huy": "unknown",
    "rut": "unknown",
    "inactive": "unknown",
    "new": "pending",
    "filed": "pending",
    "allowed": "pending",
}
"""Whole labels. 'Dead' says that it ended and not how, 'hủy' and 'rút' not what, so they stay
unknown."""

_OWN_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "in_force",
        (
            "no opposition filed",
            "opposition procedure closed",
            "patent maintained",
            "patent has been granted",
        ),
    ),
    ("in_force", ("registration pending cancellation",)),
    (
        "pending",
        (
            "grant of patent is intended",
            "restored to pendency",
            "notice of allowance",
            "classification checked",
        ),
    ),
    ("pending", ("filing date accorded",)),
    ("lapsed", ("erloschen", "geloscht", "geloescht")),
    ("refused", ("zuruckgewiesen", "zurueckgewiesen")),
    ("withdrawn", ("zuruckgenommen", "zurueckgenommen")),
    ("pending", ("nicht eingetragen", "anhangig", "anhaengig")),
    ("in_force", ("in kraft", "eingetragen")),
    ("unknown", ("khong xac dinh", "chua ro", "unknown", "not available")),
)
_RULES = tuple(
    (status, re.compile(rf"(?<![a-z0-9])(?:{'|'.join(phrases)})(?![a-z0-9])"))
    for status, phrases in _OWN_WORDS
)

_SHORT = re.compile(r"\bH(?:L\b|\.[ ]?L\b|\.[ ]?lực\b)", re.IGNORECASE)
"""'Còn HL' is 'còn hiệu lực'."""

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
"""Common three-digit codes of the USPTO, the others stay unknown: 600-614 abandoned, 630-681 under
examination or approved, 686 published for opposition, 688 notice of allowance, 700-709 registered,
710 cancelled for want of the declaration of use, 711 surrendered, 712-714 cancelled by a court or
the board, 730-734 extension of time, 748 statement of use accepted, 774 opposition pending, 800
registered and renewed, 801-802 opposition papers, 900 expired."""


def national_status(raw: str | None) -> str:
    """The same for a label of IP Viet Nam, whose pages and grids may print a bare code: that is no
    code of another office's."""
    return "unknown" if (raw or "").strip().isdigit() else status_of(raw)


@lru_cache(maxsize=4096)
def status_of(raw: str | None) -> str:
    """The canonical status (a code of domain.records.statuses) that a source's label or code means;
    'unknown' where it is not mapped."""
    label = " ".join(words(raw or ""))
    if len(label) == 3 and label.isdigit():
        return next((status for codes, status in _TSDR if int(label) in codes), "unknown")
    if label in _EXACT:
        return _EXACT[label]
    own = next((status for status, pattern in _RULES if pattern.search(label)), None)
    return own or meaning(_SHORT.sub("hiệu lực", raw or ""))
