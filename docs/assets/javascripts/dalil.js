// The buttons beside each clause: copy its permanent link, or its citation. Without this script they stay hidden.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy)
    const name = button.getAttribute("aria-label")
    button.setAttribute("aria-label", button.dataset.copied)
    button.classList.add("copied")
    setTimeout(() => {
      button.setAttribute("aria-label", name)
      button.classList.remove("copied")
    }, 2000)
  })
}
