/* The sign-in form: show the password, fill in a demonstration account with one click. Works without: both are conveniences. */
(function () {
  "use strict";
  document.querySelectorAll("button[data-shows]").forEach(function (button) {
    var field = document.getElementById(button.dataset.shows);
    button.hidden = false;
    button.addEventListener("click", function () {
      var shown = field.type === "password";
      field.type = shown ? "text" : "password";
      button.textContent = shown ? button.dataset.hide : button.dataset.show;
      button.setAttribute("aria-pressed", String(shown));
      field.focus();
    });
  });
  document.querySelectorAll("button[data-username]").forEach(function (button) {
    button.addEventListener("click", function () {
      document.getElementById("username").value = button.dataset.username;
      document.getElementById("password").value = button.dataset.password;
      document.querySelector("#signin button[type=submit]").focus();
    });
  });
})();
