/* What paper needs and a screen does not: light colours, the moment of printing, folds open, charts as large as their place on the sheet. */
(function () {
  "use strict";
  var root = document.documentElement, theme = null, folds = [];

  function told(moment) {
    var locale = root.dataset.locale;
    var day = new Intl.DateTimeFormat(locale, { calendar: "gregory", day: "2-digit", month: "2-digit", year: "numeric" }).format(moment);
    var time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hour12: false }).format(moment);
    return function (pattern) { return pattern.replace("%day%", day).replace("%time%", time); };
  }

  window.addEventListener("beforeprint", function () {
    theme = root.getAttribute("data-bs-theme");
    root.setAttribute("data-bs-theme", "light");
    var write = told(new Date());
    document.querySelectorAll("[data-printed]").forEach(function (place) { place.textContent = write(place.dataset.printed); });
    folds = Array.prototype.slice.call(document.querySelectorAll("main details:not([open]):not(.unfold):not(.menu)"));
    folds.forEach(function (fold) { fold.open = true; });
    window.ipp.redrawFor(true);
  });

  window.addEventListener("afterprint", function () {
    if (theme) { root.setAttribute("data-bs-theme", theme); }
    folds.forEach(function (fold) { fold.open = false; });
    folds = [];
    window.ipp.redrawFor(false);
    theme = null;
  });
})();
