/* Mūjaz: the search worker. Reads the shards that digest/search/ writes, and only those that a query needs.
   The first part is the analyser of digest/arabic/ once more; its tables come with the index (base.json),
   and tests/search/analysis_vectors.tsv holds the two to each other. Messages: see the foot of the file. */
"use strict"

/* ---- the analyser ------------------------------------------------------------------------------------ */

const WORD_LETTERS = "[\\p{L}\\p{N}]+"
const LEAST_LETTERS = 2
const LEAST_AFTER_WAW = 3
const LEAST_CORE = 3
const LEAST_SKELETON = 3
const CONJUNCTIONS = ["", "و", "ف"]
const PRONOUNS = ["نا", "هم", "كم", "هن", "هما", "ني"]
const LEAST_BEFORE_PRONOUN = 4
const LEADS = ["", "ب", "ك", "ل", "س", "ال", "بال", "كال", "لل"]
const ARABIC_WORD = /^[\u0621-\u064a]+$/
const PLAIN = /^[\u0621-\u063a\u0641-\u064aa-z0-9]+$/ /* letters that no normal form changes */
const TABLED = 0x700 /* below this a letter's folded form is looked up by its number */
const MOST_FORMS = 20000

class Analyser {
  constructor(tables) {
    this.tables = tables
    this.letters = new Map()
    for (const [first, last] of tables.dropped) for (let c = first; c <= last; c++) this.letters.set(String.fromCodePoint(c), "")
    for (const [from, to] of Object.entries(tables.mapped)) for (const letter of from) this.letters.set(letter, to)
    for (const zero of [0x660, 0x6f0]) for (let d = 0; d < 10; d++) this.letters.set(String.fromCodePoint(zero + d), String(d))
    this.table = Array.from({ length: TABLED }, (_, code) => this.letters.get(String.fromCharCode(code)) ?? String.fromCharCode(code))
    const known = [...this.letters.keys()].map(c => `\\u{${c.codePointAt(0).toString(16)}}`).join("")
    this.known = new RegExp(`[${known}]`, "gu")
    this.word = new RegExp(`${WORD_LETTERS}(?:[${tables.inside}]+${WORD_LETTERS})*`, "gu")
    this.stops = new Set(tables.stops.split(" "))
    this.dotted = new Set(tables.dotted.split(" "))
    this.sounds = new Map([...tables.classes[0]].map((letter, i) => [letter, [...tables.classes[1]][i]]))
    this.heard = new Map(tables.latin)
    this.groups = new RegExp(tables.latin.map(([group]) => group).join("|"), "g")
    this.forms = new Map()
  }

  translate(text) {
    let out = ""
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code >= TABLED) return text.replace(this.known, letter => this.letters.get(letter)).toLowerCase()
      out += this.table[code]
    }
    return out.toLowerCase()
  }

  fold(text) {
    const form = this.translate(text)
    if (PLAIN.test(form)) return form
    const composed = form.normalize("NFKC")
    return form === composed ? form : this.translate(composed).normalize("NFKC")
  }

  listWords(text) { return text.match(this.word) || [] }

  isStop(surface, folded) {
    return this.stops.has(folded) && (!this.dotted.has(folded) || surface.endsWith(this.tables.undotted))
  }

  readForms(surface) {
    let found = this.forms.get(surface)
    if (found) return found
    const folded = this.fold(surface)
    if (PLAIN.test(folded) || /^[\p{L}\p{N}]+$/u.test(folded)) found = this.isStop(surface, folded) ? [] : [folded]
    else found = this.listWords(folded).filter(form => !this.isStop(form, form))
    if (this.forms.size > MOST_FORMS) this.forms.clear()
    this.forms.set(surface, found)
    return found
  }

  cutFront(word) {
    if (word.startsWith("و") && count(word) > LEAST_AFTER_WAW) word = word.slice(1)
    for (const article of this.tables.articles) {
      if (word.startsWith(article) && count(word) - article.length >= LEAST_LETTERS) return word.slice(article.length)
    }
    return word
  }

  stem(form) {
    let word = this.cutFront(form)
    for (const ending of this.tables.endings) {
      if (word.endsWith(ending) && count(word) - ending.length >= LEAST_LETTERS) word = word.slice(0, -ending.length)
    }
    return word
  }

  /* A word without particles, and a stem, however the root begins: «وزير» and «الوزير» both lose their «و». */
  bare(form) { return this.cutFront(this.cutFront(form)) }

  root(form) { return this.cutFront(this.stem(form)) }

  cutCores(form) {
    if (!ARABIC_WORD.test(form)) return []
    const found = new Set([form.endsWith("ا") ? form.slice(0, -1) : form])
    for (const and of CONJUNCTIONS) for (const end of LEADS) if (form.startsWith(and + end)) found.add(form.slice((and + end).length))
    for (const word of [...found, form]) for (const end of PRONOUNS) {
      if (word.endsWith(end) && word.length - end.length >= LEAST_BEFORE_PRONOUN) found.add(word.slice(0, -end.length))
    }
    return [...found].filter(core => core !== form && core.length >= LEAST_CORE)
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  }

  skeleton(form) {
    if (!/^[\u0600-\u06ff]/.test(form)) return ""
    const kept = [...form].map(letter => this.sounds.get(letter) || letter).filter(letter => !this.tables.soft.includes(letter))
    const letters = kept.filter((letter, i) => i === 0 || kept[i - 1] !== letter)
    return letters.length >= LEAST_SKELETON ? letters.join("") : ""
  }

  /* A Latin word as Arabic might write it: «coutinho» gives «كوتينهو». */
  writeLatin(form) {
    const plain = form.normalize("NFD").replace(/\p{M}/gu, "")
    if (!/^[a-zı]+$/.test(plain)) return ""
    const letters = [...(plain.match(this.groups) || []).map(group => this.heard.get(group)).join("")]
    return letters.filter((letter, i) => letters[i - 1] !== letter).join("")
  }

  latinSkeleton(form) { return this.skeleton(this.writeLatin(form)) }
}

