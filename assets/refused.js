/* A data callback that is answered 4xx has nothing to draw: what it would have filled says why, in the words of the server (web/errors.py),
   instead of a skeleton for ever or of what another address had. The sentence goes to Dash as if it were the answer; the code stays as it is
   on the wire. A session that has ended is assets/lost.js's to tell. */
(function () {
  "use strict";
  var main = document.getElementsByTagName("main");

  /* The ids of "a.children" and of "..a.children...b.children.." that stand on the page proper; not the bell's nor the menu's. */
  function places(output) {
    var ids = output.replace(/^\.\.|\.\.$/g, "").split("...").map(function (one) { return one.split(".")[0]; });
    return ids.filter(function (id) { return main[0] && main[0].contains(document.getElementById(id)); });
  }

  function hasTitle(ids) {
    return Array.prototype.some.call(main[0].querySelectorAll("h1"), function (title) {
      return !ids.some(function (id) { return document.getElementById(id).contains(title); });
    });
  }

  /* In the short form of assets/still.js. */
  function sentence(said, title) {
    var sign = { t: "I", c: "bi bi-slash-circle", "aria-hidden": "true" };
    return { t: "Div", c: "state warn refused", role: "alert", k: [sign, { t: title, k: said.error }, { t: "P", k: said.detail }] };
  }

  function filled(id, state) {
    var inCard = document.getElementById(id).closest(".card-x");
    return inCard ? state : { t: "Section", c: "card-x", k: { t: "Div", c: "card-b", k: state } };
  }

  /* What Dash is given instead of the answer; null where there is no place for a sentence. */
  window.ipp = Object.assign(window.ipp || {}, {
    refused: function (output, answer) {
      var ids = places(output);
      if (!ids.length) { return Promise.resolve(null); }
      return answer.clone().json().then(function (said) {
        var state = sentence(said, hasTitle(ids) ? "H2" : "H1"), told = {};
        ids.forEach(function (id, i) { told[id] = { children: i ? [] : filled(id, state) }; });
        return new Response(JSON.stringify({ multi: true, response: told }), { status: 200, headers: { "Content-Type": "application/json" } });
      }, function () { return null; });
    }
  });
})();
