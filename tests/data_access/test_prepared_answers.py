"""Answers that the institute keeps ready, on both databases: written, published, read again, retired,
with all that was done kept; amber from the day on which the rule in force changes."""

from datetime import date

import pytest

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, Scope
from data_access.network.prepared_answers import (
    keep_answer,
    move_answer,
    past_of,
    prepared_answers,
    published_answer,
)
from domain.terms.cited import citable, said_on
from domain.terms.rules import LAW_2025
from language import in_language
from read_models.prepared_answers import Prepared, basis_told, cited_words, prepared_read

WRITER = Writer(1, "vien", "Đặng Thanh Tùng", "", NATIONAL)
BEFORE, SINCE = date(2026, 3, 31), LAW_2025
RULE, LINE = "quy-tac:renewal_nh", "luat:term-sc"
FORM = {"title": "Gia hạn muộn được không?", "title_en": "May I renew late?", "topic": "status"}
FORM |= {"text": "Được, trong 6 tháng.", "text_en": "Yes, within six months."}


def keep(database: Database, on: date, *, answer_id: int = 0, version: int = 0, **told: str) -> int:
    found = prepared_read(FORM | told, [RULE, LINE], on)
    assert found.problems == {}
    with database.write(NATIONAL) as connection:
        which = {"answer_id": answer_id, "version": version}
        return keep_answer(connection, WRITER, found.values, **which, today=on)


def move(database: Database, answer_id: int, version: int, did: str, on: date) -> None:
    with database.write(NATIONAL) as connection:
        move_answer(connection, WRITER, answer_id=answer_id, version=version, did=did, today=on)


def one(database: Database) -> Prepared:
    with database.read(NATIONAL) as connection:
        return prepared_answers(connection, all_states=True)[0]


def test_the_life_of_an_answer(database: Database) -> None:
    number = keep(database, BEFORE)
    station = Scope.station(3)
    with database.read(station) as connection:
        assert prepared_answers(connection, all_states=False) == (), "a draft is the institute's"
        assert published_answer(connection, number) is None
    move(database, number, 1, "published", BEFORE)
    with database.read(station) as connection:
        assert [a.id for a in prepared_answers(connection, all_states=False)] == [number]
    assert one(database).changed(BEFORE) == ()
    assert one(database).changed(SINCE) == (RULE,), "amber on the day of the new law, by itself"
    move(database, number, 2, "read", SINCE)
    read = one(database)
    assert (read.changed(SINCE), read.read_on, read.state) == ((), SINCE, "published")
    keep(database, SINCE, answer_id=number, version=3, text="Được, có phụ phí.")
    move(database, number, 4, "retired", SINCE)
    with database.read(NATIONAL) as connection:
        past = past_of(connection, number)
        assert published_answer(connection, number) is None
    assert [(p.version, p.did) for p in past] == [
        *((5, "retired"), (4, "wrote"), (3, "read"), (2, "published"), (1, "wrote")),
    ]
    assert [p.text for p in past][1:3] == ["Được, có phụ phí.", "Được, trong 6 tháng."]


def test_who_comes_second_is_told(database: Database) -> None:
    number = keep(database, BEFORE)
    move(database, number, 1, "published", BEFORE)
    with pytest.raises(Conflict):
        keep(database, BEFORE, answer_id=number, version=1)
    with pytest.raises(Conflict):
        move(database, number, 1, "retired", BEFORE)
    with pytest.raises(Gone):
        move(database, 9_999, 1, "retired", BEFORE)
    with pytest.raises(Gone):
        keep(database, BEFORE, answer_id=9_999, version=1)


def test_both_languages_and_something_that_it_rests_on() -> None:
    found = prepared_read(FORM | {"text_en": " "}, ["quy-tac:khac"], BEFORE)
    assert set(found.problems) == {"text_en", "cites"}
    assert set(prepared_read(FORM | {"topic": "x"}, [LINE], BEFORE).problems) == {"topic"}


def test_everything_that_can_be_cited_has_words_and_a_print() -> None:
    assert len(citable()) > 20
    for code in citable():
        assert said_on(code, SINCE) and cited_words(code, SINCE)
    assert said_on("quy-tac:khac", SINCE) == "" and said_on(RULE, BEFORE) != said_on(RULE, SINCE)
    assert said_on(LINE, BEFORE) == said_on(LINE, SINCE)


def test_what_a_slip_says_of_it() -> None:
    values = prepared_read(FORM, [LINE], BEFORE).values
    answer = Prepared(7, "published", read_on=BEFORE, read_by="Tùng", version=2, **values)
    told = basis_told(answer, BEFORE)
    assert told["words"] == (
        "Câu trả lời soạn sẵn “Gia hạn muộn được không?”, Tùng đọc ngày 31/03/2026; căn cứ: "
        "Sáng chế, Điều 93(2), Luật Sở hữu trí tuệ 50/2005/QH11."
    )
    assert (told["answer"], told["version"]) == ("7", "2")
    stale = Prepared(7, cites={LINE: "x"}, read_on=BEFORE)
    assert basis_told(stale, BEFORE)["words"].startswith("◆ ")
    with in_language("en"):
        assert "read by Tùng" in basis_told(answer, BEFORE)["words"]