function count(word) { return /[\ud800-\udfff]/.test(word) ? [...word].length : word.length }

/* ---- how the index writes text and numbers (digest/search/packing.py) ---------------------------------- */

const ENDING = 64
const BITS_A_DIGIT = 6
const CLASS_COUNTS = [1, 2, 3, 4.5, 7, 11]
const KIND_LETTERS = "aetsp", EVENT_LETTER = "e"
const COMMA = 44, TILDE = 126

class Reader {
  constructor(tables) {
    const [arabic, latin] = tables.exchange
    this.swap = [] /* each letter's partner, by its number */
    for (let i = 0; i < arabic.length; i++) {
      this.swap[arabic.charCodeAt(i)] = latin[i]
      this.swap[latin.charCodeAt(i)] = arabic[i]
    }
    this.digits = new Int16Array(128).fill(-1)
    for (let i = 0; i < tables.digits.length; i++) this.digits[tables.digits.charCodeAt(i)] = i
    this.leading = tables.digits.length - ENDING
  }

  exchange(text) {
    let out = ""
    for (let i = 0; i < text.length; i++) out += this.swap[text.charCodeAt(i)] || text[i]
    return out
  }

  numbers(text) {
    const out = []
    let high = 0
    for (let i = 0; i < text.length; i++) {
      const digit = this.digits[text.charCodeAt(i)]
      if (digit >= ENDING) high = high * this.leading + digit - ENDING
      else { out.push(high * ENDING + digit); high = 0 }
    }
    return out
  }

  /* Calls `take(document, count)` for each posting of «,list,list…»; a list is gaps, or «~» and a bit a document. */
  postings(text, take) {
    let kind = -1, document = -1, high = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i), digit = this.digits[code]
      if (code === COMMA) {
        kind++
        document = -1
        high = 0
        if (text.charCodeAt(i + 1) === TILDE) i = this.bits(text, i + 2, CLASS_COUNTS[kind], take)
      } else if (digit >= ENDING) high = high * this.leading + digit - ENDING
      else {
        document += high * ENDING + digit + 1
        high = 0
        take(document, CLASS_COUNTS[kind])
      }
    }
  }

  /* Reads bits from a place on, to the end of their list; gives the place of their last digit. */
  bits(text, start, count, take) {
    let i = start
    for (; i < text.length && text.charCodeAt(i) !== COMMA; i++) {
      let six = this.digits[text.charCodeAt(i)]
      for (let document = (i - start) * BITS_A_DIGIT; six > 0; document++, six >>= 1) if (six & 1) take(document, count)
    }
    return i - 1
  }
}

/* ---- files ----------------------------------------------------------------------------------------- */

const MOST_CACHED = 8e6 /* characters */

class Files {
  constructor(base) {
    this.base = base
    this.texts = new Map() /* path → promise of the text, the one not asked for the longest first */
    this.sizes = new Map() /* of those that have come */
    this.size = 0
    this.failed = 0
    this.loaded = 0
  }

  /* The text of a file, "" where it could not be had (counted in `failed`; asked for again the next time). */
  get(path) {
    let text = this.texts.get(path)
    if (text) this.texts.delete(path)
    else text = this.fetch(path)
    this.texts.set(path, text)
    return text
  }

  async fetch(path) {
    try {
      const response = await fetch(this.base + path)
      if (!response.ok) throw new Error(String(response.status))
      const text = await response.text()
      this.loaded++
      this.sizes.set(path, text.length)
      this.size += text.length
      this.forget()
      return text
    } catch (error) {
      this.texts.delete(path)
      this.failed++
      return ""
    }
  }

  forget() {
    for (const path of this.texts.keys()) {
      if (this.size <= MOST_CACHED) return
      if (!this.sizes.has(path)) continue
      this.size -= this.sizes.get(path)
      this.texts.delete(path)
      this.sizes.delete(path)
    }
  }
}

/* ---- a segment: a run of days with its own documents, words and records --------------------------------- */

class Segment {
  constructor(entry, index) {
    this.entry = entry
    this.index = index
    this.terms = entry.terms ? entry.terms.split(" ") : []
    this.buckets = entry.neighbours ? entry.neighbours.split(" ") : []
    this.columns = null
  }

  file(name) { return this.index.files.get(`${this.entry.name}/${name}?v=${this.entry.version}`) }

  async load() {
    if (this.columns) return true
    const text = await this.file("columns.txt")
    if (!text) return false
    this.columns = this.readColumns(text.split("\n"))
    return true
  }

  readColumns([sources, storylines, days, kinds, source, date, storyline, length]) {
    const reader = this.index.reader, total = kinds.length
    const columns = {
      total, group: new Uint16Array(total), day: new Uint32Array(total), home: new Uint32Array(total),
      place: new Uint16Array(total), length: new Float32Array(total), event: new Uint8Array(total),
    }
    const kind = new Uint8Array(total), told = new Uint16Array(total)
    const runs = reader.numbers(days), dates = reader.numbers(date), storylineOf = reader.numbers(storyline)
    let home = 0, document = 0, group = -1
    for (let run = 0; run < runs.length; run += 2) {
      home += runs[run]
      for (let place = 0; place < runs[run + 1]; place++, document++) {
        const letter = kinds[document].toLowerCase()
        if (letter !== kinds[document]) group++
        kind[document] = KIND_LETTERS.indexOf(letter)
        columns.event[document] = letter === EVENT_LETTER ? 1 : 0
        columns.group[document] = group
        told[document] = storylineOf[group]
        columns.home[document] = home
        columns.place[document] = place
        const signed = dates[document]
        columns.day[document] = home + (signed & 1 ? -(signed + 1) / 2 : signed / 2)
        columns.length[document] = 2 ** (reader.digits[length.charCodeAt(document)] / 4)
      }
    }
    columns.facets = {
      source: { of: Uint16Array.from(reader.numbers(source)), values: ["", ...sources.split(" ").filter(Boolean)] },
      year: numberValues(columns.day, day => Math.floor(day / 416) || ""),
      month: numberValues(columns.day, day => day ? writeDay(day - day % 32) : ""),
      storyline: { of: told, values: ["", ...storylines.split(" ").filter(Boolean)] },
      kind: { of: kind, values: this.index.data.kinds },
    }
    return columns
  }

