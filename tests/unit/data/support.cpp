// SPDX-License-Identifier: MIT
#include "unit/data/support.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <iostream>

using namespace cordon;
using namespace cordon::data;
namespace fs = std::filesystem;

namespace {

std::string to_string(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    if (const auto* text = std::get_if<std::string_view>(&value)) return fmt::format("'{}'", *text);
    return to_text(*std::get<const Json*>(value));
}

} // namespace

std::string dump(const FeatureLayer& layer) {
    constexpr const char* kinds[] = {"none", "point", "line", "polygon"};
    std::string out;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const geom::LonLatView shape = layer.shapes[i];
        out += kinds[static_cast<int>(shape.kind())];
        for (std::size_t part = 0; part < shape.part_count(); ++part) {
            out += shape.is_hole(part) ? " hole(" : " (";
            for (const geom::LonLat& p : shape.part(part)) out += fmt::format("{} {},", p.x, p.y);
            out.back() = ')';
        }
        for (const Column& column : layer.columns()) {
            const Value value = column[i];
            if (!std::holds_alternative<std::monostate>(value))
                out += fmt::format(" {}={}", column.name(), to_string(value));
        }
        out += '\n';
    }
    return out;
}

std::string findings(const CollectingReporter& reporter) {
    std::string out;
    for (const Diagnostic& d : reporter.diagnostics) out += "! " + to_text(d) + "\n";
    return out;
}

std::string read_as_text(const fs::path& path, const ReadOptions& options) {
    CollectingReporter reporter;
    std::string out;
    try {
        out = dump(read_layer(path, options, reporter));
        out += findings(reporter);
    } catch (const Error& error) {
        out = error.what();
    }
    const std::string name = path.string();
    for (std::size_t at = out.find(name); at != std::string::npos; at = out.find(name))
        out.replace(at, name.size(), "FILE");
    return out;
}

fs::path temporary_folder(const std::string& name) {
    // Tests run side by side: the folder carries the name of its test.
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    const std::string owner = test == nullptr ? "all" : test->name();
    const fs::path folder = fs::path(testing::TempDir()) / ("cordon_data_" + owner + "_" + name);
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

bool ogr2ogr(const std::string& arguments) {
    const auto runs = [](const std::string& rest) {
        return std::system(("ogr2ogr " + rest + " >/dev/null 2>&1").c_str()) == 0;
    };
    static const bool installed = runs("--version");
    if (!installed) {
        std::cout << "ogr2ogr (gdal-bin) is not installed\n";
        return false;
    }
    EXPECT_TRUE(runs(arguments)) << "ogr2ogr " << arguments;
    return true;
}

bool available(const fs::path& path) {
    std::error_code ignored;
    const bool there = fs::exists(path, ignored);
    if (!there) std::cout << "test data not found: " << path.string() << "\n";
    return there;
}
