// SPDX-License-Identifier: MIT
#include "compose/symbol_poses.hpp"
#include "core/json.hpp"

#include <algorithm>
#include <functional>

using namespace cordon;
using namespace cordon::compose;
using geom::PageBox;
using geom::PagePoint;

namespace {

/// A symbol layer over points, placed in a frame of 400 x 300 px.
class SymbolTest : public testing::Test {
  protected:
    /// `properties`: layout members of the layer, JSON.
    void set(const std::string& properties, const std::vector<PagePoint>& points) {
        const std::string text =
            R"({"version":8,"sources":{"s":{"type":"geojson","data":"x"}},"layers":[
            {"id":"a","type":"symbol","source":"s","layout":{"text-font":["Inter Regular"],)" +
            properties + "}}]}";
        parsed_ = style::parse_style(parse_json(text, "test.json"), "test.json");
        ASSERT_TRUE(parsed_.style) << text;
        auto features = std::make_shared<data::FeatureLayer>("points");
        page_ = PageLayer();
        for (const PagePoint& p : points) {
            features->shapes.add_point({0, 0});
            features->finish_feature();
            page_.shapes.add_point(p);
        }
        page_.features = features;
        make(points.size());
    }
    /// The same over one line.
    void set_line(const std::string& properties, const std::vector<PagePoint>& line) {
        set(properties, {{0, 0}});
        page_.shapes = geom::PageShapes();
        page_.shapes.begin(geom::Kind::line);
        page_.shapes.begin_part();
        for (const PagePoint& p : line) page_.shapes.add(p);
        make(1);
    }

    void place(Placer& placer) { place_symbols(symbols_, placer); }
    [[nodiscard]] const Pose* chosen(std::size_t i) const {
        return symbols_[i].chosen ? &symbols_[i].poses[*symbols_[i].chosen] : nullptr;
    }
    [[nodiscard]] std::vector<scene::Text> painted() const {
        scene::Group group;
        std::vector<Symbol> symbols = symbols_; // they are used up
        paint_symbols({parsed_.style->layers[0], *bound_, page_, features_}, symbols, group);
        std::vector<scene::Text> out;
        for (const scene::Node& node : group.children)
            if (const auto* text = std::get_if<scene::Text>(&node.item)) out.push_back(*text);
        return out;
    }

    std::vector<Symbol> symbols_;
    const PageBox frame_{0, 0, 400, 300};

  private:
    void make(std::size_t count) {
        bound_ = std::make_unique<style::BoundLayer>(parsed_.style->layers[0], page_.features.get(),
                                                     style::EvaluationContext{});
        features_.clear();
        for (std::size_t i = 0; i < count; ++i) features_.push_back(i);
        SymbolContext context{shaper_, frame_, "en", {1, 1, 1, 1}};
        symbols_ = make_symbols({parsed_.style->layers[0], *bound_, page_, features_}, context);
    }

    CollectingReporter reporter_;
    text::Shaper shaper_{reporter_};
    style::ParsedStyle parsed_;
    PageLayer page_;
    std::unique_ptr<style::BoundLayer> bound_;
    std::vector<std::size_t> features_;
};

constexpr const char* centred =
    R"("icon-image":"marker:circle","text-field":"Kati","text-size":10)";

} // namespace

TEST_F(SymbolTest, AnOptionalTextIsLeftOutAlsoWhereItLiesInsideOfItsIcon) {
    const std::string big = std::string(centred) + R"(,"icon-size":4,"text-optional":true)";
    set(big + R"(,"icon-allow-overlap":true)", {{100, 100}});
    Placer placer(frame_);
    placer.block({95, 95, 105, 105}); // where the text would stand
    place(placer);
    ASSERT_NE(chosen(0), nullptr);
    EXPECT_TRUE(chosen(0)->shows_icon);
    EXPECT_FALSE(chosen(0)->shows_text);
}

TEST_F(SymbolTest, WithoutOptionalPartsASymbolIsShownWholeOrNotAtAll) {
    set(std::string(centred) + R"(,"icon-size":4,"icon-allow-overlap":true)", {{100, 100}});
    Placer placer(frame_);
    placer.block({95, 95, 105, 105});
    place(placer);
    EXPECT_EQ(chosen(0), nullptr);
}

TEST_F(SymbolTest, AnOptionalIconIsLeftOut) {
    set(R"("icon-image":"marker:circle","icon-size":2,"text-field":"Kati","text-size":10,
           "text-offset":[0,3],"icon-optional":true)",
        {{100, 100}});
    Placer placer(frame_);
    placer.block({95, 95, 105, 105}); // below the icon
    place(placer);
    ASSERT_NE(chosen(0), nullptr);
    EXPECT_FALSE(chosen(0)->shows_icon);
    EXPECT_TRUE(chosen(0)->shows_text);
}

