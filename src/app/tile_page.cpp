// SPDX-License-Identifier: MIT
#include "app/tile_page.hpp"

#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/json.hpp"

#include <string>

namespace cordon::app {

namespace {

constexpr std::string_view page_start = R"(<!DOCTYPE html>
<html><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<link rel="icon" href="data:,"><title>Map</title>
<style>
html, body { margin: 0; height: 100%; font: 13px/1.4 sans-serif }
#map { position: absolute; inset: 0; overflow: hidden; background: #eee; cursor: grab;
  touch-action: none; outline-offset: -3px }
#map img { position: absolute; user-select: none; -webkit-user-drag: none }
#zoom { position: absolute; left: 12px; top: 12px; display: grid; gap: 4px }
#zoom button { width: 36px; height: 36px; font-size: 20px; border: 1px solid #888; background: #fff }
#credit { position: absolute; right: 0; bottom: 0; margin: 0; padding: 2px 6px; background: #fffd;
  max-width: 80%; font-size: 11px }
</style></head><body>
<div id="map" tabindex="0" role="application" aria-label="Map: arrow keys move it, plus and minus zoom"></div>
<div id="zoom"><button id="in" aria-label="Zoom in">+</button>
<button id="out" aria-label="Zoom out">&minus;</button></div>
<p id="credit"></p>
<script>
"use strict";
const set = )";

constexpr std::string_view page_end = R"(;
const map = document.getElementById("map"), size = set.size;
document.title = set.name || "Map";
document.getElementById("credit").textContent = set.attribution;
const worldX = (lon, z) => (lon + 180) / 360 * 2 ** z;
const worldY = (lat, z) => (1 - Math.asinh(Math.tan(lat * Math.PI / 180)) / Math.PI) / 2 * 2 ** z;
let z = set.maxzoom, tiles = new Map();
const [west, south, east, north] = set.bounds;
const fits = z => (worldX(east, z) - worldX(west, z)) * size <= map.clientWidth * 1.2 &&
  (worldY(south, z) - worldY(north, z)) * size <= map.clientHeight * 1.2;
while (z > set.minzoom && !fits(z)) --z;
// Centre of the view in tiles of zoom z.
let x = (worldX(west, z) + worldX(east, z)) / 2, y = (worldY(south, z) + worldY(north, z)) / 2;
function draw() {
  const halfX = map.clientWidth / 2, halfY = map.clientHeight / 2, n = 2 ** z, wanted = new Set();
  const range = set.zooms[z];
  for (let r = Math.floor(y - halfY / size); r <= y + halfY / size; ++r)
    for (let c = Math.floor(x - halfX / size); c <= x + halfX / size; ++c) {
      if (c < range[0] || c > range[2] || r < range[1] || r > range[3]) continue;
      const key = `${z}/${c}/${set.tms ? n - 1 - r : r}.${set.format}`;
      wanted.add(key);
      let img = tiles.get(key);
      if (!img) {
        img = new Image(size, size);
        img.alt = "";
        img.draggable = false;
        img.onerror = () => { img.style.visibility = "hidden"; };
        img.src = key;
        tiles.set(key, img);
        map.append(img);
      }
      img.style.left = Math.round(halfX + (c - x) * size) + "px";
      img.style.top = Math.round(halfY + (r - y) * size) + "px";
    }
  for (const [key, img] of tiles) if (!wanted.has(key)) { img.remove(); tiles.delete(key); }
}
function zoomBy(step, px = map.clientWidth / 2, py = map.clientHeight / 2) {
  const next = Math.min(set.maxzoom, Math.max(set.minzoom, z + step)), k = 2 ** (next - z);
  const dx = (px - map.clientWidth / 2) / size, dy = (py - map.clientHeight / 2) / size;
  x = (x + dx) * k - dx;
  y = (y + dy) * k - dy;
  z = next;
  draw();
}
const held = new Map();
map.onpointerdown = e => { held.set(e.pointerId, e); map.setPointerCapture(e.pointerId); };
map.onpointerup = map.onpointercancel = e => held.delete(e.pointerId);
map.onpointermove = e => {
  const last = held.get(e.pointerId);
  if (!last) return;
  x -= (e.clientX - last.clientX) / size / held.size;
  y -= (e.clientY - last.clientY) / size / held.size;
  held.set(e.pointerId, e);
  draw();
};
let wheel = 0;
map.addEventListener("wheel", e => {
  e.preventDefault();
  wheel += e.deltaY;
  if (Math.abs(wheel) < 60) return;
  zoomBy(wheel < 0 ? 1 : -1, e.clientX, e.clientY);
  wheel = 0;
}, {passive: false});
map.ondblclick = e => zoomBy(e.shiftKey ? -1 : 1, e.clientX, e.clientY);
map.onkeydown = e => {
  const step = {ArrowLeft: [-.3, 0], ArrowRight: [.3, 0], ArrowUp: [0, -.3], ArrowDown: [0, .3]}[e.key];
  if (step) { x += step[0]; y += step[1]; draw(); }
  if (e.key === "+" || e.key === "=") zoomBy(1);
  if (e.key === "-") zoomBy(-1);
};
document.getElementById("in").onclick = () => zoomBy(1);
document.getElementById("out").onclick = () => zoomBy(-1);
addEventListener("resize", draw);
draw();
</script></body></html>
)";

/// JSON that may stand inside a script: no `</script>` can come from a text.
std::string script_safe(std::string json) {
    for (std::size_t at = json.find('<'); at != std::string::npos; at = json.find('<', at))
        json.replace(at, 1, "\\u003c");
    return json;
}

} // namespace

void write_tile_page(const std::filesystem::path& folder, const tile::Pyramid& pyramid,
                     const tile::TilesetInfo& info, bool tms) {
    if (pyramid.format == tile::TileFormat::mvt)
        throw Error("the page shows pictures, not vector tiles",
                    "choose --format png, webp or jpeg");
    const auto number = [](double value) { return Json(value); };
    const auto list = [&](std::initializer_list<double> values) {
        Json::Array out;
        for (const double value : values) out.push_back(number(value));
        return Json(std::move(out));
    };
    Json::Object zooms; // tiles of each zoom: the page asks for no others
    for (int z = pyramid.min_zoom; z <= pyramid.max_zoom; ++z) {
        const tile::TileRange r = tile::tiles_of(pyramid.box, z);
        zooms.push_back({std::to_string(z),
                         list({double(r.min_x), double(r.min_y), double(r.max_x), double(r.max_y)}),
                         0});
    }
    const geom::LonLatBox& b = info.bounds;
    const Json settings(Json::Object{{"name", Json(info.name), 0},
                                     {"attribution", Json(info.attribution), 0},
                                     {"size", number(pyramid.tile_size), 0},
                                     {"format", Json(std::string(name_of(pyramid.format))), 0},
                                     {"tms", Json(tms), 0},
                                     {"minzoom", number(pyramid.min_zoom), 0},
                                     {"maxzoom", number(pyramid.max_zoom), 0},
                                     {"bounds", list({b.min_x, b.min_y, b.max_x, b.max_y}), 0},
                                     {"zooms", Json(std::move(zooms)), 0}});
    write_file(folder / "index.html",
               std::string(page_start) + script_safe(to_text(settings)) + std::string(page_end));
}

} // namespace cordon::app
