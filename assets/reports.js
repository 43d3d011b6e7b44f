/* The form of a monthly report: Enter goes to the next number, Ctrl+S saves. */
(function () {
  "use strict";

  document.addEventListener("keydown", function (event) {
    var form = event.target.form;
    if (!form || !form.dataset.next) { return; }
    if (event.key === "Enter" && event.target.matches(".report-row > .field")) {
      var boxes = Array.prototype.filter.call(form.querySelectorAll(".report-row > .field"), function (box) { return box.offsetParent; });
      var next = boxes[boxes.indexOf(event.target) + 1];
      event.preventDefault();
      if (next) { next.focus(); next.select(); }
    } else if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector('button[value="draft"]'));
    }
  });
})();
