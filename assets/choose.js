/* Rows chosen in a list (form[data-choose]): how many is told, the box above ticks all in sight, Shift ticks a range, arrows go from box to box, Esc takes all away. */
(function () {
  "use strict";
  var last = null;

  function boxes(form) { return Array.prototype.slice.call(form.querySelectorAll('tbody input[type="checkbox"]')); }

  function put(node, name, value) { if (node && node[name] !== value) { node[name] = value; } }

  function tell(form) {
    var all = boxes(form), keys = all.filter(function (box) { return box.checked; }).map(function (box) { return box.value; }), chosen = keys.length;
    var head = form.querySelector("thead input[type=checkbox]");
    put(head, "checked", chosen > 0 && chosen === all.length);
    put(head, "indeterminate", chosen > 0 && chosen < all.length);
    all.forEach(function (box) { box.closest("tr").classList.toggle("chosen", box.checked); });
    form.querySelectorAll("[data-chosen]").forEach(function (place) { put(place, "textContent", chosen.toLocaleString(document.documentElement.lang)); });
    form.querySelectorAll("a[data-with]").forEach(function (link) {
      var address = new URL(link.href);
      address.searchParams.set(link.dataset.with, keys.join(","));
      put(link, "href", address.pathname + address.search.replace(/%2C/g, ","));
      put(link, "hidden", chosen === 0);
    });
    if (form.dataset.follow) { window.dash_clientside.set_props("ticked", { data: { at: location.search, keys: keys } }); }
    form.querySelectorAll("[data-needs]").forEach(function (button) { put(button, "disabled", chosen === 0); });
  }

  function range(form, box) {
    var all = boxes(form), from = all.indexOf(last), to = all.indexOf(box);
    if (from < 0 || to < 0) { return; }
    all.slice(Math.min(from, to), Math.max(from, to) + 1).forEach(function (other) { other.checked = box.checked; });
  }

  function formOf(target) { return target.closest && target.closest("form[data-choose]"); }

  document.addEventListener("click", function (event) {
    var form = formOf(event.target), box = event.target;
    if (!form || box.type !== "checkbox" || !box.closest("tbody")) { return; }
    if (event.shiftKey) { range(form, box); }
    last = box;
  });
  document.addEventListener("change", function (event) {
    var form = formOf(event.target), box = event.target;
    if (!form) { return; }
    if (box.closest("thead")) { boxes(form).forEach(function (other) { other.checked = box.checked; }); }
    tell(form);
  });
  document.addEventListener("reset", function (event) {
    var form = formOf(event.target);
    if (form) { window.setTimeout(function () { tell(form); }); }
  });
  /* Up and down among the boxes, the one above all of them included. */
  function step(form, event) {
    var by = { ArrowDown: 1, ArrowUp: -1 }[event.key], all = [form.querySelector("thead input[type=checkbox]")].concat(boxes(form));
    var goal = by && event.target.type === "checkbox" && all[all.indexOf(event.target) + by];
    if (goal && all.indexOf(event.target) >= 0) { event.preventDefault(); goal.focus(); }
  }

  document.addEventListener("keydown", function (event) {
    var form = formOf(event.target);
    if (form) { step(form, event); }
    if (event.key === "Escape" && form && form.hasAttribute("data-escape")) { form.reset(); }
  });
})();
