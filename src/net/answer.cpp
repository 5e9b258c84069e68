// SPDX-License-Identifier: MIT
#include "net/answer.hpp"

#include "core/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace cordon::net {

namespace {

constexpr std::int64_t year = 365LL * 24 * 60 * 60;

/// A number of seconds; a negative one when the text is none.
std::int64_t seconds_of(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure == std::errc::result_out_of_range) return year;
    return failure == std::errc() && end == text.data() + text.size() ? value : -1;
}

struct Meaning {
    int status;
    std::string_view words;
    std::string_view hint;
};
constexpr std::array meanings = {
    Meaning{400, "bad request", "open the address in a browser to see what the server objects to"},
    Meaning{401, "not authorised", "the server wants a key or a password; check the one given"},
    Meaning{403, "forbidden", "the server wants a key, or does not serve this program"},
    Meaning{404, "not found", "check the spelling of the address"},
    Meaning{410, "gone", "the data are no longer published there"},
    Meaning{429, "too many requests", "wait, or ask for fewer tiles with a smaller extent"},
    Meaning{500, "fault of the server", "try again later"},
    Meaning{502, "bad gateway", "try again later"},
    Meaning{503, "service unavailable", "try again later"},
    Meaning{504, "gateway timeout", "try again later"},
};

Meaning meaning_of(int status) {
    const auto* known = std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& meaning) {
        return meaning.status == status;
    });
    if (known != meanings.end()) return *known;
    return {status, status >= 500 ? "fault of the server" : "an answer of no use",
            "download the data by other means and name the file"};
}

} // namespace

Verdict judge(const Response& response) {
    switch (response.status) {
    case 200: return Verdict::use;
    case 206: return Verdict::part;
    case 304: return Verdict::unchanged;
    case 204:
    case 404:
    case 410: return Verdict::missing;
    case 301:
    case 302:
    case 303:
    case 307:
    case 308: return response.location.empty() ? Verdict::fail : Verdict::redirect;
    case 429:
    case 500:
    case 502:
    case 503:
    case 504: return Verdict::again;
    default: return Verdict::fail;
    }
}

std::optional<ContentRange> read_content_range(std::string_view header) {
    constexpr std::string_view unit = "bytes ";
    if (!header.starts_with(unit)) return std::nullopt;
    ContentRange out;
    const char* at = header.data() + unit.size();
    const char* const end = header.data() + header.size();
    const auto number = [&](std::uint64_t& value, char after) {
        const auto [next, failure] = std::from_chars(at, end, value);
        if (failure != std::errc()) return false;
        at = next;
        if (after == 0) return at == end;
        return at != end && *at++ == after;
    };
    if (!number(out.first, '-') || !number(out.last, '/') || !number(out.size, 0))
        return std::nullopt;
    if (out.last < out.first || out.size <= out.last) return std::nullopt;
    return out;
}

Keeping keeping_of(std::string_view cache_control) {
    Keeping out;
    bool ask = false;
    for (std::size_t at = 0; at <= cache_control.size();) {
        const std::size_t end = std::min(cache_control.find(',', at), cache_control.size());
        const std::string_view word = trimmed(cache_control.substr(at, end - at));
        constexpr std::string_view age = "max-age=";
        if (word == "no-store") out.store = false;
        if (word.starts_with("no-cache")) ask = true;
        if (word.starts_with(age))
            out.fresh = std::clamp<std::int64_t>(seconds_of(word.substr(age.size())), 0, year);
        at = end + 1;
    }
    if (ask || !out.store) out.fresh = 0;
    return out;
}

int wait_of(std::string_view retry_after, int usual) {
    const std::int64_t seconds = seconds_of(trimmed(retry_after));
    return seconds < 0 ? usual : static_cast<int>(std::min(seconds, year));
}

std::string ending_of(const Url& url, std::string_view type, std::string_view body) {
    constexpr std::array known = {
        "geojson", "json", "topojson", "csv",  "tsv",   "fgb",     "gpkg",    "kml", "kmz", "shp",
        "zip",     "tif",  "tiff",     "png",  "jpg",   "jpeg",    "webp",    "pbf", "mvt", "svg",
        "ttf",     "otf",  "ttc",      "woff", "woff2", "pmtiles", "mbtiles", "gpx", "gml", "osm"};
    const std::string path = url.target.substr(0, url.target.find('?'));
    const std::size_t dot = path.rfind('.');
    if (dot != std::string::npos && path.find('/', dot) == std::string::npos) {
        const std::string ending = lower_ascii(path.substr(dot + 1));
        if (std::find(known.begin(), known.end(), ending) != known.end()) return "." + ending;
    }
    constexpr std::array<std::pair<std::string_view, const char*>, 6> types = {{
        {"text/csv", ".csv"},
        {"image/png", ".png"},
        {"image/jpeg", ".jpg"},
        {"image/webp", ".webp"},
        {"image/svg+xml", ".svg"},
        {"image/tiff", ".tif"},
    }};
    for (const auto& [name, ending] : types)
        if (type == name) return ending;
    const std::size_t first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF\x1E");
    const bool json = first != std::string_view::npos && (body[first] == '{' || body[first] == '[');
    return json ? ".json" : ".bin";
}

Error failure_of(const Url& url, const Response& response, std::size_t max_bytes) {
    const std::string address = shown(to_text(url));
    if (response.too_large)
        return {fmt::format("'{}' was not fetched: its answer is larger than {} MB", address,
                            max_bytes >> 20U),
                "download the file and name it"};
    if (response.status == 0)
        return {fmt::format("'{}' was not fetched: {}", address, response.failure),
                "check the address and the connection, or download the file and name it"};
    const Meaning meaning = meaning_of(response.status);
    return {fmt::format("'{}' was not fetched: the server answered {} ({})", address,
                        response.status, meaning.words),
            std::string(meaning.hint)};
}

} // namespace cordon::net
