// The buttons beside each clause: copy its permanent link, or its citation in either language. Without this script they
// stay hidden. Pages opened from a folder or over plain http may not copy: then the text is shown, selected, to be copied.
(() => {
  const report = document.querySelector(".copy-status")

  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false
    button.addEventListener("click", async () => {
      const text = button.dataset.copy
      document.querySelector(".copy-text")?.remove()
      const copied = await copy(text)
      if (!copied) offer(button, text)
      tell(copied ? `${report.dataset.copied}: ${text}` : report.dataset.selected)
    })
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch { // no clipboard here, or no permission
      return false
    }
  }

  function offer(button, text) {
    const field = document.createElement("textarea")
    Object.assign(field, { className: "copy-text", readOnly: true, value: text, rows: 3 })
    field.setAttribute("aria-label", button.getAttribute("aria-label"))
    field.dir = "auto"
    button.closest(".clause-line").append(field)
    field.select()
  }

  function tell(words) {
    report.textContent = words
    clearTimeout(tell.timer)
    tell.timer = setTimeout(() => (report.textContent = ""), 6000)
  }
})()
