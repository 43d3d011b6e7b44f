"""Builders of small ST.96 documents."""

COMMON = "http://www.wipo.int/standards/XMLSchema/ST96/Common"
TRADEMARK = "http://www.wipo.int/standards/XMLSchema/ST96/Trademark"
PATENT = "http://www.wipo.int/standards/XMLSchema/ST96/Patent"


def el(path: str, *content: str, language: str = "") -> str:
    """Nested elements: el('a/b', 'x') is <a><b>x</b></a>; the language is that of the innermost."""
    tags = path.split("/")
    mark = f' com:languageCode="{language}"' if language else ""
    opening = "".join(f"<{tag}>" for tag in tags[:-1]) + f"<{tags[-1]}{mark}>"
    return opening + "".join(content) + "".join(f"</{tag}>" for tag in reversed(tags))


def document(
    body: str,
    *,
    root: str = "tmk:TrademarkBag",
    prolog: str = "",
    encoding: str = "UTF-8",
    common: str = COMMON,
    own: str = TRADEMARK,
) -> str:
    prefix = root.partition(":")[0]
    return f'<?xml version="1.0" encoding="{encoding}"?>{prolog}<{root} xmlns:{prefix}="{own}" xmlns:com="{common}">{body}</{root}>'


def applicant(name: str, address: str = "", country: str = "VN", tag: str = "tmk:Applicant") -> str:
    lines = f"<com:AddressLineText>{address}</com:AddressLineText>" if address else ""
    place = f"<com:PostalStructuredAddress>{lines}<com:CountryCode>{country}</com:CountryCode></com:PostalStructuredAddress>"
    bag = f"<com:PostalAddressBag><com:PostalAddress>{place}</com:PostalAddress></com:PostalAddressBag>"
    return f"<{tag}><com:Contact><com:Name><com:EntityName>{name}</com:EntityName></com:Name>{bag}</com:Contact></{tag}>"


def mark_xml(
    *,
    office: str = "VN",
    number: str = "4-2020-00001",
    title: str = "MẪU",
    registration: str = "",
    filed: str = "2020-04-17",
    extra: str = "",
) -> str:
    registered = (
        f"<com:RegistrationNumber>{registration}</com:RegistrationNumber>" if registration else ""
    )
    words = f"<tmk:WordMarkSpecification><tmk:MarkVerbalElementText>{title}</tmk:MarkVerbalElementText></tmk:WordMarkSpecification>"
    return (
        f"<tmk:Trademark><com:RegistrationOfficeCode>{office}</com:RegistrationOfficeCode>"
        f"<com:ApplicationNumber><com:ApplicationNumberText>{number}</com:ApplicationNumberText></com:ApplicationNumber>{registered}"
        f"<com:ApplicationDate>{filed}</com:ApplicationDate>"
        f"<tmk:MarkRepresentation><tmk:MarkReproduction>{words}</tmk:MarkReproduction></tmk:MarkRepresentation>{extra}</tmk:Trademark>"
    )


def patent_xml(
    *,
    office: str = "VN",
    number: str = "1-2020-00001",
    kind_code: str = "A",
    title: str = "<pat:InventionTitle>Máy</pat:InventionTitle>",
    extra: str = "",
) -> str:
    return (
        "<pat:BibliographicData><pat:PatentPublicationIdentification>"
        f"<com:IPOfficeCode>{office}</com:IPOfficeCode><pat:PublicationNumber>77777</pat:PublicationNumber>"
        f"<com:PatentDocumentKindCode>{kind_code}</com:PatentDocumentKindCode><com:PublicationDate>2021-05-25</com:PublicationDate>"
        "</pat:PatentPublicationIdentification><pat:ApplicationIdentification>"
        f"<com:IPOfficeCode>{office}</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>{number}</com:ApplicationNumberText>"
        "</com:ApplicationNumber><pat:FilingDate>2020-01-15</pat:FilingDate></pat:ApplicationIdentification>"
        f"<pat:InventionTitleBag>{title}</pat:InventionTitleBag>{extra}</pat:BibliographicData>"
    )
