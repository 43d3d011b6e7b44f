"""Every text that a person can see has an English translation with the same places to fill in."""

import io
import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from language import translation
from language.letters import OF_LANGUAGES, holds

ROOT = Path(__file__).parent.parent
METHODS = [("web/templates/**.html", "jinja2"), ("**.py", "python")]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
SKIPPED = {"tests", "benchmarks", "node_modules", "var"}
"""Folders without texts of the product; hidden ones are skipped as well."""


def wanted(folder: str) -> bool:
    name = Path(folder).name
    return name not in SKIPPED and not name.startswith(".")


def keys() -> list[str]:
    """The keys under which gettext looks texts up, in order of their appearance."""
    found: dict[str, None] = {}
    for _file, _line, message, _comments, _context in extract_from_dir(
        ROOT, METHODS, keywords=KEYWORDS, directory_filter=wanted
    ):
        pair = (message, None) if isinstance(message, str) else message
        found[str(pair[0])] = None
        if pair[1]:
            found[translation.PLURAL + str(pair[1])] = None
    return [key for key in found if key]


def places(text: str) -> set[str]:
    return {
        name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None
    }


KEYS = keys()
OTHERS = [code for code in translation.LANGUAGES if code != "vi"]
"""Whose words stand in a folder."""


def test_extraction_finds_the_texts() -> None:
    assert len(KEYS) > 600
    assert "Cần xử lý" in KEYS, "a component's text"
    assert "Đăng nhập" in KEYS, "a template's text"
    assert translation.PLURAL + "còn {n} ngày" in KEYS, "a plural form"


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_translated(code: str) -> None:
    words = translation.catalogue(code)
    missing = [key for key in KEYS if not words.get(key, "").strip()]
    assert missing == [], f"{len(missing)} texts without words in language/translations/{code}"


@pytest.mark.parametrize("code", OTHERS)
def test_translations_fill_in_the_same_places(code: str) -> None:
    words = translation.catalogue(code)
    assert [key for key in KEYS if key in words and places(key) != places(words[key])] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_text_is_translated_in_one_place(code: str) -> None:
    """Of two places the later file wins, and one Vietnamese word had two English ones in the
    catalogue."""
    found = Counter(
        message.id if isinstance(message.id, str) else message.id[0]
        for path in sorted((translation.CATALOGUES / code).rglob("*.po"))
        for message in read_po(io.BytesIO(path.read_bytes()))
        if message.id
    )
    assert [text for text, n in found.items() if n > 1] == []


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_translated_is_unused(code: str) -> None:
    assert sorted(set(translation.catalogue(code)) - set(KEYS)) == []


@pytest.mark.parametrize(
    ("n", "vietnamese", "english"),
    [
        (1, "còn 1 ngày", "1 day left"),
        (6, "còn 6 ngày", "6 days left"),
        (0, "còn 0 ngày", "0 days left"),
    ],
)
def test_plural_forms(n: int, vietnamese: str, english: str) -> None:
    assert translation.ngettext("còn {n} ngày", "còn {n} ngày", n) == vietnamese
    with translation.in_language("en"):
        assert translation.ngettext("còn {n} ngày", "còn {n} ngày", n) == english


def test_an_untranslated_text_stays_vietnamese() -> None:
    with translation.in_language("en"):
        assert translation._("câu không có trong bảng dịch") == "câu không có trong bảng dịch"


def test_every_language_has_its_words() -> None:
    """A third one is an entry in language/translation.py, and a folder with words for it."""
    folders = {path.name for path in translation.CATALOGUES.iterdir() if path.is_dir()}
    assert folders == {*OTHERS}, "a folder of language/translations for each language but vi"
    assert all(translation.catalogue(code) for code in folders)


LISTED = re.compile(r"""(["'])vi\1[^\n]{0,60}(["'])en\2""")
OF_SENDERS = {"language/translation.py", "readers/st36/sdobi.py", "readers/xml/tree.py"}
"""Where languages are listed: ours, and those of which a sender's file is read first."""


def test_languages_are_listed_once() -> None:
    """Pages, forms and commands take them from language.translation."""
    found = {
        path.relative_to(ROOT).as_posix()
        for pattern in ("*/**/*.py", "web/templates/*.html")
        for path in ROOT.glob(pattern)
        if wanted(path.relative_to(ROOT).parts[0]) and LISTED.search(path.read_text("utf-8"))
    }
    assert found == OF_SENDERS


def test_the_locale_of_a_language_is_written_once() -> None:
    """Scripts have it from the page (`data-locale`), documents from language.translation."""
    root = Path(__file__).parents[1]
    found = [
        path.relative_to(root).as_posix()
        for pattern in ("*/**/*.py", "assets/*.js")
        for path in root.glob(pattern)
        if path.relative_to(root).parts[0] not in ("node_modules", "tests", ".venv")
        and '"en-GB"' in path.read_text(encoding="utf-8")
    ]
    assert found == ["language/translation.py"]


@pytest.mark.parametrize("code", translation.LANGUAGES)
def test_every_letter_of_a_language_is_in_the_fonts(code: str) -> None:
    """A letter that no font has is an empty box: a language with other letters names its font in
    language/letters.py."""
    texts = KEYS if code == "vi" else translation.catalogue(code).values()
    letters = {letter for text in texts for letter in text if letter.isalpha()}
    assert not {one for one in letters if not any(holds(part, one) for part in OF_LANGUAGES)}
    assert not holds("latin", "ก") and holds("vietnamese", "ế")
