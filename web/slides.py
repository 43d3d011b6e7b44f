"""Decks on the screen, the window with the presenter's notes, and decks as files."""

from flask import Blueprint, render_template, request
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.arrangements import arrange, forget
from domain.places.provinces import PROVINCES_34_BY_SLUG
from language import _
from read_models.slides import Deck
from sitemap import addresses
from web import answers
from web.access import principal, scope
from web.given_file import FileName, give, refusal, require_day
from web.site import site

blueprint = Blueprint("slides", __name__)
SLIDES = "trang"
"""Of the form: keys of slides in their order, with commas between."""


@blueprint.get("/trinh-chieu/<any('mang-luoi', 'truy-cap', 'tu-chon'):name>", endpoint="country")
def country_deck(name: str) -> str:
    return _screen(_deck(name, None))


@blueprint.get(
    "/trinh-chieu/<any('tinh', 'dac-san', 'moi', 'tu-chon'):name>-<slug>", endpoint="province"
)
def province_deck(name: str, slug: str) -> str:
    return _screen(_deck(name, slug))


@blueprint.get(
    "/trinh-chieu/<any('mang-luoi', 'truy-cap', 'tu-chon'):name>/ghi-chu", endpoint="country_notes"
)
def country_notes(name: str) -> str:
    return _screen(_deck(name, None), notes=True)


@blueprint.get(
    "/trinh-chieu/<any('tinh', 'dac-san', 'moi', 'tu-chon'):name>-<slug>/ghi-chu",
    endpoint="province_notes",
)
def province_notes(name: str, slug: str) -> str:
    return _screen(_deck(name, slug), notes=True)


@blueprint.get("/xuat/vien/trinh-chieu/<name>.html", endpoint="country_file")
def country_file(name: str) -> Response:
    return _file(_deck(name, None))


@blueprint.get("/xuat/<slug>/trinh-chieu/<name>.html", endpoint="province_file")
def province_file(slug: str, name: str) -> Response:
    return _file(_deck(name, slug))


@blueprint.get("/xuat/vien/trinh-chieu/<name>.pptx", endpoint="country_pptx")
def country_presentation(name: str) -> Response:
    return _presentation(_deck(name, None))


@blueprint.get("/xuat/<slug>/trinh-chieu/<name>.pptx", endpoint="province_pptx")
def province_presentation(slug: str, name: str) -> Response:
    return _presentation(_deck(name, slug))


@blueprint.post("/ghi/vien/trinh-chieu/<name>", endpoint="country_arrange")
def arrange_country(name: str) -> Response:
    return _arranged(name, None)


@blueprint.post("/ghi/<slug>/trinh-chieu/<name>", endpoint="province_arrange")
def arrange_province(slug: str, name: str) -> Response:
    return _arranged(name, slug)


def _deck(name: str, slug: str | None) -> Deck:
    """What makes slides is loaded when some are asked for."""
    from web.decks import deck_asked

    on = require_day()
    if on and slug is None:
        raise refusal(_("Bộ trình chiếu này chỉ có số liệu hôm nay, không xem lại được ngày khác."))
    return deck_asked(name, slug, on)


def _arranged(name: str, slug: str | None) -> Response:
    """Keeps which slides the person shows, in which order; without any the deck is as it comes."""
    from web.decks import kept_as, pool_asked

    known = {slide.key for slide in pool_asked(name, slug).slides}
    keys = [key for key in request.form.get(SLIDES, "").split(",") if key]
    if not set(keys) <= known or len(keys) > len(known):
        said = _("Có trang không thuộc bộ này; xin tải lại trang.")
        return answers.wrong({SLIDES: said}, said)
    person = principal()
    deck = kept_as(name, slug)
    place = PROVINCES_34_BY_SLUG.get(slug or "")
    whose = {"actor": person.username, "vn34": place.code if place else ""}
    with site().database.write(scope()) as connection:
        if keys:
            arrange(connection, person.id, deck, keys, **whose)
        else:
            forget(connection, person.id, deck, **whose)
    return answers.done(_("Đã ghi thứ tự các trang."))


def _screen(deck: Deck, *, notes: bool = False) -> str:
    """`notes`: the window beside it, which holds the same slides and shows what is said with
    them."""
    from reports.slides.stage import stage

    here = (deck.name, deck.slug, deck.on)
    if notes and not deck.shown:
        raise NotFound
    drawn = stage(
        deck,
        leave=addresses.rehearsal(*here),
        notes="" if notes or not deck.shown else addresses.deck_notes(*here),
    )
    return render_template("slides.html", deck=deck, stage=Markup(drawn), notes=notes)  # noqa: S704


def _file(deck: Deck) -> Response:
    from web.decks import file_of

    return _given(deck, file_of(deck), "html")


def _presentation(deck: Deck) -> Response:
    from web.decks import presentation_of

    return _given(deck, presentation_of(deck), "pptx")


def _given(deck: Deck, content: str | bytes, ending: str) -> Response:
    plain = f"trinh-chieu-{deck.name}" + (f"-{deck.slug}" if deck.slug else "")
    place = PROVINCES_34_BY_SLUG.get(deck.slug)
    return give(
        content,
        FileName(plain, ending, deck.title),
        subject=f"deck.{ending}",
        vn34=place.code if place else None,
        detail={"deck": deck.name, "slides": len(deck.shown), **_day(deck)},
    )


def _day(deck: Deck) -> dict[str, str]:
    return {"on": deck.on.isoformat()} if deck.on else {}
