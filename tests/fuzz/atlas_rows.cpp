// SPDX-License-Identifier: MIT
// Rows of an atlas: each fills a project file, names a file, and the outcome is read.
#include "app/atlas_rows.hpp"

#include "app/map_reader.hpp"
#include "app/toml.hpp"
#include "core/unicode.hpp"
#include "fuzz/support.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace cordon::fuzz {

namespace {

constexpr std::size_t most_rows = 8; ///< of a table: the others are read alike

/// A name with an ending for a file in memory: the ending chooses the reader.
class NamedFile {
  public:
    explicit NamedFile(std::string_view bytes)
        : file_(bytes), path_(std::filesystem::temp_directory_path() /
                              ("cordon-fuzz-" + std::to_string(getpid()) +
                               (bytes.starts_with('{') ? ".geojson" : ".csv"))) {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
        std::filesystem::create_symlink(file_.path(), path_);
    }
    NamedFile(const NamedFile&) = delete;
    NamedFile& operator=(const NamedFile&) = delete;
    NamedFile(NamedFile&&) = delete;
    NamedFile& operator=(NamedFile&&) = delete;
    ~NamedFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    MemoryFile file_;
    std::filesystem::path path_;
};

void require_safe(const std::string& name) {
    require(name.size() <= 100, "a part of a file name is too long");
    require(name.find_first_of(std::string_view("/\\\0\n", 4)) == std::string::npos,
            "a part of a file name leaves its folder");
    require(name.empty() || (name.front() != '.' && name.back() != '.'),
            "a part of a file name hides or goes up");
}

} // namespace

void run(std::string_view input) {
    static const Json tree = app::parse_toml(
        "[map]\ntitle = \"{name} {{x}} {row}\"\ncentre = \"Kati\"\nwidth = \"50 km\"\n",
        "map.toml");
    CollectingReporter findings;
    const NamedFile file(input);
    std::vector<app::AtlasRow> rows = app::read_atlas_rows(file.path(), findings);
    rows.resize(std::min(rows.size(), most_rows));
    for (const app::AtlasRow& row : rows) {
        for (const auto& [column, text] : row.values) require_safe(app::file_name_part(text));
        try {
            const Json filled = app::apply_row(tree, row);
            const app::MapDocument document =
                app::read_map_tree(filled, {"map.toml", "/nowhere"}, findings);
            static_cast<void>(app::rule_faults(document));
        } catch (const Error&) { // one row does not stop the others
        }
    }
}

} // namespace cordon::fuzz
