// Only in the edition for a USB stick: a link that a script made to a folder leads to the page in it.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]")
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
}, true)
