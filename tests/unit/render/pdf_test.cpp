// SPDX-License-Identifier: MIT
#include "decode.hpp"
#include "support.hpp"

#include "core/file.hpp"
#include "render/pdf_file.hpp"
#include "render/render.hpp"

#include <cstdlib>

using namespace cordon;
using render::to_pdf;
using render::test::output_of;
using render::test::temporary_file;
using scene::Group;
using testing::HasSubstr;
using testing::Not;

namespace {

/// Looks at files with poppler's programs; skips when they are missing.
class Pdf : public testing::Test {
  protected:
    void SetUp() override {
        if (output_of("command -v pdfinfo").empty())
            GTEST_SKIP() << "poppler-utils is not installed";
        if (!render::test::has_fonts())
            GTEST_SKIP() << "fonts-inter or fonts-noto-core is not installed";
    }
};

scene::Scene scene_with(Group root) {
    return {.width = 300,
            .height = 200,
            .background = {1, 1, 1, 1},
            .root = std::move(root),
            .metadata = {}};
}

scene::Text line(const std::string& words, double y) {
    return render::test::shaped(words, render::test::inter(), 14, {10, y});
}

} // namespace

TEST_F(Pdf, TellsWhatItIs) {
    const std::string file = temporary_file("info.pdf", to_pdf(render::test::rich_scene()));
    const std::string info = output_of("pdfinfo -isodates " + file);
    EXPECT_THAT(info, HasSubstr("Title:           Roads round Bamako\n"));
    EXPECT_THAT(info, HasSubstr("Author:          A. Author\n"));
    EXPECT_THAT(info, HasSubstr("Keywords:        roads, Mali\n"));
    EXPECT_THAT(info, HasSubstr("CreationDate:    2025-10-30T12:00:00Z\n"));
    EXPECT_THAT(info, HasSubstr("Tagged:          yes\n"));
    EXPECT_THAT(info, HasSubstr("Page size:       360 x 240 pts\n"));
    EXPECT_THAT(info, HasSubstr("PDF version:     1.7\n"));
    EXPECT_THAT(to_pdf(render::test::rich_scene()),
                HasSubstr("/Lang (en) /ViewerPreferences << /DisplayDocTitle true >>"));
}

TEST_F(Pdf, IsVectorsAndEmbeddedFontsOnly) {
    const std::string file = temporary_file("vector.pdf", to_pdf(render::test::rich_scene()));
    EXPECT_THAT(output_of("pdfimages -list " + file), Not(HasSubstr("image")));
    const std::string fonts = output_of("pdffonts " + file);
    EXPECT_THAT(fonts, HasSubstr("Inter-Regular"));
    EXPECT_THAT(fonts, HasSubstr("yes yes yes"));
    EXPECT_THAT(fonts, Not(HasSubstr("no ")));
}

TEST_F(Pdf, BlendsAsVectors) {
    Group root;
    for (const auto blend :
         {scene::Blend::multiply, scene::Blend::color, scene::Blend::luminosity,
          scene::Blend::plus_lighter, scene::Blend::screen, scene::Blend::overlay}) {
        Group& group = root.add(Group{.opacity = 0.7, .blend = blend});
        group.add(scene::Shape{.path = scene::Path::circle({50, 50}, 30),
                               .fill = scene::Fill{.color = {1, 0, 0, 0.5}}});
        group.add(line("word", 50));
    }
    const std::string file = temporary_file("blend.pdf", to_pdf(scene_with(std::move(root))));
    EXPECT_EQ(output_of("pdfimages -list " + file).find("image "), std::string::npos);
    EXPECT_THAT(output_of("pdftotext " + file + " -"), HasSubstr("word"));
}