TEST_F(SymbolTest, AnOptionalIconThatTheFrameCutsOffTakesItsTextAlong) {
    set(R"("icon-image":"marker:circle","icon-size":2,"text-field":"Kisi","text-size":10,
           "text-anchor":"left","text-offset":[3,0],"icon-optional":true)",
        {{3, 100}});
    Placer placer(frame_);
    place(placer);
    EXPECT_EQ(chosen(0), nullptr);
}

TEST_F(SymbolTest, ATextThatMayOverlapDoesNotFreeItsIcon) {
    set(std::string(centred) + R"(,"text-offset":[0,2],"text-allow-overlap":true)", {{100, 100}});
    Placer covered_text(frame_);
    covered_text.block({90, 112, 130, 130});
    place(covered_text);
    EXPECT_NE(chosen(0), nullptr);
    set(std::string(centred) + R"(,"text-offset":[0,2],"text-allow-overlap":true)", {{100, 100}});
    Placer covered_icon(frame_);
    covered_icon.block({95, 95, 105, 105});
    place(covered_icon);
    EXPECT_EQ(chosen(0), nullptr);
}

TEST_F(SymbolTest, OnlyThePartThatIgnoresPlacementLeavesRoom) {
    set(std::string(centred) + R"(,"text-offset":[0,3],"text-ignore-placement":true)",
        {{100, 100}});
    Placer placer(frame_);
    place(placer);
    EXPECT_FALSE(placer.is_free({95, 95, 105, 105})) << "the icon keeps others off";
    EXPECT_TRUE(placer.is_free({95, 125, 105, 135})) << "the text does not";
}

TEST_F(SymbolTest, OfEqualLabelsTheOneWithTheLowerKeyStays) {
    set(R"("text-field":"Kati","text-size":10)", {{100, 100}, {104, 100}});
    Placer placer(frame_);
    place(placer);
    EXPECT_NE(chosen(0), nullptr);
    EXPECT_EQ(chosen(1), nullptr);
    set(R"("text-field":"Kati","text-size":10,"text-overlap":"cooperative")",
        {{100, 100}, {104, 100}});
    Placer loose(frame_);
    place(loose);
    EXPECT_NE(chosen(1), nullptr) << "both allow it";
}

TEST_F(SymbolTest, IconPaddingCountsOnEachSide) {
    set(R"("icon-image":"marker:circle","icon-padding":[0,0,0,40])", {{100, 100}});
    const PageBox box = symbols_[0].candidates[0].boxes[0];
    EXPECT_NEAR(100 - box.min_x, 48, 1.5);
    EXPECT_NEAR(box.max_x - 100, 8, 1.5);
}

TEST_F(SymbolTest, AnImageFitsItsTextWithThePartThatIsMeantForIt) {
    set(R"("text-field":"Kati","text-size":10,"icon-image":"plate","icon-text-fit":"both",
           "icon-text-fit-padding":[1,2,3,4])",
        {{100, 100}});
    StyleImage plate;
    plate.width = 20;
    plate.height = 20;
    plate.rgba = std::make_shared<const std::vector<std::uint8_t>>(1600, 255);
    symbols_[0].image = &plate;
    const SymbolLayout layout{.fit_icon = IconFit::both, .fit_padding = {1, 2, 3, 4}};
    const Pose pose{.icon_at = {100, 100}, .text_corner = {100, 100}};
    const text::ShapedText& text = *symbols_[0].text;
    const auto plain = icon_for(symbols_[0], layout, pose);
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->box, (PageBox{-4, -1, text.width + 2, text.height + 3}));
    plate.content = {5, 6, 18, 17};
    const auto inner = icon_for(symbols_[0], layout, pose);
    EXPECT_EQ(inner->box, (PageBox{-9, -7, text.width + 4, text.height + 6}));
}

