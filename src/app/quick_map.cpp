// SPDX-License-Identifier: MIT
#include "app/quick_map.hpp"

#include "app/pipeline.hpp"
#include "core/file.hpp"
#include "incident/reader.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

/// A folder of this process that is removed with all that is in it.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "cordon-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw Error("no temporary folder can be made in " + fs::temp_directory_path().string());
        path_ = pattern;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] fs::path file(const char* name) const { return path_ / name; }

  private:
    fs::path path_;
};

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8U |
                    (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k > bytes.size() ? '=' : digits[group >> (18U - 6U * k) & 0x3FU];
    }
    return out;
}

} // namespace

void draw_quick_map(const incident::IncidentSet& set, const QuickMap& map,
                    const std::vector<Output>& outputs) {
    const TemporaryFolder folder;
    write_file(folder.file("incidents.geojson"), incident::to_geojson(set));
    MapDocument document;
    document.map.lang = map.language;
    document.map.title = Localised(map.title);
    document.map.subtitle = Localised(std::string());
    document.map.size = map.size;
    document.map.number = map.numbered;
    document.map.profile = Profile::internal; // nothing is published: the reviewer sees all
    document.sheet.key.show = Piece::Show::no;
    document.data.pending = true;
    IncidentSource source;
    source.file = {"incidents", folder.file("incidents.geojson")};
    document.data.incidents.push_back(std::move(source));
    CollectingReporter quiet;
    RenderRequest request;
    request.outputs = outputs;
    (void)render(document, request, quiet);
}

std::string quick_map_uri(const incident::IncidentSet& set, const QuickMap& map) {
    const TemporaryFolder folder;
    const std::string picture = folder.file("map.svg").string();
    draw_quick_map(set, map, {{picture, OutputFormat::svg}});
    return "data:image/svg+xml;base64," + base64(read_file(picture));
}

} // namespace cordon::app
