// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/opened_files.hpp"
#include "core/plugin.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace cordon {
namespace {

constexpr const char* task = "which draws SVG icons";
constexpr const char* hint = "install cordon again";

/// Message and first hint of what `plugin` says when it cannot be opened.
std::pair<std::string, std::string> refusal(const Plugin& plugin, const char* function) {
    try {
        (void)plugin_function(plugin, function);
    } catch (const Error& error) {
        return {error.what(), error.diagnostic().hints.at(0)};
    }
    return {};
}

TEST(Plugin, FunctionIsFoundAndItsFileNoted) {
    forget_opened_files();
    const Plugin plugin{"cordon_icons.so", CORDON_ICONS_PLUGIN, task, hint};
    void* function = plugin_function(plugin, "cordon_icons_draw");
    ASSERT_NE(function, nullptr);
    EXPECT_EQ(function, plugin_function(plugin, "cordon_icons_draw"));
    const auto opened = opened_files();
    const auto noted = std::any_of(opened.begin(), opened.end(), [](const auto& path) {
        return path.filename() == "cordon_icons.so";
    });
    EXPECT_TRUE(noted);
    forget_opened_files();
}

TEST(Plugin, LibraryOfAFunctionIsNoted) {
    forget_opened_files();
    const Plugin plugin{"cordon_icons.so", CORDON_ICONS_PLUGIN, task, hint};
    note_library_of(plugin_function(plugin, "cordon_icons_draw"));
    EXPECT_EQ(opened_files().size(), 1U);
    forget_opened_files();
}

TEST(Plugin, MissingFileIsNamedWithItsTaskAndAHint) {
    const auto [message, help] = refusal({"cordon_none.so", "", task, hint}, "f");
    EXPECT_NE(message.find("the module cordon_none.so, which draws SVG icons, cannot be loaded: it "
                           "was not found beside the program"),
              std::string::npos)
        << message;
    EXPECT_EQ(help, hint);
}

TEST(Plugin, FileOfAnotherKindIsRefused) {
    const auto text = refusal({"cordon_none.so", CORDON_NO_PLUGIN, task, hint}, "f").first;
    EXPECT_NE(text.find("cannot be loaded: "), std::string::npos) << text;
    EXPECT_EQ(text.find("it was not found"), std::string::npos) << text;
}

TEST(Plugin, MissingFunctionIsRefused) {
    const auto text =
        refusal({"cordon_icons.so", CORDON_ICONS_PLUGIN, task, hint}, "no_such_function").first;
    EXPECT_NE(text.find("no_such_function"), std::string::npos) << text;
}

} // namespace
} // namespace cordon
