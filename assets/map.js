/* Draws the map of Viet Nam beside its list of places: shapes and marks are pointers to the links of that list, which hold the words,
   the addresses and the keyboard. One file of shapes serves both maps: the 34 are their members under one line. */
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg", SOURCE = new URL("vendor/map.json", document.currentScript.src).pathname;
  var fetched = null;

  function shapes() {
    fetched = fetched || fetch(SOURCE).then(function (answer) { return answer.json(); });
    return fetched;
  }

  function element(name, values) {
    var made = document.createElementNS(SVG, name);
    Object.keys(values).forEach(function (key) { made.setAttribute(key, values[key]); });
    return made;
  }

  function province(data, vintage, link) {
    var code = link.dataset.code, members = vintage === "vn34" ? data.vn34[code] : [code];
    var group = element("g", { "class": "province lv" + link.dataset.level, "data-code": code });
    ["edge", "body"].forEach(function (layer) {
      (members || []).forEach(function (member) { group.appendChild(element("path", { d: data.shapes[member], "class": layer })); });
    });
    return group;
  }

  function put(map, data, node) {
    var at = data.at[node.dataset.at];
    if (!at) { node.hidden = true; return; }
    node.style.left = (100 * at[0] / data.box[0]) + "%";
    node.style.top = (100 * at[1] / data.box[1]) + "%";
  }

  /* Marks of one province stand side by side, not over each other. */
  function spread(map) {
    var seen = {};
    map.querySelectorAll(".pin").forEach(function (pin) {
      var n = seen[pin.dataset.at] = (seen[pin.dataset.at] || 0) + 1;
      pin.style.marginLeft = n > 1 ? 14 * (n - 1) + "px" : "";
    });
  }

  /* Farther and farther around the mark, with a line that leads there: no label is left out. */
  function farther(pin, words, free) {
    pin.dataset.side = "far";
    var lead = pin.querySelector(".lead") || pin.appendChild(document.createElement("i"));
    lead.className = "lead";
    for (var away = 22; away < 200; away += 12) {
      for (var turn = 0; turn < 16; turn += 1) {
        var angle = turn * Math.PI / 8, x = away * Math.cos(angle), y = away * Math.sin(angle);
        words.style.translate = (x < 0 ? "calc(-100% + " + x + "px)" : x + "px") + " calc(-50% + " + y + "px)";
        lead.style.width = away + "px";
        lead.style.rotate = angle + "rad";
        if (free(words.getBoundingClientRect())) { return true; }
      }
    }
    return false;
  }

  function touches(a, b) { return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top; }

  /* A label stands right of its mark, else left, above or below, where it touches nothing drawn before. */
  function label(map) {
    var pins = Array.prototype.slice.call(map.querySelectorAll(".pin")), frame = map.getBoundingClientRect();
    var taken = pins.map(function (pin) { return pin.querySelector(".dot").getBoundingClientRect(); });
    map.querySelectorAll(".isles").forEach(function (name) { taken.push(name.getBoundingClientRect()); });
    pins.forEach(function (pin) {
      var words = pin.querySelector(".words");
      words.style.translate = "";
      pin.querySelectorAll(".lead").forEach(function (line) { line.remove(); });
      function open(box) {
        var inside = box.left >= frame.left - 8 && box.right <= frame.right + 8 && box.top >= frame.top && box.bottom <= frame.bottom;
        return inside && !taken.some(function (other, i) { return other !== taken[pins.indexOf(pin)] && touches(box, other); });
      }
      var fits = ["right", "left", "below", "above", "right-low", "right-high", "left-low", "left-high"].some(function (side) {
        pin.dataset.side = side;
        return open(words.getBoundingClientRect());
      }) || farther(pin, words, open);
      if (!fits) { pin.dataset.side = "none"; } else { taken.push(words.getBoundingClientRect()); }
    });
  }

  function tell(map, link, point) {
    var tip = map.querySelector(".tip");
    map.querySelectorAll(".province.at").forEach(function (shape) { shape.classList.remove("at"); });
    if (!link) { tip.classList.remove("shown"); return; }
    var shape = link.dataset.code && map.querySelector('.province[data-code="' + link.dataset.code + '"]');
    if (shape) { shape.classList.add("at"); shape.parentNode.appendChild(shape); }
    tip.textContent = link.getAttribute("aria-label") || link.textContent;
    tip.classList.add("shown");
    var frame = map.getBoundingClientRect(), box = (shape || link).getBoundingClientRect();
    var x = point ? point.clientX : box.left + box.width / 2, y = point ? point.clientY : box.top;
    tip.style.left = Math.max(0, Math.min(x - frame.left + 12, frame.width - tip.offsetWidth)) + "px";
    tip.style.top = Math.max(0, y - frame.top - tip.offsetHeight - 10) + "px";
  }

  function linkOf(map, target) {
    var shape = target.closest && target.closest(".province");
    return shape ? map.querySelector('.areas a[data-code="' + shape.dataset.code + '"]') : target.closest && target.closest(".pin");
  }

  function walk(map, event) {
    var step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    var links = Array.prototype.slice.call(map.querySelectorAll(".areas a")), now = links.indexOf(document.activeElement);
    if (event.key === "Escape") { tell(map, null); return; }
    if (!step || now < 0) { return; }
    event.preventDefault();
    var next = links[(now + step + links.length) % links.length];
    links[now].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  function listen(map) {
    if (map.ippListens) { return; }
    map.ippListens = true;
    map.addEventListener("pointermove", function (event) { tell(map, linkOf(map, event.target), event); });
    map.addEventListener("pointerleave", function () { tell(map, null); });
    map.addEventListener("focusin", function (event) { tell(map, event.target.closest("a")); });
    map.addEventListener("focusout", function () { tell(map, null); });
    map.addEventListener("keydown", function (event) { walk(map, event); });
    map.addEventListener("click", function (event) {
      var link = event.target.closest(".province") && linkOf(map, event.target);
      if (link) { link.click(); }
    });
    new ResizeObserver(function () { label(map); }).observe(map);
  }

  function signature(map) {
    return map.dataset.vintage + Array.prototype.map.call(map.querySelectorAll(".areas a, .pin"), function (link) {
      return [link.dataset.code, link.dataset.level, link.dataset.at].join();
    }).join("|");
  }

  function draw(map) {
    var wanted = signature(map);
    if (map.ippDrawn === wanted) { return; }
    map.ippDrawn = wanted;
    shapes().then(function (data) {
      var svg = element("svg", { viewBox: "0 0 " + data.box.join(" "), focusable: "false" });
      map.querySelectorAll(".areas a").forEach(function (link) {
        if (/^\d+$/.test(link.dataset.code)) { svg.appendChild(province(data, map.dataset.vintage, link)); }
      });
      ["hoangsa", "truongsa"].forEach(function (name) { svg.appendChild(element("path", { d: data.shapes[name], "class": "isle " + name })); });
      map.querySelector(".drawing").replaceChildren(svg);
      map.querySelectorAll("[data-at]").forEach(function (node) { put(map, data, node); });
      spread(map);
      map.classList.add("drawn");
      listen(map);
      label(map);
    });
  }

  var waiting = 0;
  new MutationObserver(function () {
    if (waiting) { return; }
    waiting = window.requestAnimationFrame(function () {
      waiting = 0;
      document.querySelectorAll(".country").forEach(draw);
    });
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-vintage", "data-level", "data-code"] });
})();
