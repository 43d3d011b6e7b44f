/* Forms that write (components/forms.py): sent in the background, so that what was typed stays; errors stand beside their fields. */
(function () {
  "use strict";
  var count = 0;

  function region() { return document.getElementById("status"); }

  function clear(form) {
    form.querySelectorAll(".problem").forEach(function (place) { place.textContent = ""; });
    form.querySelectorAll("[aria-invalid]").forEach(function (box) { box.removeAttribute("aria-invalid"); box.removeAttribute("aria-describedby"); });
    say(form, "", false);
  }

  function say(form, text, good) {
    var place = form.querySelector(".said");
    if (place) { place.textContent = text; place.classList.toggle("good", good); }
    if (good && region()) { region().textContent = text; }
  }

  /* Each text beside its field; the first of these fields, from the top, gets the focus. */
  function mark(form, texts, invalid) {
    var boxes = Array.prototype.filter.call(form.elements, function (box) { return box.name in texts; });
    boxes.forEach(function (box) {
      var place = form.querySelector('[data-problem="' + CSS.escape(box.name) + '"]');
      if (invalid) { box.setAttribute("aria-invalid", "true"); }
      if (place) {
        place.textContent = texts[box.name];
        box.setAttribute("aria-describedby", place.id);
      }
    });
    if (boxes.length) { boxes[0].focus(); }
  }

  function redraw() {
    count += 1;
    window.dash_clientside.set_props("saved", { data: Date.now() + count });
  }

  /* A file that was made comes by itself; the page that follows has a link to it. */
  function fetchFile(address) {
    var link = document.createElement("a");
    link.href = address;
    link.download = "";
    document.body.appendChild(link);
    link.click();
    link.remove();
  }

  function written(form, answer) {
    say(form, answer.said, true);
    if (answer.file) { fetchFile(answer.file); }
    form.removeAttribute("data-typed");
    if (answer.go && answer.go !== location.pathname + location.search) { window.ipp.go(answer.go); return; }
    form.querySelectorAll("textarea, input:not([type=hidden])").forEach(function (box) { if (form.dataset.empty) { box.value = ""; } });
    window.ipp.keep(form, answer.said);
    redraw();
  }

  function answered(form, status, answer) {
    if (status === 200) { written(form, answer); return; }
    say(form, answer.said || form.dataset.failed, false);
    if (answer.problems) { mark(form, answer.problems, true); }
    if (answer.theirs) {
      var also = new URLSearchParams(form.dataset.also || "");
      also.set("version", answer.version);
      form.dataset.also = also.toString();
      mark(form, answer.theirs, false);
    }
  }

  function send(form, submitter) {
    var values = new FormData(form);
    new URLSearchParams(form.dataset.also || "").forEach(function (value, name) { values.append(name, value); });
    if (submitter && submitter.name) { values.append(submitter.name, submitter.value); }
    var token = (document.querySelector('meta[name="csrf-token"]') || {}).content || "";
    form.setAttribute("aria-busy", "true");
    fetch(submitter && submitter.dataset.send ? submitter.formAction : form.action, { method: "POST", body: values, headers: { "X-CSRFToken": token, "Accept": "application/json" } })
      .then(function (response) {
        if (response.status === 401 || response.redirected) { location.reload(); return null; }
        return response.json().then(function (answer) { answered(form, response.status, answer); });
      })
      .catch(function () { say(form, form.dataset.failed, false); })
      .finally(function () { form.removeAttribute("aria-busy"); });
  }

  /* The form of a record shows the fields of the chosen kind, that of a request those of the chosen move. */
  document.addEventListener("change", function (event) {
    var form = event.target.form;
    if (form && form.dataset.kind && event.target.name === "kind") { form.dataset.kind = event.target.value; }
    if (form && form.dataset.move && event.target.name === "move") { form.dataset.move = event.target.value || "none"; }
  });

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.dataset || !(form.dataset.send || event.submitter && event.submitter.dataset.send)) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.getAttribute("aria-busy")) { return; }
    clear(form);
    form.setAttribute("aria-busy", "true");
    var submitter = event.submitter;
    (form.ippSaving || Promise.resolve()).then(function () { send(form, submitter); });  // a draft that saves itself comes to its end first
  }, true);
})();