TEST_F(Pdf, HasAStructureWithAlternativeTexts) {
    Group root;
    Group& title = root.add(Group{.role = scene::Role::title});
    title.add(line("The title", 20));
    Group& map = root.add(Group{
        .role = scene::Role::map, .title = "Map", .description = "Routes vers Bamako, été 2025."});
    map.add(scene::Shape{.path = scene::Path::circle({50, 50}, 30), .fill = scene::Fill{}});
    Group& inset = map.add(Group{.role = scene::Role::inset, .description = "Where Mali lies."});
    inset.add(line("Mali", 60));
    Group& scale = root.add(Group{.role = scene::Role::scale_bar, .title = "100 km"});
    scale.add(scene::Shape{.path = scene::Path::circle({50, 90}, 3), .fill = scene::Fill{}});
    Group& list = root.add(Group{.role = scene::Role::list});
    for (const char* words : {"First", "Second"})
        list.add(Group{.role = scene::Role::list_item}).add(line(words, 120));
    root.add(line("A note.", 150));
    const std::string pdf = to_pdf(scene_with(std::move(root)));
    const std::string file = temporary_file("structure.pdf", pdf);
    EXPECT_EQ(output_of("pdfinfo -struct-text " + file),
              "Document\n  H1 (block)\n    \"The title\"\n  Figure \"Map\"\n    \"Mali\"\n  Figure "
              "\"100 km\"\n    \"\"\n"
              "  L (block)\n    LI (block)\n      \"First\"\n    LI (block)\n      \"Second\"\n  P "
              "(block)\n    \"A note.\"\n");
    const std::string alternative = "Routes vers Bamako, été 2025.\nWhere Mali lies.";
    EXPECT_THAT(pdf, HasSubstr("/Alt " + render::pdf_text(alternative)));
    EXPECT_THAT(pdf, HasSubstr("/Alt (100 km)"));
}

TEST_F(Pdf, CanBeReadInTheOrderOfTheWords) {
    const std::string file = temporary_file("text.pdf", to_pdf(render::test::rich_scene()));
    const std::string words = output_of("pdftotext " + file + " -");
    EXPECT_THAT(words, HasSubstr("Bamako AVATAR office"));
    EXPECT_THAT(words, HasSubstr("باماكو كوليكورو"));
    EXPECT_THAT(words, HasSubstr("Koulikoro"));
}

TEST_F(Pdf, KeepsTheWordsOfATextWithoutClusters) {
    Group root;
    scene::Text& text =
        root.add(render::test::shaped("office", render::test::inter(), 14, {10, 50}));
    for (scene::Glyph& glyph : text.runs[0].glyphs) glyph.cluster = 0;
    const std::string file = temporary_file("whole.pdf", to_pdf(scene_with(std::move(root))));
    EXPECT_THAT(output_of("pdftotext -raw " + file + " -"), HasSubstr("office"));
}

TEST_F(Pdf, DrawsTheLettersOfFontsThatAreNotInstalledAndKeepsTheirWords) {
    scene::Font brought = *render::test::inter();
    brought.installed = false;
    Group root;
    root.add(render::test::shaped("Bamako office", std::make_shared<const scene::Font>(brought), 14,
                                  {10, 50}));
    scene::Scene scene = scene_with(std::move(root));
    const std::string pdf = to_pdf(scene);
    EXPECT_THAT(pdf, HasSubstr("/Type3"));
    EXPECT_THAT(pdf, testing::Not(HasSubstr("Inter")));
    const std::string file = temporary_file("brought.pdf", pdf);
    EXPECT_THAT(output_of("pdftotext -raw " + file + " -"), HasSubstr("Bamako office"));
    (void)output_of("pdftoppm -r 96 -png -singlefile " + file + " " + file);
    const render::Bitmap theirs = render::test::decode_png(read_file(file + ".png"));
    const render::Bitmap ours = render::to_bitmap(scene, 1);
    EXPECT_LT(render::test::compare(theirs, ours).mean, 3.0)
        << render::test::write_comparison("brought.png", theirs, ours);
}

TEST_F(Pdf, LooksLikeTheBitmap) {
    const scene::Scene scene = render::test::rich_scene();
    const std::string file = temporary_file("look.pdf", to_pdf(scene));
    (void)output_of("pdftoppm -r 96 -png -singlefile " + file + " " + file);
    const render::Bitmap theirs = render::test::decode_png(read_file(file + ".png"));
    const render::Bitmap ours = render::to_bitmap(scene, 1);
    const auto difference = render::test::compare(theirs, ours);
    EXPECT_LT(difference.mean, 3.0) << render::test::write_comparison("pdf.png", theirs, ours);
    EXPECT_LT(difference.strong_share, 0.02);
}

