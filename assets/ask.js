/* A form that does what cannot be taken back asks first; whoever says no finds everything as it was. The question stands on the form, on
   the button that was pressed, or on the choice that was made. Runs before whatever else answers a form that is sent. */
(function () {
  "use strict";

  function question(form, submitter) {
    var choice = form.querySelector("input[data-ask]:checked");
    var asked = [submitter, choice, form].find(function (place) { return place && place.dataset.ask; });
    return asked ? asked.dataset.ask : "";
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!(form instanceof HTMLFormElement) || form.getAttribute("aria-busy")) { return; }
    var text = question(form, event.submitter);
    if (text && !window.confirm(text)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
})();
