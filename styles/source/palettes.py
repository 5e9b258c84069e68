# SPDX-License-Identifier: MIT
"""Colours of the shipped house styles. Status hues are those of Okabe and Ito, readable with colour vision deficiency."""

STATUS = {
    "open": "#0072B2",
    "restricted": "#56B4E9",
    "contested": "#E69F00",
    "cut": "#D55E00",
    "no_information": "#8C8C8C",
}

PRESS = {
    "label": "Press: quiet land, one strong subject",
    "sea": "#dce9f1", "land": "#fdfcf8", "land_other": "#f0eee9", "water": "#dce9f1", "river": "#a9c9de",
    "river_text": "#5b8fb5", "border": "#6d6d6b", "border_other": "#8b8b88", "admin": "#d8d4cb", "road": "#d6cfc2", "lake_edge": "#a9c9de",
    "route": "#5a5a5e", "halo": "#fdfcf8", "halo_other": "#f0eee9", "place": "#1d1d1f", "country": "#8d8a84", "casing": "#fdfcf8", "status": STATUS,
    "hostile": "#B2361B", "state": "#5B5B5F", "passage": "#0066A3", "ban": "#B2361B", "note": "#8373DB",
    "own": ["#2F6F5E", "#76539B", "#7A641C"], "area": "#B2361B", "area_opacity": 0.13, "threat_opacity": 0.3, "ring": "#6b6b69", "shield": "#ffffff", "shield_edge": "#4c4c4e",
    "theme": {"font": "Inter", "page": "#ffffff", "ink": "#161618", "muted": "#4b4b4e", "accent": "#B2361B",
              "panel": "rgba(255,255,255,0.95)", "panel-edge": "#c9c7c2", "frame": "#4a4a4c",
              "graticule": "rgba(70,95,115,0.16)", "frame-width": 0.9},
}

HUMANITARIAN = PRESS | {
    "label": "Humanitarian: report maps with graticule and blue furniture",
    "sea": "#d7e8f5", "land": "#fffefb", "land_other": "#edeff1", "water": "#cfe3f3", "river": "#8fbfe0",
    "river_text": "#3f83b5", "border": "#5d6b78", "border_other": "#8796a3", "admin": "#cfd6dc", "road": "#cdd3d8",
    "halo": "#fffefb", "halo_other": "#edeff1", "country": "#7b8791", "casing": "#ffffff",
    "hostile": "#A5281B", "ban": "#A5281B", "area": "#A5281B", "passage": "#005B96",
    "theme": PRESS["theme"] | {"ink": "#14212b", "muted": "#435260", "accent": "#1f6fa8", "panel-edge": "#b8c6d1",
                               "frame": "#3c5366", "graticule": "rgba(40,100,150,0.22)"},
}

PRINT = PRESS | {
    "label": "Print: readable in one ink",
    "sea": "#e6e6e6", "land": "#ffffff", "land_other": "#f2f2f2", "water": "#e2e2e2", "river": "#bcbcbc",
    "river_text": "#6e6e6e", "border": "#555555", "border_other": "#8a8a8a", "admin": "#d4d4d4", "road": "#d0d0d0", "lake_edge": "#bcbcbc",
    "halo": "#ffffff", "halo_other": "#f2f2f2", "place": "#000000", "country": "#8a8a8a", "casing": "#ffffff",
    "route": "#3c3c3c", "status": {"open": "#000000", "restricted": "#8c8c8c", "contested": "#5a5a5a", "cut": "#1a1a1a", "no_information": "#a6a6a6"},
    "hostile": "#1c1c1c", "ban": "#1c1c1c", "state": "#707070", "passage": "#4a4a4a", "note": "#6a6a6a",
    "own": ["#4a4a4a", "#777777", "#2a2a2a"], "area": "#222222", "area_opacity": 0.12, "threat_opacity": 0.18, "ring": "#777777",
    "theme": PRESS["theme"] | {"ink": "#000000", "muted": "#3a3a3a", "accent": "#000000", "panel": "#ffffff",
                               "panel-edge": "#bdbdbd", "frame": "#333333", "graticule": "rgba(0,0,0,0.14)"},
}

DARK = PRESS | {
    "label": "Dark: screens and slides",
    "sea": "#0a1a28", "land": "#2e333b", "land_other": "#23272d", "water": "#0a1a28", "river": "#2b4a61", "lake_edge": "#2b4a61",
    "river_text": "#6d9dc0", "border": "#8d939b", "border_other": "#5f666f", "admin": "#454c56", "road": "#4a525d",
    "halo": "#2e333b", "halo_other": "#23272d", "place": "#f2f2ef", "country": "#949ba4", "casing": "#2e333b",
    "route": "#c3c7cc", "status": {"open": "#4aa8e0", "restricted": "#9ad7f7", "contested": "#f2b62e", "cut": "#ff7a33", "no_information": "#8a9099"},
    "hostile": "#ff6b4a", "ban": "#ff6b4a", "state": "#b6bcc4", "passage": "#5fb8f2", "note": "#c9c0ff",
    "own": ["#7fd1b9", "#c3a5e6", "#d9c06a"], "area": "#ff6b4a", "area_opacity": 0.18, "threat_opacity": 0.34, "ring": "#8d939b", "shield": "#3a4049", "shield_edge": "#aab0b8",
    "theme": {"font": "Inter", "page": "#14171b", "ink": "#f4f4f1", "muted": "#b9bec5", "accent": "#ff8a6b",
              "panel": "rgba(26,30,35,0.94)", "panel-edge": "#3c434c", "frame": "#7d848d",
              "graticule": "rgba(160,190,215,0.16)", "frame-width": 0.9},
}

PALETTES = {"press": PRESS, "humanitarian": HUMANITARIAN, "print": PRINT, "dark": DARK}
