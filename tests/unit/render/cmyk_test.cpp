// SPDX-License-Identifier: MIT
#include "decode.hpp"
#include "support.hpp"

#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "render/artwork.hpp"
#include "render/cmyk.hpp"
#include "render/record.hpp"
#include "render/render.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>

using namespace cordon;
using render::CmykProfile;
using render::to_pdf;
using render::test::output_of;
using render::test::temporary_file;
using testing::AnyOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

/// An installed profile; empty when there is none.
std::string profile_file() {
    for (const char* file :
         {"/usr/share/texlive/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc",
          "/usr/share/color/icc/ghostscript/default_cmyk.icc"})
        if (std::filesystem::exists(file)) return file;
    return {};
}

class Cmyk : public testing::Test {
  protected:
    void SetUp() override {
        if (profile_file().empty()) GTEST_SKIP() << "libgs-common is not installed";
        if (!render::test::has_fonts())
            GTEST_SKIP() << "fonts-inter or fonts-noto-core is not installed";
        profile = render::read_cmyk_profile(read_file(profile_file()), profile_file());
    }
    [[nodiscard]] std::string convert(const scene::Scene& scene) const {
        render::PdfOptions options;
        options.cmyk = profile;
        return to_pdf(scene, options);
    }
    CmykProfile profile;
};

/// Collects the operators of content streams, with the operands of colours.
class Operators final : public QPDFObjectHandle::ParserCallbacks {
  public:
    std::set<std::string> names;
    std::set<std::string> colors; ///< `0 0 0 1 k`

    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator()) {
            operands_ += object.unparse() + " ";
            return;
        }
        const std::string name = object.getOperatorValue();
        names.insert(name);
        if (name == "k" || name == "K") colors.insert(operands_ + name);
        operands_.clear();
    }
    void handleEOF() override {}

  private:
    std::string operands_;
};

struct Content {
    std::set<std::string> operators;
    std::set<std::string> colors;
    std::set<std::string> spaces; ///< of images, gradients and groups
};

/// Everything that is painted: the page, forms, patterns and glyphs.
Content content_of(const std::string& bytes) {
    QPDF pdf;
    pdf.processMemoryFile("test", bytes.data(), bytes.size());
    Operators operators;
    Content content;
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
        if (!dictionary.isDictionary()) continue;
        const auto is = [&](const char* key, const char* value) {
            return dictionary.getKey(key).isNameAndEquals(value);
        };
        if (is("/Type", "/Page")) object.parsePageContents(&operators);
        if (object.isStream() && (is("/Subtype", "/Form") || dictionary.hasKey("/PatternType")))
            QPDFObjectHandle::parseContentStream(object, &operators);
        if (is("/Subtype", "/Type3"))
            for (const std::string& name : dictionary.getKey("/CharProcs").getKeys())
                QPDFObjectHandle::parseContentStream(dictionary.getKey("/CharProcs").getKey(name),
                                                     &operators);
        for (QPDFObjectHandle space :
             {dictionary.getKey("/ColorSpace"), dictionary.getKey("/CS"),
              dictionary.getKey("/Group").isDictionary() ? dictionary.getKey("/Group").getKey("/CS")
                                                         : QPDFObjectHandle::newNull()})
            if (space.isName()) content.spaces.insert(space.getName());
    }
    content.operators = operators.names;
    content.colors = operators.colors;
    return content;
}

scene::Scene scene_with(scene::Group root) {
    return {.width = 300,
            .height = 200,
            .background = {1, 1, 1, 1},
            .root = std::move(root),
            .metadata = {}};
}

/// A rectangle of one colour.
scene::Shape patch(const scene::PageBox& box, Color color) {
    return {.path = scene::Path::rectangle(box), .fill = scene::Fill{.color = color}};
}

/// A bitmap with a ramp of colours and of transparency.
scene::Picture ramp() {
    auto rgba = std::make_shared<std::vector<std::uint8_t>>();
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 16; ++x)
            for (const int value : {x * 17, y * 17, 90, 255 - x * 8})
                rgba->push_back(static_cast<std::uint8_t>(value));
    return {.rgba = rgba, .width = 16, .height = 16, .box = {150, 20, 250, 120}};
}