  shardOf(firsts, key) {
    let low = 0, high = firsts.length
    while (low < high) { const middle = (low + high) >> 1; if (firsts[middle] <= key) low = middle + 1; else high = middle }
    return low - 1
  }

  /* The line of a key in a sorted shard, "" where there is none; `marks` are what may follow the key. */
  async line(letter, firsts, key, marks) {
    const shard = this.shardOf(firsts, key)
    if (shard < 0) return ""
    const text = "\n" + await this.file(`${letter}${shard}.txt`)
    for (const mark of marks) {
      const at = text.indexOf(`\n${key}${mark}`)
      if (at >= 0) return text.slice(at + 1, text.indexOf("\n", at + 1))
    }
    return ""
  }

  /* The family that a stem is filed in: [[form, postings]], or null. */
  async family(stem) {
    const code = this.index.reader.exchange(stem)
    const line = await this.line("t", this.terms, code, ["|", ">"])
    if (!line) return null
    if (line[code.length] === ">") return this.family(this.index.reader.exchange(line.slice(code.length + 1)))
    return line.slice(code.length + 1).split("|").map(form => {
      const comma = form.indexOf(",")
      return [this.index.reader.exchange(form.slice(0, comma)), form.slice(comma)]
    })
  }

  /* The entries of a bucket whose word begins so: [{stem, word, often}]. */
  async neighbours(kind, letters, beginning = "") {
    const reader = this.index.reader
    const name = kind + reader.exchange(letters)
    const line = await this.line("n", this.buckets, name, [" "])
    const wanted = reader.exchange(beginning), found = []
    for (const entry of line.split(" ").slice(1)) {
      const slash = entry.indexOf("/"), sign = slash < 0 ? entry.indexOf("=") : slash
      const stem = sign < 0 ? entry.slice(1) : entry.slice(1, sign), rest = sign < 0 ? "" : entry.slice(sign + 1)
      const word = slash < 0 && sign >= 0 ? rest : stem + rest
      if (!word.startsWith(wanted)) continue
      found.push({ stem: reader.exchange(stem), word: reader.exchange(word), often: reader.digits[entry.charCodeAt(0)] })
    }
    return found
  }

  async record(document) {
    const { home, place } = this.columns
    const file = `${writeDay(home[document])}-${Math.floor(place[document] / this.index.recordsAFile)}.txt`
    const text = await this.file(file)
    const record = text ? text.replace(/\n$/, "").split("\n\n")[place[document] % this.index.recordsAFile] : ""
    if (!record) return null
    const cells = record.split("\t")
    const plain = cells.slice(0, 4)
    const [head, ...texts] = this.index.reader.exchange(cells.slice(4).join("\t")).split("\n")
    const [title, outlet, date] = head.split("\t")
    return { url: plain[0], event: plain[1], machine: plain[2], reports: Number(plain[3]), title, outlet, date, texts }
  }
}

/* What `tell` says of each day, as a number for each document and the list of what these stand for. */
function numberValues(days, tell) {
  const of = new Uint16Array(days.length), values = [], numbers = new Map()
  let before = -1, number = 0
  days.forEach((day, document) => {
    if (day >> 5 !== before) {
      before = day >> 5
      const value = tell(day)
      if (!numbers.has(value)) { numbers.set(value, values.length); values.push(value) }
      number = numbers.get(value)
    }
    of[document] = number
  })
  return { of, values }
}

function writeDay(number) {
  if (!number) return "0"
  const month = `${String(Math.floor(number / 416)).padStart(4, "0")}-${String(Math.floor(number / 32) % 13).padStart(2, "0")}`
  return number % 32 ? `${month}-${String(number % 32).padStart(2, "0")}` : month
}

/* ---- queries ----------------------------------------------------------------------------------------- */

const MOST_CHARACTERS = 300
const MOST_WORDS = 12
const YEAR = /^(19|20)\d\d$/
const PHRASE = /["“”«»„]([^"“”«»„]+)["“”«»„]/g

/* A query as {words: [{form, surface, last}], phrases: [[form…]], without: [form]}. */
function parseQuery(analyser, text) {
  const cut = text.slice(0, MOST_CHARACTERS)
  const without = []
  const kept = cut.replace(/(^|\s)[-−–](?=\p{L})(\S+)/gu, (_, space, word) => {
    without.push(...analyser.listWords(word).flatMap(surface => analyser.readForms(surface)))
    return space
  })
  const phrases = [...kept.matchAll(PHRASE)].map(found => analyser.listWords(found[1]).map(word => analyser.fold(word)))
  const words = []
  for (const surface of analyser.listWords(kept)) {
    for (const form of analyser.readForms(surface)) {
      if (words.length < MOST_WORDS && !words.some(word => word.form === form)) words.push({ form, surface, last: false })
    }
  }
  if (words.length && /[\p{L}\p{N}\p{M}]$/u.test(cut)) words[words.length - 1].last = true
  return { words, phrases: phrases.filter(phrase => phrase.length > 1), without }
}

/* How far two spellings are apart: a letter put in, left out, changed, two that changed places; half for weak letters. */
const WEAK = "اويهء"
function distance(a, b, sounds, most) {
  if (Math.abs(a.length - b.length) > 2 * most) return most + 1
  const cost = letter => WEAK.includes(letter) ? 0.5 : 1
  const change = (x, y) => x === y ? 0 : (sounds.get(x) || x) === (sounds.get(y) || y) || (WEAK.includes(x) && WEAK.includes(y)) ? 0.5 : 1
  const rows = [[0]]
  for (let j = 1; j <= b.length; j++) rows[0][j] = rows[0][j - 1] + cost(b[j - 1])
  for (let i = 1; i <= a.length; i++) {
    const row = rows[i] = [rows[i - 1][0] + cost(a[i - 1])]
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(rows[i - 1][j] + cost(a[i - 1]), row[j - 1] + cost(b[j - 1]), rows[i - 1][j - 1] + change(a[i - 1], b[j - 1]))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1)
    }
  }
  return rows[a.length][b.length]
}

