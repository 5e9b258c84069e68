// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace cordon {

/// The file of a corpus in a folder: `lgl.dev.jsonl`, `lgl.jsonl`, whatever part of it is there;
/// the first by name, empty when there is none.
inline std::filesystem::path corpus_file(const std::filesystem::path& folder,
                                         const std::string& corpus) {
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(corpus + '.') && name.ends_with(".jsonl"))
            found.push_back(entry.path());
    }
    return found.empty() ? std::filesystem::path() : *std::min_element(found.begin(), found.end());
}

} // namespace cordon
