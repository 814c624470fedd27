// What terms and citations open. The buttons of terms need no script; this lets the link of a citation open the box that
// the page holds for it, and leads to the boxes at the foot of the page where a browser knows no popovers.
(() => {
  const known = "popover" in HTMLElement.prototype

  for (const link of document.querySelectorAll("a[data-note]")) {
    const box = document.getElementById(link.dataset.note)
    if (!known || !box) continue
    link.setAttribute("aria-haspopup", "dialog")
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      link.focus() // Safari does not focus what is touched, and the focus is to come back here
      box.showPopover({ source: link })
    })
  }

  if (!known) {
    for (const button of document.querySelectorAll("button.term")) {
      button.addEventListener("click", () => document.getElementById(button.getAttribute("popovertarget")).focus())
    }
  }
})()
