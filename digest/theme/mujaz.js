/* Loaded before the first paint, with the words of all our scripts before it: what Material's script asks of a page, the
   colours and the size of letters that a reader chose, and the switches of both; then a button that copies a citation.
   Everything else on a page works without script. */
var __md_scope = new URL("..", document.currentScript.src);

function __md_hash(text) {
  return Array.from(text).reduce(function (hash, letter) { return (hash << 5) - hash + letter.charCodeAt(0); }, 0);
}

function __md_get(name, store, scope) {
  return JSON.parse((store || localStorage).getItem((scope || __md_scope).pathname + "." + name));
}

function __md_set(name, value, store, scope) {
  try {
    (store || localStorage).setItem((scope || __md_scope).pathname + "." + name, JSON.stringify(value));
  } catch (error) { /* a browser that keeps nothing */ }
}

(function () {
  "use strict";
  var root = document.documentElement;
  var words = mujazWords;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var bar = document.createElement("meta");
  var smallest = -1, largest = 3;
  var scheme = (recall("__palette") || {}).index || 0; // of the device, light, dark

  function recall(name) {
    try { return __md_get(name); } catch (error) { return null; }
  }

  function say(text) {
    var voice = document.getElementById("voice");
    voice.textContent = "";
    setTimeout(function () { voice.textContent = text; }, 50);
  }

  function paint() {
    var night = scheme === 2 || (scheme === 0 && dark.matches);
    document.body.dataset.mdColorScheme = night ? "slate" : "default";
  }

  // Browsers tint their own bars with it.
  function tint() {
    bar.content = getComputedStyle(document.body).backgroundColor;
  }

  function name(button, text) {
    button.title = text;
    button.setAttribute("aria-label", text);
  }

  function turn(button) {
    scheme = (scheme + 1) % words.schemes.length;
    __md_set("__palette", { index: scheme });
    paint();
    tint();
    name(button, words.schemes[scheme]);
    say(words.schemes[scheme].split(".")[0]);
  }

  function resize(step) {
    var size = Math.min(largest, Math.max(smallest, Number(root.dataset.size) + step));
    root.dataset.size = size;
    __md_set("__size", size);
    say(words.sizes.split("|")[size - smallest]);
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
    button.textContent = words.copy;
    button.setAttribute("aria-describedby", text.id);
    button.addEventListener("click", function () {
      copy(text, function (copied) { say(copied ? words.copied : words.failed); });
    });
    text.parentNode.insertBefore(button, text.nextSibling);
  }

  // An address may lead to one of the tabs of a hand-written page.
  function open_tab() {
    var tab = document.getElementById(location.hash.slice(1));
    if (tab && /^__tabbed_/.test(tab.name)) tab.checked = true;
  }

  function name_switches() {
    document.querySelectorAll(".hue").forEach(function (button) {
      name(button, words.schemes[scheme]);
      button.addEventListener("click", function () { turn(button); });
    });
    document.querySelectorAll(".size").forEach(function (group) {
      group.setAttribute("aria-label", words.size);
    });
    document.querySelectorAll(".size button").forEach(function (button) {
      var step = Number(button.dataset.step);
      name(button, step < 0 ? words.smaller : words.larger);
      button.addEventListener("click", function () { resize(step); });
    });
  }

  function furnish() {
    bar.name = "theme-color";
    document.head.appendChild(bar);
    tint();
    name_switches();
    document.querySelectorAll(".ref").forEach(function (text, i) {
      text.id = text.id || "ref-" + (i + 1);
      add_button(text);
    });
    open_tab();
  }

  root.classList.replace("no-js", "js");
  root.dataset.size = recall("__size") || 0;
  // The first paint comes after the task that makes <body>; this runs at the end of that task.
  new MutationObserver(function (_, watch) {
    if (!document.body) return;
    watch.disconnect();
    paint();
  }).observe(root, { childList: true });
  dark.addEventListener("change", function () { paint(); tint(); });
  document.addEventListener("DOMContentLoaded", furnish);
})();
