// SPDX-License-Identifier: MIT
// places.toml: what was read holds, and a choice that is added leaves everything before it alone.
#include "app/chosen_places.hpp"

#include "core/file.hpp"
#include "core/unicode.hpp"
#include "fuzz/support.hpp"

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <string>

namespace cordon::fuzz {

namespace {

/// A file that each input is written to anew; it goes with the process.
struct OwnFile {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("cordon-fuzz-" + std::to_string(getpid()));
    OwnFile() = default;
    OwnFile(const OwnFile&) = delete;
    OwnFile& operator=(const OwnFile&) = delete;
    OwnFile(OwnFile&&) = delete;
    OwnFile& operator=(OwnFile&&) = delete;
    ~OwnFile() {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
};

void add_and_read(std::string_view input, std::size_t places) {
    static const OwnFile own;
    write_file(own.path, input);
    const std::string name(input.substr(0, 60));
    const bool has_name = !fold_name(name).empty();
    place::Place place;
    place.name = name;
    place.country = "ML";
    place.id = 7;
    place.at = {-8.0, 12.7};
    try {
        app::add_chosen_place(own.path, name, place);
    } catch (const Error&) {
        require(read_file(own.path) == input, "a refused choice changed the file");
        return;
    }
    require(read_file(own.path).starts_with(input), "a choice changed what stood there");
    require(has_name && app::read_chosen_places(own.path).size() == places + 1,
            "a choice does not read back");
}

} // namespace

void run(std::string_view input) {
    const MemoryFile file(input);
    const auto places = app::read_chosen_places(file.path());
    for (const place::ChosenPlace& place : places) {
        require(std::abs(place.at.x) <= 180.0 && std::abs(place.at.y) <= 90.0,
                "a place off the Earth");
        require(app::chosen_place(places, place.name).has_value(), "a choice is not found");
    }
    add_and_read(input, places.size());
}

} // namespace cordon::fuzz