/* Singular and sound plural, masculine and feminine endings of one word. */
const ENDINGS_OF = ["", "ه", "ات", "ان", "ين", "ون", "ا", "تان", "تين", "تا"]
function isPair(a, b) {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return ENDINGS_OF.includes(a.slice(same)) && ENDINGS_OF.includes(b.slice(same))
}

function likeness(a, b) {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return same / Math.max(a.length, b.length)
}

const EXACT = 1, FAMILY = 0.6, PAIR = 0.9, STEM = [0.35, 0.4], NAME = 1, PREFIX = [0.75, 0.27], SOUND = 0.5, SLIP = [0.5, 0.12], DATED = 0.3
const STRONG = 0.6        /* what a word's own spelling and family weigh at least */
const RARE = 5            /* documents: a word with so few is also looked for in other spellings */
const MANY = 4 * RARE + 8 /* characters: postings that are longer are certainly of more than that */
const MOST_PREFIXES = 6
const MOST_NEIGHBOURS = 3

/* Finds, for one word of a query, the forms in the index that may stand for it: Map form → weight, for each segment. */
class Expander {
  constructor(index, segments) {
    this.index = index
    this.segments = segments
    this.analyser = index.analyser
  }

  async expand(word) {
    const found = this.segments.map(() => new Map()) /* form → {weight, postings} */
    const [longer] = await Promise.all([
      word.last && word.form.length >= 2 ? this.findLonger(word.form) : [],
      ...this.alternatives(word).map(([form, weight]) => this.addForm(found, form, weight)),
    ])
    let hits = this.countHits(found, 0.4) + longer.length
    this.addLonger(found, word.form, longer)
    if (!hits) {
      await Promise.all(this.analyser.cutCores(word.form).map(core => this.addForm(found, core, EXACT)))
      hits = this.countHits(found, 0.4)
    }
    if (!hits) hits = await this.addSpellings(found, word.form)
    if (!hits || (hits <= RARE && !this.isPerson(word.form))) await this.addNeighbours(found, word.form, hits)
    return found
  }

  /* Other ways to write a word: [[form, weight]], itself first. */
  alternatives(word) {
    const forms = [[word.form, EXACT]]
    for (const other of this.index.variants.get(this.analyser.cutFront(word.form)) || this.index.variants.get(word.form) || []) {
      if (other !== word.form) forms.push([other, NAME])
    }
    return forms
  }

  async addForm(found, form, weight) {
    const kin = this.readKin(form)
    await this.readFamilies(kin.stem, (i, families) => {
      for (const [other, postings] of families) put(found[i], other, weight * this.weigh(form, kin, other), postings)
    })
  }

  /* Calls `take(segment's place, [[form, postings]])` for the family of a stem in each segment that knows it. */
  async readFamilies(stem, take) {
    await Promise.all(this.segments.map(async (segment, i) => {
      const forms = await segment.family(stem)
      if (forms) take(i, forms)
    }))
  }

  isPerson(form) { return this.index.people.has(form) }

  readKin(form) {
    const { analyser } = this
    return { stem: analyser.stem(form), bare: analyser.bare(form), root: analyser.root(form), cores: analyser.cutCores(form) }
  }

  weigh(form, { bare, root, cores }, other) {
    if (other === form) return EXACT
    if (this.isPerson(form)) return this.analyser.cutCores(other).includes(form) ? EXACT : 0 /* «كالين» has no kin in «وكالة» */
    const otherBare = this.analyser.bare(other)
    if (otherBare === bare) return EXACT
    if (this.analyser.root(other) === root) return isPair(bare, otherBare) ? PAIR : STEM[0] + STEM[1] * likeness(bare, otherBare)
    if (this.analyser.cutCores(other).some(core => core === form || this.analyser.bare(core) === bare)) return EXACT
    if (cores.some(core => core === other || this.analyser.bare(core) === otherBare)) return EXACT
    return FAMILY
  }

  /* In how many documents a form of at least this weight stands; counted no further than it matters. */
  countHits(found, least) {
    let hits = 0
    found.forEach(forms => {
      const documents = new Set()
      for (const { weight, postings } of forms.values()) {
        if (weight < least || hits > RARE) continue
        if (postings.length > MANY) hits += RARE + 1
        else this.index.reader.postings(postings, document => documents.add(document))
      }
      hits += documents.size
    })
    return hits
  }

  /* A word typed half: the most frequent stems that begin so, with their forms: [[segment's place, form, postings]]. */
  async findLonger(form) {
    const bare = this.cutOpen(form)
    const entries = await this.gather([["a", bare.slice(0, 2)]], bare)
    const wanted = entries.filter(entry => entry.word !== bare)
      .sort((a, b) => b.often - a.often || (a.stem < b.stem ? -1 : 1)).slice(0, MOST_PREFIXES)
    return Promise.all(wanted.map(async entry => {
      const longer = []
      await this.readFamilies(entry.stem, (i, families) => families.forEach(([other, postings]) => longer.push([i, other, postings])))
      return longer
    }))
  }

  /* The beginning that longer words are looked for with: without particles, unless hardly anything is left. */
  cutOpen(form) {
    const open = this.analyser.bare(form)
    return open.length < 3 ? form : open
  }

