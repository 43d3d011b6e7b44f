"""Decks on the screen, the window with the presenter's notes, and decks as files."""

from flask import Blueprint, render_template
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from domain.places.provinces import PROVINCES_34_BY_SLUG
from read_models.slides import Deck
from reports.slides.stage import stage
from sitemap import addresses
from web.decks import deck_asked, file_of, presentation_of
from web.given_file import FileName, give

blueprint = Blueprint("slides", __name__)


@blueprint.get("/trinh-chieu/<any('mang-luoi', 'truy-cap'):name>", endpoint="country")
def country_deck(name: str) -> str:
    return _screen(deck_asked(name, None))


@blueprint.get("/trinh-chieu/<any('tinh', 'dac-san', 'moi'):name>-<slug>", endpoint="province")
def province_deck(name: str, slug: str) -> str:
    return _screen(deck_asked(name, slug))


@blueprint.get("/trinh-chieu/<any('mang-luoi', 'truy-cap'):name>/ghi-chu", endpoint="country_notes")
def country_notes(name: str) -> str:
    return _screen(deck_asked(name, None), notes=True)


@blueprint.get(
    "/trinh-chieu/<any('tinh', 'dac-san', 'moi'):name>-<slug>/ghi-chu", endpoint="province_notes"
)
def province_notes(name: str, slug: str) -> str:
    return _screen(deck_asked(name, slug), notes=True)


@blueprint.get("/xuat/vien/trinh-chieu/<name>.html", endpoint="country_file")
def country_file(name: str) -> Response:
    return _file(deck_asked(name, None))


@blueprint.get("/xuat/<slug>/trinh-chieu/<name>.html", endpoint="province_file")
def province_file(slug: str, name: str) -> Response:
    return _file(deck_asked(name, slug))


@blueprint.get("/xuat/vien/trinh-chieu/<name>.pptx", endpoint="country_pptx")
def country_presentation(name: str) -> Response:
    return _presentation(deck_asked(name, None))


@blueprint.get("/xuat/<slug>/trinh-chieu/<name>.pptx", endpoint="province_pptx")
def province_presentation(slug: str, name: str) -> Response:
    return _presentation(deck_asked(name, slug))


def _screen(deck: Deck, *, notes: bool = False) -> str:
    """`notes`: the window beside it, which holds the same slides and shows what is said with
    them."""
    here = (deck.name, deck.slug)
    if notes and not deck.shown:
        raise NotFound
    drawn = stage(
        deck,
        leave=addresses.rehearsal(*here),
        notes="" if notes or not deck.shown else addresses.deck_notes(*here),
    )
    return render_template("slides.html", deck=deck, stage=Markup(drawn), notes=notes)  # noqa: S704


def _file(deck: Deck) -> Response:
    return _given(deck, file_of(deck), "html")


def _presentation(deck: Deck) -> Response:
    return _given(deck, presentation_of(deck), "pptx")


def _given(deck: Deck, content: str | bytes, ending: str) -> Response:
    plain = f"trinh-chieu-{deck.name}" + (f"-{deck.slug}" if deck.slug else "")
    place = PROVINCES_34_BY_SLUG.get(deck.slug)
    return give(
        content,
        FileName(plain, ending, deck.title),
        subject=f"deck.{ending}",
        vn34=place.code if place else None,
        detail={"deck": deck.name, "slides": len(deck.shown)},
    )
