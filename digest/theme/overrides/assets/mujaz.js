/* The size of letters, and a button that copies a citation. Everything else on a page works without script. */
(function () {
  "use strict";
  var root = document.documentElement;
  var voice = document.getElementById("voice");
  var smallest = -1, largest = 3;

  function say(words) {
    voice.textContent = "";
    setTimeout(function () { voice.textContent = words; }, 50);
  }

  function resize(step) {
    var size = Math.min(largest, Math.max(smallest, Number(root.dataset.size) + step));
    root.dataset.size = size;
    try { __md_set("__size", size); } catch (error) { /* a browser that keeps nothing */ }
    say(voice.dataset.sizes.split("|")[size - smallest]);
  }

  function select(text) {
    var range = document.createRange();
    range.selectNodeContents(text);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  function copy(text, done) {
    function by_hand() {
      select(text);
      done(document.execCommand("copy"));
    }
    if (!navigator.clipboard) return by_hand();
    navigator.clipboard.writeText(text.textContent.trim()).then(function () { done(true); }, by_hand);
  }

  function add_button(text) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = voice.dataset.copy;
    button.setAttribute("aria-describedby", text.id);
    button.addEventListener("click", function () {
      copy(text, function (copied) { say(copied ? voice.dataset.copied : voice.dataset.failed); });
    });
    text.parentNode.insertBefore(button, text.nextSibling);
  }

  document.querySelectorAll(".size button").forEach(function (button) {
    button.addEventListener("click", function () { resize(Number(button.dataset.step)); });
  });
  document.querySelectorAll(".ref").forEach(function (text, i) {
    text.id = text.id || "ref-" + (i + 1);
    add_button(text);
  });
})();
