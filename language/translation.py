"""The current language (a context variable) and gettext. Vietnamese is the source language; English
comes from `translations/`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po


@dataclass(frozen=True, slots=True)
class Language:
    """`name`: what it calls itself; `locale`: with its country, by which Word, PowerPoint and PDF
    choose spelling and hyphens, and browsers how numbers are written."""

    name: str
    locale: str


_KNOWN = {"vi": Language("Tiếng Việt", "vi-VN"), "en": Language("English", "en-GB")}
"""The one list of languages; the words of all but the first stand in a folder of that code."""
LANGUAGES = tuple(_KNOWN)
LANGUAGE_NAMES = {code: known.name for code, known in _KNOWN.items()}
LOCALES = {code: known.locale for code, known in _KNOWN.items()}
CATALOGUES = Path(__file__).parent / "translations"
PLURAL = "\x00"
"""Before the key of a plural form, which may be spelled like its singular."""
_language: ContextVar[str] = ContextVar("language", default="vi")


def language() -> str:
    """The code of the language of the current request."""
    return _language.get()


def set_language(code: str | None) -> None:
    """Sets the language of the current context; anything unknown means Vietnamese."""
    _language.set(code if code in LANGUAGES else "vi")


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Runs a block in the given language and restores the former one."""
    token = _language.set(code if code in LANGUAGES else "vi")
    try:
        yield
    finally:
        _language.reset(token)


def _(message: str, **values: object) -> str:
    """The message in the current language, its `{name}` places filled. The Vietnamese text is the
    key."""
    text = message if language() == "vi" else catalogue(language()).get(message, message)
    return text.format(**values) if values else text


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """Vietnamese has one form (`one` = `many`); English picks by n. Both keys carry `{n}` where the
    number stands."""
    form = one if n == 1 else many
    text = (
        form
        if language() == "vi"
        else catalogue(language()).get(one if n == 1 else PLURAL + many, form)
    )
    return text.format(n=n, **values)


def N_(message: str) -> str:
    """Marks a text for the catalogue where it is only declared (constants); translate it with `_`
    where it is shown."""
    return message


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(code: str) -> dict[str, str]:
    """message → translation, of all the language's files (one a subject); an empty translation
    shows the Vietnamese text."""
    messages = [
        m
        for path in sorted((CATALOGUES / code / "LC_MESSAGES").glob("*.po"))
        for m in _messages(path, code)
    ]
    texts = {str(m.id): str(m.string) for m in messages if not m.pluralizable}
    for m in messages:
        if isinstance(m.id, (tuple, list)) and isinstance(m.string, (tuple, list)):
            texts |= {m.id[0]: m.string[0], PLURAL + m.id[1]: m.string[-1]}
    return {key: text for key, text in texts.items() if text}


def _messages(path: Path, code: str) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file, locale=code) if message.id]


def upper_first(text: str) -> str:
    """The beginning of a line."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """A label inside a sentence; abbreviations (CDĐL) and names stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
