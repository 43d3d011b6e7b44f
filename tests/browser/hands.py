"""Two ways to do the same job at a page: with a mouse, or with nothing but keys. What is pressed is
counted (ticking rows and typing are not), so are the presses of Tab and the detours."""

from abc import ABC, abstractmethod
from typing import Any

from playwright.sync_api import FilePayload, Frame, Locator, expect

from tests.browser.conftest import Visit
from tests.browser.rest import at_rest

MOST_CLICKS = 5
MOST_TABS = 40
FOCUSED = "goal => goal === document.activeElement"
BACKWARDS = """goal => {
    const now = document.activeElement;
    return now !== document.body && Boolean(now.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_PRECEDING);
}"""
ABOVE_THE_LIST = """goal => {
    const list = document.querySelector("main table.list");
    return list.compareDocumentPosition(goal) === Node.DOCUMENT_POSITION_PRECEDING;
}"""
PLAN = """goal => {
    const main = document.querySelector("main");
    const all = main.querySelectorAll(".skip, :is(a[href], button, input, select, textarea, summary)");
    const stops = Array.from(all).filter(stop => stop.checkVisibility() && !stop.disabled);
    const parts = Array.from(main.querySelectorAll("h2, table.list caption")).filter(part => part.checkVisibility());
    const to = stops.indexOf(goal);
    const far = parts.map(part => Math.abs(to - stops.findIndex(stop => part.compareDocumentPosition(stop) === 4)));
    const near = Math.min(...far);
    const on = document.activeElement;
    return {to, near, part: far.indexOf(near), at: on === main ? -1 : stops.indexOf(on), top: on === document.body};
}"""
"""Where goal and focus stand among what Tab passes in the content, and which heading is near."""
WORTH = 4
"""Presses that a skip link has to save."""