/// What a PDF can paint: blends, see-through groups, a bitmap, a pattern, letters of a font of the
/// map's own, gradients of an icon.
scene::Scene hard_scene() {
    scene::Group root;
    root.add(patch({10, 10, 140, 190}, {0.95, 0.92, 0.8, 1}));
    scene::Group& group = root.add(scene::Group{.opacity = 0.6, .blend = scene::Blend::multiply});
    group.add(patch({30, 30, 120, 120}, {0.1, 0.4, 0.8, 0.7}));
    group.add(patch({60, 60, 150, 150}, {0.8, 0.2, 0.1, 0.7}));
    root.add(ramp());
    const auto art = render::read_artwork(
        R"svg(<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><defs>
<linearGradient id="g"><stop offset="0" stop-color="#d02020"/><stop offset=".4" stop-color="#f0e020"/>
<stop offset="1" stop-color="#2040c0" stop-opacity=".5"/></linearGradient></defs>
<rect width="40" height="40" fill="url(#g)"/></svg>)svg",
        "gradient.svg");
    auto pattern = std::make_shared<scene::Pattern>();
    pattern->rgba = ramp().rgba;
    pattern->width = pattern->height = 16;
    scene::Shape tiles = patch({10, 150, 140, 190}, {1, 1, 1, 1});
    tiles.fill->pattern = pattern;
    root.add(std::move(tiles));
    auto own_font = std::make_shared<scene::Font>(*render::test::inter());
    own_font->installed = false; // its letters become a Type 3 font
    scene::Text words = render::test::shaped("own letters", own_font, 14, {20, 140});
    words.color = {0.7, 0.1, 0.1, 1};
    root.add(std::move(words));
    root.add(scene::Picture{.art = art, .width = 40, .height = 40, .box = {160, 130, 280, 190}});
    return scene_with(std::move(root));
}

/// The first page as poppler shows it.
render::Bitmap shown(const std::string& name, const std::string& pdf) {
    const std::string file = temporary_file(name + ".pdf", pdf);
    if (output_of("pdftoppm -v 2>&1; command -v pdftoppm").empty()) return {};
    (void)output_of("pdftoppm -r 96 -singlefile -png " + file + " " + file);
    return render::test::decode_png(read_file(file + ".png"));
}

/// How often a damaged input is tried; a run under the sanitizers asks for thousands.
int mutations() {
    const char* wanted = std::getenv("CORDON_MUTATIONS");
    return wanted == nullptr ? 24 : std::atoi(wanted);
}

/// A page with this content, and no more around it than a reader needs.
std::string page_of(const std::string& content) {
    return "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
           "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
           "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources "
           "<< /XObject << /A 5 0 R >> /Shading << /S 6 0 R >> >> >>\nendobj\n"
           "5 0 obj\n<< /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >> "
           "/Length 12 >>\nstream\n0.5 g /A Do  \nendstream\nendobj\n"
           "6 0 obj\n<< /ShadingType 2 /ColorSpace /DeviceRGB /Function << /FunctionType 2 /Domain "
           "[0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >>\nendobj\n4 0 obj\n<< /Length " +
           std::to_string(content.size()) + " >>\nstream\n" + content +
           "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n";
}

} // namespace

TEST_F(Cmyk, PaintsWithInksAlone) {
    for (const scene::Scene& scene : {render::test::rich_scene(), hard_scene()}) {
        const Content before = content_of(to_pdf(scene));
        EXPECT_THAT(before.operators, AnyOf(Contains("rg"), Contains("RG")));
        const Content after = content_of(convert(scene));
        for (const char* screen : {"rg", "RG", "g", "G", "sc", "SC"})
            EXPECT_THAT(after.operators, Not(Contains(screen)));
        EXPECT_THAT(after.operators, Contains("k"));
        EXPECT_THAT(after.spaces, Not(Contains("/DeviceRGB")));
        EXPECT_THAT(after.spaces, Contains("/DeviceCMYK"));
    }
}

TEST_F(Cmyk, PrintsBlackAndNearlyBlackTextInBlackAlone) {
    scene::Group root;
    scene::Text black = render::test::shaped("black", render::test::inter(), 14, {10, 30});
    root.add(black);
    black.color = {0x1d / 255.0, 0x1d / 255.0, 0x1f / 255.0, 1};
    black.origin.y = 60;
    root.add(black);
    const std::set<std::string> colors = content_of(convert(scene_with(std::move(root)))).colors;
    EXPECT_THAT(colors, Contains("0 0 0 1 k"));
    EXPECT_THAT(colors, Contains("0 0 0 0 k")); // paper
    EXPECT_THAT(colors, Each(HasSubstr("0 0 0 "))) << "an ink beside black";
    EXPECT_EQ(colors.size(), 3U);
}

