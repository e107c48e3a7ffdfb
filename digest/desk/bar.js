/* Puts the editor's bar over a page, as text, under `mkdocs serve`. */
(function () {
  "use strict";
  var script = document.currentScript;

  function add(parent, name, text) {
    var element = parent.appendChild(document.createElement(name));
    if (text) element.textContent = text;
    return element;
  }

  function show(bar) {
    if (!bar) return;
    var fold = document.createElement("details");
    fold.className = "desk-bar";
    add(fold, "summary", bar.summary);
    var list = add(fold, "ul");
    bar.notes.forEach(function (note) { add(list, "li", note); });
    var say = add(fold, "p", bar.say + " ");
    add(say, "code", "digest review").dir = "ltr";
    script.parentNode.insertBefore(fold, script);
  }

  fetch(new URL("bar.json", script.src)).then(function (answer) { return answer.json(); }).then(show);
})();
