// SPDX-License-Identifier: MIT
#include "data/gdal/raster.hpp"

#include "data/gdal/handles.hpp"

#include <cpl_string.h>
#include <gdal_utils.h>

#include <array>
#include <initializer_list>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace cordon::data::gdal {

namespace {

/// Formats of one file: none that names further files or a network.
constexpr std::array<const char*, 9> drivers = {"GTiff", "COG",     "PNG",     "JPEG", "WEBP",
                                                "GPKG",  "AAIGrid", "SRTMHGT", nullptr};

struct FreeTranslate {
    void operator()(GDALTranslateOptions* options) const { GDALTranslateOptionsFree(options); }
};
struct FreeWarp {
    void operator()(GDALWarpAppOptions* options) const { GDALWarpAppOptionsFree(options); }
};

CPLStringList list_of(std::initializer_list<std::string> words) {
    CPLStringList out;
    for (const std::string& word : words) out.AddString(word.c_str());
    return out;
}

std::string text(double number) {
    return CPLSPrintf("%.17g", number);
}

/// A view of the file that a warp understands: one band, or a palette as colours.
Dataset prepared(GDALDatasetH file, const RasterRequest& request) {
    CPLStringList arguments = list_of({"-of", "VRT"});
    if (request.band > 0) {
        arguments.AddString("-b");
        arguments.AddString(CPLSPrintf("%d", request.band));
    } else if (GDALGetRasterColorTable(GDALGetRasterBand(file, 1)) != nullptr) {
        arguments.AddString("-expand");
        arguments.AddString("rgba");
    } else if (GDALGetRasterDataType(GDALGetRasterBand(file, 1)) != GDT_Byte) {
        // Measurements as greys, from their least to their greatest value.
        for (const char* word : {"-ot", "Byte", "-scale"}) arguments.AddString(word);
    }
    const std::unique_ptr<GDALTranslateOptions, FreeTranslate> options(
        GDALTranslateOptionsNew(arguments.List(), nullptr));
    return Dataset(GDALTranslate("", file, options.get(), nullptr));
}

Dataset warped(GDALDatasetH source, const RasterRequest& request) {
    CPLStringList arguments =
        list_of({"-of", "MEM", "-t_srs", request.crs, "-te", text(request.box[0]),
                 text(request.box[1]), text(request.box[2]), text(request.box[3]), "-ts",
                 std::to_string(request.width), std::to_string(request.height), "-r", "bilinear"});
    if (request.band > 0)
        for (const char* word : {"-ot", "Float32", "-dstnodata", "nan"}) arguments.AddString(word);
    else
        arguments.AddString("-dstalpha");
    const std::unique_ptr<GDALWarpAppOptions, FreeWarp> options(
        GDALWarpAppOptionsNew(arguments.List(), nullptr));
    return Dataset(GDALWarp("", nullptr, 1, &source, options.get(), nullptr));
}

bool copy_band(GDALDatasetH from, int band, const RasterRequest& request, std::uint8_t* into) {
    return GDALRasterIO(GDALGetRasterBand(from, band), GF_Read, 0, 0, request.width, request.height,
                        into, request.width, request.height, GDT_Byte, 4,
                        4 * request.width) == CE_None;
}

/// Red, green, blue and alpha; one band is grey.
bool copy_colours(GDALDatasetH from, const RasterRequest& request) {
    const int bands = GDALGetRasterCount(from);
    const bool grey = bands < 4;
    bool copied = copy_band(from, bands, request, request.rgba + 3);
    for (int channel = 0; channel < 3 && copied; ++channel)
        copied = copy_band(from, grey ? 1 : channel + 1, request, request.rgba + channel);
    return copied;
}

} // namespace

Outcome read_raster(const RasterRequest& request) {
    const Dataset file(GDALOpenEx(request.path,
                                  GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                  drivers.data(), nullptr, nullptr));
    if (!file) return Outcome::not_opened;
    if (request.band > GDALGetRasterCount(file.get()) || GDALGetRasterCount(file.get()) == 0)
        return Outcome::no_such_layer;
    const char* crs = GDALGetProjectionRef(file.get());
    if (crs == nullptr || *crs == '\0') return Outcome::bad_crs;
    const Dataset source = prepared(file.get(), request);
    if (!source) return Outcome::broken;
    const Dataset result = warped(source.get(), request);
    if (!result) return Outcome::broken;
    if (request.band == 0)
        return copy_colours(result.get(), request) ? Outcome::done : Outcome::broken;
    const bool copied = GDALRasterIO(GDALGetRasterBand(result.get(), 1), GF_Read, 0, 0,
                                     request.width, request.height, request.values, request.width,
                                     request.height, GDT_Float32, 0, 0) == CE_None;
    return copied ? Outcome::done : Outcome::broken;
}

} // namespace cordon::data::gdal
