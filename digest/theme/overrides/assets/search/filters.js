// The filters and the order: native selects, so that keys, touch and screen readers work as everywhere.
const tail = new URL(import.meta.url).search;
const { make, digits } = await import(`./listing.js${tail}`);

const NAMES = ["source", "year", "month", "storyline", "kind"];
const ORDERS = ["relevance", "newest"];

function option(value, text) {
  const made = make("option", "", text);
  made.value = value;
  return made;
}

export class Filters {
  constructor(words, change) {
    this.words = words;
    this.facets = {};
    this.names = { source: new Map(), storyline: new Map() };
    this.selects = Object.fromEntries([...NAMES, "order"].map((name) => [name, this.make(name)]));
    this.clear = make("button", "find__clear", words.clear_filters);
    this.clear.type = "button";
    this.clear.addEventListener("click", () => (this.set(new URLSearchParams()), change()));
    const labels = Object.values(this.selects).map((select) => select.parentNode);
    this.summary = make("summary");
    this.element = make("details", "find__filters", this.summary, make("div", "find__row", ...labels, this.clear));
    this.element.addEventListener("change", (event) => this.turn(event.target, change));
    this.selects.order.append(...ORDERS.map((order) => option(order, words.orders[order])));
    this.draw();
  }

  make(name) {
    const select = make("select");
    select.name = name;
    make("label", `find__by find__by--${name}`, make("span", "", this.words.filters[name]), select);
    return select;
  }

  turn(select, change) {
    if (select === this.selects.year) this.selects.month.value = "";
    this.draw();
    change();
  }

  // Names for ids; `ready` is what the worker knows once it can read the index.
  learn(ready) {
    this.names.source = new Map((ready.sources ?? []).map(({ id, name }) => [id, name]));
    this.names.storyline = new Map((ready.storylines ?? []).map(({ id, title }) => [id, title]));
    this.draw();
  }

  update(facets) {
    this.facets = facets;
    this.draw();
  }

  read() {
    const chosen = NAMES.map((name) => [name, this.selects[name].value]).filter(([, value]) => value);
    const filters = Object.fromEntries(chosen);
    if (filters.year) filters.year = Number(filters.year);
    return filters;
  }

  get order() {
    return this.selects.order.value;
  }

  set(params) {
    for (const name of NAMES) this.fill(name, params.get(name) ?? "");
    this.selects.order.value = ORDERS.includes(params.get("order")) ? params.get("order") : ORDERS[0];
    this.draw();
    if (Object.keys(this.read()).length) this.element.open = true;
  }

  draw() {
    for (const name of NAMES) this.fill(name, this.selects[name].value);
    const { year, month } = this.selects;
    month.parentNode.hidden = !year.value;
    this.clear.hidden = !Object.keys(this.read()).length;
    const chosen = NAMES.filter((name) => this.selects[name].value);
    const told = chosen.map((name) => this.tell(name, this.selects[name].value)).join(this.words.comma);
    this.summary.textContent = this.words.filters_label + (told && `${this.words.colon}${told}`);
  }

  fill(name, chosen) {
    const select = this.selects[name];
    const options = [option("", this.words.any), ...this.choices(name, chosen).map((row) => this.choice(name, row))];
    const same = options.length === select.options.length
      && options.every((one, i) => one.text === select.options[i].text && one.value === select.options[i].value);
    if (!same) select.replaceChildren(...options);
    select.value = chosen;
  }

  choices(name, chosen) {
    const found = (this.facets[name] ?? []).map(([value, n]) => [String(value), n]);
    if (chosen && !found.some(([value]) => value === chosen)) found.push([chosen, 0]);
    if (name === "year" || name === "month") found.sort(([one], [other]) => (one < other ? 1 : -1));
    const { year } = this.selects;
    return name === "month" ? found.filter(([value]) => value.startsWith(`${year.value}-`)) : found;
  }

  choice(name, [value, n]) {
    return option(value, n ? `${this.tell(name, value)} (${digits(n, this.words)})` : this.tell(name, value));
  }

  tell(name, value) {
    if (name === "year") return digits(value, this.words);
    if (name === "month") return this.words.months[Number(value.slice(5)) - 1] ?? value;
    if (name === "kind" && Object.hasOwn(this.words.kinds, value)) return this.words.kinds[value];
    if (name === "kind") return value;
    return this.names[name].get(value) ?? value;
  }
}
