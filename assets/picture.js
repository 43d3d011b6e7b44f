/* "Tải hình (PNG)": a card as it stands, drawn from its own elements and styles; nothing is asked of anybody. */
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

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-png]");
    if (button) { save(button.closest(".card-x")); }
  });
})();
