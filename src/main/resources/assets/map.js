// Draws where the options of a recommendation lie, from the table that says the same. Metres of the National Grid; no tiles from elsewhere.
import 'leaflet.js'

const L = globalThis.L
const at = (easting, northing) => [Number(northing), Number(easting)]

for (const box of document.querySelectorAll('[data-map]')) {
  const style = document.createElement('link')
  style.rel = 'stylesheet'
  style.href = box.dataset.style
  style.addEventListener('load', () => draw(box))
  document.head.append(style)
}

function draw (box) {
  box.hidden = false
  const map = L.map(box, { crs: L.CRS.Simple, minZoom: -12, maxZoom: 0, zoomSnap: 0.25, attributionControl: false, scrollWheelZoom: false })
  const shown = L.latLngBounds([])
  if (box.dataset.west) {
    const west = Number(box.dataset.west)
    const south = Number(box.dataset.south)
    const side = Number(box.dataset.side)
    const home = L.rectangle([at(west, south), at(west + side, south + side)], { color: '#d4351c', weight: 3, fillOpacity: 0.25 }).addTo(map)
    home.bindTooltip('Home is somewhere in this square', { permanent: false })
    // The square is too small to be seen from far away.
    L.marker(at(west + side / 2, south + side / 2), { keyboard: false, interactive: false, zIndexOffset: -10000, icon: L.divIcon({ className: 'rp-map__home', html: 'Home', iconSize: [48, 22], iconAnchor: [24, -10] }) }).addTo(map)
    shown.extend(home.getBounds())
  }
  for (const row of document.querySelectorAll(`#${box.dataset.map} [data-easting]`)) {
    const place = at(row.dataset.easting, row.dataset.northing)
    const number = document.createElement('span')
    number.textContent = row.dataset.number
    const name = document.createElement('span')
    name.textContent = `${row.dataset.number}. ${row.dataset.name}: ${row.dataset.standing.toLowerCase()}`
    const kind = row.dataset.kind
    const size = kind === 'near' ? 20 : 26
    L.marker(place, {
      alt: name.textContent,
      title: name.textContent,
      riseOnHover: true,
      zIndexOffset: { first: 20000, asked: 10000, near: 0 }[kind],
      icon: L.divIcon({ className: `rp-map__place rp-map__place--${kind}`, html: number, iconSize: [size, size] })
    }).bindPopup(name).addTo(map)
    shown.extend(place)
  }
  map.fitBounds(shown.pad(0.1))
  outline(map, box.dataset.boundary)
}

async function outline (map, address) {
  const answer = await fetch(address)
  if (!answer.ok) return
  L.geoJSON(await answer.json(), {
    coordsToLatLng: ([easting, northing]) => L.latLng(northing, easting),
    style: { color: '#123c5a', weight: 2, fillOpacity: 0.05, interactive: false }
  }).addTo(map).bringToBack()
}
