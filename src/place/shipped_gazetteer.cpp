// SPDX-License-Identifier: MIT
#include "place/shipped_gazetteer.hpp"

#include "core/cache_folder.hpp"
#include "core/file.hpp"
#include "place/gazetteer_build.hpp"

#include <array>

namespace cordon::place {

namespace fs = std::filesystem;

namespace {

constexpr const char* compiled_name = "gazetteer.bin";

/// The compiled file when it is there and was made from this very source.
std::shared_ptr<const GazetteerStore> fresh(const fs::path& compiled, const fs::path& source) {
    std::error_code failure;
    const auto made = fs::last_write_time(compiled, failure);
    if (failure) return nullptr;
    const auto written = fs::last_write_time(source, failure);
    const bool has_source = !failure;
    if (has_source && made < written) return nullptr;
    try {
        auto store = GazetteerStore::open(compiled);
        if (has_source && store->source_bytes() != fs::file_size(source)) return nullptr;
        return store;
    } catch (const Error&) {
        return nullptr; // of an older version, or damaged: made anew
    }
}

bool try_write(const fs::path& path, std::string_view bytes) {
    std::error_code failure;
    fs::create_directories(path.parent_path(), failure);
    if (failure) return false;
    try {
        write_file(path, bytes);
        return true;
    } catch (const Error&) {
        return false;
    }
}

} // namespace

std::shared_ptr<const GazetteerStore> shipped_gazetteer() {
    const fs::path folder = data_folder() / "geodata" / "built";
    const fs::path source = folder / "world.txt";
    std::array<fs::path, 2> places = {folder / compiled_name, user_cache_folder()};
    if (!places[1].empty()) places[1] /= compiled_name;
    for (const fs::path& compiled : places)
        if (auto store = fresh(compiled, source)) return store;
    std::error_code ignored;
    if (!fs::exists(source, ignored))
        throw Error(
            "the worldwide gazetteer was not built: " + source.string() + " is missing",
            fs::exists(folder.parent_path() / "build.sh", ignored)
                ? "run geodata/build.sh once"
                : "this installation was made without it: name a gazetteer of your own with "
                  "--gazetteer, or make the packages anew after geodata/build.sh");
    CollectingReporter findings;
    GazetteerCounts counts;
    std::string bytes = build_gazetteer_bytes({source}, findings, counts);
    for (const fs::path& compiled : places)
        if (!compiled.empty() && try_write(compiled, bytes)) return GazetteerStore::open(compiled);
    return GazetteerStore::from_bytes(std::move(bytes), source.string());
}

} // namespace cordon::place
