"""Pictures of marks and designs: a small one in the list, larger ones on the record's page."""

from components import html
from language import _
from read_models.local_names import WatchHit
from read_models.register import AssetPicture
from sitemap import file_addresses

PAGE, THUMBNAIL = "lon", "nho"
SMALL = 96


def address(picture: AssetPicture, size: str) -> str:
    return file_addresses.picture(picture.asset_id, picture.sha256, size)


def thumbnail(picture: AssetPicture | None, title: str) -> html.Img | None:
    """At most 96 pixels; the list shows it still smaller."""
    if picture is None:
        return None
    return _image(
        picture,
        THUMBNAIL,
        _("Ảnh của {title}", title=title or _("nhãn hiệu không có chữ")),
        "thumb",
        SMALL,
    )


def gallery(pictures: tuple[AssetPicture, ...], title: str) -> html.Div | None:
    """All pictures of a record, in order."""
    if not pictures:
        return None
    many = len(pictures) > 1
    named = title or _("nhãn hiệu không có chữ")
    texts = [
        _("Ảnh {n} của {title}", n=n, title=named) if many else _("Ảnh của {title}", title=named)
        for n in range(1, len(pictures) + 1)
    ]
    shown = [
        _image(p, PAGE, text, "picture", max(p.width, p.height))
        for p, text in zip(pictures, texts, strict=True)
    ]
    return html.Div(shown, className="gallery")


def _image(picture: AssetPicture, size: str, text: str, class_name: str, longest: int) -> html.Img:
    scale = min(1.0, longest / max(picture.width, picture.height))
    width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return html.Img(
        src=address(picture, size), alt=text, className=class_name, width=width, height=height
    )


def hit_picture(slug: str, hit: WatchHit) -> html.Img | None:
    """The picture of an application that the watch has found."""
    if not hit.picture:
        return None
    return html.Img(
        src=file_addresses.hit_picture(slug, hit.id, hit.picture),
        alt=_("Ảnh của {title}", title=hit.mark or _("nhãn hiệu không có chữ")),
        className="wt-picture",
        width=SMALL,
        height=SMALL,
    )
