// What is found for a query, best first: words, ids, and the agreed terms of both languages. Nothing of the page is
// touched here. What can be found comes as `/search/index.js`, which the build makes; MiniSearch's map finds words with
// mistakes in them. How often the first result is right is measured by tests/browser/test_search.py.
const dalilSearch = {
  // What a hit is worth by what it is, and a word by where it stands.
  WORTH: { standard: 1, care: 1.3, module: 0.75, form: 1.25, page: 0.9, list: 0.8, term: 1.3, instrument: 0.45, article: 0.55, handbook: 0.45 },
  TEXTS: ["title", "other", "text"],
  WEIGHTS: [6, 9.5, 1],

  receive(index) {
    this.index = index
    this.words = new DalilWords(index.facts)
    this.seen = new Map()
    this.terms = new Map()
    this.sizes = this.TEXTS.map(() => 0)
    this.places = []
    this.byId = new Map()
    this.add(index.entries)
    this.groups = index.groups.map(([any, ours]) => ({ any: any.map((stems) => stems.split(" ")), ours: ours.map((phrase) => this.content(phrase)) }))
    this.kinds = new Map(Object.entries(index.kinds).map(([word, letter]) => [this.words.stem(word), letter]))
  },

  // What comes later: the parts of long pages. What words are worth changes with it.
  extend(entries) {
    this.add(entries)
    for (const term of this.terms.values()) term.worth = undefined
    this.map = undefined
    this.isComplete = true
  },

  add(entries) {
    for (const entry of entries) {
      const place = this.place(this.places.length, ...entry)
      this.places.push(place)
      this.enter(place)
      if (place.clause || (place.document && !place.anchor)) this.byId.set(place.clause || place.document, place)
    }
  },

  place(id, number, anchor, title, other, text, kind) {
    const [url, pageTitle, document, pageKind] = this.index.pages[number]
    const clause = document && anchor.startsWith(`${document.toLowerCase()}-`) ? anchor.toUpperCase() : ""
    return { id, number, anchor, title, other, text, document, clause, pageTitle, kind: kind || pageKind, alone: Boolean(kind), url: anchor ? `${url}#${anchor}` : url }
  },

  // Words and terms

  // A word as it is looked up: by its stem, which a mark tells from words, and as it is written, which titles are.
  word(written) {
    let word = this.seen.get(written)
    if (!word) {
      const folded = this.words.fold(written)
      const stem = this.words.stem(folded)
      word = { folded, stem, stop: this.words.stop.has(folded), term: this.term(`${stem}~`) }
      this.seen.set(written, word)
    }
    return word
  },

  term(name) {
    let term = this.terms.get(name)
    if (!term) this.terms.set(name, (term = { name, standing: [] }))
    return term
  },

  forms({ folded, term }) {
    const written = this.terms.get(folded)
    return written ? [written, term] : [term]
  },

  // The words of a text without those that questions are made of; all of them where nothing else would be left.
  content(text) {
    const all = this.words.split(text.replace(this.words.invisible, "")).map((written) => this.word(written))
    const rest = all.filter((word) => !word.stop)
    return rest.length ? rest : all
  },

  // Note where each term stands, as `place * texts + number of the text`. What is said twice counts once.
  enter(place) {
    place.lengths = this.TEXTS.map((text, number) => {
      const at = place.id * this.TEXTS.length + number
      let length = 0
      const note = ({ standing }) => {
        if (standing[standing.length - 1] === at) return
        standing.push(at)
        length++
      }
      for (const word of this.content(place[text])) {
        note(word.term)
        if (number === 0) note(this.term(word.folded))
      }
      this.sizes[number] += length
      return length
    })
  },

  // The places of a term by what it says there: rare words say more, and titles, and words in a short text (BM25).
  worthIn(term) {
    if (term.worth) return term.worth
    term.worth = new Map()
    const texts = this.TEXTS.length
    const count = new Set(term.standing.map((at) => Math.floor(at / texts))).size
    const rarity = this.rarity(count)
    for (const at of term.standing) {
      const number = at % texts
      const place = this.places[(at - number) / texts]
      const length = number === 1 ? 1 : (place.lengths[number] * this.places.length) / this.sizes[number] // other names are no long title
      const worth = rarity * this.WEIGHTS[number] * (0.5 + 2.2 / (1 + 1.2 * (0.3 + 0.7 * length)))
      term.worth.set(place.id, (term.worth.get(place.id) ?? 0) + worth)
    }
    return term.worth
  },

  rarity(count) {
    return Math.log(1 + (this.places.length - count + 0.5) / (count + 0.5))
  },

  tree() {
    const standing = [...this.terms].filter(([, term]) => term.standing.length)
    return (this.map ??= MiniSearch.from(standing))
  },

  // Ids as people write them: S02-3, s02 3, «م02-3», "standard 2", «النموذج ٥»
  ids(query) {
    const { letters } = this.index
    const text = this.words.written(query).trim()
    const found = new Set()
    const add = (letter, document, clause) => {
      const id = `${letters[letter.toUpperCase()]}${document.padStart(2, "0")}`
      const place = (clause && this.byId.get(`${id}-${Number(clause)}`)) || this.byId.get(id)
      if (place) found.add(place)
    }
    const whole = /^(\p{L})[\s-]?(\d{1,2})(?:[\s._/–-]+(\d{1,2}))?$/u.exec(text)
    if (whole) add(...whole.slice(1))
    for (const [, letter, document, clause] of text.matchAll(/(?:^|[^\p{L}\p{N}])(\p{L})(\d{2})(?:[-–](\d{1,2}))?(?![\p{L}\p{N}])/gu)) add(letter, document, clause)
    const words = this.words.split(text).map((written) => this.word(written))
    words.forEach(({ stem }, at) => {
      const [document, clause] = [words[at + 1]?.folded, words[at + 2]?.folded]
      if (this.kinds.has(stem) && /^\d{1,2}$/.test(document)) add(this.kinds.get(stem), document, /^\d{1,2}$/.test(clause) ? clause : "")
    })
    return [...found]
  },

  // Places with what was matched in each, best first; places whose id is asked for come before all others.
  find(query) {
    const words = this.content(query)
    const exact = this.ids(query)
    const hits = this.ranked(words, !/\s$/.test(query)).filter(({ place }) => !exact.includes(place))
    return [...exact.map((place) => ({ place, terms: new Set(words.flatMap((word) => this.forms(word))) })), ...hits]
  },

  ranked(words, typing) {
    const found = new Map()
    const at = (id) => {
      if (!found.has(id)) found.set(id, { place: this.places[id], score: words.map(() => 0), cover: words.map(() => 0), terms: new Set() })
      return found.get(id)
    }
    const count = (hit, slot, score, cover) => {
      hit.score[slot] = Math.max(hit.score[slot], score)
      hit.cover[slot] = Math.max(hit.cover[slot], cover)
    }
    words.forEach((word, slot) => {
      for (const [term, weight, cover] of this.ways(word, typing && slot === words.length - 1)) {
        for (const [id, worth] of this.worthIn(term)) {
          count(at(id), slot, worth * weight, cover)
          at(id).terms.add(term)
        }
      }
    })
    for (const { from, to, instead } of this.expansions(words)) {
      for (const [id, { worth, part }] of this.together(instead, (place, term) => at(place).terms.add(term))) {
        for (let slot = from; slot < to; slot++) count(at(id), slot, (0.6 * part * worth) / (to - from), 0.95 * part * part)
      }
    }
    const rarity = words.map((_, slot) => this.rarity([...found.values()].filter(({ cover }) => cover[slot] > 0).length))
    const pages = new Map()
    for (const { place, cover } of found.values()) pages.set(place.number, cover.map((each, slot) => Math.max(each, pages.get(place.number)?.[slot] ?? 0)))
    const hits = [...found.values()].map((hit) => this.weighed(hit, pages, rarity)).sort(this.better)
    for (const hit of hits.slice(0, 25)) hit.score *= this.closeness(hit, words)
    hits.sort(this.better)
    return hits.filter(({ score }) => score > hits[0].score / 25)
  },

  better: (one, two) => two.score - one.score,

  // The ways to look a word up: term, weight, and how far the word is covered by what is found so. A word that stands
  // nowhere is looked up by its beginning and with one or two letters wrong.
  ways(word, last) {
    const { folded, stem, term: { name, standing } } = word
    const ways = this.forms(word).map((term) => [term, 1, 1])
    const known = standing.length
    const nearness = (length, distance) => length / (length + 0.5 * distance)
    if (folded.length > 2 && (last || !known)) {
      for (const term of this.terms.values()) {
        const begin = [folded, stem].find((each) => term.name.startsWith(each))
        if (begin) ways.push([term, 0.45 * nearness(term.name.length, term.name.length - begin.length), 0.7])
      }
    }
    if (!known && folded.length > 3) {
      const swapped = [folded, name].flatMap((form) => [...form].slice(1).map((_, i) => this.terms.get(form.slice(0, i) + form[i + 1] + form[i] + form.slice(i + 2))))
      const found = swapped.filter((term) => term?.standing.length)
      if (found.length) return [...ways, ...found.map((term) => [term, 0.8, 0.9])]
      for (const form of [folded, name]) {
        for (const [, [term, distance]] of this.tree().fuzzyGet(form, form.length > 5 ? 2 : 1)) ways.push([term, 0.7 * nearness(form.length, distance), 0.8 - 0.1 * distance])
      }
    }
    return ways
  },

  // What this language calls the thing that a part of the query names, in either language or by a word to avoid.
  expansions(words) {
    const stems = words.map(({ stem }) => stem)
    const found = []
    const covered = stems.map(() => false)
    const add = (from, to, { ours }) => {
      for (const instead of ours) found.push({ from, to, instead })
      covered.fill(true, from, to)
    }
    for (const group of this.groups) {
      for (const phrase of group.any) {
        for (let from = 0; from + phrase.length <= stems.length; from++) {
          if (phrase.every((stem, i) => stem === stems[from + i])) add(from, from + phrase.length, group)
        }
      }
    }
    // Words of the other language that are no whole term: the shortest terms that hold them all.
    const foreign = words.map(({ folded }, i) => !covered[i] && DalilWords.ARABIC.test(folded) !== (this.index.language === "ar"))
    const [from, to] = [foreign.indexOf(true), foreign.lastIndexOf(true) + 1]
    if (to) {
      const run = stems.slice(from, to)
      const holding = this.groups.flatMap((group) => group.any.filter((phrase) => run.every((stem) => phrase.includes(stem))).map(({ length }) => ({ group, length })))
      const least = Math.min(run.length + 2, ...holding.map(({ length }) => length))
      for (const { group, length } of holding) if (length === least) add(from, to, group)
    }
    return found
  },

  // The places of several words by what they are worth together, and the part of the words that stands there.
  together(words, note) {
    const sums = new Map()
    for (const word of words) {
      const best = new Map()
      for (const term of this.forms(word)) {
        for (const [id, worth] of this.worthIn(term)) {
          best.set(id, Math.max(best.get(id) ?? 0, worth))
          note(id, term)
        }
      }
      for (const [id, worth] of best) {
        const sum = sums.get(id) ?? { worth: 0, part: 0 }
        sums.set(id, { worth: sum.worth + worth, part: sum.part + 1 / words.length })
      }
    }
    return sums
  },

  // Places that hold every word come before those that hold one of them often, and the rarer word counts for more.
  // A part of a page on which the other words stand as well comes before one that stands alone.
  weighed({ place, score, cover, terms }, pages, rarity) {
    const share = (covers) => covers.reduce((sum, each, slot) => sum + each * rarity[slot], 0) / rarity.reduce((sum, each) => sum + each)
    const covered = place.alone ? share(cover) : 0.7 * share(cover) + 0.3 * share(pages.get(place.number))
    const sum = score.reduce((total, each) => total + each, 0)
    return { place, terms, covered, score: sum * covered ** 2 * this.WORTH[place.kind] * (place.anchor ? 1 : 1.25) }
  },

  // How much of its title the query names, and whether its words stand side by side.
  closeness({ place, terms, covered }, words) {
    place.names ??= [place.title, ...place.other.split(" · ")].map((name) => this.content(name.replace(/\(.*?\)/g, "")))
    const named = place.names.map((title) => {
      const matched = title.filter((word) => this.isMatch(word, terms)).length
      return (matched / (title.length || 1)) * Math.min(1, matched / words.length)
    })
    return (1 + 0.8 * Math.max(...named) * covered) * (words.length > 1 && covered > 0.9 && this.saysTogether(place, words) ? 1.3 : 1)
  },

  saysTogether(place, words) {
    place.said ??= this.TEXTS.map((text) => this.content(place[text]))
    const isRun = (text, from) => words.every(({ stem }, i) => text[from + i]?.stem === stem)
    return place.said.some((text) => text.some((_, from) => isRun(text, from)))
  },

  isMatch(word, terms) {
    return !word.stop && this.forms(word).some((term) => terms.has(term))
  },

  // What is shown: a text in pieces, [words, whether they were matched]. Whole words, so that letters stay joined.
  pieces(text, terms, from = 0, to = text.length) {
    const pieces = []
    let end = from
    for (const { 0: written, index } of text.slice(from, to).matchAll(DalilWords.WORD)) {
      if (!this.isMatch(this.word(written), terms)) continue
      pieces.push([text.slice(end, from + index), false], [written, true])
      end = from + index + written.length
    }
    return [...pieces, [text.slice(end, to), false]].filter(([words]) => words)
  },

  // The part of a text with most of what was matched.
  excerpt(text, terms, length = 26) {
    const words = [...text.matchAll(DalilWords.WORD)]
    const hits = words.map(([written]) => this.isMatch(this.word(written), terms))
    let [best, most] = [0, -1]
    for (let start = 0; start < words.length; start++) {
      if (start && !hits[start]) continue
      const count = hits.slice(start, start + length).filter(Boolean).length
      if (count > most) [best, most] = [start, count]
    }
    const first = Math.max(0, best - 4)
    const last = first + length
    const from = first ? words[first].index : 0
    const to = last < words.length ? words[last].index : text.length
    return [...(first ? [["… ", false]] : []), ...this.pieces(text, terms, from, to), ...(last < words.length ? [["…", false]] : [])]
  },
}
