// The menu of small screens as a button that says whether it is open, and what scrolls by itself within reach of the keys.
{
  const toggle = document.querySelector("#__drawer")
  const button = document.querySelector(".menu-button")
  const link = document.querySelector(".menu-link")
  const menu = document.querySelector(".site-nav")
  const close = menu.querySelector(".menu-close")
  const behind = document.querySelectorAll(".skip, .md-header, .md-sidebar--secondary, .md-content, .site-footer")

  link.hidden = true
  button.hidden = close.hidden = false
  menu.querySelector(".menu-link-close").hidden = true

  button.addEventListener("click", () => toggle.click())
  close.addEventListener("click", () => toggle.click())
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", toggle.checked)
    for (const part of behind) part.inert = toggle.checked
    if (toggle.checked) close.focus()
    else button.focus()
  })
  addEventListener("keydown", event => {
    if (event.key === "Escape" && toggle.checked) {
      event.stopImmediatePropagation()
      toggle.click()
    }
  }, true)
  matchMedia("(min-width: 76.25em)").addEventListener("change", wide => {
    if (wide.matches && toggle.checked) toggle.click()
  })

  // A table or an example that is wider than its place can be scrolled with the arrow keys, and is named by its heading.
  const reach = region => {
    const wide = region.scrollWidth > region.clientWidth
    if (!wide) {
      for (const name of ["tabindex", "role", "aria-labelledby"]) region.removeAttribute(name)
      return
    }
    region.tabIndex = 0
    const headings = [...document.querySelectorAll("h1, h2[id], h3[id]")]
    const heading = headings.findLast(each => each.compareDocumentPosition(region) & Node.DOCUMENT_POSITION_FOLLOWING)
    if (!heading) return
    heading.id ||= "page-title"
    region.setAttribute("role", "group")
    region.setAttribute("aria-labelledby", heading.id)
  }
  const sizes = new ResizeObserver(entries => { for (const entry of entries) reach(entry.target) })
  addEventListener("load", () => {
    for (const region of document.querySelectorAll(".md-typeset__scrollwrap, pre > code")) sizes.observe(region)
  })
}
