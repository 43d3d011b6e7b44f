"""Kinds of industrial-property asset and categories of mark: codes, plain names, terms. Source:
domain facts §2."""

from dataclasses import dataclass

from language import N_


@dataclass(frozen=True)
class Kind:
    """`prefix` is the digit that opens a Vietnamese application number; labels are gettext keys."""

    code: str
    slug: str
    prefix: str
    label: str
    short: str
    title_label: str


KINDS: dict[str, Kind] = {
    k.code: k
    for k in (
        Kind("SC", "sc", "1", N_("Sáng chế"), N_("Sáng chế"), N_("Bằng độc quyền sáng chế")),
        Kind(
            "GPHI",
            "gphi",
            "2",
            N_("Giải pháp hữu ích"),
            N_("GPHI"),
            N_("Bằng độc quyền giải pháp hữu ích"),
        ),
        Kind(
            "KDCN",
            "kdcn",
            "3",
            N_("Kiểu dáng công nghiệp"),
            N_("KDCN"),
            N_("Bằng độc quyền kiểu dáng công nghiệp"),
        ),
        Kind(
            "NH",
            "nh",
            "4",
            N_("Nhãn hiệu"),
            N_("Nhãn hiệu"),
            N_("Giấy chứng nhận đăng ký nhãn hiệu"),
        ),
        Kind(
            "CDDL",
            "cddl",
            "6",
            N_("Chỉ dẫn địa lý"),
            N_("CDĐL"),
            N_("Giấy chứng nhận đăng ký chỉ dẫn địa lý"),
        ),
    )
}
KIND_BY_SLUG = {k.slug: k for k in KINDS.values()}
KIND_BY_PREFIX = {k.prefix: k for k in KINDS.values()}

MARK_CATEGORIES: dict[str, str] = {
    "ordinary": N_("Nhãn hiệu thông thường"),
    "collective": N_("Nhãn hiệu tập thể"),
    "certification": N_("Nhãn hiệu chứng nhận"),
}
