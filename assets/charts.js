/* Charts follow the theme: figures come in the light colours, which are replaced by the theme's before Plotly draws.
   A bar or segment that carries an address (customdata) opens it; an address on the page itself ("#…") is gone to. */
(function () {
  "use strict";
  var names = {
    "#201E5E": "--sc", "#1D7FBC": "--gphi", "#782445": "--kdcn", "#006C68": "--nh", "#DA7836": "--cddl", "#174A7D": "--all",
    "#174A7C": "--in-force", "#6D97C4": "--examination", "#B26A00": "--in-grace", "#838EA1": "--ended", "#0C1A2B": "--on-ended",
    "#FFFFFF": "--surface", "#172033": "--ink", "#475268": "--ink-2", "#828C9D": "--line-strong", "#E6EAF0": "--grid"
  };
  /* Pixels between two labels of an axis. */
  var LABEL_GAP = 4;
  var vietnamese = {
    moduleType: "locale", name: "vi", dictionary: {},
    format: { decimal: ",", thousands: ".", grouping: [3], date: "%d/%m/%Y" }
  };

  function palette() {
    var style = getComputedStyle(document.documentElement);
    var colours = {};
    Object.keys(names).forEach(function (light) { colours[light] = style.getPropertyValue(names[light]).trim(); });
    return colours;
  }

  function recolour(value, colours) {
    if (typeof value === "string") { return colours[value] || value; }
    if (Array.isArray(value)) { return value.map(function (item) { return recolour(item, colours); }); }
    if (value && typeof value === "object" && !ArrayBuffer.isView(value)) {
      var copy = {};
      Object.keys(value).forEach(function (key) { copy[key] = recolour(value[key], colours); });
      return copy;
    }
    return value;
  }

  /* What all figures share. */
  function shared(colours, english) {
    var quiet = { showgrid: false, zeroline: false, showline: false, ticks: "", automargin: true, fixedrange: true };
    var ink = colours["#172033"], family = getComputedStyle(document.body).fontFamily;
    return {
      showlegend: false, dragmode: false, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", separators: english ? ".," : ",.",
      font: { family: family, size: 12, color: colours["#475268"] }, xaxis: quiet, yaxis: quiet,
      hoverlabel: { bgcolor: colours["#FFFFFF"], bordercolor: colours["#828C9D"], font: { family: family, size: 12.5, color: ink } }
    };
  }

  function merged(common, own) {
    var all = Object.assign({}, common, own);
    ["xaxis", "yaxis"].forEach(function (axis) { all[axis] = Object.assign({}, common[axis], own[axis]); });
    return all;
  }

  function element(target) { return typeof target === "string" ? document.getElementById(target) : target; }

  function show(place) {
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
  }

  function listen(target) {
    if (!target || !target.on || target.ippListens) { return; }
    target.ippListens = true;
    target.on("plotly_afterplot", function () { thin(target); });
    target.on("plotly_click", function (event) {
      var point = event.points[0];
      var pattern = String(point.data.meta || "{c}");
      var address = pattern.replace(/\{x\}/g, point.x).replace(/\{c\}/g, point.customdata || "");
      if (point.y === 0 || point.x === 0) { return; }
      var place = address.charAt(0) === "#" && document.getElementById(address.slice(1));
      if (place) { show(place); } else if (address.charAt(0) === "/") { window.ipp.go(address); }
    });
  }

  var printing = false;

  /* "--on-paper" and "--on-paper-high" of a chart's place are its size on a sheet, in pixels. */
  function sheet(node) {
    var style = getComputedStyle(node);
    var width = parseFloat(style.getPropertyValue("--on-paper")), height = parseFloat(style.getPropertyValue("--on-paper-high"));
    return printing && width ? { width: width, height: height || node.clientHeight } : {};
  }

  /* A chart keeps to its frame, whenever that gets its size: before, during or after the first draw. */
  function fit(node) {
    if (printing) { return; }
    var drawn = node._fullLayout, width = node.clientWidth, height = node.clientHeight;
    if (!drawn || !width || !height || (Math.abs(drawn.width - width) < 1 && Math.abs(drawn.height - height) < 1)) { return; }
    Plotly.Plots.resize(node).catch(function () { /* hidden meanwhile: its next size comes here again */ });
  }

  var pen = document.createElement("canvas").getContext("2d");

  /* How wide the widest label of a category is drawn; a label may have several lines. */
  function widest(names, font) {
    pen.font = font.size + "px " + font.family;
    var lines = names.join("<br>").split("<br>");
    return Math.max.apply(null, lines.map(function (line) { return pen.measureText(line).width; }));
  }

  /* Where there is no room for the labels of all categories, every second, third … has one: a label is never turned. */
  function thin(node) {
    var drawn = node._fullLayout, axis = drawn && drawn.xaxis;
    if (!axis || axis.type !== "category" || !axis._categories.length || !axis._length) { return; }
    var room = axis._length / axis._categories.length;
    var step = Math.max(1, Math.ceil((widest(axis._categories.map(String), axis.tickfont) + LABEL_GAP) / room));
    if (axis.dtick !== step || axis.tickangle !== 0) {
      Plotly.relayout(node, { "xaxis.tickangle": 0, "xaxis.tick0": 0, "xaxis.dtick": step }).catch(function () { /* hidden meanwhile */ });
    }
  }

  var frames = new ResizeObserver(function (entries) { entries.forEach(function (entry) { fit(entry.target); }); });

  function wrap(name) {
    var original = Plotly[name];
    Plotly[name] = function (target, data, layout, config) {
      var figure = Array.isArray(data) || !data ? { data: data, layout: layout, config: config } : data;
      var node = element(target);
      if (node) { node.ippFigure = figure; }
      var english = document.documentElement.lang !== "vi";
      var colours = palette();
      var bar = { textangle: 0, constraintext: "none", cliponaxis: false };
      var shown = recolour({ data: (figure.data || []).map(function (t) { return Object.assign({}, bar, t); }), layout: figure.layout || {} }, colours);
      return original.call(Plotly, target, shown.data, Object.assign(merged(shared(colours, english), shown.layout), node ? sheet(node) : {}), Object.assign({ responsive: true }, figure.config, { showSendToCloud: false, displayModeBar: false })).then(function (drawn) {
        listen(element(target));
        thin(element(target));
        fit(element(target));
        frames.observe(element(target));
        return drawn;
      });
    };
  }

  function redraw() {
    document.querySelectorAll(".js-plotly-plot").forEach(function (node) {
      var figure = node.ippFigure;
      if (figure) { Plotly.react(node, figure.data, figure.layout, figure.config); }
    });
  }

  /* For paper, and for the screen again: the theme may have changed as well. */
  function redrawFor(paper) {
    printing = paper;
    drawnIn = theme();
    redraw();
  }
  window.ipp = Object.assign(window.ipp || {}, { redrawFor: redrawFor });

  function theme() { return document.documentElement.getAttribute("data-bs-theme"); }

  var drawnIn = theme();

  /* An attribute that is set again to what it was is told, too; only another theme is worth drawing everything anew. */
  function followTheme() {
    if (theme() === drawnIn) { return; }
    drawnIn = theme();
    redraw();
  }

  if (!window.Plotly) { return; }
  Plotly.register(vietnamese);
  Plotly.setPlotConfig({ showSendToCloud: false, locale: document.documentElement.lang === "vi" ? "vi" : "en" });
  ["newPlot", "react"].forEach(wrap);
  new MutationObserver(followTheme).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
})();
