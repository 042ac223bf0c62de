// What our pages do where a browser runs scripts. Each does all that matters without.
import { initAll } from 'govuk.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
initAll()

// A problem is read out first.
document.querySelector('.govuk-error-summary')?.focus()

// Copies a text that stands on the page.
for (const button of document.querySelectorAll('[data-copies]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const text = document.getElementById(button.dataset.copies).textContent.trim()
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copied'
  })
}

// Prints the page.
for (const button of document.querySelectorAll('[data-prints]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// Fetches what stands behind a link and puts it below, in place of going there.
for (const details of document.querySelectorAll('details[data-from]')) {
  details.addEventListener('toggle', async () => {
    const place = details.querySelector('[data-place]')
    if (!details.open || place.dataset.fetched) return
    place.dataset.fetched = 'yes'
    const answer = await fetch(details.dataset.from)
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const part = page.querySelector('[data-part]')
    if (part) place.replaceChildren(document.importNode(part, true))
  })
}
