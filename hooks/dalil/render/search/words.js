// What stays of a word when its spelling and its form are set aside. hooks/dalil/stemming.py does the same by the same
// tables, which come with the index; a test compares the two on every word of the site.
class DalilWords {
  constructor(facts) {
    this.facts = facts
    this.stop = new Set(facts.stop)
    this.kept = new Set(facts.kept)
    this.invisible = new RegExp(facts.invisible, "g")
    this.keyboard = new RegExp(`[${Object.keys(facts.keyboard).join("")}]`, "g")
    this.signs = { ...facts.keyboard, ...facts.folded }
    this.folded = new RegExp(`[${Object.keys(this.signs).join("")}]|${facts.invisible}|${facts.harakat}`, "g")
    this.english = facts.english.map(([pattern, by, least]) => [new RegExp(pattern), by, least])
    this.endings = new Map()
    for (const ending of facts.endings) {
      const last = ending[ending.length - 1]
      this.endings.set(last, [...(this.endings.get(last) ?? []), ending])
    }
  }

  // Signs of other keyboards and marks that nobody sees.
  written(text) {
    return text.replace(this.invisible, "").replace(this.keyboard, (sign) => this.facts.keyboard[sign])
  }

  split(text) {
    return text.match(DalilWords.WORD) ?? []
  }

  fold(word) {
    return word.normalize("NFC").replace(this.folded, (sign) => this.signs[sign] ?? "").toLowerCase()
  }

  stem(folded) {
    return DalilWords.ARABIC.test(folded) ? this.arabic(folded) : this.latin(folded)
  }

  arabic(word) {
    if (word.startsWith("ال") && word.length > 3) return this.withoutEndings(word.slice(2))
    const whole = this.withoutEndings(word)
    if (this.kept.has(whole)) return whole
    const head = this.facts.heads.find((each) => word.length - each.length >= 3 && word.startsWith(each))
    return head ? this.withoutEndings(word.slice(head.length)) : whole
  }

  withoutEndings(word) {
    const ends = (ending) => word.length - ending.length >= 3 && word.endsWith(ending)
    for (let ending; (ending = this.endings.get(word[word.length - 1])?.find(ends)); ) word = word.slice(0, -ending.length)
    return word
  }

  latin(word) {
    for (const [pattern, by, least] of this.english) {
      const at = word.search(pattern)
      if (at >= least) word = word.replace(pattern, by)
    }
    return word
  }
}
DalilWords.WORD = /[\p{L}\p{N}_\u064b-\u065f\u0670\u06d6-\u06ed]+(?:['’](?=[\p{L}\p{N}_])[\p{L}\p{N}_]+)?/gu
DalilWords.ARABIC = /[\u0621-\u064a]/