TEST_F(Cmyk, GraysGetLighterStepByStep) {
    scene::Group root;
    for (int i = 0; i <= 4; ++i)
        root.add(patch({10.0 * i, 0, 10.0 * i + 9, 9}, {i / 4.0, i / 4.0, i / 4.0, 1}));
    std::set<double> blacks;
    for (const std::string& color : content_of(convert(scene_with(std::move(root)))).colors) {
        ASSERT_EQ(color.substr(0, 6), "0 0 0 ");
        blacks.insert(std::strtod(color.c_str() + 6, nullptr));
    }
    ASSERT_EQ(blacks.size(), 5U);
    EXPECT_EQ(*blacks.begin(), 0.0);
    EXPECT_EQ(*blacks.rbegin(), 1.0);
}

TEST_F(Cmyk, LooksLikeTheMapOnScreens) {
    if (output_of("command -v pdftoppm").empty()) GTEST_SKIP() << "no pdftoppm";
    for (const auto& [name, scene] :
         {std::pair<std::string, scene::Scene>{"rich", render::test::rich_scene()},
          {"hard", hard_scene()}}) {
        const render::Bitmap rgb = shown(name + "-rgb", to_pdf(scene));
        const render::Bitmap inks = shown(name + "-cmyk", convert(scene));
        ASSERT_EQ(rgb.rgba.size(), inks.rgba.size());
        const render::test::Difference difference = render::test::compare(rgb, inks);
        EXPECT_LT(difference.mean, 12.0) << render::test::write_comparison(name, rgb, inks);
        // The viewer turns inks to colours without the profile: bright blues and reds differ.
        EXPECT_LT(difference.strong_share, 0.15) << render::test::write_comparison(name, rgb, inks);
    }
}

TEST_F(Cmyk, NamesThePrintingConditionAndHoldsItsProfile) {
    const std::string bytes = convert(render::test::rich_scene());
    QPDF pdf;
    pdf.processMemoryFile("test", bytes.data(), bytes.size());
    QPDFObjectHandle intents = pdf.getRoot().getKey("/OutputIntents");
    ASSERT_TRUE(intents.isArray());
    QPDFObjectHandle intent = intents.getArrayItem(0);
    EXPECT_EQ(intent.getKey("/S").getName(), "/GTS_PDFX");
    EXPECT_EQ(intent.getKey("/OutputConditionIdentifier").getUTF8Value(), profile.name);
    QPDFObjectHandle stream = intent.getKey("/DestOutputProfile");
    EXPECT_EQ(stream.getDict().getKey("/N").getIntValue(), 4);
    const auto data = stream.getStreamData();
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()),
              *profile.bytes);
}

TEST_F(Cmyk, KeepsStructureTextsAndRecord) {
    const scene::Scene scene = render::test::rich_scene();
    const std::string rgb = temporary_file("tags-rgb.pdf", to_pdf(scene));
    const std::string inks = temporary_file("tags-cmyk.pdf", convert(scene));
    if (output_of("command -v pdfinfo").empty()) GTEST_SKIP() << "no pdfinfo";
    const std::string tree = output_of("pdfinfo -struct-text " + rgb);
    EXPECT_THAT(tree, HasSubstr("Figure"));
    EXPECT_EQ(output_of("pdfinfo -struct-text " + inks), tree);
    EXPECT_EQ(output_of("pdftotext " + inks + " -"), output_of("pdftotext " + rgb + " -"));
    EXPECT_EQ(output_of("pdffonts " + inks + " | cut -c1-60 | sort"),
              output_of("pdffonts " + rgb + " | cut -c1-60 | sort"));
    EXPECT_EQ(render::read_record(read_file(inks)), scene.metadata.record);
    std::size_t alternatives = 0;
    const std::string bytes = read_file(inks);
    for (std::size_t at = bytes.find("/Alt "); at != std::string::npos;
         at = bytes.find("/Alt ", at + 1))
        ++alternatives;
    EXPECT_GE(alternatives, 1U);
}

TEST_F(Cmyk, GivesTheSameBytesWhereverItRuns) {
    const std::string first = convert(hard_scene());
    ::setenv("TZ", "Asia/Tokyo", 1);
    std::setlocale(LC_ALL, "C.UTF-8");
    std::setlocale(LC_NUMERIC, "de_DE.UTF-8");
    EXPECT_EQ(convert(hard_scene()), first);
    std::setlocale(LC_ALL, "C");
    ::unsetenv("TZ");
}

