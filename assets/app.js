/* What needs no server: moving between pages, menus, theme, keyboard, the switch between chart and table, copying a link. */
(function () {
  "use strict";
  var PAGES = new RegExp(document.body.dataset.pages); /* sitemap.pages, by way of the page around us (web/index.py) */
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function go(address) {
    if (address === location.pathname + location.search) { return; }
    showCharts();
    var samePage = address.split("?")[0] === location.pathname;
    history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    if (!samePage) {
      window.scrollTo(0, 0);
      var main = document.getElementById("main");
      if (main) { main.focus({ preventScroll: true }); }
    }
  }
  window.ipp = Object.assign(window.ipp || {}, { go: go });

  function cookie(name) {
    var found = document.cookie.match("(?:^|; )" + name + "=([^;]*)");
    return found ? found[1] : "";
  }

  /* Writes an attribute only where it differs: every writing is a change of the page, and changes of the page bring us here again. */
  function put(node, name, value) {
    if (node.getAttribute(name) !== value) { node.setAttribute(name, value); }
  }

  function applyTheme(choice) {
    put(root, "data-bs-theme", choice === "dark" || (choice !== "light" && dark.matches) ? "dark" : "light");
    document.querySelectorAll("[data-set-theme]").forEach(function (button) {
      put(button, "aria-pressed", String(button.dataset.setTheme === (choice || "system")));
    });
  }

  function setTheme(choice) {
    document.cookie = "theme=" + choice + "; path=/; max-age=31536000; samesite=lax" + (location.protocol === "https:" ? "; secure" : "");
    applyTheme(choice);
  }
  dark.addEventListener("change", function () { applyTheme(cookie("theme")); });

  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (menu !== except) { menu.removeAttribute("open"); }
    });
  }

  // A menu that would stand out of the window begins at its own right edge.
  document.addEventListener("toggle", function (event) {
    var panel = event.target.matches("details.menu[open]") && event.target.querySelector(":scope > .panel");
    if (!panel) { return; }
    panel.classList.remove("from-right");
    panel.classList.toggle("from-right", panel.getBoundingClientRect().right > innerWidth);
  }, true);

  function setSide(open) {
    document.body.classList.toggle("menu-open", open);
    document.querySelectorAll("[data-side]").forEach(function (button) { button.setAttribute("aria-expanded", String(open)); });
    if (open) {
      var first = document.querySelector(".side a");
      if (first) { first.focus(); }
    }
  }

  function say(text) {
    var region = document.getElementById("status");
    if (region) { region.textContent = text; }
  }

  /* The address of the page, or the text of the element that the button names. */
  function copyLink(button) {
    var text = button.dataset.of ? document.getElementById(button.dataset.of).textContent : location.href;
    navigator.clipboard.writeText(text).then(function () { say(button.dataset.copy); button.classList.add("done"); },
      function () { window.prompt(button.dataset.failed, text); });
  }

  function switchView(button) {
    var card = button.closest(".card-x");
    var table = button.dataset.view === "table";
    card.classList.toggle("view-table", table);
    card.querySelectorAll("[data-view]").forEach(function (other) { other.setAttribute("aria-pressed", String(other === button)); });
    if (!table) { window.dispatchEvent(new Event("resize")); }
  }

  /* New figures come with charts; a table is fetched anew when it is asked for. */
  function showCharts() {
    document.querySelectorAll('.view-table [data-view="chart"]').forEach(switchView);
  }

  /* The table behind the card's chart, or the one that a card without a chart shows. */
  function tableOf(card) { return card && card.querySelector(card.querySelector(".of-table") ? ".of-table table" : "table"); }

  /* The pieces of a cell with spaces between; not what only tells where a link leads. */
  function words(cell) {
    var walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
      var piece = walker.currentNode.textContent.trim();
      if (piece && !walker.currentNode.parentNode.closest(".source > .visually-hidden")) { found.push(piece); }
    }
    return found.join(" ");
  }

  function saveCsv(card) {
    var rows = Array.prototype.map.call(tableOf(card).rows, function (row) {
      return Array.prototype.map.call(row.cells, function (cell) {
        var text = cell.dataset.value || words(cell);
        if (/^[=+@\t\r-]/.test(text) && isNaN(Number(text))) { text = "'" + text; }
        return '"' + text.replace(/"/g, '""') + '"';
      }).join(",");
    });
    var badge = document.querySelector("main .illustrative");
    if (badge) { rows.unshift('"' + badge.textContent.trim() + '"'); }
    var file = new Blob(["\ufeff" + rows.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" });
    var link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = card.dataset.file + ".csv";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  function chartFile(button) {
    var card = button.closest(".card-x");
    if (tableOf(card)) { saveCsv(card); return; }
    card.querySelector('[data-view="table"]').click();
    new MutationObserver(function (_, observer) {
      if (tableOf(card)) { observer.disconnect(); saveCsv(card); }
    }).observe(card.querySelector(".of-table"), { childList: true, subtree: true });
  }

  /* Skip links: to the content or, by arrows, to the first thing that can be pressed in one of the page's parts. */
  function parts() {
    return Array.prototype.filter.call(document.querySelectorAll("main :is(h2, table.list caption)"), function (part) { return part.checkVisibility(); });
  }

  function nameSkip(skip, n) {
    var all = parts(), part = n < 0 ? null : all[n % all.length];
    skip.dataset.words = skip.dataset.words || skip.textContent;
    skip.dataset.n = n;
    skip.firstChild.data = part ? part.textContent : skip.dataset.words;
    if (part) { say(part.textContent); }
  }

  function skip(link) {
    var all = parts(), part = all[link.dataset.n % all.length];
    var goal = part ? Array.prototype.find.call(document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)"), function (stop) {
      return part.compareDocumentPosition(stop) === 4 && !stop.disabled && stop.checkVisibility();
    }) : document.getElementById("main");
    if (goal) { goal.focus(); }
  }

  document.addEventListener("focusin", function (event) {
    if (event.target.dataset.skip === "part") { nameSkip(event.target, 0); }
  });
  document.addEventListener("focusout", function (event) {
    if (event.target.dataset.skip) { nameSkip(event.target, -1); }
  });

  var actions = [
    ["[data-set-theme]", function (b) { setTheme(b.dataset.setTheme); }],
    ["[data-side]", function () { setSide(!document.body.classList.contains("menu-open")); }],
    ["[data-search]", function () { document.body.classList.toggle("search-open"); focusSearch(); }],
    ["[data-copy]", copyLink],
    ["[data-csv]", chartFile],
    ["[data-view]", switchView],
    ["[data-print]", function () { window.print(); }],
    ["[data-reload]", function () { location.reload(); }]
  ];

  function followed(event, link) {
    var plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    return plain && !link.target && !link.hasAttribute("download") && link.origin === location.origin &&
      PAGES.test(link.pathname) && !link.hash;
  }

  document.addEventListener("click", function (event) {
    var target = event.target;
    closeMenus(target.closest("details.menu"));
    var link = target.closest("a[href]");
    if (target.dataset.skip) { event.preventDefault(); skip(target); return; }
    if (link && followed(event, link)) {
      event.preventDefault();
      setSide(false);
      if (!link.closest(".filters")) { closeMenus(null); }
      go(link.pathname + link.search);
      return;
    }
    actions.some(function (action) {
      var button = target.closest(action[0]);
      if (button) { action[1](button); }
      return Boolean(button);
    });
    if (document.body.classList.contains("menu-open") && !target.closest(".side") && !target.closest("[data-side]")) { setSide(false); }
  });

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method === "post") {
      var token = document.createElement("input");
      token.type = "hidden";
      token.name = "csrf_token";
      token.value = (document.querySelector('meta[name="csrf-token"]') || {}).content || "";
      form.appendChild(token);
      return;
    }
    event.preventDefault();
    var values = new URLSearchParams(form.dataset.keep || "");
    /* What was ticked several times under one name goes as one value. */
    var typed = new FormData(form), button = event.submitter;
    if (button && button.name) { typed.append(button.name, button.value); }
    form.querySelectorAll("[data-sent]").forEach(function (box) { typed.delete(box.name); });  // for a button that writes
    new Set(typed.keys()).forEach(function (name) {
      var text = typed.getAll(name).map(function (value) { return String(value).trim(); }).filter(Boolean).join(",");
      if (text) { values.set(name, text); } else { values.delete(name); }
    });
    closeMenus(null);
    var query = values.toString();
    go(new URL(button && button.hasAttribute("formaction") ? button.formAction : form.action).pathname + (query ? "?" + query.replace(/%2C/g, ",") : ""));
    found = form.dataset.found || "";
  });

  /* Where what was searched for is told: the focus goes there once the box that had it was drawn anew. */
  var found = "";
  function toFound() {
    var place = found && document.activeElement === document.body && document.getElementById(found);
    if (place) { found = ""; place.focus(); }
  }

  /* A list with an empty entry has a hidden one of the same value before it (components/forms.py): from there arrows and letters led back to it. */
  document.addEventListener("keydown", function (event) {
    var list = event.target, lines = list.tagName === "SELECT" ? list.options : [];
    if (lines.length > 1 && list.selectedIndex === 0 && lines[0].hidden && lines[1].value === "") { list.selectedIndex = 1; }
  }, true);

  function focusSearch() {
    var box = document.getElementById("search-box");
    if (box) { box.focus(); box.select(); }
  }

  var before = "";
  function shortcut(event) {
    var pressed = before + event.key;
    before = event.key === "g" ? "g" : "";
    var goal = { "/": "search", "?": "help", go: "home", gt: "list" }[pressed];
    if (goal === "search") { event.preventDefault(); document.body.classList.add("search-open"); focusSearch(); return; }
    var link = goal && document.querySelector('.side a[data-key="' + goal + '"]');
    if (link) { event.preventDefault(); link.click(); }
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      var open = document.querySelector("details.menu[open] > summary");
      closeMenus(null);
      if (open) { open.focus(); }
      if (document.body.classList.contains("menu-open")) { setSide(false); document.querySelector("[data-side]").focus(); }
      return;
    }
    var by = event.target.dataset.skip && { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && parts().length) { event.preventDefault(); nameSkip(event.target, Math.max(Number(event.target.dataset.n || -1) + by, -1)); return; }
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) { shortcut(event); }
  });

  function entitle(heading) {
    var title = heading && heading.textContent ? heading.textContent + " – IPPlatform" : "";
    if (title && document.title !== title) { document.title = title; }
  }

  /* What the page around the content takes from its address and heading. Runs after every change of the page, so that it may change
     nothing that is right already. */
  function dress() {
    entitle(document.querySelector("main h1"));
    applyTheme(cookie("theme"));
    var box = document.getElementById("search-box");
    var searches = box && location.pathname === new URL(box.form.action).pathname;
    var words = searches ? new URLSearchParams(location.search).get("q") || "" : "";
    if (box && box !== document.activeElement && box.value !== words && window.dash_clientside) {
      window.dash_clientside.set_props("search-box", { value: words });
    }
    var day = new URLSearchParams(location.search).get("ngay");
    var kept = day ? new URLSearchParams({ ngay: day }).toString() : "";
    document.querySelectorAll("a[data-dated]").forEach(function (link) { put(link, "href", link.pathname + (kept ? "?" + kept : "")); });
    document.querySelectorAll("form.search").forEach(function (form) { put(form, "data-keep", kept); });
    document.querySelectorAll("a[data-language]").forEach(function (link) {
      put(link, "href", link.pathname + "?" + new URLSearchParams({ next: location.pathname + location.search }));
    });
  }

  var waiting = 0;
  new MutationObserver(function () {
    if (!waiting) { waiting = window.requestAnimationFrame(function () { waiting = 0; dress(); toFound(); }); }
  }).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("popstate", function () { showCharts(); dress(); });
  window.addEventListener("_dashprivate_pushstate", function () { found = ""; dress(); });
  dress();
})();
