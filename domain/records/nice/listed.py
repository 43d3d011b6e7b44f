"""A cell that is a list of classes, with brackets beside them or around them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.records.nice.described import Described
from domain.records.nice.tokens import (
    ADDED,
    AMOUNT,
    AND,
    BESIDE_GROUP,
    END,
    FROM,
    GROUP,
    LAST,
    TO,
    Token,
    Unclear,
    tokens_of,
)
from language import _

FEW = 12
"""Words that may stand between 'nhóm' and its number."""


class List:
    """Reads the tokens of one cell."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = list(tokens)
        self.notes = [token.text for token in tokens if token.kind == "note"]

    def at(self, i: int) -> Token:
        return self.tokens[i] if 0 <= i < len(self.tokens) else END

    def classes(self) -> list[int]:
        self.tokens, stated = self._without_count()
        found = self._listed()
        if found is None:
            found = Described(self.tokens).classes()
        inside = self._noted(found)
        counted = {stated, *(n for n in map(_count_in, self.notes) if n)} - {None}
        classes = found or inside
        if not classes:
            raise Unclear
        if counted and counted != {len(set(classes))}:
            n = max(counted - {len(set(classes))}, key=lambda count: count or 0)
            raise Unclear(_("ghi {n} nhóm nhưng đọc được {read}", n=n, read=len(set(classes))))
        return classes

    def _without_count(self) -> tuple[list[Token], int | None]:
        """'2 nhóm: 29, 30' and 'gồm 02 nhóm 29, 30' begin with how many classes follow."""
        i = next((i for i, token in enumerate(self.tokens) if token.word not in BESIDE_GROUP), 0)
        number, group = self.at(i), self.at(i + 1)
        if number.kind != "number" or group.word not in GROUP:
            return self.tokens, None
        rest = self.tokens[i + 1 :]
        if not any(token.kind in ("number", "note") for token in rest):
            raise Unclear(_("chỉ có số lượng nhóm, không có số nhóm"))
        return rest, number.number

    def _listed(self) -> list[int] | None:
        """The classes of a cell without goods; None where a word of them stands in it."""
        known = GROUP | BESIDE_GROUP | AND | TO | FROM
        if any(
            token.kind == "other" or (token.word and token.word not in known)
            for token in self.tokens
        ):
            return None
        if any(token.kind == "more" for token in self.tokens):
            raise Unclear(_("dấu ba chấm không nói nhóm nào"))
        return list(self._items())

    def _items(self) -> Iterator[int]:
        i, closed = 0, False
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.kind == "number":
                if closed and not self._apart(i):
                    raise Unclear
                chain, i = self._chain(i)
                yield from chain
                closed = True
                continue
            if closed and not self._may_follow(i):
                raise Unclear
            i += 1

    def _apart(self, i: int) -> bool:
        """Whether the number is kept from the one before it: by a sign, a word 'nhóm', a bracket,
        or nothing but space."""
        before = self.at(i - 1)
        return before.parts or before.kind in ("note", "number", "colon") or bool(before.word)

    def _may_follow(self, i: int) -> bool:
        """After a class: what separates it, its bracket, the word of the next one, or the sign that
        ends the cell."""
        token, following = self.at(i), self.at(i + 1)
        if token.parts or token.kind == "note":
            return True
        if token.word in GROUP | BESIDE_GROUP:
            return self._leads_on(i)
        return token.kind == "dot" and following is END

    def _leads_on(self, i: int) -> bool:
        """A word such as 'nhóm' belongs to the number after it, and is parted from the one before;
        '29 nhóm' is an amount."""
        last = i + FEW
        while i < last and self.at(i).word in GROUP | BESIDE_GROUP:
            i += 1
        return self.at(i).kind == "number" or (
            self.at(i).kind == "colon" and self.at(i + 1).kind == "number"
        )

    def _chain(self, i: int) -> tuple[list[int], int]:
        """Numbers joined by dashes, or the two ends of a range, and the place after them."""
        numbers = [self._sound(i)]
        joints = set[str]()
        begin = i
        i += 1
        while (joint := self._joint(i)) and self.at(i + 1).kind == "number":
            joints.add(joint)
            numbers.append(self._sound(i + 1))
            i += 2
        if joint:
            raise Unclear
        ranged = self.at(begin - 1).word in FROM and len(numbers) == 2
        if ranged or joints == {"to"}:
            return self._range(numbers), i
        if "to" in joints:
            raise Unclear
        return self._dashed(numbers), i

    def _joint(self, i: int) -> str:
        token = self.at(i)
        if token.kind == "tilde" or token.word in TO:
            return "to"
        if token.kind == "dot" and self.at(i + 1).kind == "number":
            raise Unclear(_("dấu chấm giữa hai số có thể là số thập phân; ghi “29, 30”"))
        return "dash" if token.kind == "dash" else ""

    def _sound(self, i: int) -> int:
        self._require_no_decimal(i)
        return self.at(i).number

    def _require_no_decimal(self, i: int) -> None:
        """'29,30' becomes the number 29,3 in a Vietnamese Excel, and is written as '29,3'."""
        if (
            len(self.tokens) != 3
            or i != 2
            or self.at(1).text != ","
            or not self.at(2).glued
            or not self.at(1).glued
        ):
            return
        whole = self.at(0).number
        digit = self.at(2)
        if len(digit.text) == 1 and digit.number < whole < 10 * digit.number <= LAST:
            raise Unclear(
                _(
                    "có thể là “{a}, {b}0” mà Excel đã đổi thành số thập phân; ghi “{a}, {b}”",
                    a=whole,
                    b=digit.text,
                )
            )

    def _range(self, numbers: list[int]) -> list[int]:
        if len(numbers) != 2 or not 1 <= numbers[0] < numbers[1] <= LAST:
            raise Unclear(_("không phải một khoảng nhóm"))
        return list(range(numbers[0], numbers[1] + 1))

    def _dashed(self, numbers: list[int]) -> list[int]:
        """Three and more are a list; of two, only neighbours, and what does not ascend, are the
        same either way."""
        if len(numbers) == 2 and numbers[1] > numbers[0] + 1:
            a, b = numbers
            whole = ", ".join(map(str, range(a, b + 1))) if b - a < 4 else f"{a}, {a + 1}, …, {b}"
            raise Unclear(
                _("có thể là {whole} hoặc chỉ {a} và {b}; ghi rõ từng nhóm", whole=whole, a=a, b=b)
            )
        return numbers

    def _noted(self, outside: list[int]) -> list[int]:
        """Classes that stand in brackets, where none stands outside. Raises Unclear where brackets
        beside classes might hold more."""
        found: list[int] = []
        for note in self.notes:
            tokens = tokens_of(
                note.replace("(", ",").replace(")", ",").replace("[", ",").replace("]", ",")
            )
            if _count_in(note):
                continue
            alone = [
                token
                for i, token in enumerate(tokens)
                if token.kind == "number" and _bare(tokens, i)
            ]
            named = any(a.word in GROUP and b.kind == "number" for a, b in pairwise(tokens))
            added = any(
                token.word in ADDED and _may_be_class(tokens, i) for i, token in enumerate(tokens)
            )
            if added or ((alone or named) and (outside or found)):
                raise Unclear(_("không rõ số trong ngoặc có phải nhóm không"))
            if alone or named:
                found += List(tokens)._listed() or []
        if not outside and not found:
            raise Unclear
        return found


def _bare(tokens: Sequence[Token], i: int) -> bool:
    """Whether nothing but separators stands around the number."""
    beside = (tokens[i - 1] if i else END, tokens[i + 1] if i + 1 < len(tokens) else END)
    return all(
        token is END or token.parts or token.kind in ("dash", "tilde", "dot", "more")
        for token in beside
    )


def _may_be_class(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number behind the word is one of a class and counts nothing."""
    after = [*tokens[i + 1 : i + 3], END, END]
    return (
        after[0].kind == "number" and 1 <= after[0].number <= LAST and after[1].word not in AMOUNT
    )


def _count_in(note: str) -> int | None:
    """How many classes a bracket says there are: '(tổng 2 nhóm)', '(3 nhóm)'."""
    tokens = [
        token
        for token in tokens_of(note.replace("(", " ").replace(")", " "))
        if token.word not in BESIDE_GROUP
    ]
    if len(tokens) == 2 and tokens[0].kind == "number" and tokens[1].word in GROUP:
        return tokens[0].number
    return None
