// The panel of search: field, filters and results, in the sheet over a page or on the page /search/ itself.
const tail = new URL(import.meta.url).search;
const [{ addItems, count, make }, { Filters }] = await Promise.all([
  import(`./listing.js${tail}`),
  import(`./filters.js${tail}`),
]);

const [READY, QUERY, RESULT] = [1, 2, 3];
const STEPS = { sheet: 10, page: 20 };
const LONGEST = 300; // letters of a question that an address carries
const SOON = 250; // milliseconds until the reader is told that search is at work
const CALM = 400; // milliseconds of quiet before the address follows what is typed

export function mount(root, options) {
  const panel = new Panel(root, options);
  panel.begin();
  return panel;
}

class Panel {
  constructor(root, { site, words, hire, worker, page }) {
    Object.assign(this, { root, site, words, page, worker, call: hire, last: 0, shown: 0 });
    this.step = page ? STEPS.page : STEPS.sheet;
    this.field = root.querySelector("input");
    this.state = root.querySelector("[role=status]");
    this.way = root.querySelector(".find__way");
    this.filters = new Filters(words, () => this.turn());
    this.list = make("ol", "hits");
    this.more = page ? make("button", "", words.more) : make("a", "", words.all);
    this.tail = make("p", "find__more", this.more);
    this.tail.hidden = true;
    this.state.before(this.filters.element);
    this.filters.element.open = page && matchMedia("(min-width: 60em)").matches;
    root.append(make("div", "find__out md-search-result", this.list, this.tail));
  }

  begin() {
    this.listen();
    const typed = this.field.value;
    this.restore();
    if (typed && !this.field.value) this.field.value = typed;
    this.ask(0, Math.max(this.step, history.state?.shown ?? 0));
    if (this.worker) this.attend();
    else if (document.activeElement === this.field) this.hire();
  }

  listen() {
    // "input" comes of keys, paste, dictation and dropping; some input methods end without one.
    this.field.addEventListener("focus", () => this.hire());
    for (const event of ["input", "compositionend"]) this.field.addEventListener(event, () => this.hearField());
    this.root.querySelector("form").addEventListener("submit", () => this.submit());
    this.root.addEventListener("keydown", (event) => this.move(event));
    this.list.addEventListener("click", () => this.write());
    if (!this.page) this.more.addEventListener("click", () => this.write());
    else this.more.addEventListener("click", () => this.ask(this.shown));
    addEventListener("pagehide", () => this.write());
    addEventListener("popstate", () => this.comeBack());
  }

  // The worker

  hire() {
    if (this.worker) return;
    this.worker = this.call();
    this.attend();
  }

  attend() {
    this.worker.hear = (message) => this.hear(message);
    for (const message of this.worker.heard) this.hear(message);
  }

  hear({ type, data }) {
    if (type === READY && data.dead) this.drop();
    if (type === READY && data.failed) this.fail();
    else if (type === READY) this.learn(data);
    else if (type === RESULT && data.id === this.last) this.show(data);
  }

  learn(data) {
    this.ready = true;
    this.filters.learn(data);
  }

  drop() {
    this.ready = false;
    this.worker?.terminate();
    this.worker = null;
  }

  retry() {
    this.drop();
    this.hire();
    this.ask();
  }

  // Asking

  hearField() {
    if (this.field.value === this.asked) return;
    this.ask();
    clearTimeout(this.calm);
    this.calm = setTimeout(() => this.write(), CALM);
  }

  ask(from = 0, limit = this.step) {
    this.last += 1;
    this.from = from;
    this.asked = this.field.value;
    const [text, filters] = [this.asked.trim(), this.filters.read()];
    clearTimeout(this.soon);
    if (!text && !Object.keys(filters).length) return this.rest();
    this.soon = setTimeout(() => this.say(this.words.searching), this.ready ? SOON : 0);
    this.hire();
    const query = { id: this.last, text, filters, order: this.filters.order, from, limit };
    return this.worker.postMessage({ type: QUERY, data: query });
  }

  turn() {
    if (this.page) this.write(true);
    this.ask();
  }

  submit() {
    if (!this.page) location.assign(this.address());
    else if (`${new URL(this.address()).search}` !== location.search) this.write(true);
  }

  // Showing

  say(text, failed = false) {
    this.state.textContent = text;
    this.way.hidden = !failed;
  }

  rest() {
    this.empty();
    this.say(this.words.hint);
  }

  empty() {
    this.shown = 0;
    this.list.replaceChildren();
    this.tail.hidden = true;
  }

  fail() {
    clearTimeout(this.soon);
    this.empty();
    this.say(this.words.failed, true);
  }

  show(data) {
    clearTimeout(this.soon);
    if (data.failed) return this.fail();
    const before = this.links();
    const here = before.indexOf(document.activeElement);
    if (!this.from) this.empty();
    addItems(this.list, data.items, this.site, this.words);
    this.shown = this.from + data.items.length;
    this.say(this.tell(data), data.partial);
    this.filters.update(data.facets ?? {});
    this.tail.hidden = this.shown >= data.total || !data.items.length;
    if (!this.page) this.more.href = this.address();
    if (this.from) this.goOn(before.length);
    else if (here >= 0) (this.links()[here] ?? this.field).focus();
    return this.scroll();
  }

  goOn(place) {
    this.links()[place]?.focus();
    history.replaceState({ ...history.state, shown: this.shown }, "");
  }

  tell(data) {
    const { words } = this;
    if (data.empty) return words.empty;
    const none = Object.keys(this.filters.read()).length ? words.none_filtered : words.none;
    const found = data.total ? count(words.results, data.total, words) : none;
    return data.partial ? `${found} · ${words.partial}` : found;
  }

  // Keys: arrows go from the field through the results and back.

  links() {
    return [...this.list.querySelectorAll("a")];
  }

  move(event) {
    const stops = [this.field, ...this.links()];
    const here = stops.indexOf(event.target);
    const ends = here > 0 ? { Home: 1, End: stops.length - 1 } : {};
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, ...ends }[event.key];
    if (here < 0 || stops[to] === undefined || event.isComposing || event.altKey) return;
    event.preventDefault();
    stops[to].focus();
  }

  // The address of the page /search/ says what is asked; the sheet keeps it in the history entry it stands on.

  params() {
    const chosen = { q: this.field.value.trim().slice(0, LONGEST), ...this.filters.read() };
    if (this.filters.order === "newest") chosen.order = "newest";
    return new URLSearchParams(Object.entries(chosen).filter(([, value]) => value));
  }

  address() {
    const address = new URL(this.root.querySelector("form").action);
    address.search = this.params();
    return address.href;
  }

  write(anew = false) {
    clearTimeout(this.calm);
    if (!this.page && !this.root.open) return;
    const state = anew ? {} : { shown: this.shown, scroll: this.scroller.scrollTop };
    if (!this.page) state.find = `${this.params()}`;
    if (anew) history.pushState(state, "", this.address());
    else history.replaceState(state, "", this.page ? this.address() : undefined);
  }

  restore() {
    const params = new URLSearchParams(this.page ? location.search : history.state?.find);
    this.field.value = params.get("q") ?? "";
    this.filters.set(params);
    this.target = history.state?.scroll;
  }

  comeBack() {
    if (!this.page) return;
    this.restore();
    this.ask(0, Math.max(this.step, history.state?.shown ?? 0));
  }

  get scroller() {
    return this.page ? document.scrollingElement : this.root;
  }

  // Back on a page whose results come late, the browser's own return has nowhere to scroll.
  scroll() {
    if (this.target) this.scroller.scrollTop = this.target;
    this.target = 0;
  }
}
