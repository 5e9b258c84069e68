// SPDX-License-Identifier: MIT
#include "decode.hpp"

#include "render/artwork.hpp"
#include "render/render.hpp"

#include <string>

using namespace cordon;

namespace {

/// An icon of 10 x 10 px; `content` goes inside.
std::string icon(const std::string& content, const std::string& root = "") {
    return R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" )"
           R"(width="10" height="10" viewBox="0 0 10 10" )" +
           root + ">" + content + "</svg>";
}

std::string failure(const std::string& svg) {
    try {
        (void)render::read_artwork(svg, "x.svg");
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

/// A page of 20 x 20 px with one icon over all of it.
scene::Scene page_of(const scene::ArtworkPtr& art, const Color& ink) {
    scene::Scene page;
    page.width = 20;
    page.height = 20;
    scene::Picture picture;
    picture.art = art;
    picture.ink = ink;
    picture.box = {0, 0, 20, 20};
    page.root.add(picture);
    return page;
}

Color pixel(const render::Bitmap& bitmap, int x, int y) {
    const std::uint8_t* p = bitmap.rgba.data() + 4 * (y * bitmap.width + x);
    return {p[0] / 255.0, p[1] / 255.0, p[2] / 255.0, p[3] / 255.0};
}

} // namespace

TEST(Artwork, TakesItsSizeFromTheFileOrItsViewBox) {
    EXPECT_EQ(render::read_artwork(icon("<path d='M1 1h8v8z'/>"), "a")->width, 10);
    const auto art = render::read_artwork(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 15 12"><path d="M1 1h8v8z"/></svg>)",
        "a");
    EXPECT_EQ(art->width, 15);
    EXPECT_EQ(art->height, 12);
}

TEST(Artwork, PaintsWhatIsLeftOpenInTheInkAndKeepsOtherColours) {
    const auto art = render::read_artwork(
        icon(R"(<rect width="5" height="10"/><rect x="5" width="5" height="10" fill="#00ff00"/>)"),
        "two");
    EXPECT_TRUE(art->tinted);
    const render::Bitmap bitmap = render::to_bitmap(page_of(art, {1, 0, 0, 1}), 1.0);
    EXPECT_EQ(pixel(bitmap, 4, 10), (Color{1, 0, 0, 1}));
    EXPECT_EQ(pixel(bitmap, 15, 10), (Color{0, 1, 0, 1}));
}

TEST(Artwork, PaintsCurrentColorInTheInkAlsoAsAStroke) {
    const auto art = render::read_artwork(
        icon(R"(<path d="M0 5h10" stroke="currentColor" stroke-width="6"/>)", R"(fill="none")"),
        "line");
    const render::Bitmap bitmap = render::to_bitmap(page_of(art, {0, 0, 1, 1}), 1.0);
    EXPECT_EQ(pixel(bitmap, 10, 10), (Color{0, 0, 1, 1}));
    EXPECT_EQ(pixel(bitmap, 10, 1), (Color{1, 1, 1, 1}));
}

TEST(Artwork, LeavesFilesWithColoursOfTheirOwnAsTheyAre) {
    const auto art =
        render::read_artwork(icon(R"(<rect width="10" height="10" fill="#08f"/>)"), "own");
    EXPECT_FALSE(art->tinted);
}

TEST(Artwork, IsOneSymbolInSvgHoweverOftenItIsUsed) {
    const auto art = render::read_artwork(
        icon(R"x(<defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1"/>)x"
             R"x(</linearGradient></defs><rect width="10" height="10" fill="url(#g)"/>)x"),
        "g");
    scene::Scene page = page_of(art, {});
    scene::Picture second = std::get<scene::Picture>(page.root.children[0].item);
    second.angle = 30;
    page.root.add(second);
    const std::string svg = render::to_svg(page, {});
    EXPECT_EQ(svg.find("<symbol"), svg.rfind("<symbol"));
    EXPECT_NE(svg.find("rotate(30 10 10)"), std::string::npos);
    EXPECT_EQ(svg.find("<image"), std::string::npos);
    EXPECT_NE(svg.find("id=\"" + art->id + "-1\""), std::string::npos);
}

TEST(Artwork, IsTheSameTextWheneverItIsRead) {
    const std::string svg = icon(R"(<g opacity="0.5"><circle cx="5" cy="5" r="4"/></g>)");
    const auto once = render::read_artwork(svg, "a");
    (void)render::read_artwork(icon(R"(<g opacity="0.2"><path d="M1 1h3v3z"/></g>)"), "b");
    EXPECT_EQ(render::read_artwork(svg, "c")->svg, once->svg);
}

TEST(Artwork, StaysVectorInPdf) {
    const auto art = render::read_artwork(icon(R"(<circle cx="5" cy="5" r="4"/>)"), "dot");
    const std::string pdf = render::to_pdf(page_of(art, {1, 0, 0, 1}));
    EXPECT_EQ(pdf.find("/Image"), std::string::npos);
}

TEST(Artwork, IgnoresStyleSheetsOutsideOfItself) {
    const auto art = render::read_artwork(
        icon(
            R"(<style>.a{fill:#00ff00} path{stroke:red}</style><rect class="a" width="10" height="10"/>)"),
        "styled");
    EXPECT_EQ(art->svg.find("style>"), std::string::npos) << "rules would hold for the whole map";
    const render::Bitmap bitmap = render::to_bitmap(page_of(art, {}), 1.0);
    EXPECT_EQ(pixel(bitmap, 10, 10), (Color{0, 1, 0, 1}));
}

TEST(Artwork, RefusesWhatIsNotADrawingOfItsOwn) {
    using testing::HasSubstr;
    EXPECT_THAT(failure("no svg at all"), HasSubstr("icon 'x.svg' cannot be used: it is no SVG"));
    EXPECT_THAT(failure(icon("<script>1</script>")), HasSubstr("<script>"));
    EXPECT_THAT(failure(icon("<rect onclick='a()' width='1' height='1'/>")), HasSubstr("onclick"));
    EXPECT_THAT(failure(icon("<foreignObject/>")), HasSubstr("<foreignobject>"));
    EXPECT_THAT(failure(icon("<image href='file:///etc/passwd'/>")), HasSubstr("<image>"));
    EXPECT_THAT(failure(icon("<filter id='f'><feTurbulence numOctaves='99999999'/></filter>")),
                HasSubstr("only a bitmap can show"));
    EXPECT_THAT(failure(icon("<use href='file:///etc/passwd#a'/>")), HasSubstr("file:///etc"));
    EXPECT_THAT(failure(icon("<use href='data:image/svg+xml,a'/>")), HasSubstr("data:image"));
    EXPECT_THAT(failure(icon("<use href='other.svg#a'/>")), HasSubstr("other.svg"));
    EXPECT_THAT(failure(icon("<rect style='fill:url(http://a.b#c)' width='1' height='1'/>")),
                HasSubstr("outside of itself"));
    EXPECT_THAT(failure(icon("<style>@import 'a.css';</style>")), HasSubstr("style sheet"));
    EXPECT_THAT(failure("<?xml-stylesheet href='a.css'?>" + icon("")), HasSubstr("style sheet"));
    EXPECT_THAT(failure("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + icon("")), HasSubstr("entities"));
    EXPECT_THAT(failure(icon("<rect")), HasSubstr("cannot be used"));
    EXPECT_THAT(failure("<style a='"), HasSubstr("cannot be used"));
}

TEST(Artwork, RefusesElementsThatMultiply) {
    std::string doubling = "<defs><path id='a0' d='M0 0h1v1z'/>";
    for (int i = 1; i < 30; ++i) {
        const std::string use = "<use href='#a" + std::to_string(i - 1) + "'/>";
        doubling += "<g id='a" + std::to_string(i) + "'>" + use + use + "</g>";
    }
    EXPECT_THAT(failure(icon(doubling + "</defs><use href='#a29'/>")),
                testing::HasSubstr("its references show its elements too often"));
    EXPECT_EQ(failure(icon("<g id='a'><use href='#a'/></g>")), "none") << "a circle is left out";
}

TEST(Artwork, RefusesWhatIsTooLargeOrTooDeep) {
    using testing::HasSubstr;
    EXPECT_THAT(failure(icon(std::string(600 << 10, ' '))), HasSubstr("bytes, more than"));
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "<g>";
    for (int i = 0; i < 100; ++i) deep += "</g>";
    EXPECT_THAT(failure(icon(deep)), HasSubstr("deep"));
    std::string many;
    for (int i = 0; i < 10001; ++i) many += "<g/>";
    EXPECT_THAT(failure(icon(many)), HasSubstr("elements"));
    EXPECT_THAT(failure(R"(<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="9"/>)"),
                HasSubstr("90000 x 9 px"));
    EXPECT_THAT(failure(R"(<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>)"),
                HasSubstr("cannot be used"));
}

TEST(Artwork, RefusesTextWhoseLettersDependOnTheMachine) {
    EXPECT_THAT(failure(icon("<text font-size='1e9'>a</text>")),
                testing::AllOf(testing::HasSubstr("<text>"), testing::HasSubstr("fonts")));
}

TEST(Artwork, RefusesStyleSheetsThatNestBrackets) {
    std::string nested = ".a";
    for (int i = 0; i < 2000; ++i) nested += ":not(";
    EXPECT_THAT(failure(icon("<style>" + nested + "</style>")), testing::HasSubstr("brackets"));
    EXPECT_THAT(failure(icon("<style><![CDATA[" + nested + "]]></style>")),
                testing::HasSubstr("brackets"));
    EXPECT_EQ(failure(icon("<style>.a:not(.b){fill:rgb(1,2,3)}</style><path d='M0 0h1v1z'/>")),
              "none");
}

TEST(Artwork, RefusesMoreRulesForMoreElementsThanCanBeMatched) {
    std::string rules;
    std::string elements;
    for (int i = 0; i < 3000; ++i) {
        rules += ".a .b{fill:red}";
        elements += "<rect class='b'/>";
    }
    EXPECT_THAT(failure(icon("<style>" + rules + "</style>" + elements)),
                testing::HasSubstr("3000 rules"));
}

TEST(Artwork, CountsWhatAReferenceShowsForEachElementThatItHoldsFor) {
    std::string gradient = "<linearGradient id='g'>";
    for (int i = 0; i < 4000; ++i) gradient += "<stop offset='.5' stop-color='red'/>";
    gradient += "</linearGradient>";
    std::string shapes;
    for (int i = 0; i < 200; ++i) shapes += "<path d='M0 0h9v9z'/>";
    const std::string classes = std::string("<style>.s{fill:url(#g)}</style>");
    const auto why = testing::HasSubstr("too often");
    EXPECT_EQ(failure(icon(gradient + "<path fill='url(#g)' d='M0 0h9v9z'/>" + shapes)), "none");
    EXPECT_THAT(failure(icon(gradient + "<g fill='url(#g)'>" + shapes + "</g>")), why);
    EXPECT_THAT(failure(icon(classes + gradient + "<g class='s'>" + shapes + "</g>")), why);
    EXPECT_EQ(failure(icon(classes + gradient + "<g class='t'>" + shapes + "</g>")), "none");
    EXPECT_THAT(failure(icon(gradient + "<defs><g id='s'>" + shapes +
                             "</g></defs><use href='#s' fill='url(#g)'/>")),
                why);
}

TEST(Artwork, CountsAMarkerForEachVertex) {
    std::string zigzag = "M0 0";
    for (int i = 0; i < 4000; ++i) zigzag += "h1v1";
    const std::string marker = "<marker id='m'><path d='" + zigzag.substr(0, 2000) + "'/></marker>";
    EXPECT_THAT(failure(icon(marker + "<path marker-mid='url(#m)' d='" + zigzag + "'/>")),
                testing::HasSubstr("too often"));
    EXPECT_EQ(failure(icon(marker + "<path marker-mid='url(#m)' d='M0 0h1v1h1'/>")), "none");
}

TEST(Artwork, RefusesSignsWrittenAsNumbers) {
    const auto why = testing::HasSubstr("as a number");
    EXPECT_THAT(failure(icon("<path fill='u&#x72;l(#a)' d='M0 0h1'/>")), why);
    EXPECT_THAT(failure(icon("<style>.a{fill:\\75rl(#a)}</style>")), why);
    EXPECT_EQ(failure(icon("<path aria-label='l&#39;eau' d='M0 0&#10;h1v1'/>")), "none");
}
