/* Moves through the slides of a deck: keys, buttons, swipes, the clock that turns pages, the box for a province, the window with
   notes. All slides are in the page already: nothing is asked of the server, and the file of a deck runs the same lines. */
(function () {
  "use strict";
  var EVERY = 20000, FAR = 60;
  var stage = document.getElementById("sl-stage");
  var root = document.documentElement;
  var slides = Array.prototype.slice.call(stage.querySelectorAll(".sl-slide:not(.sl-asked)"));
  var still = window.matchMedia("(prefers-reduced-motion: reduce)");
  var talk = "BroadcastChannel" in window && !stage.dataset.offline ? new BroadcastChannel("ipp-slides" + stage.dataset.deck) : null;
  var now = 1, asked = null, timer = 0;

  function one(name) { return stage.querySelector(name); }
  function button(does) { return one('[data-does="' + does + '"]'); }
  function press(does, on) { var b = button(does); if (b) { b.setAttribute("aria-pressed", String(on)); } }
  function layer(name) { return document.getElementById("sl-" + name); }
  function shown(node) { return Boolean(node) && !node.hidden; }
  function minutesOf(n) {
    var kept = {};
    try { kept = JSON.parse(localStorage.getItem("ipp-minutes" + stage.dataset.deck) || "{}"); } catch (e) { kept = {}; }
    return Number(kept[slides[n - 1].dataset.key] || slides[n - 1].dataset.minutes);
  }

  function show(n, quiet) {
    now = Math.max(1, Math.min(slides.length, n));
    slides.forEach(function (slide, i) { slide.hidden = Boolean(asked) || i !== now - 1; });
    stage.querySelectorAll(".sl-asked").forEach(function (slide) { slide.hidden = slide !== asked; });
    stage.querySelectorAll(".sl-dot").forEach(function (dot, i) { dot.classList.toggle("sl-now", i === now - 1); });
    stage.querySelectorAll("[data-go]").forEach(function (link) {
      if (Number(link.dataset.go) === now) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
    });
    one(".sl-count").textContent = now + "/" + slides.length;
    stage.style.setProperty("--sl-done", (100 * now / slides.length) + "%");
    setMethod(false);
    var title = present().querySelector(".sl-title");
    document.title = title.textContent + " – IPPlatform";
    if (!quiet) {
      layer("status").textContent = now + "/" + slides.length + ": " + title.textContent;
      try { history.replaceState(null, "", "#t" + now); } catch (e) { /* a file in a sandbox has no address of its own */ }
    }
    tell();
  }

  function present() { return asked || slides[now - 1]; }
  function go(n) { asked = null; ["overview", "ask", "keys"].forEach(close); show(n); }

  function setMethod(on) {
    stage.querySelectorAll(".sl-method").forEach(function (part) { part.hidden = true; });
    var own = present().querySelector(".sl-method");
    if (on && own) { own.hidden = false; (own.querySelector(".sl-rows") || own.firstChild).focus({ preventScroll: true }); }
    press("method", Boolean(on && own));
  }

  function close(name) {
    var part = layer(name);
    if (!shown(part)) { return false; }
    part.hidden = true;
    press(name, false);
    return true;
  }

  function open(name) {
    var part = layer(name);
    if (!part) { return; }
    stop();
    part.hidden = false;
    press(name, true);
    var first = part.querySelector("[aria-current]") || part.querySelector("input, h2");
    if (first) { first.focus({ preventScroll: true }); }
  }

  function turn(name) { if (!close(name)) { open(name); } }

  /* Turning pages by itself: never where motion is unwanted, and not while somebody reads inside a slide. */
  function stop() { window.clearInterval(timer); timer = 0; press("run", false); }
  function run() {
    if (timer) { stop(); return; }
    if (still.matches) { return; }
    press("run", true);
    timer = window.setInterval(function () {
      if (present().contains(document.activeElement)) { return; }
      if (now === slides.length) { stop(); return; }
      go(now + 1);
    }, Number(stage.dataset.every) || EVERY);
  }

  function leave() {
    if (close("keys") || close("ask") || close("overview")) { return; }
    if (shown(present().querySelector(".sl-method"))) { setMethod(false); return; }
    if (asked) { asked = null; show(now); return; }
    if (document.fullscreenElement) { document.exitFullscreen(); return; }
    var link = button("leave");
    if (link) { location.href = link.href; }
  }

  function full() {
    if (document.fullscreenElement) { document.exitFullscreen(); } else if (root.requestFullscreen) { root.requestFullscreen().catch(function () {}); }
  }

  function theme() { root.setAttribute("data-bs-theme", root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark"); }

  function notes() {
    var b = button("notes");
    if (b) { window.open(b.dataset.to, "ipp-notes", "popup,width=900,height=640"); }
  }

  /* ---- Ask for your province ---- */
  function fold(text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/\s+/g, " ").trim(); }
  function options() { return Array.prototype.slice.call(stage.querySelectorAll("#sl-ask-list li")); }
  function offered() { return options().filter(function (item) { return !item.hidden; }); }
  function choose(item) {
    options().forEach(function (other) { other.setAttribute("aria-selected", String(other === item)); });
    var box = layer("ask-box");
    if (item) { box.setAttribute("aria-activedescendant", item.id); } else { box.removeAttribute("aria-activedescendant"); }
    box.setAttribute("aria-expanded", String(Boolean(item)));
  }
  function rank(item, typed) {
    var name = item.dataset.fold;
    if (name.indexOf(typed) === 0) { return 0; }
    if ((" " + name).indexOf(" " + typed) >= 0) { return 1; }
    return name.replace(/ /g, "").indexOf(typed.replace(/ /g, "")) === 0 ? 2 : 9;
  }
  function search() {
    var typed = fold(layer("ask-box").value), list = layer("ask-list");
    var found = options().map(function (item, i) { return [typed.length < 2 ? 9 : rank(item, typed), i, item]; });
    found.sort(function (a, b) { return a[0] - b[0] || Number(a[2].dataset.place) - Number(b[2].dataset.place); });
    var n = 0;
    found.forEach(function (entry) {
      entry[2].hidden = entry[0] === 9 || n >= 6;
      n += entry[2].hidden ? 0 : 1;
      list.appendChild(entry[2]);
    });
    choose(offered()[0]);
  }
  function visit(item) {
    if (!item) { return; }
    close("ask");
    close("overview");
    asked = document.getElementById(item.dataset.to);
    show(now, true);
    layer("status").textContent = asked.querySelector(".sl-title").textContent;
    asked.querySelector(".sl-title").focus({ preventScroll: true });
  }
  function inBox(event) {
    var items = offered(), at = items.findIndex(function (item) { return item.getAttribute("aria-selected") === "true"; });
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(items[(at + (event.key === "ArrowDown" ? 1 : items.length - 1)) % (items.length || 1)]);
    } else if (event.key === "Enter") { event.preventDefault(); visit(items[at]); } else if (event.key === "Escape") { event.preventDefault(); leave(); }
  }
  function ask() {
    if (!layer("ask")) { return; }
    if (!close("ask")) { open("ask"); layer("ask-box").value = ""; search(); }
  }

  var DOES = {
    back: function () { go(now - 1); }, on: function () { go(now + 1); }, run: run, method: function () { setMethod(!shown(present().querySelector(".sl-method"))); },
    overview: function () { turn("overview"); }, ask: ask, keys: function () { turn("keys"); }, full: full, notes: notes, theme: theme,
    print: function () { window.print(); }, leave: leave
  };
  var KEYS = {
    ArrowRight: "on", PageDown: "on", ArrowLeft: "back", PageUp: "back", " ": "run", c: "method", t: "method", m: "overview", h: "ask", "?": "keys", f: "full", n: "notes",
    Escape: "leave"
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.id === "sl-ask-box") { inBox(event); return; }
    if (/^(BUTTON|A)$/.test(event.target.tagName) && (event.key === " " || event.key === "Enter")) { return; }
    var inside = shown(layer("overview")) && /^Arrow/.test(event.key);
    if (inside) { event.preventDefault(); step(event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : -1); return; }
    if (event.key === "Home") { go(1); } else if (event.key === "End") { go(slides.length); } else if (/^[1-9]$/.test(event.key) && Number(event.key) <= slides.length) {
      go(Number(event.key));
    } else if (KEYS[event.key]) { event.preventDefault(); DOES[KEYS[event.key]](); }
  });

  function step(by) {
    var links = Array.prototype.slice.call(stage.querySelectorAll(".sl-overview a"));
    var at = links.indexOf(document.activeElement);
    var next = links[(Math.max(at, 0) + (at < 0 ? 0 : by) + links.length) % links.length];
    if (next) { next.focus(); }
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-go]");
    if (link) { event.preventDefault(); go(Number(link.dataset.go)); return; }
    var item = event.target.closest("#sl-ask-list li");
    if (item) { visit(item); return; }
    var b = event.target.closest("button[data-does]");
    if (b) { DOES[b.dataset.does](); }
  });
  if (layer("ask-box")) {
    options().forEach(function (item, i) { item.dataset.place = i; });
    layer("ask-box").addEventListener("input", search);
  }

  var from = null;
  stage.addEventListener("touchstart", function (event) { from = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  stage.addEventListener("touchend", function (event) {
    if (!from) { return; }
    var x = event.changedTouches[0].clientX - from.clientX, y = event.changedTouches[0].clientY - from.clientY;
    from = null;
    if (Math.abs(x) > FAR && Math.abs(x) > 2 * Math.abs(y)) { go(now + (x < 0 ? 1 : -1)); }
  }, { passive: true });
  still.addEventListener("change", function () { if (still.matches) { stop(); } });
  window.addEventListener("hashchange", function () { go(wanted()); });

  function wanted() { var found = location.hash.match(/^#t(\d+)$/); return found ? Number(found[1]) : 1; }

  /* ---- The window with notes: it is told which slide is shown, and may turn it. ---- */
  function tell() {
    if (!talk) { return; }
    talk.postMessage({ n: now, title: present().querySelector(".sl-title").textContent, asked: Boolean(asked) });
  }
  var desk = document.getElementById("sl-desk");
  var began = Date.now();
  function onDesk(message) {
    if (message.n === undefined) { return; }
    now = message.n;
    var slide = slides[now - 1], next = slides[now];
    document.getElementById("sl-desk-count").textContent = now + "/" + slides.length;
    document.getElementById("sl-desk-title").textContent = message.title;
    document.getElementById("sl-desk-say").textContent = message.asked ? "" : slide.querySelector(".sl-say").textContent;
    document.getElementById("sl-desk-checks").innerHTML = "";
    slide.querySelectorAll(".sl-checks li").forEach(function (item) { document.getElementById("sl-desk-checks").appendChild(item.cloneNode(true)); });
    document.getElementById("sl-desk-next").textContent = next ? next.querySelector(".sl-title").textContent : "–";
    document.getElementById("sl-desk-minutes").textContent = minutesOf(now);
  }
  function two(n) { return (n < 10 ? "0" : "") + n; }
  function tick() {
    var at = new Date(), gone = Math.floor((Date.now() - began) / 1000);
    document.getElementById("sl-desk-clock").textContent = two(at.getHours()) + ":" + two(at.getMinutes());
    document.getElementById("sl-desk-gone").textContent = two(Math.floor(gone / 60)) + ":" + two(gone % 60);
  }
  if (desk) {
    stage.hidden = true;
    onDesk({ n: 1, title: slides[0].querySelector(".sl-title").textContent });
    tick();
    window.setInterval(tick, 1000);
    desk.addEventListener("click", function (event) {
      var b = event.target.closest("[data-turn]");
      if (b && talk) { talk.postMessage({ go: Number(b.dataset.turn) }); }
    });
    document.addEventListener("keydown", function (event) {
      var by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
      if (by && talk) { event.stopImmediatePropagation(); talk.postMessage({ go: by }); }
    }, true);
    if (talk) { talk.onmessage = function (event) { onDesk(event.data); }; talk.postMessage({ where: true }); }
    return;
  }
  if (talk) {
    talk.onmessage = function (event) {
      if (event.data.go) { go(now + event.data.go); } else if (event.data.where) { tell(); }
    };
  }
  show(wanted(), true);
  if (new URLSearchParams(location.search).get("tu-chuyen")) { stage.dataset.every = 1000 * Number(new URLSearchParams(location.search).get("tu-chuyen")); run(); }
})();
