// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "data/raster_file.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

using namespace cordon;
using namespace cordon::data;

namespace {

namespace fs = std::filesystem;

constexpr const char* wgs84 =
    R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],)"
    R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]])";

/// Four cells of a degree: 1 2 above 3 4, from 10° E and 5° N; with or without a CRS.
fs::path grid_file(const char* folder, bool with_crs) {
    const fs::path path = fs::path(testing::TempDir()) / folder;
    fs::create_directories(path);
    write_file(path / "grid.asc", "ncols 2\nnrows 2\nxllcorner 10\nyllcorner 5\ncellsize 1\n"
                                  "NODATA_value -9999\n1 2\n3 4\n");
    if (with_crs) write_file(path / "grid.prj", wgs84);
    return path / "grid.asc";
}

constexpr RasterWindow degrees_of(double west, double south, double east, double north) {
    return {"EPSG:4326", {west, south, east, north}, 2, 2};
}

std::string failure(const fs::path& path, int band, const RasterWindow& window) {
    try {
        (void)read_raster_band(path, band, window);
    } catch (const Error& error) {
        return error.diagnostic().message;
    }
    return {};
}

TEST(RasterFile, GivesTheValuesOfABandFromTheTop) {
    const fs::path file = grid_file("raster_values", true);
    EXPECT_EQ(read_raster_band(file, 1, degrees_of(10, 5, 12, 7)),
              (std::vector<float>{1, 2, 3, 4}));
}

TEST(RasterFile, IsUnknownBesideItsData) {
    const fs::path file = grid_file("raster_beside", true);
    for (const float value : read_raster_band(file, 1, degrees_of(40, 40, 42, 42)))
        EXPECT_TRUE(std::isnan(value));
    const RgbaBitmap colours = read_raster_colours(file, degrees_of(40, 40, 42, 42));
    EXPECT_EQ(colours.rgba.at(3), 0);
}

TEST(RasterFile, SaysWhatIsWrong) {
    const fs::path file = grid_file("raster_faults", true);
    const RasterWindow all = degrees_of(10, 5, 12, 7);
    EXPECT_EQ(failure(file, 2, all), "has no band 2");
    EXPECT_EQ(failure(grid_file("raster_nowhere", false), 1, all),
              "does not say where on the Earth it lies");
    EXPECT_EQ(failure(file.parent_path() / "none.tif", 1, all), "is not a file");
    write_file(file.parent_path() / "bad.tif", "II*\0 not a picture");
    EXPECT_TRUE(failure(file.parent_path() / "bad.tif", 1, all)
                    .starts_with("is no raster that can be read"));
    RasterWindow huge = all;
    huge.width = 100'000;
    EXPECT_EQ(failure(file, 1, huge), "100000 x 2 pixels of it are too many");
}

} // namespace