  addLonger(found, form, longer) {
    const bare = this.cutOpen(form), full = this.countHits(found, EXACT) ? PREFIX[1] : PREFIX[0]
    for (const forms of longer) for (const [i, other, postings] of forms) {
      const word = this.analyser.bare(other)
      if (word.startsWith(bare) || other.startsWith(form)) put(found[i], other, full / (1 + 0.05 * (word.length - bare.length)), postings)
    }
  }

  /* The same sound in other letters: «تشيليك», «جيليك». */
  async addSpellings(found, form) {
    const others = this.analyser.tables.spellings.filter(([from]) => form.includes(from)).map(([from, to]) => form.replace(from, to))
    await Promise.all(others.map(other => this.addForm(found, other, SOUND)))
    return this.countHits(found, SOUND)
  }

  /* Other spellings for a word that hardly anything else stands for, and slips where nothing does. */
  async addNeighbours(found, form, hits) {
    const latin = this.analyser.writeLatin(form), word = latin || this.analyser.cutFront(form)
    const stem = this.analyser.stem(word), sound = this.analyser.skeleton(word)
    const buckets = sound && (!hits || sound.length > LEAST_SKELETON) ? [["s", sound]] : []
    if (!hits && !latin && word.length >= 4) buckets.push(["a", word.slice(0, 2)])
    if (!hits && !latin && stem.length >= 4) buckets.push(["z", stem.slice(-2)])
    const most = latin ? 2.5 : 2
    const scored = []
    for (const entry of await this.gather(buckets)) {
      if (entry.word === word && !latin) continue
      const sounds = sound && sound === this.analyser.skeleton(entry.word)
      let apart = distance(word, entry.word, this.analyser.sounds, most)
      if (stem.length >= 4 && entry.stem.length >= 4 && !latin) apart = Math.min(apart, 0.3 + distance(stem, entry.stem, this.analyser.sounds, most))
      if (apart <= (sounds ? (hits ? 1 : most) : word.length >= 4 ? 1.3 : 0)) scored.push([SLIP[0] - SLIP[1] * apart + entry.often / 2000, entry])
    }
    scored.sort((a, b) => b[0] - a[0] || (a[1].stem < b[1].stem ? -1 : 1))
    const near = scored.filter(([score]) => score > scored[0][0] - 0.06).slice(0, MOST_NEIGHBOURS)
    await Promise.all(near.map(([score, entry]) => this.addForm(found, entry.word, Math.max(0.2, score))))
  }

  /* The entries of buckets, each stem's word once: in the order of the segments, whichever file came first. */
  async gather(buckets, beginning) {
    const read = await Promise.all(buckets.flatMap(([kind, letters]) => this.segments.map(segment => segment.neighbours(kind, letters, beginning))))
    const found = new Map()
    for (const entry of read.flat()) {
      const key = `${entry.stem} ${entry.word}`, known = found.get(key)
      if (!known) found.set(key, entry)
      else known.often = Math.max(known.often, entry.often) + 1
    }
    return [...found.values()]
  }
}

function put(forms, form, weight, postings) {
  const known = forms.get(form)
  if (weight > 0 && (!known || known.weight < weight)) forms.set(form, { weight, postings })
}

/* ---- ranking ----------------------------------------------------------------------------------------- */

const K1 = 1.2, B = 0.75
const LEAST_SHARE = 0.08  /* of the best score, for queries of several words */
const COUNTED = 0.3       /* what a form weighs at least to count for how common its word is */
const LEAST_PASSAGE = 4   /* words: less says nothing by itself */
const MOST_READ = 240     /* documents read for a phrase */
const FACETS = ["source", "year", "month", "storyline", "kind"], DATES = ["year", "month"]
const ANY = -2            /* no filter; -1 is one that nothing passes */

class Index {
  constructor(base, data, files) {
    this.files = files
    this.data = data
    this.analyser = new Analyser(data.tables)
    this.reader = new Reader(data.tables)
    this.recordsAFile = data.records
    this.segments = data.segments.map(entry => new Segment(entry, this))
    this.total = data.segments.reduce((sum, entry) => sum + entry.documents, 0)
    this.mean = data.segments.reduce((sum, entry) => sum + entry.words, 0) / Math.max(1, this.total)
    this.readNames(data.names)
  }

  /* Spellings of one name that are one word stand for each other, and for the Latin word. */
  readNames(rows) {
    this.variants = new Map()
    this.latin = new Map()
    this.people = new Set()
    for (const [kind, latin, ...spellings] of rows) {
      const single = spellings.filter(spelling => !spelling.includes(" "))
      for (const one of single) this.variants.set(one, single)
      if (kind === "person") for (const one of single) this.people.add(one)
      for (const one of single) this.variants.set(this.analyser.cutFront(one), single)
      this.latin.set(latin, single.length ? [single] : spellings[0].split(" ").map(word => [word]))
    }
  }

  /* What the worker answers to a message; null where a newer message has come meanwhile. */
  async search(message, isStale) {
    const query = parseQuery(this.analyser, String(message.text || ""))
    const filtered = Object.values(message.filters || {}).some(Boolean)
    const asked = query.words.length + query.phrases.length > 0
    const blank = !String(message.text || "").trim()
    const failed = this.files.failed
    const ready = await Promise.all(this.segments.map(segment => segment.load()))
    if (this.segments.length && !ready.some(Boolean)) return { failed: true }
    if (!asked && !(filtered && blank)) return { empty: true }
    const segments = this.segments.filter((_, i) => ready[i])
    const found = await new Search(this, segments, message, isStale).answer(query, asked)
    return found && { ...found, partial: this.files.failed > failed || segments.length < this.segments.length }
  }

