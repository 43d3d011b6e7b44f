/* A panel over the page (components/deadlines/panel.py): the focus stays in it and goes back to what opened it, Escape closes it and asks
   when something was typed; a typed day is said back with its weekday and where it lies. */
(function () {
  "use strict";
  var WORDS = {
    vi: { days: ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"], none: "không phải một ngày", future: "ở tương lai, không ghi được",
      early: "trước thời gian nộp", late: "trong thời gian nộp muộn", over: "quá ngày cuối được nộp muộn", right: "trong thời gian nộp", gone: "đã qua, không hẹn được", ask: "Nội dung đang nhập chưa lưu. Đóng?" },
    en: { days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"], none: "not a day", future: "in the future, cannot be recorded",
      early: "before it could be paid", late: "in the late-payment period", over: "after the last day of late payment", right: "in time", gone: "gone by, nothing to agree on", ask: "What was typed is not saved. Close?" }
  };
  var opener = "", shown = null;

  function words() { return WORDS[document.documentElement.lang] || WORDS.vi; }
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
    node.querySelector(".rp-close").click();
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
    if (node === shown) { return; }
    if (node) {
      var first = node.querySelector("[data-first-field]");
      var box = node.querySelector("input[name=what]:checked") || (first && node.querySelector("[name=" + first.dataset.firstField + "]")) || inside(node)[0];
      if (box) { box.focus(); }
    } else if (opener) {
      var link = document.querySelector('main a[href="' + CSS.escape(opener) + '"]');
      if (link) { link.focus({ preventScroll: true }); opener = ""; }
    }
    shown = node;
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest('a[href*="ghi-nhan="], a[href*="viec="]');
    if (link) { opener = link.getAttribute("href"); }
    if (event.target.matches("[data-panel]")) { close(event.target); }
  }, true);
  document.addEventListener("keydown", function (event) {
    var node = panel();
    if (!node) { return; }
    if (event.key === "Escape") { event.stopPropagation(); close(node); }
    if (event.key === "Tab") { hold(event, node); }
  }, true);
  document.addEventListener("input", function (event) {
    if (/^(done_on|call_on)$/.test(event.target.name) && event.target.closest("[data-day]")) { say(event.target); }
  });
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
})();