TEST_F(SymbolTest, VariableAnchorsTakeTheFirstFreeSide) {
    set(R"("text-field":"Kati","text-size":10,"text-variable-anchor":["left","right"],
           "text-radial-offset":1)",
        {{200, 100}});
    Placer placer(frame_);
    placer.block({205, 90, 300, 110});
    place(placer);
    ASSERT_NE(chosen(0), nullptr);
    EXPECT_LT(painted().at(0).origin.x, 190) << "left of the point";
}

TEST_F(SymbolTest, LinesOfATextBeginOnTheSideOfTheAnchorThatWasTaken) {
    const std::string label = R"("text-field":"A long name\nof two","text-size":10,
        "text-justify":"auto","text-radial-offset":1,)";
    set(label + R"("text-variable-anchor":["left","right"])", {{200, 100}});
    Placer open(frame_);
    place(open);
    EXPECT_DOUBLE_EQ(painted().at(0).origin.x, painted().at(1).origin.x);
    set(label + R"("text-variable-anchor":["left","right"])", {{200, 100}});
    Placer blocked(frame_);
    blocked.block({205, 80, 300, 120});
    place(blocked);
    const auto lines = painted();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_NEAR(lines[0].origin.x + lines[0].width, lines[1].origin.x + lines[1].width, 1e-6);
}

TEST_F(SymbolTest, ATextThatEndsWithALineBreakHasOneLine) {
    set(R"("text-field":"Kati\n","text-size":10)", {{100, 100}});
    EXPECT_EQ(symbols_[0].text->lines.size(), 1U);
}

TEST_F(SymbolTest, ALabelAtTheCentreOfALineIsOne) {
    const std::string label = R"("text-field":"Kati","text-size":10,"symbol-spacing":50,)";
    const std::vector<PagePoint> line{{10, 150}, {390, 150}};
    set_line(label + R"("symbol-placement":"line")", line);
    EXPECT_GT(symbols_.size(), 3U);
    set_line(label + R"("symbol-placement":"line-center")", line);
    ASSERT_EQ(symbols_.size(), 1U);
    ASSERT_EQ(symbols_[0].poses.size(), 1U);
    EXPECT_NEAR(symbols_[0].poses[0].icon_at.x, 200, 1e-6);
}

TEST_F(SymbolTest, TwoLinesOfTextFollowEachOtherAlongALine) {
    set_line(R"("text-field":"Niger\nJoliba","text-size":10,"symbol-placement":"line")",
             {{10, 150}, {390, 150}});
    ASSERT_FALSE(symbols_.empty());
    EXPECT_EQ(symbols_[0].poses[0].along->text, "Niger Joliba");
}

TEST_F(SymbolTest, TheIconOfALabelOnALineStandsOnTheLine) {
    set_line(R"("text-field":"N1","text-size":10,"symbol-placement":"line-center",
                "icon-image":"marker:circle")",
             {{10, 100}, {10, 300}});
    ASSERT_EQ(symbols_.size(), 1U);
    EXPECT_NEAR(symbols_[0].poses[0].icon_at.y, 200, 1e-6);
    EXPECT_NEAR(std::abs(symbols_[0].poses[0].icon_angle), 90, 1e-6);
}