  /* Latin words that names.yml knows become the Arabic name. */
  withNames(words) {
    const out = []
    for (let i = 0; i < words.length;) {
      let taken = 1
      for (let length = Math.min(3, words.length - i); length; length--) {
        const name = this.latin.get(words.slice(i, i + length).map(word => word.form).join(" "))
        if (!name) continue
        const own = length === 1 ? [words[i].form] : []
        for (const spellings of name) out.push({ form: spellings[0], others: [...spellings.slice(1), ...own], last: false })
        taken = length
        break
      }
      if (out.length && taken && this.latin.has(words.slice(i, i + taken).map(word => word.form).join(" "))) { i += taken; continue }
      out.push(words[i++])
    }
    return out
  }

  /* Month names of any country stand for each other («شباط», «فبراير»), and for the articles of that month. */
  withMonths(words) {
    const out = []
    for (let i = 0; i < words.length; i++) {
      const pair = i + 1 < words.length ? `${words[i].form} ${words[i + 1].form}` : ""
      const month = this.monthOf(pair) || this.monthOf(words[i].form)
      if (!month) { out.push(words[i]); continue }
      const taken = this.monthOf(pair) ? 2 : 1
      const names = this.analyser.tables.months[month - 1]
      const year = words.slice(i + taken, i + taken + 1).concat(words.slice(i - 1, i)).map(word => word && word.form).find(form => YEAR.test(form))
      out.push({ form: taken === 1 ? words[i].form : pair, last: false, month, year: Number(year) || 0, names })
      i += taken - 1
    }
    const years = out.filter(word => YEAR.test(word.form)).map(word => ({ ...word, year: Number(word.form) }))
    return [...out.filter(word => !YEAR.test(word.form)), ...years]
  }

  monthOf(name) { return name ? this.analyser.tables.months.findIndex(names => names.includes(name)) + 1 : 0 }
}

/* One query over the segments that are there. */
class Search {
  constructor(index, segments, message, isStale) {
    const { analyser, reader } = index
    Object.assign(this, { index, segments, message, isStale, analyser, reader, expander: new Expander(index, segments) })
    this.met = new Map() /* a word as written → those of its forms that the query looks for */
  }

  async answer(query, asked) {
    const words = this.index.withMonths(this.index.withNames(query.words))
    const [expanded, without] = await Promise.all([
      Promise.all(words.map(word => this.expandOne(word))),
      Promise.all(query.without.map(form => this.expander.expand({ form, last: false }))),
    ])
    if (this.isStale()) return null
    this.marks = listMarks(expanded)
    const scores = asked ? this.score(words, expanded, without) : this.segments.map(({ columns }) => new Float64Array(columns.total).fill(1))
    const { total, facets } = this.filter(scores)
    const better = asked && this.message.order !== "newest" ? byScore : byDay
    const from = Math.max(0, this.message.from | 0), limit = Math.min(100, this.message.limit || 10)
    const phrased = query.phrases.length > 0
    let rows = this.arrange(scores, better, phrased ? Math.max(MOST_READ, from + limit) : from + limit)
    if (phrased) rows = await this.keepPhrases(rows, query.phrases, from + limit)
    const items = await Promise.all(rows.slice(from, from + limit).map((row, i) => this.item(row, rows[from + i + 1])))
    return { total: phrased ? rows.length : total, facets, items: items.filter(Boolean) }
  }

  async expandOne(word) {
    if (word.month) return this.expandMonth(word)
    const [found, ...others] = await Promise.all([word, ...(word.others || []).map(form => ({ form, last: false }))].map(one => this.expander.expand(one)))
    for (const more of others) more.forEach((forms, i) => { for (const [form, { weight, postings }] of forms) put(found[i], form, weight, postings) })
    return found
  }

  /* The names of a month; of those of two words («كانون الثاني») the first, which two months share, for less. */
  async expandMonth(word) {
    const found = this.segments.map(() => new Map())
    await Promise.all(word.names.map(name => this.expander.addForm(found, name.split(" ")[0], name.includes(" ") ? FAMILY : NAME)))
    return found
  }

  /* ---- scores: for each segment an array by document, 0 where it is not found ---- */

  score(words, expanded, without) {
    const sheets = this.segments.map(({ columns: { total } }, i) => ({
      scores: new Float64Array(total), covered: new Float64Array(total), weights: new Float64Array(total), times: new Float64Array(total),
      banned: this.ban(without, i, total),
    }))
    words.forEach((word, w) => this.addWord(sheets, expanded[w], word))
    let best = 0
    for (const { scores, covered } of sheets) {
      for (let document = 0; document < scores.length; document++) {
        if (!scores[document]) continue
        const coverage = covered[document] / words.length
        scores[document] *= 0.15 + coverage * coverage
        if (scores[document] > best) best = scores[document]
      }
    }
    if (words.some(word => word.month) && words.every(word => word.month || word.year)) this.putFirst(sheets, words, 2 * best || 1)
    const least = words.length > 2 ? best * LEAST_SHARE : 0
    return sheets.map(({ scores }) => least ? scores.map(score => score < least ? 0 : score) : scores)
  }

  ban(without, i, total) {
    const banned = new Uint8Array(total)
    for (const found of without) for (const { weight, postings } of found[i].values()) {
      if (weight >= STRONG) this.reader.postings(postings, document => { banned[document] = 1 })
    }
    return banned
  }

  addWord(sheets, found, word) {
    let documents = 0
    found.forEach((forms, i) => {
      const { weights, times, banned } = sheets[i]
      weights.fill(0)
      times.fill(0)
      for (const { weight, postings } of forms.values()) {
        this.reader.postings(postings, (document, count) => {
          if (banned[document]) return
          if (weight > weights[document]) weights[document] = weight
          times[document] += weight * count
        })
      }
      for (const weight of weights) if (weight >= COUNTED) documents++
    })
    if (word.month || word.year) this.addDated(sheets, word)
    const counted = Math.max(1, documents)
    const rarity = Math.log(1 + (this.index.total - counted + 0.5) / (counted + 0.5))
    sheets.forEach((sheet, i) => this.addScores(sheet, this.segments[i].columns.length, rarity))
  }

