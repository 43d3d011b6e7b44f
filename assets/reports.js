/* The form of a monthly report: Enter goes to the next number, Ctrl+S saves, and what the server says of the numbers is listed while they are typed. */
(function () {
  "use strict";
  var PAUSE = 500, REST = 3000, SYMBOLS = { ok: "check2", warn: "exclamation-diamond", bad: "x-lg", "": "clock" };
  var waiting = 0, saving = 0, turn = 0;

  document.addEventListener("keydown", function (event) {
    var form = event.target.form;
    if (!form || !form.dataset.next) { return; }
    if (event.key === "Enter" && event.target.matches(".report-row > .field")) {
      var boxes = Array.prototype.filter.call(form.querySelectorAll(".report-row > .field"), function (box) { return box.offsetParent; });
      var next = boxes[boxes.indexOf(event.target) + 1];
      event.preventDefault();
      if (next) { next.focus(); next.select(); }
    } else if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector('button[value="draft"]'));
    }
  });

  function line(told) {
    var item = document.createElement("li"), sign = document.createElement("span"), text = document.createElement("span");
    sign.className = told.tone;
    sign.appendChild(document.createElement("i")).className = "bi bi-" + SYMBOLS[told.tone];
    sign.firstChild.setAttribute("aria-hidden", "true");
    text.textContent = told.text;
    item.append(sign, text);
    return item;
  }

  /* Each box of a reason says what it is asked for; one that nothing asks for is empty and not shown. */
  function show(form, answer) {
    var list = document.querySelector("[data-checks]");
    if (list) { list.replaceChildren.apply(list, answer.lines.map(line)); }
    form.querySelectorAll("[data-asks]").forEach(function (place) { place.textContent = answer.boxes[place.dataset.asks] || ""; });
  }

  function ask(form) {
    var mine = turn += 1, token = (document.querySelector('meta[name="csrf-token"]') || {}).content || "";
    fetch(form.dataset.check, { method: "POST", body: new FormData(form), headers: { "X-CSRFToken": token, "Accept": "application/json" } })
      .then(function (response) { return response.ok && !response.redirected ? response.json() : null; })
      .then(function (answer) { if (answer && mine === turn && form.isConnected) { show(form, answer); } })
      .catch(function () {});  // what is wrong is told again when it is handed in
  }

  /* A draft saves itself once typing pauses. Where somebody else saved since, it stops: what was typed stays, and is theirs to save by the button. */
  function drafted(form, status, answer) {
    var also = new URLSearchParams(form.dataset.also || "");
    form.querySelector("[data-drafted]").textContent = answer.said;
    if (answer.version) { also.set("version", answer.version); form.dataset.also = also.toString(); }
    if (status === 200) { form.removeAttribute("data-typed"); }
    if (status === 409) { form.removeAttribute("data-auto"); }
  }

  function save(form) {
    if (!form.isConnected || !form.dataset.auto || form.getAttribute("aria-busy") || form.ippSaving) { return; }
    var values = new FormData(form), token = (document.querySelector('meta[name="csrf-token"]') || {}).content || "";
    new URLSearchParams(form.dataset.also || "").forEach(function (value, name) { values.append(name, value); });
    values.append("as", "auto");
    form.ippSaving = fetch(form.action, { method: "POST", body: values, headers: { "X-CSRFToken": token, "Accept": "application/json" } })
      .then(function (response) {
        return response.redirected ? null : response.json().then(function (answer) { drafted(form, response.status, answer); });
      })
      .catch(function () {})  // the button is still there
      .finally(function () { form.ippSaving = null; });
  }

  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (!form || !form.dataset.auto) { return; }
    clearTimeout(saving);
    saving = setTimeout(save, REST, form);
  });

  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (!form || !form.dataset.check) { return; }
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE, form);
  });
})();
