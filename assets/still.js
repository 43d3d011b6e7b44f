/* Answers hold HTML elements as short dicts (components/html.py): t is the type, c the class, k the children. Dash tells every component
   on the page of every component that it draws: a page of two thousand froze the browser for a minute. What has no id and is plain HTML
   down to its leaves no callback can ask for; each such tree is drawn as one component. */
(function () {
  "use strict";
  var ELSEWHERE = { Graph: "dash_core_components", Input: "dash_bootstrap_components" };
  var PLOT = { height: "var(--plot-height)" };
  function isElement(value) { return Boolean(value && value.t); }
  function isComponent(value) { return Boolean(value && value.props && value.namespace); }

  function isStill(value) {
    if (Array.isArray(value)) { return value.every(isStill); }
    return isElement(value) ? !(value.t in ELSEWHERE) && !("id" in value) && isStill(value.k) : !isComponent(value);
  }

  function properties(value) {
    var found = Object.assign({}, value);
    ["t", "c", "k"].forEach(function (name) { delete found[name]; });
    if ("c" in value) { found.className = value.c; }
    return found;
  }

  /* The name and the properties under which the browser knows an element. */
  function known(value) {
    return value.t === "Check" ? ["input", Object.assign({ type: "checkbox" }, properties(value))] : [value.t.toLowerCase(), properties(value)];
  }

  function drawn(value) {
    if (Array.isArray(value)) { return value.map(drawn); }
    if (!isElement(value)) { return value; }
    var inside = Array.isArray(value.k) ? value.k.map(drawn) : "k" in value ? [drawn(value.k)] : [];
    return window.React.createElement.apply(null, known(value).concat(inside));
  }

  function component(value) {
    if (Array.isArray(value)) { return value.map(component); }
    if (isElement(value)) {
      if (isStill(value)) { return { namespace: "ipp", type: "Still", props: { tree: value } }; }
      var props = Object.assign(value.t === "Graph" ? { responsive: true, style: PLOT } : { children: value.k }, properties(value));
      value = { namespace: ELSEWHERE[value.t] || "dash_html_components", type: value.t, props: props };
    }
    if (isComponent(value) && value.props.children !== undefined) { value.props.children = component(value.props.children); }
    return value;
  }

  window.ipp.Still = function Still(still) { return drawn(still.tree); };
  /* Dash's hooks (web/index.py): the first layout, and each answer, before it takes them in. */
  window.ipp.laidOut = component;
  window.ipp.answered = function (_asked, answer) {
    Object.keys(answer || {}).forEach(function (id) {
      if ("children" in answer[id]) { answer[id].children = component(answer[id].children); }
    });
  };
})();
