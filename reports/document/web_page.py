"""A report as one HTML file that opens without a network: the same content, each number leading to
its line in the appendix of sources. It asks nobody for anything."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from components.documents import numbering
from language import _
from read_models.document import (
    Block,
    Chart,
    Column,
    Document,
    Figure,
    Gap,
    Paragraph,
    Section,
    Table,
)
from reports.document import form
from reports.document.cells import line_texts, table_of
from reports.document.drawing import svg

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root{color-scheme:light;--ink:#172033;--soft:#475268;--line:#d5dbe4;--mark:#7a4b00}
*{box-sizing:border-box}
body{margin:0;background:#eef1f5;color:var(--ink);font:17px/1.5 "Times New Roman",Tinos,serif}
main{max-width:210mm;margin:1.5rem auto;padding:20mm 20mm 20mm 30mm;background:#fff}
.head{display:flex;gap:1rem;justify-content:space-between;text-align:center}
.head p,.sign p{margin:0}
.kind,.about{text-align:center;font-weight:700}
h1{font-size:1.1rem;text-align:center;margin:1.5rem 0 0}
h2,h3{font-size:1rem;margin:1.2rem 0 .4rem}
p{margin:.4rem 0;text-align:justify}
a{color:inherit}
table{width:100%;border-collapse:collapse;font-size:.85rem;margin:.3rem 0}
caption{font-weight:700;padding:.4rem 0;text-align:center}
th,td{border:1px solid var(--soft);padding:.2rem .4rem;text-align:left;vertical-align:top}
.n{text-align:right;font-variant-numeric:tabular-nums}
tfoot td,tfoot th{font-weight:700}
.wide{overflow-x:auto}
figure{margin:.8rem 0}figcaption{font-weight:700;text-align:center}
svg{width:100%;height:auto}
.gap,.from{font-style:italic;color:var(--soft)}
.from,.foot{font-size:.8rem}
.mark{display:inline-block;border:1px solid var(--mark);color:var(--mark);padding:.1rem .5rem}
.mark{font-size:.8rem;font-weight:700}
.draft{display:inline-block;border:1px solid;padding:.1rem .5rem;font-weight:700}
.sign{display:flex;gap:2rem;justify-content:space-between;margin:2rem 0}
.sign div+div{text-align:center}
@media (max-width:45rem){main{margin:0;padding:1rem}.head,.sign{flex-direction:column}}
@media print{@page{size:A4;margin:20mm 18mm 20mm 30mm}body{background:#fff}main{margin:0;padding:0}
table,figure{break-inside:avoid}}
"""


def written(document: Document) -> bytes:
    """The file, in UTF-8."""
    return "\n".join(_Page(document).parts()).encode()


