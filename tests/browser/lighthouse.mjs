// Lighthouse on the simulated phone, a browser of its own for each address: node lighthouse.mjs CHROMIUM ADDRESS...
// Prints a line of JSON for each: its scores, that of performance without what depends on how busy the machine is
// (`steady`), the audits that fall short, and what went wrong.
import { launch } from "chrome-launcher"
import lighthouse from "lighthouse"

const [chromePath, ...addresses] = process.argv.slice(2)
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
const onlyCategories = ["performance", "accessibility", "best-practices", "seo"]
const BUSY = "total-blocking-time"

async function measured(address) {
  const chrome = await launch({ chromePath, chromeFlags })
  try {
    const { lhr } = await lighthouse(address, {
      port: chrome.port, logLevel: "error", onlyCategories, disableFullPageScreenshot: true,
    })
    return lhr
  } finally {
    chrome.kill()
  }
}

function summary(address, lhr) {
  const scores = Object.fromEntries(
    Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]),
  )
  const steady = lhr.categories.performance.auditRefs.filter(({ id, weight }) => weight && id !== BUSY)
  const weight = steady.reduce((sum, each) => sum + each.weight, 0)
  const reached = steady.reduce((sum, each) => sum + each.weight * lhr.audits[each.id].score, 0)
  const short = Object.values(lhr.categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter((each) => each.weight && lhr.audits[each.id].score !== null && lhr.audits[each.id].score < 0.9)
    .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim())
  return { address, scores, steady: Math.round((100 * reached) / weight), short, error: lhr.runtimeError?.message ?? "" }
}

for (const address of addresses) {
  try {
    console.log(JSON.stringify(summary(address, await measured(address))))
  } catch (error) { // the browser died under it; the caller decides whether to measure again
    console.log(JSON.stringify({ address, error: String(error) }))
  }
}