TEST_F(Cmyk, RefusesWhatIsNoProfileOfAPress) {
    const auto reason = [](std::string bytes) -> std::string {
        try {
            (void)render::read_cmyk_profile(std::move(bytes), "press.icc");
        } catch (const Error& error) {
            return error.diagnostic().message;
        }
        return {};
    };
    EXPECT_EQ(reason(""), "cannot print by the colour profile 'press.icc': it is no ICC profile");
    EXPECT_EQ(reason("acsp"),
              "cannot print by the colour profile 'press.icc': it is no ICC profile");
    const std::filesystem::path screen = "/usr/share/color/icc/ghostscript/srgb.icc";
    if (std::filesystem::exists(screen)) {
        EXPECT_THAT(reason(read_file(screen)), HasSubstr("an ICC profile, but not for CMYK"));
    }
    std::string cut = *profile.bytes;
    cut.resize(cut.size() / 3);
    EXPECT_THAT(reason(cut), HasSubstr("cannot print by the colour profile 'press.icc'"));
}

TEST_F(Cmyk, LeavesNoColourOfAScreenBehindWithoutAWord) {
    const auto reason = [&](const std::string& content) -> std::string {
        try {
            (void)render::to_cmyk(page_of(content), profile);
        } catch (const Error& error) {
            return error.diagnostic().message;
        }
        return {};
    };
    EXPECT_EQ(reason("1 0.2 0 rg 0 0 9 9 re f"), "");
    EXPECT_THAT(reason("1 0.2 rg 0 0 9 9 re f"),
                HasSubstr("a colour operator has a wrong number of operands"));
    EXPECT_THAT(reason("/Lab cs 0 0 9 9 re f"), HasSubstr("the colour space Lab"));
    for (const char* space : {"/DeviceRGB", "/RGB"})
        EXPECT_THAT(reason("BI /W 1 /H 1 /BPC 8 /CS " + std::string(space) + " ID abc EI"),
                    HasSubstr("an inline image in RGB"));
}

TEST_F(Cmyk, SurvivesDamagedProfiles) {
    // The bytes beside the tables hold what a reader believes: sizes, offsets, types.
    std::mt19937 random(20261123);
    const std::string page = page_of("1 0.2 0 rg 0 0 9 9 re f 0.4 g 0 0 1 1 re f");
    for (int round = 0; round < mutations(); ++round) {
        std::string bytes = *profile.bytes;
        for (auto change = random() % 4 + 1; change > 0; --change) {
            const std::size_t reach = round % 3 == 0 ? bytes.size() : 512;
            bytes[random() % reach] = static_cast<char>(random());
        }
        if (round % 7 == 0) bytes.resize(random() % bytes.size());
        try {
            const CmykProfile damaged = render::read_cmyk_profile(bytes, "damaged.icc");
            EXPECT_FALSE(render::to_cmyk(page, damaged).empty());
        } catch (const Error& error) {
            EXPECT_FALSE(error.diagnostic().message.empty());
        }
    }
}

TEST_F(Cmyk, SurvivesDamagedContent) {
    const std::vector<std::string> pieces = {"rg",
                                             "RG",
                                             "g",
                                             "G",
                                             "k",
                                             "cs",
                                             "/Pattern",
                                             "/DeviceRGB",
                                             "0.5",
                                             "1",
                                             "-3",
                                             "1e999",
                                             ".",
                                             "+1",
                                             "--1",
                                             "nan",
                                             "999999999999999999999999",
                                             "BI",
                                             "ID",
                                             "EI",
                                             "/W 1",
                                             "<<",
                                             ">>",
                                             "[",
                                             "]",
                                             "(a\\",
                                             "<4",
                                             "%x\n",
                                             "true",
                                             "/A Do",
                                             "/S sh",
                                             "q",
                                             "Q",
                                             "\x01\xFF",
                                             "Tj",
                                             "0 0 9 9 re",
                                             "f"};
    std::mt19937 random(20261124);
    for (int round = 0; round < 10 * mutations(); ++round) {
        std::string content;
        for (auto count = random() % 30; count > 0; --count)
            content += pieces[random() % pieces.size()] + (random() % 9 == 0 ? "" : " ");
        try {
            EXPECT_FALSE(render::to_cmyk(page_of(content), profile).empty());
        } catch (const Error& error) {
            EXPECT_FALSE(error.diagnostic().message.empty()) << content;
        }
    }
}
