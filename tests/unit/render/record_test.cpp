// SPDX-License-Identifier: MIT
#include "decode.hpp"
#include "support.hpp"

#include "core/diagnostic.hpp"
#include "render/record.hpp"
#include "render/render.hpp"

using namespace cordon;
using render::read_record;
using testing::HasSubstr;

namespace {

scene::Scene recorded(const std::string& record) {
    scene::Scene scene{
        .width = 40, .height = 30, .background = {1, 1, 1, 1}, .root = {}, .metadata = {}};
    scene.metadata.record = record;
    return scene;
}

const std::string record = R"({"inputs":[{"path":"a <b> & é.csv","sha256":"00"}]})";

} // namespace

TEST(Record, IsReadBackFromEachFormat) {
    const scene::Scene scene = recorded(record);
    EXPECT_EQ(read_record(render::to_png(scene, {})), record);
    EXPECT_EQ(read_record(render::to_svg(scene, {})), record);
    EXPECT_EQ(read_record(render::to_pdf(scene)), record);
}

TEST(Record, IsEmptyWhereAFileHasNone) {
    const scene::Scene scene = recorded("");
    EXPECT_EQ(read_record(render::to_png(scene, {})), std::nullopt);
    EXPECT_EQ(read_record(render::to_svg(scene, {})), std::nullopt);
    EXPECT_EQ(read_record(render::to_pdf(scene)), std::nullopt);
    EXPECT_THROW((void)read_record("a text"), Error);
    EXPECT_THROW((void)read_record(""), Error);
}

TEST(Record, OfADamagedFileIsRefusedOrNotFound) {
    const scene::Scene scene = recorded(record);
    for (const std::string& file :
         {render::to_png(scene, {}), render::to_svg(scene, {}), render::to_pdf(scene)})
        for (std::size_t size = 8; size < file.size(); size += 7) {
            try {
                const auto found = read_record(std::string_view(file).substr(0, size));
                EXPECT_TRUE(!found || *found == record) << size;
            } catch (const Error& error) {
                EXPECT_THAT(error.what(),
                            testing::AnyOf(HasSubstr("damaged"), HasSubstr("neither")));
            }
        }
}

TEST(PdfPage, HasBoxesAndAViewportWhenAskedFor) {
    const scene::Scene scene = recorded("");
    render::PdfOptions options;
    options.boxes = render::PdfBoxes{{8, 8, 32, 22}, {4, 4, 36, 26}};
    options.viewport = render::PdfViewport{.box = {10, 10, 30, 20},
                                           .corners = {{{-8, 12}, {-8, 13}, {-7, 13}, {-7, 12}}},
                                           .name = "A (map)",
                                           .wkt = "PROJCS[\"x\"]"};
    const std::string pdf = render::to_pdf(scene, options);
    EXPECT_THAT(pdf, HasSubstr("/TrimBox [ 6.00000 6.00000 24.00000 16.50000 ]"));
    EXPECT_THAT(pdf, HasSubstr("/BleedBox [ 3.00000 3.00000 27.00000 19.50000 ]"));
    EXPECT_THAT(pdf, HasSubstr("/BBox [ 7.50000 7.50000 22.50000 15.00000 ]"));
    EXPECT_THAT(pdf, HasSubstr("/GPTS [ 12.000000000000 -8.000000000000 13.000000000000 -8."));
    EXPECT_THAT(pdf, HasSubstr("/Name (A \\(map\\))"));
    EXPECT_THAT(pdf, HasSubstr("/WKT (PROJCS[\"x\"])"));
    EXPECT_EQ(render::to_pdf(scene, render::PdfOptions()), render::to_pdf(scene));
}
