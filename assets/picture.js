/* "Tải hình (PNG)": a card as it stands, drawn from its own elements and styles; "Tải hình (SVG)": its chart as shapes that can be edited,
   under its title; nothing is asked of anybody. */
(function () {
  "use strict";
  var SCALE = 2, MARGIN = 12;
  var LEFT_OUT = ".card-h .x, .card-menu, .tip, .visually-hidden, .card-f a";

  /* The rules of all sheets of ours; a sheet that cannot be read has none. */
  function styles() {
    return Array.prototype.map.call(document.styleSheets, function (sheet) {
      try {
        return Array.prototype.map.call(sheet.cssRules, function (rule) { return rule.cssText; }).join("\n");
      } catch (_refused) {
        return "";
      }
    }).join("\n").replace(/@font-face\s*{[^}]*}/g, "");
  }

  function copied(card) {
    var copy = card.cloneNode(true);
    copy.querySelectorAll(LEFT_OUT).forEach(function (part) { part.remove(); });
    var badge = document.querySelector("main .illustrative"), head = copy.querySelector(".card-h .t");
    if (badge && head && !copy.querySelector(".illustrative")) { head.appendChild(badge.cloneNode(true)); }
    var plots = card.querySelectorAll(".plot");
    copy.querySelectorAll(".plot").forEach(function (plot, n) { plot.style.height = plots[n].clientHeight + "px"; });
    var frame = document.createElement("div");
    frame.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
    frame.dataset.bsTheme = document.documentElement.dataset.bsTheme;
    frame.lang = document.documentElement.lang;
    frame.style.cssText = "padding:" + MARGIN + "px;background:var(--canvas);color:var(--ink);font:14px/1.5 sans-serif;height:100%;box-sizing:border-box";
    var holder = document.createElement("div");
    holder.id = card.parentNode.id;
    holder.style.cssText = "min-height:0;height:100%";
    holder.appendChild(copy);
    frame.appendChild(holder);
    var style = document.createElement("style");
    style.textContent = styles();
    frame.prepend(style);
    return frame;
  }

  function drawing(card) {
    var box = card.getBoundingClientRect();
    var width = Math.ceil(box.width) + 2 * MARGIN, height = Math.ceil(box.height) + 2 * MARGIN + 24;
    var inner = new XMLSerializer().serializeToString(copied(card));
    var svg = '<svg xmlns="http://www.w3.org/2000/svg" width="' + width + '" height="' + height + '"><foreignObject width="100%" height="100%">' +
      inner + "</foreignObject></svg>";
    return { width: width, height: height, source: "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg) };
  }

  function save(card) {
    var found = drawing(card), image = new Image();
    image.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = found.width * SCALE;
      canvas.height = found.height * SCALE;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (file) {
        var link = document.createElement("a");
        link.href = URL.createObjectURL(file);
        link.download = (card.dataset.file || "bieu-do") + ".png";
        link.click();
        URL.revokeObjectURL(link.href);
      }, "image/png");
    };
    image.src = found.source;
  }

  /* A chart by itself: what the sheets say of it stands on its own elements. */
  var LOOK = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "font-family", "font-size",
    "font-weight", "text-anchor", "display", "visibility"];
  var LINE = 24, LEAST = 80, SVG = "http://www.w3.org/2000/svg";

  function alone(chart) {
    var copy = chart.cloneNode(true), those = copy.querySelectorAll("*");
    look(chart, copy);
    chart.querySelectorAll("*").forEach(function (node, n) { look(node, those[n]); });
    return copy;
  }

  function look(from, to) {
    var seen = getComputedStyle(from);
    LOOK.forEach(function (name) { to.setAttribute(name, seen.getPropertyValue(name)); });
    to.removeAttribute("class");
  }

  function line(text, n, weight, color) {
    var node = document.createElementNS(SVG, "text");
    node.setAttribute("x", MARGIN);
    node.setAttribute("y", MARGIN + LINE * (n + 0.7));
    node.setAttribute("font-family", "sans-serif");
    node.setAttribute("font-size", weight === "700" ? 16 : 13);
    node.setAttribute("font-weight", weight);
    node.setAttribute("fill", color);
    node.textContent = text;
    return node;
  }

  function shapes(card) {
    var place = card.querySelector(".of-chart") || card, box = place.getBoundingClientRect(), ink = getComputedStyle(card).color;
    var charts = Array.prototype.filter.call(place.querySelectorAll("svg"), function (svg) {
      return !svg.parentNode.closest("svg, .illustrative") && svg.getBoundingClientRect().width > LEAST;
    });
    if (!charts.length) { return null; }
    var badge = document.querySelector("main .illustrative"), part = card.querySelector(".sub, .card-h p");
    var head = card.querySelector("h2");
    var told = [[head && head.textContent, "700"], [part && part.textContent, "400"], [badge && badge.textContent, "700"]];
    told = told.filter(function (entry) { return entry[0]; });
    var top = MARGIN + LINE * told.length, all = document.createElementNS(SVG, "svg"), paper = document.createElementNS(SVG, "rect");
    all.setAttribute("xmlns", SVG);
    all.setAttribute("width", Math.ceil(box.width) + 2 * MARGIN);
    all.setAttribute("height", Math.ceil(box.height) + top + MARGIN);
    paper.setAttribute("width", "100%");
    paper.setAttribute("height", "100%");
    paper.setAttribute("fill", getComputedStyle(card).backgroundColor);
    all.appendChild(paper);
    told.forEach(function (entry, n) { all.appendChild(line(entry[0].trim(), n, entry[1], ink)); });
    charts.forEach(function (svg) {
      var at = svg.getBoundingClientRect(), copy = alone(svg);
      copy.setAttribute("x", at.left - box.left + MARGIN);
      copy.setAttribute("y", at.top - box.top + top);
      copy.setAttribute("width", at.width);
      copy.setAttribute("height", at.height);
      copy.removeAttribute("style");
      all.appendChild(copy);
    });
    return new XMLSerializer().serializeToString(all);
  }

  /* A chart that is made of other elements than shapes goes as the card stands. */
  function saveShapes(card) {
    var hidden = card.classList.contains("view-table");
    card.classList.remove("view-table");
    var text = shapes(card) || decodeURIComponent(drawing(card).source.replace(/^[^,]*,/, ""));
    card.classList.toggle("view-table", hidden);
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    link.download = (card.dataset.file || "bieu-do") + ".svg";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /* The numbers of a chart are asked under the conditions that the page has in its address just now. */
  ["pointerdown", "focusin", "click"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var link = event.target.closest && event.target.closest("a[data-as-asked]");
      if (link) { link.search = location.search; }
    }, true);
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-png], [data-svg]");
    if (!button) { return; }
    var card = button.closest(".card-x");
    if (button.dataset.svg) { saveShapes(card); } else { save(card); }
  });
})();
