// SPDX-License-Identifier: MIT
// conformance_render FIXTURES EXPECTED_FAILURES [--only TEXT] [--verbose] [--pictures FOLDER]
// [--update]
#include "conformance/pixel_compare.hpp"
#include "conformance/render_fixture.hpp"
#include "core/file.hpp"
#include "core/json.hpp"
#include "render/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <map>
#include <span>
#include <string_view>

namespace {

using namespace cordon;
using conformance::RenderFixture;
using conformance::RenderResult;

constexpr int skipped = 77; // what the test driver takes for "not run"

struct Options {
    std::filesystem::path fixtures;
    std::filesystem::path failures;
    std::filesystem::path pictures;
    std::string only;
    bool verbose = false;
    bool update = false;
};

/// Fixtures, passed, passed among those that one colour would not pass, and within two shares.
struct Row {
    int total = 0;
    int passed = 0;
    int informative = 0;
    int informative_passed = 0;
    int near = 0;   ///< at most 0.1 %
    int nearby = 0; ///< at most 0.5 %
};

void count(const RenderFixture& fixture, const RenderResult& result, Row& row) {
    const bool passed = result.share <= fixture.allowed;
    ++row.total;
    row.passed += passed ? 1 : 0;
    row.near += passed || result.share <= 0.001 ? 1 : 0;
    row.nearby += passed || result.share <= 0.005 ? 1 : 0;
    if (fixture.flat) return;
    ++row.informative;
    row.informative_passed += passed ? 1 : 0;
}

void print_row(const std::string& name, const Row& row) {
    fmt::print("{:<28} {:>4} of {:>4} passed; {:>4} within 0.1 %, {:>4} within 0.5 %; without flat "
               "ones {} of {}\n",
               name, row.passed, row.total, row.near, row.nearby, row.informative_passed,
               row.informative);
}

/// expected | difference | actual, side by side.
void write_picture(const std::filesystem::path& path, const RenderFixture& fixture,
                   const RenderResult& result) {
    const data::RgbaBitmap& a = result.actual;
    const data::RgbaBitmap& b = result.expected;
    if (a.width != b.width || a.height != b.height || a.rgba.empty()) return;
    std::vector<std::uint8_t> marks;
    (void)conformance::differing_pixels(a, b, fixture.threshold, &marks);
    render::Bitmap sheet;
    sheet.width = 3 * a.width + 8;
    sheet.height = a.height;
    sheet.rgba.assign(static_cast<std::size_t>(sheet.width) * sheet.height * 4, 128);
    const auto put = [&](int x, int y, std::array<std::uint8_t, 4> color) {
        std::copy(color.begin(), color.end(),
                  sheet.rgba.begin() + (static_cast<std::ptrdiff_t>(y) * sheet.width + x) * 4);
    };
    for (int y = 0; y < a.height; ++y) {
        for (int x = 0; x < a.width; ++x) {
            const std::size_t at = static_cast<std::size_t>(y) * a.width + x;
            const auto pixel = [&](const data::RgbaBitmap& image) {
                return std::array<std::uint8_t, 4>{image.rgba[4 * at], image.rgba[4 * at + 1],
                                                   image.rgba[4 * at + 2], image.rgba[4 * at + 3]};
            };
            put(x, y, pixel(b));
            const std::uint8_t grey = marks[at] == 0 ? 255 : 0;
            put(a.width + 4 + x, y,
                {static_cast<std::uint8_t>(marks[at] == 1 ? 200 : 255),
                 marks[at] == 1 ? std::uint8_t{200} : grey, grey, 255});
            put(2 * a.width + 8 + x, y, pixel(a));
        }
    }
    write_file(path, render::encode_png(sheet, {}));
}

std::map<std::string, std::string> read_failures(const std::filesystem::path& path) {
    std::map<std::string, std::string> out;
    if (!std::filesystem::exists(path)) return out;
    const Json json = parse_json(read_file(path), path.string());
    for (const Json::Member& entry : json.members()) out[entry.key] = entry.value.string();
    return out;
}

Options read_options(std::span<char*> args) {
    Options options;
    options.fixtures = args[1];
    options.failures = args[2];
    for (std::size_t i = 3; i < args.size(); ++i) {
        const std::string_view arg = args[i];
        options.verbose = options.verbose || arg == "--verbose";
        options.update = options.update || arg == "--update";
        if (arg == "--only" && i + 1 < args.size()) options.only = args[++i];
        if (arg == "--pictures" && i + 1 < args.size()) options.pictures = args[++i];
    }
    return options;
}

/// The outcome of all fixtures against the list of expected failures.
class Run {
  public:
    explicit Run(Options options)
        : options_(std::move(options)), known_(read_failures(options_.failures)) {}

    int all() {
        for (const RenderFixture& fixture : conformance::render_fixtures(options_.fixtures))
            if (fixture.id.find(options_.only) != std::string::npos) one(fixture);
        for (const auto& [name, row] : properties_) print_row(name, row);
        for (const auto& [name, row] : classes_) print_row("class " + name, row);
        print_row("all", sum_);
        for (const std::string& sentence : surprises_) fmt::print("{}\n", sentence);
        if (!options_.update) return surprises_.empty() ? 0 : 1;
        Json::Object list;
        for (const auto& [id, reason] : failed_) list.push_back({id, Json(reason), 0});
        write_file(options_.failures, to_pretty_text(Json(std::move(list))) + "\n");
        return 0;
    }

  private:
    void one(const RenderFixture& fixture) {
        const RenderResult result = conformance::run_fixture(options_.fixtures, fixture);
        count(fixture, result, sum_);
        count(fixture, result, classes_[fixture.group]);
        count(fixture, result, properties_[fixture.id.substr(0, fixture.id.find('/'))]);
        const bool passed = result.share <= fixture.allowed;
        const auto known = known_.find(fixture.id);
        if (!passed) failed_[fixture.id] = known == known_.end() ? "" : known->second;
        if (passed && known != known_.end())
            surprises_.push_back(fixture.id + " passes now: take it off the list");
        if (!passed && known == known_.end())
            surprises_.push_back(fmt::format("{} fails: {:.4f} % of the pixels differ{}",
                                             fixture.id, 100.0 * result.share,
                                             result.trouble.empty() ? "" : ": " + result.trouble));
        if (options_.verbose && !passed)
            fmt::print("{} {} {:.4f} % {}\n", fixture.group, fixture.id, 100.0 * result.share,
                       result.trouble);
        if (options_.pictures.empty() || passed) return;
        std::string name = fixture.id;
        std::replace(name.begin(), name.end(), '/', '_');
        write_picture(options_.pictures / (name + ".png"), fixture, result);
    }

    Options options_;
    std::map<std::string, std::string> known_;
    std::map<std::string, std::string> failed_;
    std::map<std::string, Row> properties_;
    std::map<std::string, Row> classes_;
    Row sum_;
    std::vector<std::string> surprises_;
};

int run(std::span<char*> args) {
    if (args.size() < 3) {
        fmt::print("usage: conformance_render FIXTURES EXPECTED_FAILURES [--only TEXT] [--verbose] "
                   "[--pictures FOLDER] [--update]\n");
        return 2;
    }
    const Options options = read_options(args);
    if (!std::filesystem::exists(options.fixtures / "render/index.json")) {
        fmt::print("render fixtures are not at hand: {}\n", options.fixtures.string());
        return skipped;
    }
    return Run(options).all();
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run({argv, static_cast<std::size_t>(argc)});
    } catch (const std::exception& error) {
        std::fputs(error.what(), stderr);
        std::fputs("\n", stderr);
        return 1;
    }
}
