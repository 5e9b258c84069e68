// SPDX-License-Identifier: MIT
#include "decode.hpp"
#include "support.hpp"

#include "render/render.hpp"
#include "render/utf8.hpp"
#include "render/xml.hpp"

#include <regex>
#include <set>

using namespace cordon;
using render::to_svg;
using scene::Group;
using scene::Path;
using testing::HasSubstr;
using testing::Not;

namespace {

scene::Scene scene_with(Group root) {
    return {.width = 100,
            .height = 50,
            .background = {0, 0, 0, 0},
            .root = std::move(root),
            .metadata = {}};
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++n;
    return n;
}

/// Fails the test when librsvg's parser (libxml2) finds the document not well-formed.
void expect_well_formed(const std::string& svg) {
    try {
        (void)render::test::draw_svg(svg, 10, 5);
    } catch (const std::exception& error) {
        ADD_FAILURE() << error.what() << "\n" << svg;
    }
}

scene::Text label(const std::string& text, double x = 1, double y = 2) {
    return {.text = text,
            .origin = {x, y},
            .runs = {{std::make_shared<scene::Font>(scene::Font{.family = "Inter", .weight = 600}),
                      11,
                      {}}}};
}

} // namespace

TEST(Svg, OpensWithTitleAndDescriptionForReadersWhoDoNotSeeIt) {
    scene::Scene scene = scene_with({});
    scene.metadata.title = "Roads & towns";
    scene.metadata.description = "Three roads.";
    scene.metadata.language = Language::fr;
    scene.metadata.record = R"({"a":"<&>"})";
    EXPECT_EQ(to_svg(scene, {}), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                                 "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" "
                                 "width=\"26.458mm\" height=\"13.229mm\" viewBox=\"0 0 100 50\" "
                                 "role=\"img\" aria-labelledby=\"title desc\" "
                                 "xml:lang=\"fr\">\n<title id=\"title\">Roads &amp; "
                                 "towns</title>\n<desc id=\"desc\">Three roads.</desc>\n"
                                 "<metadata>{\"a\":\"&lt;&amp;&gt;\"}</metadata>\n</svg>\n");
}

TEST(Svg, NamesEachGroupAndItsSources) {
    Group root;
    Group& incident = root.add(Group{.id = "incident-2025-10-28-rn24",
                                     .role = scene::Role::incident,
                                     .title = "4. RN24",
                                     .description = "Attack",
                                     .data = {{"source", "s1 \"s2\""}, {"Claim Status", "a"}}});
    incident.add(scene::Shape{.path = Path::rectangle({1, 1, 2, 2}),
                              .fill = scene::Fill{.color = {1, 0, 0, 1}}});
    EXPECT_THAT(to_svg(scene_with(std::move(root)), {}),
                HasSubstr("<g id=\"incident-2025-10-28-rn24\" class=\"incident\" data-source=\"s1 "
                          "&quot;s2&quot;\" "
                          "data-claim-status=\"a\">\n<title>4. RN24</title>\n<desc>Attack</desc>\n"
                          "<path fill=\"#f00\" d=\"m1 1h1v1h-1z\"/>\n</g>\n"));
}

TEST(Svg, WritesTheStyleOnceForManyPieces) {
    scene::Shape shape;
    shape.stroke = scene::Stroke{.color = {0, 0, 0, 0.5}, .width = 0.5, .dashes = {3, 1.5}};
    for (int i = 0; i < 3; ++i) {
        shape.path.move_to({1.0 * i, 0});
        shape.path.line_to({1.0 * i, 9});
        shape.end_piece();
    }
    Group root;
    root.add(std::move(shape));
    EXPECT_THAT(to_svg(scene_with(std::move(root)), {}),
                HasSubstr("<g fill=\"none\" stroke=\"#000\" stroke-opacity=\".5\" "
                          "stroke-width=\".5\" stroke-miterlimit=\"10\" "
                          "stroke-dasharray=\"3 1.5\">\n<path d=\"m0 0v9\"/>\n<path d=\"m1 "
                          "0v9\"/>\n<path d=\"m2 0v9\"/>\n</g>\n"));
}

TEST(Svg, HasOneTextForEachText) {
    if (!render::test::has_fonts())
        GTEST_SKIP() << "fonts-inter or fonts-noto-core is not installed";
    const std::string svg = to_svg(render::test::rich_scene(), {});
    EXPECT_EQ(count(svg, ">Koulikoro</text>"), 1U);
    EXPECT_EQ(count(svg, ">Bamako AVATAR office</text>"), 1U);
    EXPECT_EQ(count(svg, ">باماكو كوليكورو</text>"), 1U);
    EXPECT_THAT(svg, HasSubstr("direction=\"rtl\" xml:lang=\"ar\""));
    EXPECT_THAT(svg, HasSubstr("<g role=\"img\" aria-label=\"River bend\""));
    // Four labels, the title, and the nine letters of the curved one.
    EXPECT_EQ(count(svg, "<text"), 5U + 9U);
    expect_well_formed(svg);
}

