// What every page carries of search: its button, an empty sheet, the key "/", and the way back. All else comes when a
// reader asks.
(() => {
  "use strict";
  const folder = new URL(".", document.currentScript.src);
  const site = new URL("../../", folder);
  const { sheet } = mujazWords;
  const button = document.querySelector("[data-find-open]");
  const place = document.querySelector("div.find");
  const asked = new URLSearchParams(location.search).get("h");
  let dialog = null;
  let panel = null;
  let worker = null;
  let attempts = 0;
  let starting = false;

  function make(name, attributes, ...parts) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...parts);
    return made;
  }

  const lens = () => button.querySelector("svg").cloneNode(true);

  function makeCross() {
    const icon = lens();
    const line = "m5.4 4 6.6 6.6L18.6 4 20 5.4 13.4 12l6.6 6.6-1.4 1.4-6.6-6.6L5.4 20 4 18.6l6.6-6.6L4 5.4z";
    icon.firstElementChild.setAttribute("d", line);
    return icon;
  }

  function makeField() {
    const label = button.textContent.trim();
    const off = { autocapitalize: "off", autocorrect: "off", autocomplete: "off", spellcheck: "false" };
    const told = { "aria-label": label, placeholder: label, maxlength: 300, enterkeyhint: "search" };
    const mark = { type: "text", class: "find__field", name: "q", "data-md-component": "search-query" };
    return make("input", { ...mark, ...told, ...off });
  }

  // The sheet until its panel is there: a form that works by itself, a word on how it goes, two ways out.
  function makeSheet() {
    const close = make("button", { type: "button", class: "find__close", "aria-label": sheet.close }, makeCross());
    const ask = { class: "find__form", role: "search", action: new URL("search/", site) };
    const retry = make("button", { type: "button", class: "find__retry" }, sheet.retry);
    const archive = make("a", { href: new URL("days/", site) }, sheet.archive);
    return make(
      "dialog",
      { class: "find", "aria-label": sheet.label },
      make("form", ask, lens(), makeField(), close),
      make("p", { class: "find__state", role: "status" }),
      make("p", { class: "find__way", hidden: "" }, retry, " ", archive),
    );
  }

  async function readWords() {
    const answer = await fetch(new URL("search/words.json", site));
    if (!answer.ok) throw new Error(`words: ${answer.status}`);
    return answer.json();
  }

  function addStyle() {
    const known = document.querySelector("link[data-find]");
    return known ? undefined : new Promise((done) => {
      const link = document.createElement("link");
      Object.assign(link, { rel: "stylesheet", href: new URL("search.css", folder).href, onload: done, onerror: done });
      link.dataset.find = "";
      document.head.append(link);
    });
  }

  // A module that could not be fetched once is never fetched again under the same address.
  const find = (name) => new URL(attempts ? `${name}?${attempts}` : name, folder);

  function preload(name) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: find(name).href }));
  }

  const load = (name) => Promise.all([import(find(name)), readWords(), addStyle()]);

  // The worker begins to fetch while the panel is still on its way; what it says until then is kept for it.
  function hire() {
    const hired = Object.assign(new Worker(new URL("worker.js", folder)), { heard: [] });
    const failed = { type: 1, data: { failed: true, dead: true } };
    hired.hear = (message) => hired.heard.push(message);
    hired.onmessage = ({ data }) => hired.hear(data);
    hired.onerror = (event) => (event.preventDefault(), hired.hear(failed));
    hired.postMessage({ type: 0, data: { base: new URL("search/index/", site).href, site: site.href } });
    return hired;
  }

  function tell(root, failed) {
    root.querySelector("[role=status]").textContent = failed ? sheet.failed : sheet.preparing;
    root.querySelector(".find__way").hidden = !failed;
  }

  async function start(root) {
    if (panel || starting) return;
    starting = true;
    tell(root, false);
    ["listing.js", "filters.js"].forEach(preload);
    if (root === dialog || location.search) worker ??= hire();
    try {
      const [module, words] = await load("panel.js");
      panel = module.mount(root, { site, words, hire, worker, page: root === place });
    } catch {
      attempts += 1;
      tell(root, true);
    }
    starting = false;
  }

  const within = () => typeof history.state?.find === "string";

  function open() {
    if (place) return place.querySelector("input").focus();
    if (!dialog.showModal) return location.assign(dialog.querySelector("form").action);
    if (dialog.open) return undefined;
    dialog.showModal();
    dialog.querySelector("input").select();
    if (!within()) history.pushState({ find: "" }, "");
    return start(dialog);
  }

  function follow() {
    if (within()) open();
    else if (dialog.open) dialog.close();
  }

  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  // The key of "/" writes «ظ» on an Arabic keyboard.
  const slash = (event) => event.key === "/" || (event.code === "Slash" && event.key === "ظ");

  function press(event) {
    if (!slash(event) || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    open();
  }

  // Outside the sheet lies the veil; a click there has the dialog itself for its target.
  function leave(event) {
    const box = dialog.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY <= box.bottom;
    if (event.target === dialog && !inside) dialog.close();
  }

  // Material's switch for its own search, outside every block: whoever turns it opens ours.
  function obey(event) {
    if (!event.target.checked) return;
    event.target.checked = false;
    open();
  }

  function listen() {
    button.addEventListener("click", open);
    button.setAttribute("aria-keyshortcuts", "/");
    button.after(dialog);
    dialog.querySelector(".find__close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => within() && history.back());
    dialog.addEventListener("click", leave);
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    document.addEventListener("keydown", press);
    const box = document.getElementById("__search");
    if (box) box.checked = false; // some browsers keep a tick over a reload
    box?.addEventListener("change", obey);
    addEventListener("popstate", follow);
  }

  function serve(root) {
    root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    root.querySelector(".find__retry").addEventListener("click", () => (panel ? panel.retry() : start(root)));
  }

  function furnish() {
    place.replaceChildren(...[...dialog.children].map((part) => part.cloneNode(true)));
    place.querySelector(".find__close").remove();
    place.querySelector("input").removeAttribute("data-md-component");
    serve(place);
    start(place);
  }

  async function show() {
    const [module, words] = await load("marks.js");
    module.show(document.getElementById("matn"), asked, words);
  }

  if (!button) return;
  dialog = makeSheet();
  listen();
  serve(dialog);
  if (place) furnish();
  else if (within()) open();
  if (asked && !place) show().catch(() => undefined);
})();
