"""How large what can be pressed is on a page: controls 36 pixels high, links and boxes in tables and
text 24, boxes as wide (issue 20, item 10)."""

from playwright.sync_api import Page

TEXT, CONTROL = 24, 36
SMALL = """([text, control]) => {
    const found = {};
    const controls = "button, summary, select, textarea, .btn-q, .icon-b, .chip, .dl-chip, input:not([type=checkbox], [type=radio])";
    const unseen = ".visually-hidden, [aria-hidden=true], .skip, svg *";
    const named = node => node.tagName.toLowerCase() + Array.from(node.classList, name => "." + name).join("");
    const path = node => node && node.tagName !== "MAIN" ? `${path(node.parentElement)} ${named(node)}` : "";
    document.querySelectorAll("main :is(a[href], button, summary, select, textarea, input:not([type=hidden]))").forEach(node => {
        if (!node.checkVisibility({visibilityProperty: true, opacityProperty: true}) || node.closest(unseen)) return;
        // A box is pressed by its label as well; of a link on several lines the largest counts.
        const pressed = node.matches("[type=checkbox], [type=radio]") && node.closest("label") || node;
        const parts = Array.from(pressed.getClientRects()).filter(part => part.width > 1 && part.height > 1);
        if (!parts.length) return;
        const high = Math.max(...parts.map(part => part.height)), wide = Math.max(...parts.map(part => part.width));
        if (high < (node.matches(controls) ? control : text) - 0.5 || (!node.matches("a") && wide < text - 0.5)) {
            found[path(node)] = [Math.round(wide), Math.round(high), (node.innerText || node.name || "").slice(0, 30)];
        }
    });
    return found;
}"""


def small(page: Page) -> list[str]:
    """What is too small: where it stands, its width, its height and its words."""
    found: dict[str, list[object]] = page.evaluate(SMALL, [TEXT, CONTROL])
    return [f"{place}: {told}" for place, told in found.items()]
