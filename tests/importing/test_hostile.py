"""XML from strangers: nothing is fetched, nothing swells, nothing half-read is taken."""

import resource
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import asset
from readers.file.reading import FileRefused
from tests.importing.files import record, refusal, rows, run, shared, write
from tests.importing.st96_documents import document, mark_xml
from tests.importing.xml_documents import us_grant

DOCTYPE = "DOCTYPE"


class Listener:
    """Counts who connects to a port of this machine."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.hits = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                self._socket.accept()[0].close()
            except OSError:
                return
            self.hits += 1

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:{port}/">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:{port}/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/p"> %p;]>',
        '<!DOCTYPE x PUBLIC "-//X" "http://127.0.0.1:{port}/x.dtd">',
        "<!-- {long} --><!DOCTYPE x [<!ENTITY e 'x'>]>",
    ],
)
def test_external_entities_are_refused_and_nothing_is_fetched(
    tmp_path: Path, listener: Listener, prolog: str
) -> None:
    """V-2."""
    text = document(
        mark_xml(title="&e;"), prolog=prolog.format(port=listener.port, long="x" * 70_000)
    )
    assert DOCTYPE in refusal(write(tmp_path / "x.xml", text))
    time.sleep(0.05)
    assert listener.hits == 0


def test_an_inclusion_is_refused(tmp_path: Path, listener: Listener) -> None:
    """V-2."""
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="http://127.0.0.1:{listener.port}/"/>'
    assert "XInclude" in refusal(write(tmp_path / "x.xml", document(mark_xml(extra=include))))
    assert listener.hits == 0


def test_an_undeclared_entity_is_refused(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "x.xml", document(mark_xml(title="&secret;")))).startswith(
        "Tệp XML bị hỏng"
    )


@pytest.mark.parametrize(
    "entities",
    [
        "<!ENTITY a0 'lol'>"
        + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
        + "<!ENTITY e '&a11;'>",
        "<!ENTITY e '" + "x" * 50_000 + "'>",
    ],
)
def test_entity_bombs_are_refused_at_once(tmp_path: Path, entities: str) -> None:
    """V-3: below two seconds and 100 MB."""
    path = write(
        tmp_path / "x.xml",
        document(mark_xml(title="&e;" * 5_000), prolog=f"<!DOCTYPE x [{entities}]>"),
    )
    before, begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    assert DOCTYPE in refusal(path)
    assert time.monotonic() - begin < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    """V-3."""
    deep = "<com:a>" * 10_000 + "</com:a>" * 10_000
    assert "tầng" in refusal(write(tmp_path / "x.xml", document(mark_xml(extra=deep))))


@pytest.mark.parametrize("name", ["dtd", "external", "xmlbomb"])
def test_known_hostile_files(name: str) -> None:
    """V-2 and V-3 with files made by others."""
    assert DOCTYPE in refusal(shared(f"hostile_xml/{name}.xml"))


def test_the_harmless_one_beside_them_is_another_standard() -> None:
    assert refusal(shared("hostile_xml/simple.xml")) == (
        "Tệp XML này không theo chuẩn nào đã biết (WIPO ST.96, ST.66, ST.86, ST.36, DOCDB), nên không nhập được."
    )


@pytest.mark.parametrize("percent", [1, 25, 50, 99])
@pytest.mark.parametrize(
    "path",
    [
        "st96_examples/TrademarkApplication_Example.xml",
        "st96_examples/PatentPublication_Example.xml",
        "uspto_marks/rn2178784-ST66.xml",
        "dpma/design_info.xml",
        "patent_xml/US08930553.xml",
        "epo/get_biblio.xml",
    ],
)
def test_a_document_cut_short_is_refused_with_its_line(
    tmp_path: Path, path: str, percent: int
) -> None:
    """V-1."""
    whole = shared(path).read_bytes()
    cut = write(tmp_path / "x.xml", whole[: len(whole) * percent // 100])
    assert refusal(cut).startswith("Tệp XML bị hỏng hoặc bị cắt ở dòng ")


def test_a_declared_encoding_that_the_bytes_contradict_is_refused(tmp_path: Path) -> None:
    """V-4."""
    text = document(mark_xml(title="Nghệ An"), encoding="ISO-8859-1")
    assert (
        refusal(write(tmp_path / "x.xml", text))
        == "Tệp khai báo bảng mã ISO-8859-1 nhưng nội dung là UTF-8; hãy sửa khai báo rồi nhập lại."
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_marked_encodings_of_xml(tmp_path: Path, encoding: str) -> None:
    """V-4."""
    text = document(
        mark_xml(title="Nghệ An"), encoding="UTF-16" if encoding == "utf-16" else "UTF-8"
    )
    assert record(write(tmp_path / "x.xml", text, encoding)).title == "Nghệ An"


def test_an_empty_bag_is_refused(tmp_path: Path) -> None:
    assert "không chứa bản ghi" in refusal(write(tmp_path / "x.xml", document("")))


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY e SYSTEM "file:///etc/passwd">',
        '<!ENTITY e SYSTEM "http://127.0.0.1:{port}/">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/p"> %p;',
        "<!ENTITY a 'lol'>"
        + "".join(
            f"<!ENTITY a{n} '{'&a;' if n == 1 else f'&a{n - 1};' * 10}'>" for n in range(1, 12)
        ),
        "<!ENTITY e '" + "x" * 50_000 + "'>",
    ],
)
def test_a_doctype_of_st36_may_not_declare_entities(
    tmp_path: Path, listener: Listener, subset: str
) -> None:
    """V-2 and V-3: the DOCTYPE itself is ignored, what it could bring in is refused."""
    prolog = '<!DOCTYPE us-patent-grant SYSTEM "http://127.0.0.1:{port}/x.dtd" [' + subset + "]>"
    text = us_grant("1", "13000001").replace(
        '<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45-2014-04-03.dtd" [ ]>',
        prolog.replace("{port}", str(listener.port)),
    )
    begin = time.monotonic()
    assert DOCTYPE in refusal(
        write(
            tmp_path / "x.xml", text.replace("Widget", "&e;" if "ENTITY e " in subset else "&a11;")
        )
    )
    assert time.monotonic() - begin < 2
    assert listener.hits == 0


def test_a_doctype_of_st36_is_ignored_and_its_address_not_fetched(
    tmp_path: Path, listener: Listener
) -> None:
    """V-2."""
    text = us_grant("1", "13000001", title="Temperature of 20&deg;C").replace(
        "us-patent-grant-v45-2014-04-03.dtd", f"http://127.0.0.1:{listener.port}/x.dtd"
    )
    assert record(write(tmp_path / "x.xml", text)).title == "Temperature of 20°C"
    assert listener.hits == 0


def test_deep_nesting_outside_of_records_is_refused_too(tmp_path: Path) -> None:
    """V-3."""
    text = us_grant("1", "13000001").replace("<p>text</p>", "<b>" * 10_000 + "</b>" * 10_000)
    assert "tầng" in refusal(write(tmp_path / "x.xml", text))


def test_bytes_that_are_not_what_is_declared(tmp_path: Path) -> None:
    """V-4: declared UTF-8, written in another encoding."""
    text = document(mark_xml(title="Café")).encode("latin-1", errors="replace")
    assert "bảng mã" in refusal(write(tmp_path / "x.xml", text))


def test_a_refused_file_leaves_nothing(tmp_path: Path, database: Database) -> None:
    """V-1: a document cut after its first hundred records writes none of them."""
    whole = document("".join(mark_xml(number=f"4-2020-{n:05}") for n in range(200)))
    with pytest.raises(FileRefused):
        run(database, write(tmp_path / "x.xml", whole[: len(whole) * 99 // 100]))
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(asset)) == 0


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """V-3: forty megabytes of text beside the records."""
    filler = "<description>" + "<p>" + "x" * 2_000 + "</p>" * 1 + "</description>"
    one = us_grant("1", "13000001").replace("<description><p>text</p></description>", filler * 200)
    path = write(tmp_path / "x.xml", one * 100)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(rows(path)) == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000
