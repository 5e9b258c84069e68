// SPDX-License-Identifier: MIT
#include "core/file.hpp"
#include "scene/digest.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <set>

namespace cordon::scene {
namespace {

/// One of each kind of node.
Scene sample(const std::string& font_file) {
    Scene scene;
    scene.width = 100;
    scene.height = 50;
    Group& group = scene.root.add(Group{});
    group.id = "group";
    group.clip = Path::rectangle({0, 0, 90, 40});
    Shape shape;
    shape.path = Path::circle({20, 20}, 5);
    shape.fill = Fill{};
    shape.stroke = Stroke{};
    group.add(shape);
    Stamps stamps;
    stamps.path = Path::circle({0, 0}, 2);
    stamps.at = {{1, 2}, {3, 4}};
    group.add(stamps);
    Text text;
    text.text = "Kati";
    text.halo = Halo{};
    Font font;
    font.file = font_file;
    text.runs = {{std::make_shared<const Font>(font), 12.0, {{7, 1.0, 2.0}}}};
    group.add(text);
    Picture picture;
    picture.rgba = std::make_shared<const std::vector<std::uint8_t>>(4, std::uint8_t{9});
    picture.width = picture.height = 1;
    group.add(picture);
    return scene;
}

template <typename T>
T& node(Scene& scene, std::size_t i) {
    return std::get<T>(std::get<Group>(scene.root.children[0].item).children[i].item);
}

class DigesterTest : public testing::Test {
  protected:
    DigesterTest() {
        std::filesystem::create_directories(folder_);
        write_file(font_, "the first font");
    }
    [[nodiscard]] std::string digest(const std::function<void(Scene&)>& change = {}) const {
        Scene scene = sample(font_);
        if (change) change(scene);
        return Digester().pixels_of(scene);
    }

    std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "scene_digest";
    std::string font_ = folder_ / "font.ttf";
};

TEST_F(DigesterTest, knows_every_change_that_shows) {
    const std::vector<std::function<void(Scene&)>> changes = {
        [](Scene& s) { s.width = 101; },
        [](Scene& s) { s.background.a = 0.5; },
        [](Scene& s) { std::get<Group>(s.root.children[0].item).opacity = 0.5; },
        [](Scene& s) { std::get<Group>(s.root.children[0].item).blend = Blend::multiply; },
        [](Scene& s) { std::get<Group>(s.root.children[0].item).clip.reset(); },
        [](Scene& s) { node<Shape>(s, 0).path.points[0].x += 1e-9; },
        [](Scene& s) { node<Shape>(s, 0).fill->color.g = 0.25; },
        [](Scene& s) { node<Shape>(s, 0).fill.reset(); },
        [](Scene& s) {
            node<Shape>(s, 0).stroke->dashes = {4, 2};
        },
        [](Scene& s) { node<Shape>(s, 0).end_piece(); },
        [](Scene& s) { node<Stamps>(s, 1).at.pop_back(); },
        [](Scene& s) { node<Text>(s, 2).origin.y = 3; },
        [](Scene& s) { node<Text>(s, 2).halo->width = 2; },
        [](Scene& s) { node<Text>(s, 2).runs[0].glyphs[0].id = 8; },
        [](Scene& s) {
            node<Picture>(s, 3).rgba =
                std::make_shared<const std::vector<std::uint8_t>>(4, std::uint8_t{8});
        },
        [](Scene& s) { node<Picture>(s, 3).angle = 90; },
        [](Scene& s) {
            auto& children = std::get<Group>(s.root.children[0].item).children;
            std::swap(children[0], children[1]);
        }};
    std::set<std::string> seen{digest()};
    for (std::size_t i = 0; i < changes.size(); ++i)
        EXPECT_TRUE(seen.insert(digest(changes[i])).second) << "change " << i;
}

TEST_F(DigesterTest, does_not_see_what_no_pixel_shows) {
    const std::string first = digest();
    EXPECT_EQ(digest([](Scene& s) {
                  s.metadata.title = "another";
                  Group& group = std::get<Group>(s.root.children[0].item);
                  group.id = "other";
                  group.title = "a title";
                  group.data = {{"incident", "1"}};
                  node<Text>(s, 2).text = "the same glyphs";
              }),
              first);
}

TEST_F(DigesterTest, sees_a_font_that_was_replaced) {
    const std::string first = digest();
    write_file(font_, "another font");
    EXPECT_NE(digest(), first);
}

} // namespace
} // namespace cordon::scene
