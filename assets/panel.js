/* A panel over the page (components/deadlines/panel.py, or a plain page that is asked for as a panel, web/panels.py): the focus stays in it and goes back to what opened it, Escape closes it and asks
   when something was typed; a typed day is said back with its weekday and where it lies. */
(function () {
  "use strict";
  var WORDS = {
    vi: { days: ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"], none: "không phải một ngày", future: "ở tương lai, không ghi được",
      early: "trước thời gian nộp", late: "trong thời gian nộp muộn", over: "quá ngày cuối được nộp muộn", right: "trong thời gian nộp", gone: "đã qua, không hẹn được", ask: "Nội dung đang nhập chưa lưu. Đóng?", failed: "Chưa gửi được. Nội dung đang nhập vẫn còn; xin thử lại." },
    en: { days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"], none: "not a day", future: "in the future, cannot be recorded",
      early: "before it could be paid", late: "in the late-payment period", over: "after the last day of late payment", right: "in time", gone: "gone by, nothing to agree on", ask: "What was typed is not saved. Close?", failed: "Not sent. What was typed is still here; please try again." }
  };
  var opener = "", shown = null, from = null, given = null;

  function words() { return WORDS[document.documentElement.lang] || WORDS.en; }
  function panel() { return document.querySelector("[data-panel] .rp-panel"); }
  function inside(node) { return Array.prototype.filter.call(node.querySelectorAll("a[href], button, input, select, textarea"), function (one) { return !one.disabled && one.offsetParent; }); }

  /* 5/12/2026, 05122026, 051226 and 2026-12-05 are the same day. */
  function read(text) {
    var found = /^(\d{1,2})[\/.\- ](\d{1,2})[\/.\- ](\d{4}|\d{2})$/.exec(text) || /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
    if (!found) { return null; }
    var year = Number(found[3]), day = new Date(Date.UTC(year < 100 ? 2000 + year : year, Number(found[2]) - 1, Number(found[1])));
    return day.getUTCDate() === Number(found[1]) && day.getUTCMonth() === Number(found[2]) - 1 ? day : null;
  }

  function two(n) { return (n < 10 ? "0" : "") + n; }

  function where(day, place, told) {
    var iso = day.toISOString().slice(0, 10), now = new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 10);
    if (place.dataset.ahead) { return [iso < now ? told.gone : "", iso < now]; }
    if (iso > now) { return [told.future, true]; }
    if (iso < place.dataset.first) { return [told.early, true]; }
    if (iso <= place.dataset.due) { return [told.right, false]; }
    return iso <= place.dataset.last ? [told.late, false] : [told.over, true];
  }

  function say(box) {
    var place = box.closest("[data-day]"), said = place.querySelector(".rp-said"), told = words(), text = box.value.trim();
    var day = read(text), what = day ? where(day, place, told) : [told.none, true];
    said.textContent = text ? (day ? told.days[day.getUTCDay()] + " " + two(day.getUTCDate()) + "/" + two(day.getUTCMonth() + 1) + "/" + day.getUTCFullYear() + (what[0] ? "; " : "") : "") + what[0] : "";
    said.classList.toggle("bad", what[1]);
  }

  function close(node) {
    var form = node.querySelector("form");
    if (form && form.dataset.typed && !window.confirm(words().ask)) { return; }
    if (node.closest("[data-laid]")) { lift(); } else { node.querySelector(".rp-close").click(); }
  }

  /* A plain page laid over this one: the address stays, and what is half typed below as well. */
  function laid() { return document.querySelector("[data-laid]"); }

  function lift() {
    if (laid()) { laid().remove(); }
  }

  function lay(text) {
    var node = new DOMParser().parseFromString(text, "text/html").querySelector("[data-laid]");
    if (!node) { return false; }
    lift();
    document.body.appendChild(node);
    return true;
  }

  function ask(address, options) {
    var sent = Object.assign({ headers: { "X-Panel": "1", "Accept": "text/html" } }, options);
    return fetch(address, sent).then(function (response) {
      return response.text().then(function (text) { return { laid: lay(text), good: response.ok, away: response.redirected }; });
    });
  }

  function open(link) {
    var menu = link.closest("details.menu[open]");
    from = link;
    if (menu) { menu.removeAttribute("open"); }
    ask(link.href).then(function (answer) { if (!answer.laid) { location.assign(link.href); } }, function () { location.assign(link.href); });
  }

  function failed(form) {
    var said = laid() && laid().querySelector(".said");
    if (said) { said.textContent = words().failed; } else { form.submit(); }
  }

  function send(form, submitter) {
    var values = new FormData(form), token = (document.querySelector('meta[name="csrf-token"]') || {}).content || "";
    if (submitter && submitter.name) { values.append(submitter.name, submitter.value); }
    values.set("csrf_token", token);
    form.setAttribute("aria-busy", "true");
    ask(form.action, { method: "POST", body: values }).then(function (answer) {
      if (answer.away) { location.reload(); return; }
      if (!answer.laid) { failed(form); return; }
      if (answer.good && form.dataset.redraw) {
        window.ipp.keep(form, "");
        window.dash_clientside.set_props("saved", { data: Date.now() });
      }
    }).catch(function () { failed(form); }).finally(function () { form.removeAttribute("aria-busy"); });
  }

  /* Where the focus goes back to: what opened it, or what stands in its place now; of a menu its button. */
  function back() {
    var place = from, address = from && (from.getAttribute("href") || from.getAttribute("action"));
    from = null;
    if (address && !place.isConnected) { place = document.querySelector('a[data-over][href="' + CSS.escape(address) + '"], form[data-over][action="' + CSS.escape(address) + '"]'); }
    if (!place) { return; }
    var menu = place.closest("details.menu"), goal = menu ? menu.querySelector("summary") : place.matches("form") ? place.querySelector("button") : place;
    goal.focus({ preventScroll: true });
    given = place;
  }

  /* What had the focus back was drawn anew, and nobody has gone elsewhere since. */
  function again() {
    if (!given || given.isConnected || document.activeElement !== document.body) { return; }
    from = given;
    back();
  }

  function hold(event, node) {
    var stops = inside(node), first = stops[0], last = stops[stops.length - 1];
    if (event.shiftKey ? document.activeElement === first : document.activeElement === last) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }

  function look() {
    var node = panel();
    if (node === shown) { again(); return; }
    if (node) {
      var first = node.querySelector("[data-first-field]");
      var box = node.querySelector('input[name=what]:checked, [aria-describedby="problem"], [autofocus]') || (first && node.querySelector("[name=" + first.dataset.firstField + "]")) || inside(node)[0];
      if (!box || box.matches(".rp-close")) { box = inside(node)[1] || box; }
      if (box) { box.focus(); }
    } else if (from) {
      back();
    } else if (opener) {
      var link = document.querySelector('main a[href="' + CSS.escape(opener) + '"]');
      if (link) { link.focus({ preventScroll: true }); opener = ""; }
    }
    shown = node;
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest('a[href*="ghi-nhan="], a[href*="viec="]');
    if (link) { opener = link.getAttribute("href"); }
    var over = event.target.closest("a[data-over]");
    if (over && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      open(over);
    }
    if (event.target.closest("[data-laid] .rp-close, [data-laid] [data-close]")) { close(panel()); }
    if (event.target.matches("[data-panel]")) { close(event.target); }
  }, true);
  document.addEventListener("pointerdown", function () { given = null; }, true);
  document.addEventListener("keydown", function (event) {
    var node = panel();
    given = null;
    if (!node) { return; }
    if (event.key === "Escape") { event.stopPropagation(); close(node); }
    if (event.key === "Tab") { hold(event, node); }
  }, true);
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches("form[data-over], [data-laid] form") || event.defaultPrevented) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.getAttribute("aria-busy")) { return; }
    if (form.dataset.over) { from = form; }
    send(form, event.submitter);
  }, true);
  document.addEventListener("input", function (event) {
    if (event.target.form && event.target.closest("[data-laid]")) { event.target.form.dataset.typed = "1"; }
    if (/^(done_on|call_on)$/.test(event.target.name) && event.target.closest("[data-day]")) { say(event.target); }
  });
  window.addEventListener("popstate", lift);
  window.addEventListener("_dashprivate_pushstate", lift);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
})();
