// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// The narrow door between the program and the module `cordon_gdal`, which alone is linked with
/// GDAL and is opened on first use. Plain C structs: the module needs nothing of the program. All
/// texts are UTF-8 or as the file has them, zero-terminated or with a size, and live for one call
/// only.
namespace cordon::data::gdal {

/// Raised when a struct changes; a module of another version is refused.
inline constexpr std::uint32_t interface_version = 4;

enum class ValueType : std::uint8_t { boolean, number, text, json };

/// An attribute that is not null.
struct Value {
    std::size_t column = 0; ///< what Sink::column returned
    ValueType type = ValueType::number;
    double number = 0.0; ///< also 0 or 1 for booleans
    const char* text = nullptr;
    std::size_t text_size = 0;
};

/// A run of points; `kind` as geom::Kind.
struct Part {
    std::uint8_t kind = 0;
    bool hole = false;
    std::size_t first = 0;
    std::size_t count = 0;
};

/// A feature in WGS 84; `xy` holds longitude, latitude by turns, in degrees.
struct Feature {
    const char* id = nullptr;
    const char* fault = nullptr; ///< why it cannot be used; nullptr when it can
    const double* xy = nullptr;
    const Part* parts = nullptr;
    std::size_t part_count = 0;
    const Value* values = nullptr;
    std::size_t value_count = 0;
};

/// What the coordinates of a layer are measured in.
struct Crs {
    const char* name = nullptr;   ///< empty when the file names none
    bool in_degrees = true;       ///< angles, not lengths
    bool is_web_mercator = false; ///< lengths that are true at the equator only
    double metres_in_unit = 0.0;  ///< of lengths
};

/// How coordinates of a layer were turned into WGS 84, as PROJ tells.
struct Operation {
    const char* name = nullptr;
    const char* definition = nullptr;    ///< PROJ pipeline
    double accuracy = -1.0;              ///< metres; negative = PROJ does not know it
    const char* grids = nullptr;         ///< that were used, a line each
    const char* missing_grids = nullptr; ///< of more exact operations, which are not installed
};

/// Receives what the module finds. `context` goes back unchanged. Functions that return false end
/// the reading.
struct Sink {
    void* context = nullptr;
    /// Each layer of the file, in its order, before anything else.
    bool (*layer)(void* context, const char* name) = nullptr;
    /// The layer that is read and its CRS.
    bool (*begin)(void* context, const char* name, const Crs* crs) = nullptr;
    /// Attribution and licence, as the file's metadata say; only when one of them is there.
    bool (*credit)(void* context, const char* attribution, const char* licence) = nullptr;
    /// An attribute of the layer; `column` receives the index to use, `wanted` whether to send it
    /// at all.
    bool (*column)(void* context, const char* name, std::size_t* column, bool* wanted) = nullptr;
    bool (*feature)(void* context, const Feature* feature) = nullptr;
    /// Each operation that was used, after the last feature; none for layers in WGS 84.
    bool (*operation)(void* context, const Operation* operation) = nullptr;
};

struct Request {
    std::uint32_t version = interface_version;
    const char* path = nullptr;       ///< absolute, an existing file
    const char* layer = nullptr;      ///< nullptr = the first one that has features
    const char* source_crs = nullptr; ///< overrides the file's; nullptr = the file's
    const double* window = nullptr;   ///< min x, min y, max x, max y in degrees; nullptr = all
    bool names_only = false;          ///< only Sink::layer is called
    bool geometry_only = false;
};

enum class Outcome : std::uint8_t {
    done,
    stopped, ///< by the sink
    not_opened,
    no_such_layer,
    bad_crs,
    broken,
    other_version ///< program and module do not belong together
};

/// What came of a request. `reason` is GDAL's own first message, for the cases not_opened, bad_crs
/// and broken.
struct Answer {
    Outcome outcome = Outcome::done;
    std::array<char, 512> reason{}; ///< zero-terminated
};

/// The functions of the module: `cordon_gdal_read` and `cordon_gdal_write_geopackage`.
using ReadFunction = void (*)(const Request* request, const Sink* sink, Answer* answer);
inline constexpr const char* read_function_name = "cordon_gdal_read";

/// A layer to write, as one GeoJSON text.
struct TextLayer {
    const char* name = nullptr;
    const char* geojson = nullptr;
    std::size_t size = 0;
    const char* attribution = nullptr; ///< become metadata of the file; may be empty
    const char* licence = nullptr;
};

/// Layers that become one GeoPackage in memory, whose bytes are handed over in one call.
struct WriteRequest {
    std::uint32_t version = interface_version;
    const TextLayer* layers = nullptr;
    std::size_t layer_count = 0;
    void* context = nullptr;
    void (*bytes)(void* context, const char* bytes, std::size_t size) = nullptr;
};

/// A raster file that is wanted in another CRS, box and size.
struct RasterRequest {
    std::uint32_t version = interface_version;
    const char* path = nullptr;  ///< absolute, an existing file
    const char* crs = nullptr;   ///< of the answer: PROJ string, code or WKT
    std::array<double, 4> box{}; ///< min x, min y, max x, max y in it
    int width = 0;               ///< pixels of the answer
    int height = 0;
    int band = 0;                 ///< 0 = colours; else the values of that band, counted from 1
    std::uint8_t* rgba = nullptr; ///< receives width * height * 4, rows from the top; for colours
    float* values = nullptr;      ///< receives width * height, NaN = unknown; for a band
};

using RasterFunction = void (*)(const RasterRequest* request, Answer* answer);
inline constexpr const char* raster_function_name = "cordon_gdal_read_raster";

using WriteFunction = void (*)(const WriteRequest* request, Answer* answer);
inline constexpr const char* write_function_name = "cordon_gdal_write_geopackage";

} // namespace cordon::data::gdal