TEST_F(SymbolTest, TextStandsBesideItsLineByOffsetAndAnchor) {
    // Down on the page where the line runs to the right, and up where it runs to the left; the
    // anchor goes by the text, which reads to the right on both.
    struct Case {
        const char* layout;
        double right; ///< pixels of the capitals' middle below the line
        double left;
    };
    const std::vector<PagePoint> to_right{{10, 150}, {390, 150}};
    const std::vector<PagePoint> to_left{{390, 150}, {10, 150}};
    for (const Case& c :
         {Case{R"("text-offset":[0,1.5])", 15, -15}, Case{R"("text-anchor":"top")", 6, 6},
          Case{R"("text-anchor":"bottom","text-line-height":2)", -10, -10},
          Case{R"("text-anchor":"top","text-offset":[0,1])", 16, -4},
          Case{R"("text-variable-anchor":["top"],"text-offset":[0,1])", 0, 0}}) {
        const std::string layout =
            std::string(R"("text-field":"HE","text-size":10,"symbol-placement":"line-center",)") +
            c.layout;
        for (const bool right : {true, false}) {
            set_line(layout, right ? to_right : to_left);
            ASSERT_EQ(symbols_.size(), 1U) << c.layout;
            const double baseline = symbols_[0].poses[0].along->origin.y;
            EXPECT_NEAR(baseline - symbols_[0].text->cap_height / 2 - 150, right ? c.right : c.left,
                        1e-6)
                << c.layout;
        }
    }
    set_line(R"("text-field":"HE","text-size":10,"symbol-placement":"line-center",
                "text-anchor":"left","text-offset":[2,0])",
             to_right);
    EXPECT_NEAR(symbols_[0].poses[0].along->origin.x, 220, 1e-6) << "begins two ems on";
}

TEST_F(SymbolTest, AnAnchorHoldsTheBoxesOfLinesAndARadiusTheLetters) {
    const auto middle = [&](const std::string& layout) {
        set(R"("text-field":"HE","text-size":10,)" + layout, {{200, 150}});
        const text::ShapedText& text = *symbols_[0].text;
        return symbols_[0].poses[0].text_corner.y + text.lines[0].baseline - text.cap_height / 2 -
               150;
    };
    EXPECT_NEAR(middle(R"("text-anchor":"top")"), 6, 1e-6);
    EXPECT_NEAR(middle(R"("text-anchor":"bottom-left")"), -6, 1e-6);
    EXPECT_NEAR(middle(R"("text-anchor":"top","text-offset":[0,0.6])"), 12, 1e-6);
    EXPECT_NEAR(middle(R"("text-anchor":"left")"), 0, 1e-6);
    const double half = symbols_[0].text->cap_height / 2;
    EXPECT_NEAR(middle(R"("text-anchor":"top","text-radial-offset":0.6)"), 6 + half, 1e-6);
    EXPECT_NEAR(middle(R"("text-variable-anchor":["bottom"],"text-radial-offset":0.6)"), -6 - half,
                1e-6);
}

TEST_F(SymbolTest, TheSecondWritingModeIsTakenWhereTheFirstHasNoPlace) {
    const std::string modes =
        R"("text-field":"東京大阪","text-size":20,"text-writing-mode":["horizontal","vertical"])";
    set(modes, {{200, 150}});
    Placer free(frame_);
    place(free);
    ASSERT_NE(chosen(0), nullptr);
    EXPECT_EQ(chosen(0)->text, nullptr) << "the first mode has a place";
    const double wide = symbols_[0].text->width;

    set(modes, {{200, 150}});
    Placer narrow(PageBox{200 - wide / 3, 50, 200 + wide / 3, 250});
    place(narrow);
    ASSERT_NE(chosen(0), nullptr);
    ASSERT_NE(chosen(0)->text, nullptr);
    EXPECT_GT(chosen(0)->text->height, 2 * chosen(0)->text->width);
    EXPECT_EQ(painted().size(), 4U) << "one letter below the other";
}

TEST_F(SymbolTest, NamesOfOneLineKeepApart) {
    set_line(R"("text-field":"Niger","symbol-placement":"line","symbol-spacing":150)",
             {{5, 150}, {395, 150}});
    ASSERT_EQ(symbols_.size(), 2U);
    Placer placer(frame_);
    // What is free lies about the border of the two halves.
    placer.block({0, 100, 150, 200});
    placer.block({250, 100, 400, 200});
    place(placer);
    int shown = 0;
    for (std::size_t i = 0; i < symbols_.size(); ++i) shown += chosen(i) != nullptr ? 1 : 0;
    EXPECT_EQ(shown, 1) << "two would stand side by side";
}
