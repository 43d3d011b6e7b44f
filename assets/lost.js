/* When the database or the server does not answer, what was read before stays on the page; a banner says that it is not what was asked for.
   When the session has ended, whoever moves on comes to the sign-in and from there to where he wanted to go; whoever stays is told. */
(function () {
  "use strict";
  var plain = window.fetch, failed = {}, moved = false;

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

  function ended() {
    if (moved) { location.reload(); return; }
    var banner = document.getElementById("ended");
    if (!banner) { return; }
    var link = banner.querySelector("a");
    link.href = link.pathname + "?" + new URLSearchParams({ next: location.pathname + location.search });
    banner.hidden = false;
  }
  window.ipp = Object.assign(window.ipp || {}, { ended: ended });

  window.fetch = function (resource, options) {
    var output = asked(resource, options);
    return plain.apply(this, arguments).then(function (response) {
      note(output, response.status >= 500);
      if (output && response.ok) { moved = false; }
      if (!output || response.status < 400 || response.status >= 500) { return response; }
      if (response.status !== 401) { return window.ipp.refused(output, response).then(function (told) { return told || response; }); }
      ended();
      return new Response(null, { status: 204 }); /* to Dash: nothing changes */
    }, function (error) {
      if (error.name !== "AbortError") { note(output, true); }
      throw error;
    });
  };
  /* Another page asks anew; what failed on the last one is past. */
  function forget() { failed = {}; moved = true; }
  window.addEventListener("_dashprivate_pushstate", forget);
  window.addEventListener("popstate", forget);
})();
