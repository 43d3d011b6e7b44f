/* When the database or the server does not answer, what was read before stays on the page; a banner says that it is not what was asked for. */
(function () {
  "use strict";
  var plain = window.fetch, failed = {};

  function asked(resource, options) {
    if (!/_dash-update-component(\?|$)/.test(String((resource && resource.url) || resource))) { return ""; }
    try { return JSON.parse(options.body).output; } catch (_) { return ""; }
  }

  function note(output, bad) {
    if (!output) { return; }
    if (bad) { failed[output] = true; } else { delete failed[output]; }
    var banner = document.getElementById("lost");
    if (banner) { banner.hidden = Object.keys(failed).length === 0; }
  }

  window.fetch = function (resource, options) {
    var output = asked(resource, options);
    return plain.apply(this, arguments).then(function (response) {
      note(output, response.status >= 500);
      return response;
    }, function (error) {
      if (error.name !== "AbortError") { note(output, true); }
      throw error;
    });
  };
  /* Another page asks anew; what failed on the last one is past. */
  window.addEventListener("_dashprivate_pushstate", function () { failed = {}; });
  window.addEventListener("popstate", function () { failed = {}; });
})();
