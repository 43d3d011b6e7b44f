"""A cell that tells the goods of each class."""

from collections.abc import Sequence

from domain.records.nice.tokens import (
    AMOUNT,
    AND,
    BESIDE_GROUP,
    END,
    GROUP,
    LAST,
    MENTION,
    MORE,
    TO,
    Token,
    Unclear,
)
from language import _

JOINS = (".", ",", "/", "-")
"""What stands between the parts of one number: 1.000, 0,5, 3/1."""
MANY = 2 * LAST
"""Tokens of a list of all classes."""


class Described:
    """Reads classes with their goods. How the first class is written, so are all: named ('Nhóm 29:
    …'), with a colon ('29: …'), glued ('29Thịt') or followed by its goods ('29 thịt', '29 (thịt)',
    '29 - thịt'). A number that might be another one is unclear."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.form = ""
        self.found: list[int] = []
        self.marked = False
        """Whether a sign stands between the last class and its goods, so that bare numbers among
        them are theirs."""

    def at(self, i: int) -> Token:
        return self.tokens[i] if 0 <= i < len(self.tokens) else END

    def classes(self) -> list[int]:
        i = 0
        while i < len(self.tokens):
            i = self._step(i)
        return self.found

    def _step(self, i: int) -> int:
        token = self.at(i)
        if token.kind == "number":
            return self._number(i)
        if not self.found and not self._before_the_first(token):
            raise Unclear(_("chữ đứng trước số nhóm"))
        if token.word in GROUP and self.found:
            return self._group(i)
        if self.form == "goods" and token.word in MORE | TO:
            raise Unclear
        return i + 1

    def _before_the_first(self, token: Token) -> bool:
        return (
            token.word in GROUP | BESIDE_GROUP
            or token.kind in ("colon", "note", "dash")
            or token.text in ("/", "\n", "\r", "+")
        )

    def _group(self, i: int) -> int:
        """'nhóm' after the first class: the name of the next one, or a word of the goods."""
        number = i + 1
        while self.at(number).word in BESIDE_GROUP or self.at(number).kind == "colon":
            number += 1
        if self.at(number).kind != "number":
            if self.form == "goods":
                raise Unclear
            return i + 1
        if self._begins(i):
            return number
        if self.marked and self.at(i - 1).word in MENTION:
            return self._after_mention(number)
        raise Unclear(
            _(
                "không rõ “{words}” có phải một nhóm nữa không",
                words=f"{self.at(i).text} {self.at(number).text}",
            )
        )

    def _after_mention(self, i: int) -> int:
        """Other classes that goods speak of: 'thuộc nhóm 29, nhóm 30'."""
        while self.at(i).kind == "number" or (self._more_mentioned(i)):
            i += 1
        return i

    def _more_mentioned(self, i: int) -> bool:
        token = self.at(i)
        if token.parts:
            following = self.at(i + 1)
            return (following.kind == "number" and not self._marked(i + 1)) or (
                following.word in GROUP and not self._marked(i + 2)
            )
        return token.word in GROUP and self.at(i + 1).kind == "number"

    def _marked(self, i: int) -> bool:
        return self.at(i).kind == "number" and self.at(i + 1).kind == "colon"

    def _begins(self, i: int) -> bool:
        """Whether something new begins here: first of all, after a separating sign, a bracket or
        the end of a sentence."""
        before = self.at(i - 1)
        return i == 0 or before.parts or before.kind in ("note", "dot")

    def _number(self, i: int) -> int:
        named = self._named(i)
        if not self.found:
            return self._first(i, named=named)
        if named or (self._marked(i) and self._begins(i)):
            return self._take(i)
        if self._begins_list(i):
            return self._take(i)
        return self._other(i)

    def _named(self, i: int) -> bool:
        before = i - 1
        while (self.at(before).word in BESIDE_GROUP and self.at(before).word not in AND) or self.at(
            before
        ).kind == "colon":
            before -= 1
        return self.at(before).word in GROUP

    def _first(self, i: int, *, named: bool) -> int:
        self.form = "named" if named else self._form(i)
        if self.form == "goods" and self._amount(i):
            raise Unclear(
                _(
                    "“{words}” là số lượng, không phải số nhóm",
                    words=f"{self.at(i).text} {self.at(i + 1).text}",
                )
            )
        return self._take(i)

    def _form(self, i: int) -> str:
        following = self.at(i + 1)
        if following.kind == "colon":
            return "colon"
        return "glued" if self._glued(i) else "goods"

    def _take(self, i: int) -> int:
        """A class, and those listed with it before its goods: 'Nhóm 29, 30: …'."""
        self.found.append(self.at(i).number)
        following = self.at(i + 1)
        self.marked = following.kind in ("colon", "dash", "dot") and self.form != "goods"
        if following.kind == "more" or following.kind in ("tilde", "other") or following.word in TO:
            raise Unclear
        if following.kind in ("dash", "dot") and self.at(i + 2).kind == "number":
            raise Unclear
        if following.kind == "colon" and self._only_a_number(i + 2):
            raise Unclear
        if following.parts and self._words_follow(i + 1):
            raise Unclear
        return i + 1

    def _words_follow(self, i: int) -> bool:
        """Whether after a separating sign no further class stands but words, which may be one too:
        '29, ba mươi'."""
        while self.at(i).parts:
            i += 1
        return bool(self.at(i).word) and self.at(i).word not in GROUP | BESIDE_GROUP

    def _only_a_number(self, i: int) -> bool:
        """Goods that are a mere number: 'Nhóm 1: 29'."""
        return self.at(i).kind == "number" and (
            self.at(i + 1) is END or self.at(i + 1).parts or self.at(i + 1).kind == "colon"
        )

    def _begins_list(self, i: int) -> bool:
        """Another number of the list before the colon: 'Nhóm 29, 30: thịt', 'Nhóm 29 và 30:
        thịt'."""
        before = i - 1
        while self.at(before).parts:
            before -= 1
        if (
            before == i - 1
            or self.at(before).kind != "number"
            or self.at(before).number != self.found[-1]
        ):
            return False
        end = i
        while (
            end < i + MANY
            and self.at(end).kind == "number"
            and self.at(end + 1).parts
            and self.at(end + 2).kind == "number"
        ):
            end += 2
        return self.form in ("named", "colon") and self.at(end + 1).kind == "colon"

    def _other(self, i: int) -> int:
        """A number that no sign marks as a class: another class in the form of the first, a number
        of the goods, or unclear."""
        if self._of_the_form(i):
            return self._take(i)
        if self._of_goods(i):
            return i + 1
        raise Unclear(
            _(
                "không rõ “{words}” có phải một nhóm nữa không",
                words=f"{self.at(i).text} {self.at(i + 1).text}".strip(),
            )
        )

    def _of_the_form(self, i: int) -> bool:
        if not self._begins(i):
            return False
        following = self.at(i + 1)
        if self.form == "glued":
            return self._glued(i) and following.word not in AMOUNT
        plain = following.kind in ("word", "note", "dash") or (
            following.kind == "dot" and self.at(i + 2).kind != "number"
        )
        return (
            self.form == "goods"
            and plain
            and not self._amount(i)
            and self.at(i).number > self.found[-1]
        )

    def _of_goods(self, i: int) -> bool:
        """Nothing that could be a class: an amount, a percentage, a part of a larger number, or
        inside the words of marked goods."""
        marked = self.form == "glued" or self.marked
        if self.form == "glued" and self._glued(i):
            return self._amount(i)
        if self._amount(i):
            return marked or not self._begins(i)
        if marked and self._in_a_number(i):
            return True
        if not 1 <= self.at(i).number <= LAST:
            return marked or not self._begins(i) or self.at(i).number > 99
        return marked and not self._begins(i) and self.at(i + 1).kind != "colon"

    def _glued(self, i: int) -> bool:
        following = self.at(i + 1)
        return following.kind == "word" and following.glued

    def _amount(self, i: int) -> bool:
        following = self.at(i + 1)
        return following.word in AMOUNT or following.text in ("%", "°", "‰", "×")

    def _in_a_number(self, i: int) -> bool:
        """'1.000', '0,5', '3/1', '2-in-1' among words."""
        before, after = self.at(i - 1), self.at(i + 1)
        joined = (
            before.glued
            and self.at(i).glued
            and before.text in JOINS
            and self.at(i - 2).kind == "number"
        )
        joins = (
            after.glued
            and self.at(i + 2).glued
            and after.text in JOINS
            and self.at(i + 2).kind == "number"
        )
        return (joined and not self._begins(i - 2)) or (joins and not self._begins(i))
