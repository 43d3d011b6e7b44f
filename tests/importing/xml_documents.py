"""Small documents of ST.66, ST.86, ST.36, ST.32 and DOCDB, in the structures that offices use."""

TRADEMARKS = "http://www.wipo.int/standards/XMLSchema/trademarks"
DESIGNS = "http://www.wipo.int/standards/XMLSchema/designs"
USPTO = "urn:us:gov:doc:uspto:trademark:status"
DPMA = "http://register.dpma.de/standards/XMLSchema/DE-TM-RegisterExt"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def st66(*details: str, prefix: str = "") -> str:
    """A transaction; each of `details` is the content of a TransactionData."""
    data = "".join(
        f"<TransactionContentDetails><TransactionData>{d}</TransactionData></TransactionContentDetails>"
        for d in details
    )
    text = f'{HEAD}<Transaction xmlns="{TRADEMARKS}" xmlns:u="{USPTO}" xmlns:de="{DPMA}"><TradeMarkTransactionBody>{data}'
    return text + "</TradeMarkTransactionBody></Transaction>"


def st66_mark(number: str, content: str = "", office: str = "US", word: str = "MẪU") -> str:
    return (
        f"<TradeMarkDetails><TradeMark><RegistrationOfficeCode>{office}</RegistrationOfficeCode>"
        f"<ApplicationNumber>{number}</ApplicationNumber><ApplicationDate>2018-04-17-04:00</ApplicationDate>{content}"
        f"<WordMarkSpecification><MarkVerbalElementText>{word}</MarkVerbalElementText></WordMarkSpecification>"
        "</TradeMark></TradeMarkDetails>"
    )


def book(kind: str, name: str, address: str = "") -> str:
    """An element of ST.66 or ST.86 with its address book: book('Applicant', …)."""
    free = f"<FreeFormatName><FreeFormatNameDetails>{name}</FreeFormatNameDetails></FreeFormatName>"
    where = f"<Address><FormattedAddress>{address}</FormattedAddress></Address>" if address else ""
    return f"<{kind}AddressBook><FormattedNameAddress><Name>{free}</Name>{where}</FormattedNameAddress></{kind}AddressBook>"


def us_applicant(stage: str, name: str) -> str:
    where = (
        "<AddressRoom>1 Main St</AddressRoom><AddressCity>Kirkland</AddressCity><AddressState>WASHINGTON</AddressState>"
        "<AddressPostcode>98033</AddressPostcode><FormattedAddressCountryCode>US</FormattedAddressCountryCode>"
    )
    line = f"<FreeFormatNameLine>{name}</FreeFormatNameLine>"
    return f"<Applicant>{book('Applicant', line, where)}<ApplicantExt><u:PartyTypeCode>{stage}</u:PartyTypeCode></ApplicantExt></Applicant>"


def nice(*numbers: str, extension: str = "") -> str:
    described = "".join(
        f"<ClassDescription><ClassNumber>{n}</ClassNumber>{extension}</ClassDescription>"
        for n in numbers
    )
    details = f"<ClassDescriptionDetails>{described}</ClassDescriptionDetails>"
    return f"<GoodsServicesDetails><GoodsServices>{details}</GoodsServices></GoodsServicesDetails>"


def st86(content: str) -> str:
    data = f"<TransactionContentDetails><TransactionData>{content}</TransactionData></TransactionContentDetails>"
    return f'{HEAD}<Transaction xmlns="{DESIGNS}"><DesignTransactionBody>{data}</DesignTransactionBody></Transaction>'


def reference(
    kind: str, country: str, number: str, code: str = "", day: str = "", attributes: str = ""
) -> str:
    """publication-reference or application-reference with one document-id."""
    parts = f"<country>{country}</country><doc-number>{number}</doc-number>"
    parts += (f"<kind>{code}</kind>" if code else "") + (f"<date>{day}</date>" if day else "")
    return f"<{kind}-reference{attributes}><document-id>{parts}</document-id></{kind}-reference>"


def us_grant(
    number: str,
    application: str,
    code: str = "B2",
    type: str = "utility",
    content: str = "",
    title: str = "Widget",
) -> str:
    return (
        f'{HEAD}\n<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45-2014-04-03.dtd" [ ]>\n'
        '<us-patent-grant lang="EN" country="US" date-publ="20150120"><us-bibliographic-data-grant>'
        + reference("publication", "US", number, code, "20150120")
        + reference("application", "US", application, "", "20130312", f' appl-type="{type}"')
        + f'<invention-title id="d2e53">{title}</invention-title>{content}</us-bibliographic-data-grant>'
        "<description><p>text</p></description></us-patent-grant>\n"
    )


def addressbook(name: str, address: str = "") -> str:
    return f"<addressbook>{name}<address>{address}</address></addressbook>"


def person(last: str, first: str, country: str) -> str:
    return addressbook(
        f"<last-name>{last}</last-name><first-name>{first}</first-name>",
        f"<city>Bern</city><country>{country}</country>",
    )
