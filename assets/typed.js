/* A form that was sent draws its page anew; what is half typed in the others stays, and so does the place where the person was. */
(function () {
  "use strict";
  var PATIENCE = 15000;
  var kept = [], until = 0;

  function boxes(form) {
    return Array.prototype.filter.call(form.elements, function (box) {
      return box.name && /^(INPUT|SELECT|TEXTAREA)$/.test(box.tagName) && !/^(hidden|file|submit)$/.test(box.type);
    });
  }

  function find(action) {
    return Array.prototype.find.call(document.querySelectorAll("main :is(form[data-send], form[data-choose])"), function (form) { return form.getAttribute("action") === action; });
  }

  function unfolded(form) {
    var found = [];
    for (var at = form.closest("details"); at; at = at.parentElement.closest("details")) { found.push(at.open); }
    return found;
  }

  /* The version it was opened with goes along: what somebody else saved meanwhile is not overwritten unseen. */
  function half(form) {
    var values = boxes(form).map(function (box) { return [box.name, /^(checkbox|radio)$/.test(box.type) ? box.checked : box.value, box.value]; });
    return { action: form.getAttribute("action"), node: form, values: values, also: form.dataset.also, open: unfolded(form) };
  }

  function fill(box, value) {
    var name = typeof value === "boolean" ? "checked" : "value";
    if (box[name] === value) { return; }
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), name).set.call(box, value);
    box.dispatchEvent(new Event(box.tagName === "SELECT" || name === "checked" ? "change" : "input", { bubbles: true }));
  }

  function unfold(form, open) {
    var at = form.closest("details");
    open.forEach(function (was) {
      if (at) { at.open = at.open || was; at = at.parentElement.closest("details"); }
    });
  }

  function restore(item, form) {
    unfold(form, item.open);
    if (item.also !== undefined) { form.dataset.also = item.also; }
    form.dataset.typed = "1";
    refill(form, item.values);
  }

  function refill(form, values) {
    values.forEach(function (told) {
      boxes(form).filter(function (box) { return box.name === told[0] && (typeof told[1] === "string" || box.value === told[2]); })
        .forEach(function (box) { fill(box, told[1]); });
    });
  }

  /* The form that was sent: rows stay ticked, a menu stays open with what came of it, and the focus comes back. */
  function comeBack(item, form) {
    var place = form.querySelector(".said"), menu = form.closest("details.menu");
    if (menu) { unfold(form, item.open); }
    refill(form, item.ticked);
    if (place && !place.textContent) { place.textContent = item.said; place.classList.add("good"); }
    if (document.activeElement !== document.body) { return; }
    var details = form.closest("details:not([open])");
    var goal = details ? details.querySelector("summary") : form.querySelector("button[type=submit]");
    if (goal) { goal.focus({ preventScroll: true }); }
  }

  function look() {
    if (Date.now() > until) { kept = []; return; }
    kept = kept.filter(function (item) {
      var form = find(item.action);
      if (!form || form === item.node) { return true; }
      (item.values ? restore : comeBack)(item, form);
      item.node = form;
      return true;
    });
  }

  window.ipp.keep = function (sent, said) {
    var typed = document.querySelectorAll("main form[data-send][data-typed]");
    kept = Array.prototype.filter.call(typed, function (form) { return form !== sent; }).map(half);
    kept.push({ action: sent.getAttribute("action"), node: sent, said: said, open: unfolded(sent), ticked: sent.dataset.choose ? half(sent).values : [] });
    until = Date.now() + PATIENCE;
  };

  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (!event.isTrusted || !form || !form.dataset.send) { return; }
    form.dataset.typed = "1";
    var action = form.getAttribute("action");
    kept = kept.filter(function (item) { return item.action !== action; });
  }, true);
  window.addEventListener("_dashprivate_pushstate", function () { kept = []; });
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
})();
