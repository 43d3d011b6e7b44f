/* Dash tells every component on the page of every component that it draws: a page of two thousand froze the browser for a minute. What
   an answer holds that has no id and is plain HTML down to its leaves no callback can ask for; each such tree is drawn as one component. */
(function () {
  "use strict";
  function isComponent(value) { return Boolean(value && value.props && value.type && value.namespace); }

  function isStill(value) {
    if (Array.isArray(value)) { return value.every(isStill); }
    if (!isComponent(value)) { return value === null || typeof value !== "object"; }
    return value.namespace === "html" && !("id" in value.props) && isStill(value.props.children === undefined ? null : value.props.children);
  }

  function element(value) {
    if (Array.isArray(value)) { return value.map(element); }
    if (!isComponent(value)) { return value; }
    var properties = Object.assign({}, value.props), children = properties.children;
    delete properties.children;
    var inside = Array.isArray(children) ? children.map(element) : children === undefined ? [] : [element(children)];
    return window.React.createElement.apply(null, [value.type.toLowerCase(), properties].concat(inside));
  }

  function quieten(value) {
    if (Array.isArray(value)) { return value.map(quieten); }
    if (!isComponent(value)) { return value; }
    if (isStill(value)) { return { namespace: "ipp", type: "Still", props: { tree: value } }; }
    if (value.props.children !== undefined) { value.props.children = quieten(value.props.children); }
    return value;
  }

  window.ipp.Still = function Still(properties) { return element(properties.tree); };
  /* Dash's hook for answers, before it takes them in (web/index.py). */
  window.ipp.answered = function (_asked, answer) {
    Object.keys(answer || {}).forEach(function (id) {
      if ("children" in answer[id]) { answer[id].children = quieten(answer[id].children); }
    });
  };
})();
