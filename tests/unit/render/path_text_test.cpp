// SPDX-License-Identifier: MIT
#include "render/path_text.hpp"

#include <clocale>
#include <random>

using namespace cordon;
using render::number_text;
using render::PathRange;
using render::PathText;
using scene::Path;

namespace {

std::string data_of(const Path& path, int decimals = 2) {
    std::string out;
    PathText(out, decimals).append(path, PathRange::whole(path));
    return out;
}

Path polyline(std::initializer_list<scene::PagePoint> points) {
    Path path;
    for (const auto& p : points) path.empty() ? path.move_to(p) : path.line_to(p);
    return path;
}

} // namespace

TEST(SvgNumber, HasNoNeedlessCharacters) {
    EXPECT_EQ(number_text(12.5, 2), "12.5");
    EXPECT_EQ(number_text(0.5, 2), ".5");
    EXPECT_EQ(number_text(-0.25, 2), "-.25");
    EXPECT_EQ(number_text(100.0, 2), "100");
    EXPECT_EQ(number_text(3.05, 2), "3.05");
    EXPECT_EQ(number_text(2.999, 2), "3");
}

TEST(SvgNumber, IsNeverMinusZeroAndNeverNan) {
    EXPECT_EQ(number_text(-0.0, 2), "0");
    EXPECT_EQ(number_text(-0.004, 2), "0");
    EXPECT_EQ(number_text(std::nan(""), 2), "0");
    EXPECT_EQ(number_text(-HUGE_VAL, 2), "0");
}

TEST(SvgNumber, DoesNotDependOnTheLocale) {
    const char* locale = std::setlocale(
        LC_ALL, "fr_FR.UTF-8"); // may be absent; the bytes must not change either way
    EXPECT_EQ(number_text(1234.5, 1), "1234.5");
    std::setlocale(LC_ALL, "C");
    (void)locale;
}

TEST(PathText, IsRelativeAndLeavesOutWhatTheGrammarAllows) {
    EXPECT_EQ(data_of(polyline({{10, 20}, {15, 20}, {15, 10}, {16.5, 10.5}, {15.25, 11}})),
              "m10 20h5v-10l1.5.5-1.25.5");
    EXPECT_EQ(data_of(Path::rectangle({0, 0, 4, 3})), "m0 0h4v3h-4z");
}

TEST(PathText, ClosesARingThatRepeatsItsFirstPointWithoutASecondLine) {
    Path ring = polyline({{0, 0}, {5, 1}, {3, 4}, {0, 0}});
    ring.close();
    EXPECT_EQ(data_of(ring), "m0 0 5 1-2 3z");
}

TEST(PathText, StartsFurtherSubPathsFromTheEndOfTheLast) {
    Path path = polyline({{1, 1}, {2, 1}, {2, 2}});
    path.close();
    path.append(polyline({{5, 5}, {6, 7}}));
    EXPECT_EQ(data_of(path), "m1 1h1v1zm4 4 1 2");
}

TEST(PathText, KeepsADotForRoundCapsButNoOtherEmptyLine) {
    EXPECT_EQ(data_of(polyline({{3, 4}, {3, 4}})), "m3 4h0");
    EXPECT_EQ(data_of(polyline({{3, 4}, {3.001, 4.001}, {5, 4}})), "m3 4h2");
    EXPECT_EQ(data_of(polyline({{3, 4}})), "");
}

TEST(PathText, StopsWhereAPathsPointsRunOut) {
    Path path = polyline({{1, 1}, {2, 2}});
    path.verbs.push_back(scene::Verb::cubic);
    path.points.push_back({3, 3});
    EXPECT_EQ(data_of(path), "m1 1 1 1");
}

TEST(PathText, DoesNotDriftHoweverLongThePath) {
    const unsigned seed = 20251030;
    std::mt19937 random(seed);
    SCOPED_TRACE(seed);
    const auto step = [&] { return static_cast<double>(random() % 1000) / 3000; };
    scene::PagePoint at{100, 100};
    Path path;
    path.move_to(at);
    for (int i = 0; i < 20000; ++i) {
        at = at + scene::PagePoint{step(), -step()};
        path.line_to(at);
    }
    const std::string text = data_of(path);
    double x = 0;
    double y = 0;
    char command = 'm';
    for (std::size_t i = 0; i < text.size();) {
        if (std::isalpha(static_cast<unsigned char>(text[i]))) command = text[i++];
        const auto number = [&] {
            std::size_t used = 0;
            std::size_t end = i + 1;
            for (bool point = text[i] == '.'; end < text.size(); ++end) {
                if (text[end] == '.' && point) break;
                point = point || text[end] == '.';
                if (text[end] != '.' && !std::isdigit(static_cast<unsigned char>(text[end]))) break;
            }
            const double value = std::stod(text.substr(i, end - i), &used);
            i += used;
            return value;
        };
        if (command != 'v') x += number();
        if (command != 'h') y += number();
        if (command == 'm') command = 'l';
    }
    EXPECT_NEAR(x, at.x, 0.0051);
    EXPECT_NEAR(y, at.y, 0.0051);
}
