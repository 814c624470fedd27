// The search of every page: a dialog, or the page /search/ itself. What searches is loaded when it is first wanted, by a
// script element, because pages opened from a disk may not fetch. Nothing that is typed is sent or kept.
{
  const search = document.querySelector("[data-search]")
  const dialog = search.closest("dialog")
  const opener = document.querySelector("[data-search-open]")
  const here = document.querySelector("[data-search-here]")
  const input = search.querySelector("input")
  const results = search.querySelector(".search-results")
  const status = search.querySelector("[role=status]")
  const empty = search.querySelector(".search-empty")
  const none = search.querySelector(".search-none")
  const link = search.querySelector(".search-link")
  const says = JSON.parse(search.dataset.says)
  const fromDisk = location.protocol === "file:"
  const [inAll, inOne] = here ? [60, 12] : [16, 4]

  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value)
    made.append(...children)
    return made
  }

  // A folder of the site; a disk has no index of a folder.
  const address = (path) => {
    const [, folder, rest] = /^([^?#]*)(.*)$/.exec(path)
    const file = fromDisk && (folder === "" || folder.endsWith("/")) ? "index.html" : ""
    return `${search.dataset.root.replace(/\/?$/, "/")}${folder}${file}${rest}`
  }

  // Loading

  const script = (src) => new Promise((done, failed) => {
    const made = element("script", { src, charset: "utf-8" })
    made.addEventListener("load", done)
    made.addEventListener("error", () => {
      made.remove()
      failed()
    })
    document.head.append(made)
  })

  let loading
  let isLoaded = false
  const load = () => (loading ??= script(search.dataset.index).then(() => {
    isLoaded = true
    setTimeout(() => script(search.dataset.more).then(again, withoutMore), 50) // the first results are shown before it
    return dalilSearch
  }, () => {
    loading = undefined
    throw new Error("no index")
  }))

  const withoutMore = () => {
    dalilSearch.isComplete = true
    again()
  }

  // What came later may hold better results; who is reading or has chosen one already keeps what is shown.
  const again = () => {
    search.dataset.complete = ""
    if (input.value.trim() && !results.contains(document.activeElement)) update()
  }

  // Showing

  const marked = (pieces) => pieces.map(([words, isMatch]) => (isMatch ? element("mark", {}, words) : words))

  const hit = (engine, { place, terms }) => {
    const title = element("span", { class: "search-title" })
    if (place.clause) title.append(element("bdi", {}, place.clause), " ")
    title.append(...marked(engine.pieces(place.title, terms)))
    const text = element("span", { class: "search-text" }, ...marked(engine.excerpt(place.text, terms)))
    const attributes = { class: "search-hit", href: address(place.url), "data-doc": place.document, "data-clause": place.clause }
    return element("li", {}, element("a", attributes, title, text))
  }

  // Results by the page that they stand on, in the order of the best of each.
  const grouped = (hits) => {
    const groups = new Map()
    for (const each of hits) {
      const page = each.place.url.split("#")[0]
      if (!groups.has(page)) groups.set(page, [])
      if (groups.get(page).length < inOne) groups.get(page).push(each)
    }
    return [...groups.values()]
  }

  const counted = (n) => {
    const forms = says.count
    const form = forms.length === 2 ? Number(n !== 1) : n <= 2 ? n - 1 : n % 100 >= 3 && n % 100 <= 10 ? 2 : 3
    return forms[form].replace("{n}", n)
  }

  let saying
  const say = (words) => {
    clearTimeout(saying)
    saying = setTimeout(() => (status.textContent = words), 400) // a reader hears the count once, not at each letter
  }

  const show = (engine, query) => {
    const hits = query ? engine.find(query).slice(0, inAll) : []
    const groups = grouped(hits)
    results.replaceChildren(...groups.map((group) => {
      const { document, pageTitle } = group[0].place
      const title = element("p", { class: "search-group" }, ...(document ? [element("bdi", {}, document), " "] : []), pageTitle)
      return element("section", {}, title, element("ul", {}, ...group.map((each) => hit(engine, each))))
    }))
    const count = groups.reduce((sum, group) => sum + group.length, 0)
    empty.hidden = Boolean(query)
    none.hidden = !query || count > 0 || !engine.isComplete
    link.hidden = !count
    link.href = address(`${search.dataset.page}?q=${encodeURIComponent(query)}`)
    if (here) document.querySelector(".search-index").hidden = Boolean(query)
    say(!query ? "" : count ? counted(count) : engine.isComplete ? says.none.replace("{query}", () => query) : says.loading)
  }

  const update = async () => {
    const query = input.value.trim()
    try {
      if (query && !isLoaded) status.textContent = says.loading
      const engine = await load()
      if (query === input.value.trim()) show(engine, query ? input.value : "")
    } catch {
      status.textContent = says.failed
    }
  }

  let typing
  input.addEventListener("input", () => {
    clearTimeout(typing)
    if (isLoaded) typing = setTimeout(update, 60)
    else update()
  })

  // Keys: arrows go through the results, Enter opens the first or the one that has the focus, Escape closes

  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && dialog.open) {
      event.preventDefault() // which would only empty the field
      dialog.close()
    }
    const links = [...results.querySelectorAll("a")]
    const at = links.indexOf(document.activeElement)
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || !links.length || (at < 0 && document.activeElement !== input)) return
    event.preventDefault()
    const next = at + (event.key === "ArrowDown" ? 1 : -1)
    ;(next < 0 ? input : links[Math.min(next, links.length - 1)]).focus()
  })
  search.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault()
    clearTimeout(typing)
    await update()
    results.querySelector("a")?.click()
  })

  // Opening

  const open = () => {
    load().catch(() => (status.textContent = says.failed))
    if (here) input.focus()
    else if (!dialog.open) {
      const exit = document.querySelector(".exit-bar") // the way out stays within reach
      if (exit) dialog.append(exit)
      dialog.showModal()
      input.focus()
      input.select()
    }
  }
  opener.addEventListener("click", (event) => {
    if (!dialog.showModal) return // an old browser follows the link
    event.preventDefault()
    open()
  })
  addEventListener("keydown", (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK"
    const isField = event.target.closest?.("input, textarea, select, [contenteditable]")
    const isSlash = !isField && !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === "/" || event.code === "Slash")
    if (!isCommand && !isSlash) return
    event.preventDefault()
    open()
  })
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-search-close], .search-hit")) dialog.close()
  })
  dialog.addEventListener("close", () => {
    const exit = dialog.querySelector(".exit-bar")
    if (exit) document.querySelector(".md-header").before(exit)
    opener.focus()
  })

  // On its own page the search stands in the text, and takes what the address asks for.
  if (here) {
    here.replaceChildren(search)
    input.value = new URLSearchParams(location.search).get("q") ?? ""
    if (input.value) update()
  }
}
