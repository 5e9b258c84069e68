// SPDX-License-Identifier: MIT
#include "scene/scene.hpp"

using namespace cordon;
using namespace cordon::scene;

TEST(SceneText, HasOneLineForEachNode) {
    Scene scene{.width = 200, .height = 100};
    scene.metadata.language = Language::fr;
    Group& layer =
        scene.root.add(Group{.id = "layer-roads", .role = Role::layer, .title = "Roads"});
    layer.clip = Path::rectangle({0, 0, 100, 50});
    layer.opacity = 0.5;
    Shape& shape = layer.add(Shape{.path = Path::rectangle({1, 2, 3, 4})});
    shape.end_piece();
    shape.stroke = Stroke{.color = {1, 0, 0, 0.25}, .width = 1.5, .dashes = {3, 1}};
    layer.add(Stamps{
        .path = Path::circle({}, 2), .fill = Fill{.color = {0, 0, 1, 1}}, .at = {{1, 1}, {2, 2}}});
    Text& text =
        scene.root.add(Text{.text = "Ségou", .origin = {10.04, 20.06}, .angle = -30, .width = 31});
    text.halo = Halo{{1, 1, 1, 1}, 1.5};
    text.runs.push_back(
        {std::make_shared<Font>(Font{.family = "Inter", .weight = 600, .italic = true}), 11});
    scene.root.add(Picture{.width = 4, .height = 3, .box = {0, 0, 8, 6}});
    EXPECT_EQ(
        to_text(scene),
        "scene 200.0 x 100.0 #ffffff fr\n"
        "group \"\"\n"
        "  layer \"layer-roads\" title \"Roads\" clip [0.0 0.0 100.0 50.0] opacity 0.50\n"
        "    shape 4 points 1 pieces [1.0 2.0 3.0 4.0] stroke #ff0000/0.25 1.50 dash 3.00,1.00\n"
        "    stamps 2 of [-2.0 -2.0 2.0 2.0] fill #0000ff\n"
        "  text \"Ségou\" at 10.0 20.1 width 31.0 angle -30.0 Inter 600 11.00 italic #000000 halo "
        "#ffffff 1.50\n"
        "  picture 4x3 [0.0 0.0 8.0 6.0]\n");
}
