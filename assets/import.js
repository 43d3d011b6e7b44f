/* Importing: a file dropped or chosen is sent with its progress; a running job is watched until it ends. */
(function () {
  "use strict";
  var picker = document.createElement("input");
  picker.type = "file";
  picker.hidden = true;
  picker.tabIndex = -1;
  picker.setAttribute("aria-hidden", "true");
  document.body.appendChild(picker);

  function zone() { return document.querySelector("[data-upload]"); }

  function say(place, text, bad) {
    var said = place.querySelector(".import-said");
    said.textContent = text;
    said.classList.toggle("bad", Boolean(bad));
  }

  function token() { return (document.querySelector('meta[name="csrf-token"]') || {}).content || ""; }

  function ended(place, request) {
    var answer = {};
    try { answer = JSON.parse(request.responseText); } catch (_) { answer = {}; }
    place.querySelector(".import-bar").hidden = true;
    if (request.status === 200 && answer.address) { window.ipp.go(answer.address); return; }
    if (request.status === 401) { say(place, place.dataset.ended, true); window.ipp.ended(); return; }
    say(place, request.status === 413 ? place.dataset.tooLarge : answer.detail || place.dataset.failed, true);
  }

  function send(files) {
    var place = zone();
    if (!place || !files.length) { return; }
    if (files.length > 1) { say(place, place.dataset.one, true); return; }
    if (files[0].size > Number(place.dataset.limit)) { say(place, place.dataset.tooLarge, true); return; }
    var bar = place.querySelector(".import-bar");
    var request = new XMLHttpRequest();
    var body = new FormData();
    body.append("file", files[0], files[0].name);
    bar.hidden = false;
    say(place, place.dataset.sending);
    request.upload.addEventListener("progress", function (event) {
      if (event.lengthComputable) { bar.value = Math.round(100 * event.loaded / event.total); }
    });
    request.addEventListener("load", function () { ended(place, request); });
    request.addEventListener("error", function () { ended(place, request); });
    request.open("POST", place.dataset.upload);
    request.setRequestHeader("X-CSRFToken", token());
    request.send(body);
  }

  picker.addEventListener("change", function () { send(picker.files); picker.value = ""; });
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-pick]")) { picker.click(); }
  });

  /* A proposal goes into its field, to be saved with the others; Enter goes to the next field. */
  function use(button) {
    var field = button.closest("tr").querySelector("input.field");
    field.value = button.dataset.mend;
    field.classList.remove("proposed");
    field.classList.add("used");
    return field;
  }
  function next(field) {
    var fields = Array.prototype.slice.call(field.form.querySelectorAll("input.field"));
    var below = fields[fields.indexOf(field) + 1];
    if (below) { below.focus(); }
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-mend]");
    var all = event.target.closest("[data-mend-all]");
    if (button) { event.preventDefault(); next(use(button)); }
    if (all) { Array.prototype.forEach.call(all.form.querySelectorAll("[data-mend]"), use); }
  });
  document.addEventListener("keydown", function (event) {
    var field = event.target;
    if (event.key !== "Enter" || !field.matches || !field.matches("[data-mending] input.field")) { return; }
    event.preventDefault();
    var button = field.closest("tr").querySelector("[data-mend]");
    if (button && !field.value) { use(button); }
    next(field);
  });

  ["dragenter", "dragover", "dragleave", "drop"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var place = zone();
      if (!place || !event.dataTransfer || Array.prototype.indexOf.call(event.dataTransfer.types, "Files") < 0) { return; }
      event.preventDefault();
      place.classList.toggle("over", (name === "dragenter" || name === "dragover") && Boolean(event.target.closest(".drop")));
      if (name === "drop") { send(event.dataTransfer.files); }
    });
  });

  var timer = 0;
  function watch() {
    var place = document.querySelector("[data-poll]");
    if (!place || timer) { return; }
    timer = window.setTimeout(function () {
      fetch(place.dataset.poll, { headers: { Accept: "application/json" } }).then(function (answer) {
        return answer.ok ? answer.json() : { state: answer.status === 503 ? place.dataset.state : "" };
      }).then(function (job) {
        timer = 0;
        if (job.state !== place.dataset.state) { location.reload(); return; }
        var ahead = place.querySelector("[data-ahead]");
        if (ahead && "ahead" in job) { ahead.textContent = Number(job.ahead).toLocaleString(document.documentElement.lang); }
        var shown = place.querySelector("[data-done]");
        if (shown && job.said) { shown.textContent = job.said; }
        var left = place.querySelector("[data-left]");
        if (left && job.left) { left.textContent = job.left; }
        var bar = place.querySelector(".import-bar");
        if (bar && job.total) { bar.max = job.total; bar.value = Math.min(job.done || 0, job.total); }
        watch();
      }, function () { timer = 0; watch(); });
    }, 1000);
  }
  new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
  watch();
})();