class _Page:
    """Counts numbers, tables and charts as they are written."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.captions = form.Captions(document)
        self.told = 0

    def parts(self) -> Iterator[str]:
        document = self.document
        title = escape(form.title(document))
        yield f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        yield f'<meta name="dcterms.created" content="{document.made.isoformat()}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
        yield from self._head()
        counted = zip(numbering.numbers(document), document.sections, strict=True)
        for number, section in counted:
            yield from self._section(number, section)
        yield from self._foot()
        yield from self._sources()
        yield "</main>\n</body>\n</html>"

    def _head(self) -> Iterator[str]:
        document = self.document
        if badge := form.mark(document):
            yield f'<p><span class="mark">{escape(badge)}</span></p>'
        issuer = document.issuer
        left = [*form.head_lines(issuer.above), *form.head_lines(issuer.name)]
        left.append(form.number_line(document))
        right = [_(form.NATION), _(form.MOTTO), form.place_and_day(document)]
        yield f'<div class="head"><div>{_lines(left)}</div><div>{_lines(right)}</div></div>'
        if document.draft:
            yield f'<p><span class="draft">{escape(_("DỰ THẢO"))}</span></p>'
        yield f"<h1>{escape(document.kind.upper())}</h1>"
        yield f'<p class="about">{escape(document.about)}</p>'

    def _section(self, number: str, section: Section) -> Iterator[str]:
        tag = "h3" if section.level > 1 else "h2"
        yield f'<section id="{escape(section.key)}">'
        if section.heading:
            yield f"<{tag}>{escape(f'{number} {section.heading}'.strip())}</{tag}>"
        for block in section.blocks:
            yield from self._block(block)
        yield "</section>"

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Paragraph):
            words = "".join(self._part(part) for part in block.parts)
            yield f"<p>{'- ' if block.bullet else ''}{words}</p>"
        elif isinstance(block, Gap):
            yield f'<p class="gap">{escape(block.text)}</p>'
        elif isinstance(block, Table):
            yield _table(block, self.captions.caption(self.captions.name(block), block))
        else:
            yield from self._chart(block)

    def _part(self, part: str | Figure) -> str:
        """A number leads to its source."""
        if isinstance(part, str):
            return escape(part)
        self.told += 1
        n = self.told
        return f'<a id="so-{n}" href="#nguon-{n}">{escape(part.text)}</a>'

    def _chart(self, block: Chart) -> Iterator[str]:
        name = self.captions.name(block)
        caption = escape(self.captions.caption(name, block))
        label = escape(form.described(block), quote=True)
        yield (
            f'<figure><div role="img" aria-label="{label}">{_own_ids(svg(block), name)}</div>'
            f"<figcaption>{caption}</figcaption></figure>"
        )
        yield _table(table_of(block), _("Số liệu của {figure}", figure=name))

    def _foot(self) -> Iterator[str]:
        document = self.document
        names = _lines([_("Nơi nhận:"), *form.recipient_lines(document)])
        signer = [line.upper() for line in form.lines(document.issuer.signer)]
        signature = _("(Chữ ký của người có thẩm quyền, dấu, chữ ký số của cơ quan)")
        right = _lines([*signer, signature, _("[Họ và tên]")])
        yield f'<div class="sign"><div>{names}</div><div>{right}</div></div>'
        yield f'<p class="foot">{escape(form.foot(document))}</p>'

    def _sources(self) -> Iterator[str]:
        """The appendix; each line leads back to its number."""
        rows = form.source_rows(self.document)
        if not rows:
            return
        yield f'<section id="nguon"><h2>{escape(_("Nguồn của từng số trong báo cáo"))}</h2>'
        yield _lines(form.source_list(self.document))
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in form.source_heads())
        yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>'
        for row in rows:
            n = row[0]
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
            yield f'<tr id="nguon-{n}"><td><a href="#so-{n}">{n}</a></td>{cells}</tr>'
        yield "</tbody></table></div></section>"


def _own_ids(drawing: str, name: str) -> str:
    """The drawing with names inside it that no other one on the page has."""
    key = "-".join(name.split())
    told = re.sub(r'\bid="([^"]+)"', rf'id="{key}-\1"', drawing)
    return re.sub(r"url\(#([^()]+)\)", rf"url(#{key}-\1)", told)


def _lines(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _table(block: Table, caption: str) -> str:
    heads = "".join(_cell("th", column.heading, column, ' scope="col"') for column in block.columns)
    lines = "".join(_line(line_texts(line, block.columns), block.columns) for line in block.lines)
    total = ""
    if block.total is not None:
        total = f"<tfoot>{_line(line_texts(block.total, block.columns), block.columns)}</tfoot>"
    source = form.source_line(block)
    told = f'<p class="from">{escape(source)}</p>' if source else ""
    return (
        f'<div class="wide"><table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr>'
        f"</thead><tbody>{lines}</tbody>{total}</table></div>{told}"
    )


def _line(texts: list[str], columns: tuple[Column, ...]) -> str:
    """The first cell names its line."""
    first = _cell("th", texts[0], columns[0], ' scope="row"')
    rest = "".join(_cell("td", t, c) for t, c in zip(texts[1:], columns[1:], strict=True))
    return f"<tr>{first}{rest}</tr>"


def _cell(tag: str, text: str, column: Column, more: str = "") -> str:
    look = ' class="n"' if column.numeric else ""
    return f"<{tag}{more}{look}>{escape(text)}</{tag}>"