TEST(Svg, SharesTheStyleOfNeighbouringLabels) {
    Group root;
    root.add(label("A"));
    root.add(label("B", 3, 4));
    EXPECT_THAT(
        to_svg(scene_with(std::move(root)), {}),
        HasSubstr("<g font-weight=\"600\" font-size=\"11\">\n<text x=\"1\" y=\"2\">A</text>\n"
                  "<text x=\"3\" y=\"4\">B</text>\n</g>\n"));
}

TEST(Svg, DrawsHalosBelowTheTextsThatStandInTheFileOnce) {
    Group root;
    root.id = "towns";
    root.add(label("A")).halo = scene::Halo{{1, 1, 1, 0.5}, 1.3};
    root.add(label("B", 3, 4)).halo = scene::Halo{{1, 1, 1, 0.5}, 1.3};
    root.add(label("C", 5, 6)).halo = scene::Halo{{1, 1, 1, 1}, 0.5};
    root.add(label("D", 7, 8)).halo = scene::Halo{{1, 1, 1, 0}, 2};
    const std::string svg = to_svg(scene_with(std::move(root)), {});
    EXPECT_THAT(
        svg,
        HasSubstr("<g font-weight=\"600\" font-size=\"11\">\n"
                  "<use xlink:href=\"#towns-text\" aria-hidden=\"true\" fill=\"none\" "
                  "stroke=\"#fff\" stroke-opacity=\".5\" stroke-width=\"2.6\" "
                  "stroke-linejoin=\"round\"/>\n<g id=\"towns-text\">\n"
                  "<text x=\"1\" y=\"2\">A</text>\n<text x=\"3\" y=\"4\">B</text>\n</g>\n</g>\n"));
    EXPECT_THAT(svg, HasSubstr("<use xlink:href=\"#towns-text-2\""));
    EXPECT_EQ(count(svg, "<use"), 2U) << "a halo that nobody sees is left out";
    EXPECT_EQ(count(svg, "paint-order"), 0U) << "many readers do not know it";
    expect_well_formed(svg);
}

TEST(Svg, GivesAFamilyListThatEndsInAGenericOne) {
    Group root;
    root.add(label("A"));
    scene::Text& mixed = root.add(label("B"));
    mixed.runs.push_back(
        {std::make_shared<scene::Font>(scene::Font{.family = "Odd 'Name'"}), 11, {}});
    const std::string svg = to_svg(scene_with(std::move(root)), {});
    EXPECT_THAT(svg, HasSubstr("xml:lang=\"en\" font-family=\"Inter,'Noto Sans',sans-serif\">"));
    EXPECT_THAT(
        svg,
        HasSubstr(
            "<text x=\"1\" y=\"2\" font-family=\"Inter,'Odd \\'Name\\'','Noto Sans',sans-serif\""));
}

TEST(Svg, KeepsTheWordsWhenLettersBecomeOutlines) {
    if (!render::test::has_fonts())
        GTEST_SKIP() << "fonts-inter or fonts-noto-core is not installed";
    const std::string svg = to_svg(render::test::rich_scene(), {.text = render::SvgText::outline});
    EXPECT_EQ(count(svg, "<text"), 0U);
    EXPECT_THAT(svg, HasSubstr("<path role=\"img\" aria-label=\"Koulikoro\""));
    expect_well_formed(svg);
}

TEST(Svg, DrawsTheLettersOfFontsThatAreNotInstalled) {
    if (!render::test::has_fonts())
        GTEST_SKIP() << "fonts-inter or fonts-noto-core is not installed";
    scene::Font brought = *render::test::inter();
    brought.installed = false;
    const auto own = std::make_shared<const scene::Font>(brought);
    Group root;
    root.add(render::test::shaped("Gao", render::test::inter(), 12, {5, 20}));
    root.add(render::test::shaped("Mopti", own, 12, {5, 40}));
    const std::string svg = to_svg(scene_with(std::move(root)), {});
    EXPECT_EQ(count(svg, "<text"), 1U);
    EXPECT_THAT(svg, HasSubstr(">Gao</text>"));
    EXPECT_THAT(svg, HasSubstr("<path role=\"img\" aria-label=\"Mopti\""));
    expect_well_formed(svg);
}

TEST(Svg, HasUniqueIdsEvenWhenTheSceneDoesNot) {
    Group root;
    for (const char* id : {"a", "a", "title", "1 <x>", "a", "desc"}) {
        Group& group = root.add(Group{
            .id = id,
            .clip = Path::rectangle({0, 0, 1.0 + static_cast<double>(root.children.size()), 9})});
        group.add(scene::Stamps{
            .path = Path::rectangle({0, 0, 1, 1}), .fill = scene::Fill{}, .at = {{1, 1}}});
    }
    const std::string svg = to_svg(scene_with(std::move(root)), {});
    std::set<std::string> ids;
    const std::regex pattern(" id=\"([^\"]*)\"");
    for (std::sregex_iterator it(svg.begin(), svg.end(), pattern), end; it != end; ++it)
        EXPECT_TRUE(ids.insert((*it)[1]).second) << (*it)[1];
    EXPECT_EQ(ids.size(),
              1 + 3 * 6U); // no description: only the title's, then group, clip and stamp of each
    expect_well_formed(svg);
}

