// SPDX-License-Identifier: MIT
#include "core/file.hpp"
#include "text/font_files.hpp"
#include "text/sfnt.hpp"
#include "unit/text/text_fixture.hpp"

#include <unistd.h>

#include <random>

using namespace cordon;
using namespace cordon::text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

class OwnFonts : public TextTest {
  protected:
    /// Path of an installed font.
    static std::string installed(const std::string& name) {
        const FontCatalog catalog;
        return catalog[catalog.by_full_name(name).value()].file;
    }

    /// Files of the runs of a text in `fonts`, with `files` brought along.
    std::vector<std::string> files(const std::string& text, std::vector<std::string> fonts) {
        Shaper own(reporter, std::make_shared<const FontFiles>(std::move(brought)));
        TextStyle style;
        style.fonts = std::move(fonts);
        return files_of(own.shape(text, style));
    }

    FontFiles brought;
};

/// Why a file cannot be used.
std::string fault(const std::string& file) {
    try {
        FontFiles files;
        files.add({.name = "A", .file = file});
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

/// A file with these bytes, removed in the end.
class Scratch {
  public:
    explicit Scratch(std::string_view bytes) { write_file(path_, bytes); }
    ~Scratch() { std::filesystem::remove(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    Scratch(Scratch&&) = delete;
    Scratch& operator=(Scratch&&) = delete;
    [[nodiscard]] std::string path() const { return path_.string(); }

  private:
    static inline int count_ = 0;
    std::filesystem::path path_ =
        std::filesystem::temp_directory_path() /
        ("cordon-font-" + std::to_string(::getpid()) + "-" + std::to_string(++count_) + ".ttf");
};

} // namespace

TEST_F(OwnFonts, AreUsedUnderTheNamesThatTheyAreGiven) {
    brought.add({.name = "House Face", .file = installed("DejaVu Sans Bold")});
    EXPECT_THAT(files("Gao", {"House Face"}), ElementsAre("DejaVuSans-Bold.ttf"));
    EXPECT_THAT(reporter.diagnostics, IsEmpty());
}

TEST_F(OwnFonts, AreNotUsedUnderAnyOtherName) {
    brought.add({.name = "House Face", .file = installed("DejaVu Sans Bold")});
    EXPECT_THAT(files("Gao", {"house face"}), ElementsAre("Inter-Regular.otf"));
    EXPECT_THAT(reporter.diagnostics, testing::SizeIs(1));
}

TEST_F(OwnFonts, ComeBeforeTheInstalledOneOfThatName) {
    brought.add({.name = "Inter Regular", .file = installed("DejaVu Sans Bold")});
    EXPECT_THAT(files("Gao", {"Inter Regular"}), ElementsAre("DejaVuSans-Bold.ttf"));
}

TEST_F(OwnFonts, SetTheirRangesOnlyAndTheInstalledOneTheRest) {
    brought.add({"Inter Regular", installed("DejaVu Sans Bold"), {{U'a', U'f'}, {U'0', U'0'}}, {}});
    brought.add({"Inter Regular", installed("Noto Sans Bold"), {{U'a', U'z'}}, {}});
    EXPECT_THAT(files("abcGxyz0", {"Inter Regular"}),
                ElementsAre("DejaVuSans-Bold.ttf", "Inter-Regular.otf", "NotoSans-Bold.ttf",
                            "DejaVuSans-Bold.ttf"));
    EXPECT_THAT(reporter.diagnostics, IsEmpty());
}

TEST_F(OwnFonts, LeaveLettersThatTheyLackToTheNextFont) {
    brought.add({.name = "Arabic", .file = installed("Noto Sans Arabic Regular")});
    EXPECT_THAT(files("Gao غاو", {"Arabic", "DejaVu Sans"}),
                ElementsAre("DejaVuSans.ttf", "NotoSansArabic-Regular.ttf"));
}

TEST_F(OwnFonts, SayThatTheyAreNotInstalled) {
    brought.add({.name = "House Face", .file = installed("DejaVu Sans Bold")});
    Shaper own(reporter, std::make_shared<const FontFiles>(std::move(brought)));
    const scene::Font font = *runs_of(own.shape("Gao", {.fonts = {"House Face"}})).at(0).font;
    EXPECT_FALSE(font.installed);
    EXPECT_EQ(font.family, "DejaVu Sans");
    EXPECT_EQ(font.weight, 700);
    EXPECT_TRUE(runs_of(own.shape("Gao", {})).at(0).font->installed);
    ASSERT_EQ(own.fonts_used().size(), 2U);
    EXPECT_EQ(own.fonts_used()[0].first, "DejaVuSans-Bold.ttf");
}

TEST_F(OwnFonts, AreRefusedWithTheReason) {
    EXPECT_THAT(fault("/nowhere/a.ttf"), HasSubstr("/nowhere/a.ttf"));
    const Scratch text("no font at all");
    EXPECT_THAT(fault(text.path()), HasSubstr("it is no TrueType or OpenType font"));
    const std::string whole = read_file(installed("DejaVu Sans Bold"));
    const Scratch half(std::string_view(whole).substr(0, whole.size() / 2));
    EXPECT_THAT(fault(half.path()), HasSubstr("it is cut off or damaged: table "));
}

TEST_F(OwnFonts, AreLimitedInNumber) {
    const std::string file = installed("DejaVu Sans Bold");
    for (std::size_t i = 0; i < FontFiles::max_files; ++i) brought.add({.name = "A", .file = file});
    EXPECT_THROW(brought.add({.name = "A", .file = file}), Error);
    EXPECT_EQ(brought.named("A").size(), FontFiles::max_files);
}

TEST_F(OwnFonts, WithAnyByteChangedAreRefusedOrSet) {
    // Whatever the bytes are, there is an answer: the font is refused, or it sets the text.
    const std::string whole = read_file(installed("DejaVu Sans Bold"));
    constexpr std::uint32_t seed = 20251030;
    std::mt19937 random(seed);
    int set = 0;
    int refused = 0;
    for (int i = 0; i < 60; ++i) {
        std::string bytes = whole;
        // Most of what is fragile stands in the directory and the first tables.
        const std::size_t reach = i % 2 == 0 ? 400 : bytes.size();
        for (int k = 0; k < 4; ++k) bytes[random() % reach] = static_cast<char>(random());
        const Scratch file(bytes);
        try {
            FontFiles files;
            files.add({.name = "A", .file = file.path()});
            Shaper own(reporter, std::make_shared<const FontFiles>(std::move(files)));
            set += own.shape("Gao ffi Ségou", {.fonts = {"A"}}).lines.empty() ? 0 : 1;
        } catch (const Error&) {
            ++refused;
        }
    }
    EXPECT_EQ(set + refused, 60) << "seed " << seed;
    EXPECT_GT(set, 0);
    EXPECT_GT(refused, 0);
}

TEST(Sfnt, TablesMustLieWithinTheFile) {
    const auto fault = [](std::string_view bytes) { return sfnt_fault(bytes).value_or("none"); };
    using namespace std::string_view_literals;
    EXPECT_EQ(fault(""), "it is no TrueType or OpenType font");
    EXPECT_EQ(fault("OTTO"), "its table 'head' is missing or cut off");
    EXPECT_EQ(fault("OTTO\0\1\0\0\0\0\0\0head\0\0\0\0\0\0\0\x1c\0\0\0\1"sv),
              "it is cut off or damaged: table 1 of 1 lies beyond its end");
    EXPECT_EQ(fault("OTTO\xff\xff\0\0\0\0\0\0"sv),
              "it is cut off or damaged: table 1 of 65535 lies beyond its end");
    EXPECT_EQ(fault("ttcf\0\1\0\0\0\0\0\1\xff\xff\xff\xff"sv),
              "it is no TrueType or OpenType font");
}
