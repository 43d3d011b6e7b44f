/* The rehearsal: minutes are the presenter's own and stay in this browser; provinces are looked for as in the room. */
(function () {
  "use strict";
  function fold(text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").trim(); }
  function place(page) { return "ipp-minutes" + page.dataset.deck; }
  function kept(page) {
    try { return JSON.parse(localStorage.getItem(place(page)) || "{}"); } catch (e) { return {}; }
  }
  function draw(page) {
    var mine = kept(page), total = 0;
    page.querySelectorAll("[data-minutes-of]").forEach(function (node) {
      var n = String(mine[node.dataset.minutesOf] || node.textContent);
      if (node.textContent !== n) { node.textContent = n; }
      total += Number(n);
    });
    var sum = page.querySelector("[data-minutes-total]");
    if (sum && sum.textContent !== String(total)) { sum.textContent = total; }
    var screen_ = page.querySelector("[data-screen]"), size = window.screen.width + " × " + window.screen.height;
    if (screen_ && screen_.textContent !== size) { screen_.textContent = size; }
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-minutes]"), page = event.target.closest(".re-page");
    if (!button || !page) { return; }
    var node = page.querySelector('[data-minutes-of="' + button.dataset.minutes + '"]'), mine = kept(page);
    mine[button.dataset.minutes] = Math.max(1, Math.min(60, Number(node.textContent) + Number(button.dataset.by)));
    try { localStorage.setItem(place(page), JSON.stringify(mine)); } catch (e) { /* a browser that keeps nothing */ }
    node.textContent = mine[button.dataset.minutes];
    draw(page);
  });
  document.addEventListener("input", function (event) {
    if (event.target.id !== "re-ask") { return; }
    var typed = fold(event.target.value);
    document.querySelectorAll(".re-places li").forEach(function (item) {
      item.hidden = (" " + fold(item.dataset.names)).indexOf(" " + typed) < 0;
    });
  });
  new MutationObserver(function () {
    var page = document.querySelector(".re-page");
    if (page && !page.ippDrawn) { page.ippDrawn = true; draw(page); }
  }).observe(document.body, { childList: true, subtree: true });
})();
