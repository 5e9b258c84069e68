// SPDX-License-Identifier: MIT
#include "app/article_files.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

/// The same file, whatever its name.
bool same_file(const fs::path& a, const fs::path& b) {
    std::error_code ignored;
    return a.lexically_normal() == b.lexically_normal() || fs::equivalent(a, b, ignored);
}

/// A file and the option that names it.
struct Named {
    std::string_view option;
    fs::path path;
};

void check_output(const Named& output, const std::vector<Named>& inputs) {
    if (output.path == "-") return;
    for (const Named& input : inputs)
        if (input.path != "-" && same_file(output.path, input.path))
            throw Error(fmt::format("{}: {} would overwrite the {}", output.path.string(),
                                    output.option, input.option),
                        "give the output another name");
    std::error_code ignored;
    const fs::path folder = output.path.parent_path();
    if (!folder.empty() && !fs::is_directory(folder, ignored))
        throw Error(fmt::format("{}: {} cannot be written: there is no folder {}",
                                output.path.string(), output.option, folder.string()),
                    "create it first");
    if (fs::is_directory(output.path, ignored))
        throw Error(fmt::format("{}: {} cannot be written: it is a folder", output.path.string(),
                                output.option),
                    "give the name of a file");
}

} // namespace

void check_files(const ExtractRequest& request) {
    if (std::count(request.inputs.begin(), request.inputs.end(), "-") > 1)
        throw Error("standard input is given twice", "\"-\" may be one of the articles");
    std::vector<Named> inputs;
    inputs.reserve(request.inputs.size() + 2);
    for (const std::string& input : request.inputs) inputs.push_back({"article", input});
    if (!request.decisions.empty()) inputs.push_back({"file of decisions", request.decisions});
    if (!request.places.chosen.empty())
        inputs.push_back({"file of chosen places", request.places.chosen});
    for (const fs::path& file : request.places.gazetteers) inputs.push_back({"gazetteer", file});
    for (const fs::path& file : request.places.roads) {
        std::error_code ignored;
        if (!fs::exists(file, ignored))
            throw Error(
                fmt::format("{}: --roads cannot be read: there is no such file", file.string()),
                "check the spelling; relative names start at the current folder");
        inputs.push_back({"file of roads", file});
    }
    std::vector<Named> outputs;
    for (const Named& output : {Named{"--output", request.output}, Named{"--html", request.page},
                                Named{"--names", request.names}}) {
        if (output.path.empty()) continue;
        for (const Named& other : outputs)
            if (same_file(output.path, other.path))
                throw Error(fmt::format("{}: {} and {} would write the same file",
                                        output.path.string(), other.option, output.option),
                            "give each its own name");
        check_output(output, inputs);
        outputs.push_back(output);
    }
}

void check_countries(const PlaceRequest& request, const place::Gazetteer& gazetteer) {
    // A user's gazetteer alone may hold villages only.
    if (!gazetteer.country("FR") || !gazetteer.country("US")) return;
    for (const std::string& code : request.countries)
        if (!gazetteer.country(code))
            throw Error(fmt::format("--country: no country has the code '{}'", code),
                        "codes are those of ISO 3166-1: GB for the United Kingdom, ML for Mali");
}

} // namespace cordon::app
