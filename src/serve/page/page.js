// SPDX-License-Identifier: MIT
"use strict";
const byId = id => document.getElementById(id);
const tilesPossible = typeof L !== "undefined";
let state = null, shown = 0, size = "fit", map = null, layer = null;

function element(kind, name, text) {
  const made = document.createElement(kind);
  made.className = name;
  made.textContent = text;
  return made;
}

function findingInto(box, finding) {
  box.classList.add("finding");
  box.append(element("p", "message", finding.message));
  if (finding.where) box.append(element("p", "place", finding.where));
  for (const hint of finding.hints) box.append(element("p", "advice", hint));
  return box;
}

// ---- the sheet

function sizeSheet() {
  const img = byId("paper").querySelector("img"), view = byId("sheet-view");
  if (!img || !state.map) return;
  const {width, height} = state.map, room = {x: view.clientWidth - 40, y: view.clientHeight - 40};
  const scale = size === "full" ? 1 : size === "width" ? room.x / width : Math.min(room.x / width, room.y / height);
  img.width = Math.max(1, Math.round(width * scale));
  img.height = Math.max(1, Math.round(height * scale));
  for (const name of ["fit", "width", "full"]) byId(name).setAttribute("aria-pressed", name === size);
}

function renewSheet() {
  const img = new Image(), paper = byId("paper");
  img.alt = state.map.title;
  const take = () => { paper.replaceChildren(img); sizeSheet(); };
  if (!paper.firstChild) take(); // nothing to keep until it is here
  else img.onload = take;
  img.src = `/sheet/view.svg?${state.revision}`;
}

// ---- the tiles

function newLayer() {
  const {bounds: [west, south, east, north], minzoom, maxzoom, tilesize} = state.map;
  return L.tileLayer(`/tile/${state.revision}/{z}/{x}/{y}{r}.png`, {
    tileSize: tilesize, minZoom: minzoom, maxZoom: maxzoom, bounds: [[south, west], [north, east]], noWrap: true,
  });
}

function renewTiles() {
  if (!map) return;
  const old = layer;
  layer = newLayer();
  if (old) layer.once("load", () => old.remove());
  layer.on("load", showCredits);
  layer.addTo(map);
}

async function showCredits() {
  const answer = await fetch("/credits");
  if (answer.ok) byId("credits").textContent = await answer.text();
}

function openTiles() {
  if (map || !state.map) return;
  const {bounds: [west, south, east, north], minzoom, maxzoom} = state.map;
  map = L.map("map", {minZoom: minzoom, maxZoom: maxzoom, zoomSnap: 1, attributionControl: false, fadeAnimation: false});
  L.control.scale({imperial: false, position: "bottomright"}).addTo(map);
  map.fitBounds([[south, west], [north, east]]);
  renewTiles();
}

function show(view) {
  const tiles = view === "tiles" && tilesPossible;
  byId("sheet-view").hidden = tiles;
  byId("sheet-zoom").hidden = tiles;
  byId("tiles-view").hidden = !tiles;
  byId("show-sheet").setAttribute("aria-pressed", !tiles);
  byId("show-tiles").setAttribute("aria-pressed", tiles);
  if (tiles) { openTiles(); if (map) map.invalidateSize(); } else sizeSheet();
}

// ---- the state

function showFaults() {
  const box = byId("error");
  box.replaceChildren();
  box.hidden = !state.error;
  if (!state.error) return;
  const faults = state.findings.filter(finding => finding.severity === "error");
  for (const fault of faults.length ? faults : [state.error]) box.append(findingInto(element("div", "", ""), fault));
  if (state.map) box.append(element("p", "kept", "The last good picture is shown."));
}

function showFindings() {
  const warnings = state.findings.filter(finding => finding.severity === "warning");
  const button = byId("show-findings"), list = byId("findings").querySelector("ol");
  button.hidden = warnings.length === 0;
  button.textContent = warnings.length === 1 ? "1 warning" : `${warnings.length} warnings`;
  list.replaceChildren(...warnings.map(warning => findingInto(element("li", "", ""), warning)));
  if (warnings.length === 0) toggleFindings(false);
}

function toggleFindings(open) {
  byId("findings").hidden = !open;
  byId("show-findings").setAttribute("aria-expanded", open);
  sizeSheet();
  if (map) map.invalidateSize();
}

function showStatus(kind, text) {
  byId("status").className = kind;
  byId("status-text").textContent = text;
}

function apply(next) {
  state = next;
  byId("empty").hidden = Boolean(state.map) || !state.drawing;
  byId("downloads").hidden = !state.map;
  if (state.map) {
    byId("title").textContent = state.map.title || "cordon";
    document.title = state.map.title || "cordon";
  }
  if (state.map && state.revision !== shown) {
    shown = state.revision;
    renewSheet();
    renewTiles();
    if (!byId("tiles-view").hidden) openTiles();
  }
  showFaults();
  showFindings();
  if (state.drawing) showStatus("drawing", "drawing …");
  else if (state.error) showStatus("fault", "fault");
  else showStatus("live", "live");
}

byId("show-sheet").onclick = () => { location.hash = ""; };
byId("show-tiles").onclick = () => { location.hash = "tiles"; };
byId("show-tiles").hidden = !tilesPossible;
for (const name of ["fit", "width", "full"]) byId(name).onclick = () => { size = name; sizeSheet(); };
byId("show-findings").onclick = () => toggleFindings(byId("findings").hidden);
addEventListener("resize", () => { if (state) sizeSheet(); });
addEventListener("hashchange", () => show(location.hash.slice(1)));

apply(JSON.parse(byId("first-state").textContent));
show(location.hash.slice(1));

const events = new EventSource("/events");
events.addEventListener("state", event => apply(JSON.parse(event.data)));
events.onerror = () => showStatus("", "no connection");
