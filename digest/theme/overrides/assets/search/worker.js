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

class Analyser {
  constructor(tables) {
    this.tables = tables
    this.letters = new Map()
    for (const [first, last] of tables.dropped) for (let c = first; c <= last; c++) this.letters.set(String.fromCodePoint(c), "")
    for (const [from, to] of Object.entries(tables.mapped)) for (const letter of from) this.letters.set(letter, to)
    for (const zero of [0x660, 0x6f0]) for (let d = 0; d < 10; d++) this.letters.set(String.fromCodePoint(zero + d), String(d))
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

  translate(text) { return text.replace(this.known, letter => this.letters.get(letter)).toLowerCase() }

  fold(text) {
    const form = this.translate(text)
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
    if (/^[\p{L}\p{N}]+$/u.test(folded)) found = this.isStop(surface, folded) ? [] : [folded]
    else found = this.listWords(folded).filter(form => !this.isStop(form, form))
    if (this.forms.size > 20000) this.forms.clear()
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
const KIND_LETTERS = "aetsp"

class Reader {
  constructor(tables) {
    const [arabic, latin] = tables.exchange
    this.swap = new Map([...arabic].map((letter, i) => [letter, latin[i]]).concat([...latin].map((letter, i) => [letter, [...arabic][i]])))
    this.digits = new Int16Array(128).fill(-1)
    for (let i = 0; i < tables.digits.length; i++) this.digits[tables.digits.charCodeAt(i)] = i
    this.leading = tables.digits.length - ENDING
  }

  exchange(text) {
    let out = ""
    for (const letter of text) out += this.swap.get(letter) || letter
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

  /* Calls `take(document, count)` for each posting of «,list,list…». */
  postings(text, take) {
    const lists = text.split(",")
    for (let c = 1; c < lists.length; c++) {
      const list = lists[c]
      if (!list) continue
      if (list[0] === "~") this.bits(list, document => take(document, CLASS_COUNTS[c - 1]))
      else {
        let document = -1
        for (const gap of this.numbers(list)) take(document += gap + 1, CLASS_COUNTS[c - 1])
      }
    }
  }

  bits(list, take) {
    for (let i = 1; i < list.length; i++) {
      let six = this.digits[list.charCodeAt(i)]
      for (let bit = 0; six; bit++, six >>= 1) if (six & 1) take((i - 1) * BITS_A_DIGIT + bit)
    }
  }
}

/* ---- files ----------------------------------------------------------------------------------------- */

const MOST_CACHED = 4e6 /* characters */

class Files {
  constructor(base) {
    this.base = base
    this.texts = new Map()
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
    for (const [path, text] of this.texts) {
      if (this.size <= MOST_CACHED) return
      this.texts.delete(path)
      text.then(read => { this.size -= read.length })
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
      sources: ["", ...sources.split(" ").filter(Boolean)], storylines: ["", ...storylines.split(" ").filter(Boolean)],
      kind: new Uint8Array(total), group: new Uint16Array(total), day: new Uint32Array(total), home: new Uint32Array(total),
      place: new Uint16Array(total), source: Uint16Array.from(reader.numbers(source)), storyline: new Uint16Array(total), length: new Float32Array(total),
    }
    const runs = reader.numbers(days), dates = reader.numbers(date), storylineOf = reader.numbers(storyline)
    let home = 0, document = 0, group = -1
    for (let run = 0; run < runs.length; run += 2) {
      home += runs[run]
      for (let place = 0; place < runs[run + 1]; place++, document++) {
        const letter = kinds[document].toLowerCase()
        if (letter !== kinds[document]) group++
        columns.kind[document] = KIND_LETTERS.indexOf(letter)
        columns.group[document] = group
        columns.storyline[document] = storylineOf[group]
        columns.home[document] = home
        columns.place[document] = place
        const signed = dates[document]
        columns.day[document] = home + (signed & 1 ? -(signed + 1) / 2 : signed / 2)
        columns.length[document] = 2 ** (reader.digits[length.charCodeAt(document)] / 4)
      }
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

  /* The family that a stem is filed in: {key, forms: [[form, postings]]}, or null. */
  async family(stem) {
    const code = this.index.reader.exchange(stem)
    const line = await this.line("t", this.terms, code, ["|", ">"])
    if (!line) return null
    if (line[code.length] === ">") return this.family(this.index.reader.exchange(line.slice(code.length + 1)))
    const forms = line.slice(code.length + 1).split("|").map(form => {
      const comma = form.indexOf(",")
      return [this.index.reader.exchange(form.slice(0, comma)), form.slice(comma)]
    })
    return { key: stem, forms }
  }

  /* The entries of a bucket: [{stem, word, often}]. */
  async neighbours(kind, letters) {
    const reader = this.index.reader
    const name = kind + reader.exchange(letters)
    const line = await this.line("n", this.buckets, name, [" "])
    return line.split(" ").slice(1).map(entry => {
      const often = reader.digits[entry.charCodeAt(0)]
      const [, stem, sign, rest] = entry.slice(1).match(/^([^/=]*)([/=]?)(.*)$/)
      const plain = reader.exchange(stem)
      const word = sign === "=" ? reader.exchange(rest) : plain + reader.exchange(rest)
      return { stem: plain, word, often }
    })
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
const MOST_PREFIXES = 6
const MOST_NEIGHBOURS = 3

/* Finds, for one word of a query, the forms in the index that may stand for it: Map form → weight, for each segment. */
class Expander {
  constructor(index) {
    this.index = index
    this.analyser = index.analyser
  }

  async expand(word) {
    const found = this.index.segments.map(() => new Map()) /* form → {weight, postings} */
    await Promise.all(this.alternatives(word).map(([form, weight]) => this.addForm(found, form, weight)))
    let hits = this.countHits(found, 0.4)
    if (word.last && word.form.length >= 2) hits += await this.addPrefixes(found, word.form, this.countHits(found, EXACT))
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
    const stem = this.analyser.stem(form), bare = this.analyser.bare(form), root = this.analyser.root(form)
    await Promise.all(this.index.segments.map(async (segment, i) => {
      const family = await segment.family(stem)
      if (!family) return
      for (const [other, postings] of family.forms) {
        put(found[i], other, weight * this.weigh(form, bare, root, other), postings)
      }
    }))
  }

  isPerson(form) { return this.index.people.has(form) }

  weigh(form, bare, root, other) {
    if (other === form) return EXACT
    if (this.isPerson(form)) return this.analyser.cutCores(other).includes(form) ? EXACT : 0 /* «كالين» has no kin in «وكالة» */
    const otherBare = this.analyser.bare(other)
    if (otherBare === bare) return EXACT
    if (this.analyser.root(other) === root) return isPair(bare, otherBare) ? PAIR : STEM[0] + STEM[1] * likeness(bare, otherBare)
    if (this.analyser.cutCores(other).some(core => core === form || this.analyser.bare(core) === bare)) return EXACT
    if (this.analyser.cutCores(form).some(core => core === other || this.analyser.bare(core) === otherBare)) return EXACT
    return FAMILY
  }

  /* In how many documents a form of at least this weight stands; counted no further than it matters. */
  countHits(found, least) {
    const documents = found.map(() => new Set())
    found.forEach((forms, i) => {
      for (const { weight, postings } of forms.values()) {
        if (weight >= least && documents[i].size <= RARE) this.index.reader.postings(postings, document => documents[i].add(document))
      }
    })
    return documents.reduce((sum, set) => sum + set.size, 0)
  }

  /* A word typed half: the most frequent stems that begin so. */
  async addPrefixes(found, form, hits) {
    const open = this.analyser.bare(form), bare = open.length < 3 ? form : open
    const entries = await this.gather([["a", bare.slice(0, 2)]])
    const wanted = [...entries.values()].filter(entry => entry.word.startsWith(bare) && entry.word !== bare)
      .sort((a, b) => b.often - a.often || (a.stem < b.stem ? -1 : 1)).slice(0, MOST_PREFIXES)
    await Promise.all(wanted.map(entry => this.addStem(found, entry.stem, other => {
      const word = this.analyser.bare(other)
      return word.startsWith(bare) || other.startsWith(form) ? (hits ? PREFIX[1] : PREFIX[0]) / (1 + 0.05 * (word.length - bare.length)) : 0
    })))
    return wanted.length
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
    for (const entry of (await this.gather(buckets)).values()) {
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

  async gather(buckets) {
    const found = new Map()
    await Promise.all(buckets.flatMap(([kind, letters]) => this.index.segments.map(async segment => {
      for (const entry of await segment.neighbours(kind, letters)) {
        const key = `${entry.stem} ${entry.word}`, known = found.get(key)
        if (!known) found.set(key, entry)
        else known.often = Math.max(known.often, entry.often) + 1
      }
    })))
    return found
  }

  async addStem(found, stem, weigh) {
    await Promise.all(this.index.segments.map(async (segment, i) => {
      const family = await segment.family(stem)
      if (family) for (const [other, postings] of family.forms) put(found[i], other, weigh(other), postings)
    }))
  }
}

function put(forms, form, weight, postings) {
  const known = forms.get(form)
  if (weight > 0 && (!known || known.weight < weight)) forms.set(form, { weight, postings })
}

/* ---- ranking ----------------------------------------------------------------------------------------- */

const K1 = 1.2, B = 0.75
const LEAST_SHARE = 0.08  /* of the best score, for queries of several words */

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
    this.sourceName = new Map(data.sources)
    this.readNames(data.names)
    this.expander = new Expander(this)
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

  async search(message) {
    const query = parseQuery(this.analyser, String(message.text || ""))
    const filters = message.filters || {}
    const filtered = Object.values(filters).some(Boolean)
    const asked = query.words.length + query.phrases.length
    const blank = !String(message.text || "").trim()
    this.files.failed = 0
    const ready = await Promise.all(this.segments.map(segment => segment.load()))
    if (this.segments.length && !ready.some(Boolean)) return { failed: true }
    const live = this.segments.filter((_, i) => ready[i])
    if (!asked && !(filtered && blank)) return { empty: true }
    const all = this.segments
    this.segments = live
    try {
      const hits = asked ? await this.rank(query) : this.list(live)
      return await this.answer(hits, query, filters, asked ? message.order : "newest", message)
    } finally { this.segments = all }
  }

  list(live) {
    const hits = live.map(segment => { const scores = new Map(); for (let d = 0; d < segment.columns.kind.length; d++) scores.set(d, 1); return scores })
    return { hits, marks: new Set() }
  }

  /* Scores for each segment: Map document → score; and the forms that matched. */
  async rank(query) {
    const words = this.withMonths(this.withNames(query.words))
    const expanded = await Promise.all(words.map(word => this.expandOne(word)))
    const without = await Promise.all(query.without.map(form => this.expander.expand({ form, last: false })))
    const banned = this.segments.map((_, i) => {
      const set = new Set()
      for (const found of without) for (const { weight, postings } of found[i].values()) if (weight >= STRONG) this.reader.postings(postings, document => set.add(document))
      return set
    })
    const totals = this.segments.map(() => new Map()) /* document → [score, coverage] */
    words.forEach((word, w) => this.addWord(totals, expanded[w], word, banned))
    const hits = this.segments.map(() => new Map())
    let best = 0
    totals.forEach((scores, i) => {
      for (const [document, [score, covered]] of scores) {
        const coverage = covered / words.length
        const value = score * (0.15 + coverage * coverage)
        if (value > best) best = value
        hits[i].set(document, value)
      }
    })
    if (words.length > 2) for (const scores of hits) for (const [document, score] of scores) if (score < best * LEAST_SHARE) scores.delete(document)
    const marks = new Set()
    for (const found of expanded) for (const forms of found) for (const [form, { weight }] of forms) if (weight >= 0.15) marks.add(form)
    return { hits, marks }
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

  async expandOne(word) {
    if (word.month) return this.expandMonth(word)
    const found = await this.expander.expand(word)
    for (const other of word.others || []) {
      const more = await this.expander.expand({ form: other, last: false })
      more.forEach((forms, i) => { for (const [form, { weight, postings }] of forms) put(found[i], form, weight, postings) })
    }
    return found
  }

  /* The names of a month; of those of two words («كانون الثاني») the first, which two months share, for less. */
  async expandMonth(word) {
    const found = this.segments.map(() => new Map())
    await Promise.all(word.names.map(name => this.expander.addForm(found, name.split(" ")[0], name.includes(" ") ? FAMILY : NAME)))
    return found
  }

  /* Documents of the month that a word names, if their text does not; of a year only those that other words found. */
  addDated(matched, word, banned, totals) {
    this.segments.forEach(({ columns }, i) => {
      columns.day.forEach((day, document) => {
        const fits = day && (!word.year || Math.floor(day / 416) === word.year) && (!word.month || Math.floor(day / 32) % 13 === word.month)
        if (fits && (word.month || totals[i].has(document)) && !banned[i].has(document) && !matched[i].has(document)) matched[i].set(document, [DATED, DATED])
      })
    })
  }

  addWord(totals, found, word, banned) {
    const matched = this.segments.map(() => new Map()) /* document → [best weight, weighted count] */
    let documents = 0
    found.forEach((forms, i) => {
      for (const { weight, postings } of forms.values()) {
        this.reader.postings(postings, (document, times) => {
          if (banned[i].has(document)) return
          const known = matched[i].get(document)
          if (!known) { matched[i].set(document, [weight, weight * times]); if (weight >= 0.3) documents++ }
          else { known[0] = Math.max(known[0], weight); known[1] += weight * times }
        })
      }
    })
    if (word.month || word.year) this.addDated(matched, word, banned, totals)
    documents = Math.max(1, documents)
    const rarity = Math.log(1 + (this.total - documents + 0.5) / (documents + 0.5))
    matched.forEach((scores, i) => {
      const { length } = this.segments[i].columns
      for (const [document, [weight, times]] of scores) {
        const worn = times / weight
        const score = weight * rarity * worn * (K1 + 1) / (worn + K1 * (1 - B + B * length[document] / this.mean))
        const known = totals[i].get(document)
        const covered = weight >= PAIR ? 1 : Math.min(1, weight + 0.2)
        if (known) { known[0] += score; known[1] += covered } else totals[i].set(document, [score, covered])
      }
    })
  }

  /* ---- answers ---- */

  async answer({ hits, marks }, query, filters, order, message) {
    const { kept, facets } = this.filter(hits, filters)
    let rows = this.arrange(kept, order)
    const from = Math.max(0, message.from | 0), limit = Math.min(100, message.limit || 10)
    if (query.phrases.length) rows = await this.keepPhrases(rows, query.phrases, from + limit)
    const items = await Promise.all(rows.slice(from, from + limit).map(row => this.item(row, marks)))
    return { total: rows.length, partial: this.files.failed > 0 || this.segments.length < this.data.segments.length, facets, items: items.filter(Boolean) }
  }

  filter(hits, filters) {
    const kept = [], counts = { source: new Map(), year: new Map(), month: new Map(), storyline: new Map(), kind: new Map() }
    const names = Object.keys(counts)
    hits.forEach((scores, i) => {
      const { columns } = this.segments[i]
      for (const [document, score] of scores) {
        const day = columns.day[document], month = writeDay(day - day % 32)
        const own = {
          source: columns.sources[columns.source[document]], year: Math.floor(day / 416) || "", month: day ? month : "",
          storyline: columns.storylines[columns.storyline[document]], kind: this.data.kinds[columns.kind[document]],
        }
        const misses = names.filter(name => filters[name] && String(filters[name]) !== String(own[name]))
        if (!misses.length) kept.push({ segment: i, document, score, day })
        if (misses.length < 2) for (const name of misses.length ? misses : names) if (own[name]) counts[name].set(own[name], (counts[name].get(own[name]) || 0) + 1)
      }
    })
    const facets = {}
    for (const name of names) facets[name] = [...counts[name]].sort((a, b) => name === "year" || name === "month" ? (a[0] < b[0] ? 1 : -1) : b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return { kept, facets }
  }

  /* Groups by their best document; in a group the event first, then its reports. */
  arrange(kept, order) {
    const groups = new Map()
    for (const row of kept) {
      const key = row.segment * 65536 + this.segments[row.segment].columns.group[row.document]
      const group = groups.get(key)
      if (group) group.push(row); else groups.set(key, [row])
    }
    const newest = order === "newest"
    const rise = (a, b) => a.segment - b.segment || a.document - b.document
    const better = newest ? (a, b) => b.day - a.day || b.score - a.score || rise(a, b) : (a, b) => b.score - a.score || b.day - a.day || rise(a, b)
    const isEvent = row => this.segments[row.segment].columns.kind[row.document] === 1
    const sorted = [...groups.values()].map(rows => {
      rows.sort(better)
      return { best: rows[0], rows: [...rows.filter(isEvent), ...rows.filter(row => !isEvent(row))] }
    })
    sorted.sort((a, b) => better(a.best, b.best))
    return sorted.flatMap(group => group.rows)
  }

  async keepPhrases(rows, phrases, wanted) {
    const kept = []
    for (let start = 0; start < Math.min(rows.length, 240) && kept.length < wanted + 1; start += 24) {
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

  async item({ segment, document }, marks) {
    const part = this.segments[segment], record = await part.record(document)
    if (!record) return null
    const surfaces = new Set()
    const title = this.mark(record.title, marks, surfaces)
    const snippet = this.snippet(record.texts, marks, surfaces)
    return {
      url: record.url, kind: this.data.kinds[part.columns.kind[document]], title, outlet: record.outlet, date: record.date, machine: record.machine,
      snippet, event: record.event, reports: record.reports, surfaces: [...surfaces].slice(0, 12),
    }
  }

  isMarked(surface, marks) { return this.analyser.readForms(surface).some(form => marks.has(form)) }

  /* A text as [[words, marked]]. */
  mark(text, marks, surfaces) {
    const pieces = []
    let end = 0
    for (const found of text.matchAll(this.analyser.word)) {
      if (!this.isMarked(found[0], marks)) continue
      if (found.index > end) pieces.push([text.slice(end, found.index), false])
      pieces.push([found[0], true])
      surfaces.add(found[0])
      end = found.index + found[0].length
    }
    if (end < text.length) pieces.push([text.slice(end), false])
    return pieces
  }

  /* The words in context: the two best stretches of the text, or its beginning. */
  snippet(texts, marks, surfaces) {
    const stretches = texts.flatMap((text, t) => cutStretches(text).map(words => ({ t, words })))
    stretches.forEach((stretch, at) => {
      const found = this.analyser.listWords(stretch.words).filter(word => this.isMarked(word, marks))
      for (const word of found) surfaces.add(word) /* every spelling of the whole text, for the marks on its page */
      const met = found.flatMap(word => this.analyser.readForms(word)).filter(form => marks.has(form))
      stretch.at = at
      stretch.score = new Set(met.map(form => this.analyser.stem(form))).size * 4 + met.length
    })
    const best = stretches.filter(stretch => stretch.score).sort((a, b) => b.score - a.score || a.at - b.at).slice(0, 2).sort((a, b) => a.at - b.at)
    const chosen = best.length ? best : stretches.slice(0, 1)
    return chosen.flatMap((stretch, i) => [...(i ? [[stretch.at === chosen[i - 1].at + 1 ? " " : " … ", false]] : []), ...this.mark(stretch.words, marks, surfaces)])
  }
}

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

const NO_FACETS = { source: [], year: [], month: [], storyline: [], kind: [] }
let place = null, index = null, waiting = null, busy = false

async function open() {
  if (index) return index
  try {
    const response = await fetch(place + "base.json")
    if (!response.ok) throw new Error(String(response.status))
    const data = await response.json()
    index = new Index(place, data, new Files(place))
    return index
  } catch (error) {
    return null
  }
}

async function setUp(data) {
  place = data.base
  const opened = await open()
  postMessage({ type: 1, data: opened ? { sources: named(opened.data.sources, "name"), storylines: named(opened.data.storylines, "title"), kinds: opened.data.kinds, years: opened.data.years } : { failed: true } })
  if (opened) for (const segment of opened.segments) segment.load() /* every query needs them: let them come meanwhile */
}

function named(pairs, key) { return pairs.map(([id, name]) => ({ id, [key]: name })) }

async function answer(message) {
  const opened = await open()
  const found = opened ? await opened.search(message) : { failed: true }
  return { id: message.id, total: 0, partial: false, failed: false, empty: false, facets: NO_FACETS, items: [], ...found }
}

async function work() {
  if (busy) return
  busy = true
  while (waiting) {
    const message = waiting
    waiting = null
    let result
    try { result = await answer(message) } catch (error) { result = { id: message.id, total: 0, partial: false, failed: true, empty: false, facets: NO_FACETS, items: [] } }
    if (!waiting) postMessage({ type: 3, data: result })
  }
  busy = false
}

addEventListener("message", ({ data: message }) => {
  if (!message) return
  if (message.type === 0) setUp(message.data)
  if (message.type === 2) { waiting = message.data; work() }
})
