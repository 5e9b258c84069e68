// SPDX-License-Identifier: MIT
#pragma once

#include "core/language.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordon::app {

/// What `geodata/manifest.toml` says of a shipped layer.
struct ManifestEntry {
    std::string attribution; ///< as it must be printed; several sources are parted by `; `
    std::string licence;
    std::string sha256; ///< of the file
    /// The sources one by one.
    [[nodiscard]] std::vector<std::string> attributions() const;
};

/// The manifest by file name relative to `geodata/`, with what `built/manifest.toml` has measured
/// of the files that set-up makes; empty when the folder has none.
[[nodiscard]] std::map<std::string, ManifestEntry>
read_manifest(const std::filesystem::path& geodata);

/// An attribution as it can be printed: sources of tiles write theirs in HTML (`<a href=…>&copy;
/// OpenStreetMap contributors</a>`).
[[nodiscard]] std::string plain_credit(std::string_view attribution);

/// Attributions in the order of their first use, each once.
class Credits {
  public:
    /// `what` names the kind of data in the credit line: `Places`, `Roads` …; empty texts are
    /// ignored.
    void add(const std::string& what, const std::string& as_given);
    /// Adds all of another list.
    void add(const Credits& others);
    /// `Base map: Natural Earth. Places: GeoNames, CC BY 4.0.`, with the colons of the language.
    [[nodiscard]] std::string line(Language language = Language::en) const;
    [[nodiscard]] bool empty() const { return entries_.empty(); }

  private:
    std::vector<std::pair<std::string, std::string>>
        entries_; ///< attribution, what it is the source of
};

} // namespace cordon::app
