"""Names of countries as addresses write them, in Vietnamese and English, and their ST.3 codes.
Common applicants' countries only."""

from domain.text.folding import sort_key, words

_NAMES: dict[str, str] = {
    "VN": "Việt Nam|Vietnam|S.R. Vietnam|Socialist Republic of Vietnam",
    "AE": "Các Tiểu vương quốc Ả Rập thống nhất|UAE|United Arab Emirates",
    "AR": "Argentina|Ác-hen-ti-na",
    "AT": "Áo|Austria",
    "AU": "Úc|Ôxtrâylia|Australia",
    "BD": "Bangladesh",
    "BE": "Bỉ|Belgium",
    "BG": "Bulgaria",
    "BR": "Braxin|Brazil|Brasil",
    "BS": "Bahamas",
    "BY": "Belarus",
    "CA": "Canada|Ca-na-đa",
    "CH": "Thụy Sĩ|Thụy Sỹ|Switzerland",
    "CL": "Chi lê|Chile",
    "CN": "Trung Quốc|China|P.R. China|PRC|People's Republic of China|Cộng hòa nhân dân Trung Hoa|CHND Trung Hoa",
    "CO": "Colombia",
    "CU": "Cuba",
    "CY": "Síp|Cyprus",
    "CZ": "Séc|Cộng hòa Séc|Czech Republic|Czechia",
    "DE": "Đức|CHLB Đức|Cộng hòa liên bang Đức|Germany",
    "DK": "Đan Mạch|Denmark",
    "EG": "Ai Cập|Egypt",
    "ES": "Tây Ban Nha|Spain",
    "FI": "Phần Lan|Finland",
    "FR": "Pháp|Cộng hòa Pháp|France",
    "GB": "Anh|Vương quốc Anh|Liên hiệp Vương quốc Anh và Bắc Ai-len|United Kingdom|UK|Great Britain|England|Scotland",
    "GR": "Hy Lạp|Greece",
    "HK": "Hồng Kông|Hong Kong|Hong Kong SAR|Hongkong",
    "HU": "Hungary|Hung-ga-ri",
    "ID": "Indonesia|In-đô-nê-xi-a|Inđônêxia",
    "IE": "Ai-len|Ireland",
    "IL": "Ixraen|I-xra-en|Israel",
    "IN": "Ấn Độ|India",
    "IR": "Iran",
    "IS": "Iceland|Ai-xơ-len",
    "IT": "Ý|Italia|Italy",
    "JP": "Nhật Bản|Nhật|Japan",
    "KH": "Campuchia|Cam-pu-chia|Cambodia",
    "KR": "Hàn Quốc|Đại Hàn Dân Quốc|Korea|South Korea|Republic of Korea|Korea Republic of",
    "KY": "Cayman Islands|Quần đảo Cayman",
    "LA": "Lào|CHDCND Lào|Laos|Lao PDR",
    "LI": "Liechtenstein",
    "LK": "Sri Lanka",
    "LU": "Luxembourg|Lúc-xăm-bua",
    "MM": "Myanmar|Mianma",
    "MO": "Ma Cao|Macau|Macao",
    "MX": "Mêhicô|Mê-hi-cô|Mexico",
    "MY": "Malaysia|Ma-lai-xi-a|Malaixia",
    "NG": "Nigeria",
    "NL": "Hà Lan|The Netherlands|Netherlands|Holland",
    "NO": "Na Uy|Norway",
    "NZ": "Niu Di-lân|New Zealand",
    "PE": "Pêru|Peru",
    "PH": "Philippin|Phi-líp-pin|Philippines|The Philippines",
    "PK": "Pakistan",
    "PL": "Ba Lan|Poland",
    "PT": "Bồ Đào Nha|Portugal",
    "RO": "Rumani|Romania",
    "RU": "Nga|Liên bang Nga|Russia|Russian Federation",
    "SA": "Ả Rập Xê Út|Saudi Arabia",
    "SE": "Thụy Điển|Sweden",
    "SG": "Singapore|Xinh-ga-po|Singapo",
    "SK": "Slovakia",
    "TH": "Thái Lan|Thailand",
    "TR": "Thổ Nhĩ Kỳ|Turkey|Türkiye",
    "TW": "Đài Loan|Taiwan|Taiwan R.O.C.|Taiwan Province of China",
    "UA": "Ukraina|Ukraine",
    "US": "Hoa Kỳ|Mỹ|USA|U.S.A.|U.S.|United States|United States of America|Hợp chủng quốc Hoa Kỳ",
    "VG": "British Virgin Islands|Quần đảo Virgin thuộc Anh",
    "ZA": "Nam Phi|South Africa",
}
CODE_BY_NAME: dict[tuple[str, ...], str] = {
    tuple(words(n)): code for code, names in _NAMES.items() for n in names.split("|")
}
"""Folded words of a name → ST.3 code."""
_MARKED = {sort_key(n) for names in _NAMES.values() for n in names.split("|")}
LONGEST_NAME = max(len(name) for name in CODE_BY_NAME)


def country_code(text: str | None) -> str | None:
    """The ST.3 code that a country field holds, given as code or name; None where it is empty or
    not understood."""
    name = tuple(words(text or ""))
    if name in CODE_BY_NAME:
        return CODE_BY_NAME[name]
    bare = (text or "").strip().upper()
    return bare if len(bare) == 2 and bare.isascii() and bare.isalpha() else None


def named_country(folded: tuple[str, ...], written: tuple[str, ...]) -> str | None:
    """The country that words of an address name; where they carry marks, these have to agree ('Hà
    Lan' is one, 'Hạ Lan' is not)."""
    code = CODE_BY_NAME.get(folded)
    text = " ".join(written) if code else ""
    return code if text.isascii() or sort_key(text) in _MARKED else None