  addScores({ scores, covered, weights, times }, length, rarity) {
    for (let document = 0; document < scores.length; document++) {
      const weight = weights[document]
      if (!weight) continue
      const worn = times[document] / weight
      scores[document] += weight * rarity * worn * (K1 + 1) / (worn + K1 * (1 - B + B * length[document] / this.index.mean))
      covered[document] += weight >= PAIR ? 1 : Math.min(1, weight + 0.2)
    }
  }

  /* Documents of the month that a word names, if their text does not; of a year only those that other words found. */
  addDated(sheets, word) {
    sheets.forEach(({ scores, weights, times, banned }, i) => {
      this.segments[i].columns.day.forEach((day, document) => {
        if (isOf(day, word) && (word.month || scores[document]) && !banned[document] && !weights[document]) weights[document] = times[document] = DATED
      })
    })
  }

  /* For a query that names only a month: all that was published in it, before what speaks of it. */
  putFirst(sheets, words, score) {
    sheets.forEach(({ scores, banned }, i) => {
      this.segments[i].columns.day.forEach((day, document) => {
        if (!banned[document] && words.every(word => isOf(day, word))) scores[document] = score
      })
    })
  }

  /* ---- what is left of them, and its order ---- */

  /* Takes the scores of what the filters leave out; a facet counts what its own filter alone leaves out too. */
  filter(scores) {
    const counts = FACETS.map(() => new Map())
    let total = 0
    scores.forEach((found, i) => {
      const facets = FACETS.map(name => this.segments[i].columns.facets[name])
      const tallies = facets.map(({ values }) => new Uint32Array(values.length))
      total += this.tally(found, facets, tallies)
      facets.forEach(({ values }, f) => values.forEach((value, number) => {
        if (value && tallies[f][number]) counts[f].set(value, (counts[f].get(value) || 0) + tallies[f][number])
      }))
    })
    const later = (a, b) => a[0] < b[0] ? 1 : -1, more = (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)
    return { total, facets: Object.fromEntries(FACETS.map((name, f) => [name, [...counts[f]].sort(DATES.includes(name) ? later : more)])) }
  }

  tally(found, facets, tallies) {
    const filters = this.message.filters || {}
    const wanted = FACETS.map((name, f) => filters[name] ? facets[f].values.findIndex(value => String(value) === String(filters[name])) : ANY)
    const strict = FACETS.map((_, f) => f).filter(f => wanted[f] !== ANY)
    let total = 0
    for (let document = 0; document < found.length; document++) {
      if (!found[document]) continue
      let misses = 0, missed = 0
      for (const f of strict) if (facets[f].of[document] !== wanted[f]) { misses++; missed = f }
      if (misses) found[document] = 0
      else total++
      if (!misses) for (let f = 0; f < facets.length; f++) tallies[f][facets[f].of[document]]++
      else if (misses === 1) tallies[missed][facets[missed].of[document]]++
    }
    return total
  }

  /* The first `most` documents and what stands with them: groups by their best, in a group the event first. */
  arrange(scores, better, most) {
    const best = []
    scores.forEach((found, segment) => {
      const { group, day } = this.segments[segment].columns
      for (let start = 0, end; start < found.length; start = end) {
        let top = null
        for (end = start; end < found.length && group[end] === group[start]; end++) {
          if (!found[end]) continue
          const row = { segment, document: end, score: found[end], day: day[end], start }
          if (!top || better(row, top) < 0) top = row
        }
        if (top) keepBest(best, top, most, better)
      }
    })
    return best.flatMap(row => this.listGroup(row, scores[row.segment], better))
  }

  listGroup({ segment, start }, found, better) {
    const { group, day, event } = this.segments[segment].columns, rows = []
    for (let document = start; group[document] === group[start]; document++) {
      if (found[document]) rows.push({ segment, document, score: found[document], day: day[document] })
    }
    return rows.sort((a, b) => event[b.document] - event[a.document] || better(a, b))
  }

  async keepPhrases(rows, phrases, wanted) {
    const kept = []
    for (let start = 0; start < Math.min(rows.length, MOST_READ) && kept.length < wanted + 1; start += 24) {
      const some = rows.slice(start, start + 24)
      const records = await Promise.all(some.map(row => this.segments[row.segment].record(row.document)))
      some.forEach((row, i) => { if (records[i] && phrases.every(phrase => this.holds(records[i], phrase))) kept.push(row) })
    }
    return kept
  }

  holds(record, phrase) {
    return [record.title, ...record.texts].some(text => {
      const words = this.analyser.listWords(text).map(word => this.analyser.fold(word))
      return words.some((_, at) => phrase.every((word, k) => words[at + k] === word || this.analyser.cutFront(words[at + k] || "") === this.analyser.cutFront(word)))
    })
  }

  /* ---- results ---- */

  /* What the page shows of a document; `next` is the row below it. */
  async item({ segment, document }, next) {
    const part = this.segments[segment], record = await part.record(document)
    if (!record) return null
    const surfaces = new Set()
    const title = this.mark(record.title, surfaces)
    const snippet = this.snippet(await this.listTexts(part, document, record, next), surfaces)
    const { of, values } = part.columns.facets.kind
    return {
      url: record.url, kind: values[of[document]], title, outlet: record.outlet, date: record.date, machine: record.machine,
      snippet, event: record.event, reports: record.reports, surfaces: [...surfaces].slice(0, 12),
    }
  }

  /* The paragraphs of a document; an event that is no more than a place has its first report's, unless that is below. */
  async listTexts(part, document, { texts }, next) {
    const { event, group } = part.columns
    if (!event[document] || !texts.every(isShort)) return texts
    if (next && this.segments[next.segment] === part && group[next.document] === group[document]) return []
    const report = await part.record(document + 1)
    return report ? report.texts : []
  }

