// The way out of a sensitive page, faster than its link: what is on the screen goes at once, then what this site keeps in
// the browser, and the page is replaced in the history. Three taps of Shift do the same, but not while another key is
// held: Alt and Shift together change the language of the keyboard.
{
  const link = document.querySelector("[data-exit]")
  if (link) {
    const WITHIN = 5000
    const said = document.querySelector(".exit-said")
    let taps = []
    let alone = false

    const leave = event => {
      event?.preventDefault()
      const there = link.href
      document.documentElement.replaceChildren(document.createElement("head"), document.createElement("body"))
      document.title = "…"
      try {
        localStorage.clear()
        sessionStorage.clear()
      } catch { /* not allowed here, so nothing is kept */ }
      location.replace(there)
    }

    const forget = () => {
      taps = []
      alone = false
      said.textContent = ""
    }

    link.addEventListener("click", leave)
    addEventListener("pointerdown", forget, true)
    addEventListener("keydown", event => {
      if (event.key !== "Shift" || event.altKey || event.ctrlKey || event.metaKey) forget()
      else if (!event.repeat) alone = true
    }, true)
    addEventListener("keyup", event => {
      if (event.key !== "Shift" || !alone || event.altKey || event.ctrlKey || event.metaKey) return
      alone = false
      taps = [...taps.filter(at => event.timeStamp - at < WITHIN), event.timeStamp]
      if (taps.length >= 3) leave()
      else said.textContent = taps.length === 2 ? said.dataset.once : said.dataset.twice
    }, true)
  }
}
