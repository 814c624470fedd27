// Light or dark. The device decides, by the media query of the sheet, until the reader chooses otherwise; only that is
// kept, in this browser. Runs before the page is drawn.
{
  const KEY = "dalil.dark"
  const sheet = document.querySelector("link[data-dark]")
  const device = matchMedia("(prefers-color-scheme: dark)")
  const kept = () => { try { return localStorage.getItem(KEY) } catch { return null } }
  const keep = dark => {
    try { dark === device.matches ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, dark) } catch { /* not allowed here */ }
  }
  const show = dark => { sheet.media = dark === device.matches ? "(prefers-color-scheme: dark)" : dark ? "all" : "not all" }
  const isDark = () => sheet.media === "all" || (sheet.media !== "not all" && device.matches)

  if (kept()) show(kept() === "true")

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".scheme-button")
    const tell = () => button.setAttribute("aria-pressed", isDark())
    button.hidden = false
    tell()
    device.addEventListener("change", tell)
    button.addEventListener("click", () => {
      const dark = !isDark()
      show(dark)
      keep(dark)
      tell()
    })
  })
}