class Hand(ABC):
    """Somebody at a page, and what the job has taken so far."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.page = visit, visit.page
        self.clicks = self.tabs = self.loads = 0
        self.way: list[str] = []

    def begin(self, cookies: list[Any], path: str) -> None:
        """The first page of somebody who has signed in."""
        self.visit.context.add_cookies(cookies)
        self.visit.open(path)
        self.way = [self.page.url.partition("?")[0]]
        self.page.on("framenavigated", self._went)
        self.page.on("domcontentloaded", lambda _page: self._loaded())

    def _went(self, frame: Frame) -> None:
        path = frame.url.partition("#")[0].partition("?")[0]
        if frame == self.page.main_frame and path != self.way[-1]:
            self.way.append(path)

    def _loaded(self) -> None:
        self.loads += 1

    def detours(self) -> list[str]:
        """Pages that were left and come back to, and the shell where it was left."""
        again = [path for n, path in enumerate(self.way) if path in self.way[:n]]
        return again + ["another document"] * self.loads

    def done(self) -> None:
        """The job is at its end."""
        assert self.clicks <= MOST_CLICKS, self.clicks
        assert self.tabs <= MOST_TABS, self.tabs
        assert self.detours() == []
        assert self.visit.console == []

    def press(self, goal: str | Locator) -> None:
        """A link, a button, a fold."""
        self.clicks += 1
        self._press(self._first(goal))

    def _first(self, goal: str | Locator) -> Locator:
        return (self.page.locator(goal) if isinstance(goal, str) else goal).first

    @abstractmethod
    def _press(self, goal: Locator) -> None: ...

    @abstractmethod
    def tick(self, box: Locator) -> None:
        """A row of a list; costs nothing."""

    @abstractmethod
    def tick_field(self, box: str) -> None:
        """A box of a form; like typing."""

    @abstractmethod
    def mark(self, choice: Locator) -> None:
        """One of several choices."""

    @abstractmethod
    def write(self, box: str, text: str) -> None: ...

    @abstractmethod
    def choose(self, box: Locator, value: str) -> None:
        """One entry of a drop-down list, by its value; like typing."""

    @abstractmethod
    def attach(self, box: str, file: FilePayload) -> None: ...


class Mouse(Hand):
    def _press(self, goal: Locator) -> None:
        goal.click()

    def tick(self, box: Locator) -> None:
        box.check()

    def tick_field(self, box: str) -> None:
        self._first(box).check()

    def mark(self, choice: Locator) -> None:
        self.clicks += 1
        choice.check()

    def write(self, box: str, text: str) -> None:
        self._first(box).fill(text)

    def choose(self, box: Locator, value: str) -> None:
        box.select_option(value)

    def attach(self, box: str, file: FilePayload) -> None:
        self._first(box).set_input_files(file)


class Keys(Hand):
    """Tab, Shift and Tab, Enter, Space, arrows and letters. A skip link that is used counts as a
    click."""

    moved = False

    def reach(self, goal: Locator) -> None:
        """Goes to it from where the focus is."""
        goal.wait_for()
        if self.moved:
            at_rest(self.page)
            self.moved = False
        self._up_the_boxes(goal)
        self._skip(goal)
        key = "Shift+Tab" if goal.evaluate(BACKWARDS) else "Tab"
        while not goal.evaluate(FOCUSED):
            self._tab(key, goal)

    def _up_the_boxes(self, goal: Locator) -> None:
        """From a ticked row to what stands above the list: by arrows to the box of all rows."""
        box = self.page.locator("main table.list tbody .pick input:focus")
        while box.count() and goal.evaluate(ABOVE_THE_LIST):
            self.page.keyboard.press("ArrowUp")

    def _tab(self, key: str, goal: Locator) -> None:
        assert self.tabs < MOST_TABS, f"{MOST_TABS} presses of Tab do not lead to {goal}"
        self.page.keyboard.press(key)
        self.tabs += 1

    def _skip(self, goal: Locator) -> None:
        """To the content, or to the part of it nearest to the goal, where that saves presses."""
        plan = goal.evaluate(PLAN)
        if plan["to"] < 0:
            return
        if plan["top"]:
            self._tab("Tab", goal)
            if not self.page.locator(".skip:focus").count():  # what had the focus was drawn anew
                self._skip(goal)
                return
            self._go_on(plan["part"] + 1 if plan["near"] + WORTH < plan["to"] else 0)
        elif plan["at"] + 1 + plan["near"] + WORTH < abs(plan["to"] - plan["at"]):
            for _stop in range(max(plan["at"], 0)):
                self._tab("Shift+Tab", goal)
            if plan["at"] < 0:
                self._tab("Tab", goal)
            self._go_on(plan["part"])

    def _go_on(self, arrows: int) -> None:
        """From a skip link to where it leads after so many arrows."""
        expect(self.page.locator(".skip:focus")).to_be_visible()
        for _part in range(arrows):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        self.clicks += 1

    def _press(self, goal: Locator) -> None:
        self.reach(goal)
        self.page.keyboard.press("Enter")
        self.moved = True

    def tick(self, box: Locator) -> None:
        """From a box of the list to another one by arrows."""
        focus = self.page.locator("main table.list .pick input:focus")
        if not focus.count():
            self.reach(self.page.locator("main table.list .pick input").first)
        key = "ArrowUp" if box.evaluate(BACKWARDS) else "ArrowDown"
        for _row in range(self.page.locator("main table.list tbody tr").count()):
            if box.evaluate(FOCUSED):
                break
            self.page.keyboard.press(key)
        assert box.evaluate(FOCUSED)
        self.page.keyboard.press("Space")

    def tick_field(self, box: str) -> None:
        self.reach(self._first(box))
        self.page.keyboard.press("Space")

    def mark(self, choice: Locator) -> None:
        self.clicks += 1
        name = choice.get_attribute("name")
        group = choice.locator("xpath=ancestor::form[1]").locator(f"input[name='{name}']")
        on = group.and_(self.page.locator(":checked"))
        self.reach(on.first if on.count() else group.first)
        for _entry in range(group.count()):
            if choice.is_checked():
                return
            self.page.keyboard.press("ArrowDown" if on.count() else "Space")

    def write(self, box: str, text: str) -> None:
        self.reach(self._first(box))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, box: Locator, value: str) -> None:
        self.reach(box)
        for _entry in range(box.locator("option").count()):
            if box.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")

    def attach(self, box: str, file: FilePayload) -> None:
        """The field is reached by keys; the dialog that it opens is the system's own."""
        self.reach(self._first(box))
        self._first(box).set_input_files(file)
