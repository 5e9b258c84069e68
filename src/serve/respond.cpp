// SPDX-License-Identifier: MIT
#include "serve/respond.hpp"

#include "serve/assets.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace cordon::serve {

namespace {

struct StaticFile {
    std::string_view path;
    std::string_view name;
    std::string_view type;
};
constexpr std::array static_files{
    StaticFile{"/page.css", "page.css", "text/css; charset=utf-8"},
    StaticFile{"/page.js", "page.js", "text/javascript; charset=utf-8"},
    StaticFile{"/leaflet.css", "leaflet.css", "text/css; charset=utf-8"},
    StaticFile{"/leaflet.js", "leaflet.js", "text/javascript; charset=utf-8"},
    StaticFile{"/leaflet-licence.txt", "LICENSE", "text/plain; charset=utf-8"},
    StaticFile{"/favicon.svg", "favicon.svg", "image/svg+xml"},
    StaticFile{"/favicon.ico", "favicon.svg", "image/svg+xml"},
};

struct SheetFile {
    std::string_view path;
    app::OutputFormat format;
    app::SvgTexts texts;
    std::string_view type;
    std::string_view ending; ///< of the download; empty = shown in the page
};
constexpr std::array sheet_files{
    // Outlines: the page looks alike whatever fonts the browser has.
    SheetFile{"/sheet/view.svg", app::OutputFormat::svg, app::SvgTexts::outlines, "image/svg+xml",
              ""},
    SheetFile{"/sheet.svg", app::OutputFormat::svg, app::SvgTexts::live, "image/svg+xml", ".svg"},
    SheetFile{"/sheet.png", app::OutputFormat::png, app::SvgTexts::live, "image/png", ".png"},
    SheetFile{"/sheet.pdf", app::OutputFormat::pdf, app::SvgTexts::live, "application/pdf", ".pdf"},
};

Answer refusal(int status, std::string text) {
    Answer answer;
    answer.status = status;
    answer.body = std::move(text) + "\n";
    return answer;
}

/// JSON that may stand inside a script: no `</script>` can come from a text.
std::string script_safe(std::string json) {
    for (std::size_t at = json.find('<'); at != std::string::npos; at = json.find('<', at))
        json.replace(at, 1, "\\u003c");
    return json;
}

Answer page(const LiveMap& map) {
    constexpr std::string_view mark = "@STATE@";
    Answer answer;
    answer.type = "text/html; charset=utf-8";
    answer.body = asset("index.html");
    const std::size_t at = answer.body.find(mark);
    answer.body.replace(at, mark.size(), script_safe(map.state().json));
    return answer;
}

/// The name of a download: letters, digits, `-`, `_` and `.` of the map file's.
std::string plain_name(std::string_view stem) {
    std::string out;
    for (const char c : stem) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_';
        out += plain ? c : '_';
    }
    return out.empty() ? "map" : out;
}

Answer sheet(const SheetFile& file, const LiveMap& map, const std::string& stem) {
    const auto preview = map.preview();
    if (!preview) return refusal(503, "the map is not drawn yet");
    Answer answer;
    answer.type = file.type;
    answer.body = preview->sheet(file.format, file.texts);
    if (!file.ending.empty()) answer.save_as = plain_name(stem) + std::string(file.ending);
    return answer;
}

Answer tile(const app::PreviewTile& wanted, const LiveMap& map) {
    const auto preview = map.preview();
    if (!preview) return refusal(503, "the map is not drawn yet");
    auto bytes = preview->tile(wanted);
    if (!bytes) return refusal(404, "there is no such tile");
    Answer answer;
    answer.type = "image/png";
    answer.body = std::move(*bytes);
    return answer;
}

/// Takes a whole number and what follows it; false when there is none.
template <typename Number>
bool take(std::string_view& text, Number& value, std::string_view then) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc()) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with(then)) return false;
    text.remove_prefix(then.size());
    return true;
}

} // namespace

std::optional<app::PreviewTile> parse_tile(std::string_view path) {
    constexpr std::string_view start = "/tile/";
    if (!path.starts_with(start)) return std::nullopt;
    path.remove_prefix(start.size());
    app::PreviewTile tile;
    std::uint64_t revision = 0; // only keeps browsers from showing an old tile
    std::uint32_t zoom = 0;
    if (!take(path, revision, "/") || !take(path, zoom, "/") || !take(path, tile.x, "/") ||
        !take(path, tile.y, ""))
        return std::nullopt;
    constexpr std::uint32_t deepest = 30;
    if (zoom > deepest) return std::nullopt;
    tile.z = static_cast<int>(zoom);
    if (path.starts_with("@2x")) {
        tile.scale = 2;
        path.remove_prefix(3);
    }
    if (path != ".png") return std::nullopt;
    return tile;
}

bool is_own_host(std::string_view host, int port) {
    for (const std::string_view name : {"127.0.0.1", "localhost", "[::1]"})
        if (host == fmt::format("{}:{}", name, port)) return true;
    return false;
}

Answer respond(const Ask& ask, const LiveMap& map, const std::string& file_stem) {
    if (!is_own_host(ask.host, ask.port))
        return refusal(403, "this server answers to its own name only");
    if (ask.method != "GET" && ask.method != "HEAD")
        return refusal(405, "only GET and HEAD are answered");
    if (ask.path == "/") return page(map);
    for (const StaticFile& file : static_files)
        if (ask.path == file.path && !asset(file.name).empty())
            return {200, std::string(file.type), std::string(asset(file.name)), {}, false};
    for (const SheetFile& file : sheet_files)
        if (ask.path == file.path) return sheet(file, map, file_stem);
    if (ask.path == "/credits") {
        const auto preview = map.preview();
        return {
            200, "text/plain; charset=utf-8", preview ? preview->tile_credits() : "", {}, false};
    }
    if (ask.path == "/state") return {200, "application/json", map.state().json, {}, false};
    if (ask.path == "/events") return {200, "text/event-stream", {}, {}, true};
    if (const auto wanted = parse_tile(ask.path)) return tile(*wanted, map);
    return refusal(404, "there is nothing here");
}

} // namespace cordon::serve
