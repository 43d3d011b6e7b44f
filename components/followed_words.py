"""What has changed last of a record that is followed, in words: cards and letters say the same."""

from components.changes import said
from domain.records.statuses import STATUSES
from language import _, ngettext
from read_models.field_names import field_label
from read_models.followed import FieldChange, Followed

LONGEST = 60
FIELDS = 2
"""Fields that are told with their values; the rest is counted."""


def changed_words(one: Followed) -> str:
    """'Tình trạng pháp lý: Còn hiệu lực → Hết thời hạn; Tên: Cũ → Mới'; '' without a change."""
    told = [_turned(one)] if one.now else []
    told += [_field(change) for change in one.fields[:FIELDS]]
    rest = len(one.fields) - FIELDS
    if rest > 0:
        told.append(ngettext("{n} trường khác", "{n} trường khác", rest))
    return "; ".join(told)


def _turned(one: Followed) -> str:
    now = _(STATUSES[one.now].label)
    if not one.was:
        return _("Tình trạng pháp lý: {now}", now=now)
    return _("Tình trạng pháp lý: {was} → {now}", was=_(STATUSES[one.was].label), now=now)


def _field(change: FieldChange) -> str:
    values = [_short(said(change.field, value)) for value in (change.old, change.new)]
    label = field_label(change.field)
    return _("{field}: {was} → {now}", field=label, was=values[0], now=values[1])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