TEST_F(Pdf, CarriesTheRecordAsAFile) {
    scene::Scene scene = scene_with({});
    scene.metadata.record = R"({"inputs":["é"]})";
    const std::string file = temporary_file("record.pdf", to_pdf(scene));
    EXPECT_THAT(output_of("pdfdetach -list " + file), HasSubstr("1: record.json"));
    (void)output_of("pdfdetach -save 1 -o " + file + ".json " + file);
    EXPECT_EQ(read_file(file + ".json"), scene.metadata.record);
}

TEST_F(Pdf, TakesItsDateFromTheMapThenFromTheEnvironmentNeverFromTheClock) {
    const auto date = [](const scene::Scene& scene) {
        const std::string info =
            output_of("pdfinfo -isodates " + temporary_file("date.pdf", to_pdf(scene)));
        return info.substr(info.find("CreationDate:") + 17, 20);
    };
    scene::Scene scene = scene_with({});
    unsetenv("SOURCE_DATE_EPOCH");
    EXPECT_EQ(date(scene), "2000-01-01T12:00:00Z");
    setenv("SOURCE_DATE_EPOCH", "1761832799", 1);
    EXPECT_EQ(date(scene), "2025-10-30T13:59:59Z");
    setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    EXPECT_EQ(date(scene), "2000-01-01T12:00:00Z");
    scene.metadata.date = Date::from_civil(2025, 3, 1);
    EXPECT_EQ(date(scene), "2025-03-01T12:00:00Z");
    unsetenv("SOURCE_DATE_EPOCH");
}

TEST_F(Pdf, ReportsWhatItCouldNotComplete) {
    EXPECT_FALSE(render::complete_pdf("%PDF-1.4\nno table", {}, {}));
    EXPECT_FALSE(render::complete_pdf(to_pdf(scene_with({})), {},
                                      {})); // the notes do not fit its one element
    CollectingReporter reporter;
    (void)to_pdf(render::test::rich_scene(), &reporter);
    EXPECT_TRUE(reporter.diagnostics.empty());
}

TEST_F(Pdf, IsSafeWithHostileStrings) {
    Group root{.id = "x",
               .role = scene::Role::map,
               .title = "a) \\ >> endobj",
               .description = "\xFF\xED\xA0\x80 )"};
    scene::Text& text = root.add(line("plain", 50));
    text.text = "\xFF\xC0 bad \xE2\x82";
    scene::Scene scene = scene_with(std::move(root));
    scene.metadata.title = scene.metadata.author = std::string("\xFF\0(", 3);
    const std::string info =
        output_of("pdfinfo -struct-text " + temporary_file("hostile.pdf", to_pdf(scene)));
    EXPECT_THAT(info, HasSubstr("Figure \"a) \\ >> endobj\""));
}

TEST(PdfText, IsLiteralForAsciiAndUtf16Otherwise) {
    EXPECT_EQ(render::pdf_text("a(b)\\"), "(a\\(b\\)\\\\)");
    EXPECT_EQ(render::pdf_text("é"), "<FEFF00E9>");
    EXPECT_EQ(render::pdf_text("\U0001F600"), "<FEFFD83DDE00>");
}

TEST(PdfFile, CompletesOnlyTheDictionaryThatItIsAskedTo) {
    const std::string bytes =
        "%PDF-1.4\n1 0 obj\n<< /A 1 >>\nendobj\n2 0 obj\n<< /B 2 >>\nendobj\nxref\n0 3\n"
        "0000000000 65535 f \n0000000009 00000 n \n0000000035 00000 n \n"
        "trailer\n<< /Size 3\n   /Root 1 0 R\n>>\nstartxref\n61\n%%EOF\n";
    auto file = render::PdfFile::parse(bytes);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->root(), 1);
    EXPECT_TRUE(file->add_entries(1, "/Lang (fr)"));
    EXPECT_FALSE(file->add_entries(9, "/Lang (fr)"));
    EXPECT_EQ(file->add("<< /C 3 >>"), 3);
    const std::string out = file->write();
    const auto again = render::PdfFile::parse(out);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->object(1), "1 0 obj\n<< /A 1    /Lang (fr)\n>>\nendobj\n");
    EXPECT_EQ(again->object(2), "2 0 obj\n<< /B 2 >>\nendobj\n");
    EXPECT_THAT(out, HasSubstr("/Size 4\n"));
}