  /* The forms of a word as written that the query looks for. */
  meet(surface) {
    let found = this.met.get(surface)
    if (!found) {
      found = this.analyser.readForms(surface).filter(form => this.marks.has(form))
      this.met.set(surface, found)
    }
    return found
  }

  /* A text as [[words, marked]]. */
  mark(text, surfaces) {
    const pieces = []
    let end = 0
    for (const found of text.matchAll(this.analyser.word)) {
      if (!this.meet(found[0]).length) continue
      if (found.index > end) pieces.push([text.slice(end, found.index), false])
      pieces.push([found[0], true])
      surfaces.add(found[0])
      end = found.index + found[0].length
    }
    if (end < text.length) pieces.push([text.slice(end), false])
    return pieces
  }

  /* The words in context: the two best stretches of the text, or its beginning; a mere place or name is not enough. */
  snippet(texts, surfaces) {
    const stretches = texts.flatMap(text => this.isMet(text) ? cutStretches(text) : [text])
      .map((words, at) => ({ words, at, score: this.rate(words, surfaces) }))
    const found = stretches.filter(stretch => stretch.score), telling = found.filter(stretch => !isShort(stretch.words))
    const best = (telling.length ? telling : found).sort((a, b) => b.score - a.score || a.at - b.at)
    const chosen = best.slice(0, 2).sort((a, b) => a.at - b.at)
    if (chosen.every(stretch => isShort(stretch.words))) {
      const after = chosen.length ? chosen[chosen.length - 1].at : -1
      const more = stretches.find(stretch => stretch.at > after && !isShort(stretch.words)) || (after < 0 && stretches[0])
      if (more) chosen.push({ ...more, words: cutStretches(more.words)[0] })
    }
    return chosen.flatMap((stretch, i) => [...(i ? [[stretch.at === chosen[i - 1].at + 1 ? " " : " … ", false]] : []), ...this.mark(stretch.words, surfaces)])
  }

  isMet(text) { return this.analyser.listWords(text).some(word => this.meet(word).length) }

  /* How much of the query a stretch holds; its spellings join those that its page will mark. */
  rate(words, surfaces) {
    const met = []
    for (const word of this.analyser.listWords(words)) {
      const forms = this.meet(word)
      if (forms.length) { met.push(...forms); surfaces.add(word) }
    }
    return met.length && new Set(met.map(form => this.analyser.stem(form))).size * 4 + met.length
  }
}

/* Whether a day lies in the month and year that a word names. */
function isOf(day, { month, year }) {
  return day > 0 && (!year || Math.floor(day / 416) === year) && (!month || Math.floor(day / 32) % 13 === month)
}

/* The forms that are marked in results. */
function listMarks(expanded) {
  const marks = new Set()
  for (const found of expanded) for (const forms of found) for (const [form, { weight }] of forms) if (weight >= 0.15) marks.add(form)
  return marks
}

function byPlace(a, b) { return a.segment - b.segment || a.document - b.document }
function byDay(a, b) { return b.day - a.day || b.score - a.score || byPlace(a, b) }
function byScore(a, b) { return b.score - a.score || b.day - a.day || byPlace(a, b) }

/* Puts a row where it belongs in a sorted list of the best. */
function keepBest(best, row, most, better) {
  if (best.length === most && better(row, best[most - 1]) > 0) return
  let low = 0, high = best.length
  while (low < high) { const middle = (low + high) >> 1; if (better(best[middle], row) < 0) low = middle + 1; else high = middle }
  best.splice(low, 0, row)
  if (best.length > most) best.pop()
}

function isShort(text) { return text.split(" ", LEAST_PASSAGE).length < LEAST_PASSAGE }

/* A text in stretches of at most about 26 words, at the ends of sentences where these are near. */
function cutStretches(text) {
  const out = []
  for (const sentence of text.split(/(?<=[.!؟؛])\s+/)) {
    const words = sentence.split(" ")
    const parts = Math.ceil(words.length / 26) || 1
    const size = Math.ceil(words.length / parts)
    for (let start = 0; start < words.length; start += size) out.push(words.slice(start, start + size).join(" "))
  }
  return out
}

/* ---- messages: 0 SETUP {base, site} → 1 READY {sources, storylines, kinds, years}; 2 QUERY → 3 RESULT --------- */

const NO_FACETS = Object.fromEntries(FACETS.map(name => [name, []]))
let place = null, opening = null, newest = null

/* The index, once its first file is there; null where it could not be had, and then asked for again. */
function open() {
  opening ??= openIndex().catch(() => { opening = null })
  return opening
}

async function openIndex() {
  const response = await fetch(place + "base.json")
  if (!response.ok) throw new Error(String(response.status))
  const index = new Index(place, await response.json(), new Files(place))
  for (const segment of index.segments) segment.load() /* every query needs them: let them come meanwhile */
  return index
}

async function setUp(data) {
  place = data.base
  const index = await open()
  postMessage({ type: 1, data: index ? { sources: named(index.data.sources, "name"), storylines: named(index.data.storylines, "title"), kinds: index.data.kinds, years: index.data.years } : { failed: true } })
}

function named(pairs, key) { return pairs.map(([id, name]) => ({ id, [key]: name })) }

/* Only the newest query is answered: one that is overtaken stops where it next waited for a file. */
async function answer(message) {
  newest = message
  const isStale = () => newest !== message
  let found = { failed: true }
  try {
    const index = await open()
    if (index && !isStale()) found = await index.search(message, isStale)
  } catch (error) { /* said by `failed` */ }
  if (found && !isStale()) postMessage({ type: 3, data: { id: message.id, total: 0, partial: false, failed: false, empty: false, facets: NO_FACETS, items: [], ...found } })
}

addEventListener("message", ({ data: message }) => {
  if (!message) return
  if (message.type === 0) setUp(message.data)
  if (message.type === 2) answer(message.data)
})