TEST(Svg, SharesEqualClips) {
    Group root;
    for (const char* id : {"one", "two"})
        root.add(Group{.id = id, .clip = Path::rectangle({0, 0, 9, 9})});
    const std::string svg = to_svg(scene_with(std::move(root)), {});
    EXPECT_EQ(count(svg, "<clipPath"), 1U);
    EXPECT_EQ(count(svg, "url(#one-clip)"), 2U);
}

TEST(Svg, PutsCirclesOfALayerAsCircles) {
    Group root;
    root.add(scene::Stamps{.path = Path::circle({}, 2.5),
                           .fill = scene::Fill{.color = {0, 0, 1, 1}},
                           .at = {{1, 2}, {3.25, 4}}});
    EXPECT_THAT(to_svg(scene_with(std::move(root)), {}),
                HasSubstr("<g fill=\"#00f\">\n<circle cx=\"1\" cy=\"2\" r=\"2.5\"/>\n<circle "
                          "cx=\"3.25\" cy=\"4\" r=\"2.5\"/>\n</g>"));
}

TEST(Svg, HasNoPictureUnlessTheSceneHasOne) {
    EXPECT_THAT(to_svg(render::test::rich_scene(), {}), Not(HasSubstr("<image")));
    Group root;
    const std::vector<std::uint8_t> pixels = {255, 0, 0, 255, 0, 0, 255, 255};
    root.add(scene::Picture{.rgba = std::make_shared<std::vector<std::uint8_t>>(pixels),
                            .width = 2,
                            .height = 1,
                            .box = {10, 10, 30, 20},
                            .smooth = false});
    const std::string svg = to_svg(scene_with(std::move(root)), {});
    EXPECT_THAT(
        svg,
        HasSubstr(
            "<image preserveAspectRatio=\"none\" x=\"10\" y=\"10\" width=\"20\" height=\"10\" "
            "style=\"image-rendering:pixelated\" xlink:href=\"data:image/png;base64,iVBORw0KGgo"));
    expect_well_formed(svg);
}

TEST(Svg, IsSafeWithHostileStrings) {
    const std::vector<std::string> hostile = {"<script>alert('1')</script> & \"quotes\" ]]>",
                                              std::string("nul\0bell\a\x1b[31m", 13),
                                              "\xED\xA0\x80 lone surrogate",
                                              "\xFF\xFE\xC0\xAF bytes",
                                              "\xEF\xBF\xBF noncharacter",
                                              "line\r\nend\ttab",
                                              "\xF4\x90\x80\x80 beyond",
                                              "cut \xE2\x82"};
    for (const std::string& text : hostile) {
        Group root{.id = text,
                   .role = scene::Role::layer,
                   .title = text,
                   .description = text,
                   .data = {{text, text}, {text, text}}};
        scene::Text& line = root.add(label(text));
        line.language = text;
        auto font = std::make_shared<scene::Font>(scene::Font{.family = text});
        line.runs.push_back({font, 10, {}});
        scene::Scene scene = scene_with(std::move(root));
        scene.metadata.title = scene.metadata.description = scene.metadata.record = text;
        const std::string svg = to_svg(scene, {});
        expect_well_formed(svg);
        EXPECT_TRUE(render::is_clean_utf8(svg)) << svg;
        EXPECT_THAT(svg, Not(HasSubstr("<script")));
    }
}

TEST(Svg, LeavesOutWhatIsNotFinite) {
    Group root;
    scene::Shape& shape = root.add(scene::Shape{.fill = scene::Fill{}});
    shape.path.move_to({std::nan(""), 1});
    shape.path.line_to({HUGE_VAL, 2});
    shape.end_piece();
    shape.path.move_to({1, 1});
    shape.path.line_to({1e300, 2});
    shape.end_piece();
    root.add(
        scene::Stamps{.path = Path::circle({}, HUGE_VAL), .fill = scene::Fill{}, .at = {{1, 1}}});
    const std::string svg = to_svg(scene_with(std::move(root)), {});
    EXPECT_THAT(svg, HasSubstr("<path d=\"m1 1 999999 1\"/>"));
    EXPECT_EQ(count(svg, "<path"), 1U);
    EXPECT_EQ(count(svg, "nan") + count(svg, "inf"), 0U);
}

TEST(Base64, AgreesWithThePublishedVectors) { // RFC 4648 section 10
    EXPECT_EQ(render::base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(render::base64("fooba"), "Zm9vYmE=");
    EXPECT_EQ(render::base64("foob"), "Zm9vYg==");
    EXPECT_EQ(render::base64(""), "");
}

TEST(XmlName, IsOneWhateverItIsMadeFrom) {
    EXPECT_EQ(render::xml_name("layer-roads"), "layer-roads");
    EXPECT_EQ(render::xml_name("1 Ségou/RN6"), "_1-Ségou-RN6");
    EXPECT_EQ(render::xml_name(""), "");
    EXPECT_EQ(render::data_name("Claim Status"), "claim-status");
    EXPECT_EQ(render::data_name("\"<>"), "");
}
