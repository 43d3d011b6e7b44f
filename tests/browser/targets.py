"""How large what can be pressed is on a page: controls 36 pixels high, links and boxes in tables and
text 24, boxes as wide; 44 for a fingertip (issue 20, item 10)."""

from playwright.sync_api import Page

TEXT, CONTROL, FINGERTIP = 24, 36, 44
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


UNDER_A_FINGER = """least => {
    const found = {};
    const controls = "button, summary, select, textarea, input:not([type=hidden]), [role=button], .btn-q, .icon-b, .chip";
    const unseen = ".visually-hidden, [aria-hidden=true], .skip, svg *, :is(td, th) [type=checkbox]";
    const named = node => node.tagName.toLowerCase() + Array.from(node.classList, name => "." + name).join("");
    // A link that looks like a button is one: with a frame all around or a ground of its own.
    const shaped = node => {
        const style = getComputedStyle(node);
        const framed = ["Top", "Left"].every(side => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
        return framed || style.backgroundColor !== "rgba(0, 0, 0, 0)";
    };
    document.querySelectorAll("details:not([name])").forEach(fold => { fold.open = true; });
    document.querySelectorAll(`:is(${controls}, a[href])`).forEach(node => {
        if (node.matches(unseen) || node.closest(unseen) || !(node.matches(controls) || shaped(node))) return;
        if (!node.checkVisibility({visibilityProperty: true, opacityProperty: true})) return;
        const pressed = node.matches("[type=checkbox], [type=radio]") && node.closest("label") || node;
        const parts = Array.from(pressed.getClientRects()).filter(part => part.width > 1 && part.height > 1);
        if (!parts.length) return;
        const high = Math.max(...parts.map(part => part.height)), wide = Math.max(...parts.map(part => part.width));
        if (Math.min(high, wide) < least - 0.5) {
            const words = (node.innerText || node.name || "").slice(0, 30);
            found[`${named(node.parentElement)} ${named(node)}`] = [Math.round(wide), Math.round(high), words];
        }
    });
    return found;
}"""


def small_for_a_finger(page: Page) -> list[str]:
    """Controls, and links drawn like them, too small for a fingertip, with every fold open: whose
    they are, their width, height and words."""
    found: dict[str, list[object]] = page.evaluate(UNDER_A_FINGER, FINGERTIP)
    return [f"{place}: {told}" for place, told in found.items()]
