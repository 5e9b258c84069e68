// SPDX-License-Identifier: MIT
#include "data/gdal/geopackage.hpp"
#include "data/gdal/handles.hpp"
#include "data/gdal/interface.hpp"
#include "data/gdal/layer_reader.hpp"
#include "data/gdal/raster.hpp"

#include <cpl_error.h>
#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <mutex>
#include <string>

namespace cordon::data::gdal {

namespace {

/// File formats only: no driver that goes to a network, starts a program or reads further files
/// that a file names.
constexpr std::array<const char*, 17> drivers = {
    "GPKG",         "ESRI Shapefile", "FlatGeobuf", "GeoJSON", "GeoJSONSeq", "TopoJSON",
    "CSV",          "LIBKML",         "KML",        "GPX",     "OSM",        "SQLite",
    "MapInfo File", "OGR_GMT",        "Parquet",    "Arrow",   nullptr};

/// Collects GDAL's first failure instead of letting it print on standard error.
class ErrorCollector {
  public:
    ErrorCollector() { CPLPushErrorHandlerEx(take, this); }
    ErrorCollector(const ErrorCollector&) = delete;
    ErrorCollector& operator=(const ErrorCollector&) = delete;
    ErrorCollector(ErrorCollector&&) = delete;
    ErrorCollector& operator=(ErrorCollector&&) = delete;
    ~ErrorCollector() { CPLPopErrorHandler(); }

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] const std::string& reason() const { return reason_; }

  private:
    static void CPL_STDCALL take(CPLErr severity, CPLErrorNum /*number*/, const char* message) {
        auto* self = static_cast<ErrorCollector*>(CPLGetErrorHandlerUserData());
        if (severity < CE_Failure) return;
        if (!self->failed_) self->reason_ = message;
        self->failed_ = true;
    }
    bool failed_ = false;
    std::string reason_;
};

void set_up() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Only the file of that impossible name may be fetched: nothing inside a file can cause a
        // download.
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "none");
        CPLSetConfigOption("OGR_SQLITE_LOAD_EXTENSIONS", nullptr);
        OSRSetPROJEnableNetwork(0);
        GDALAllRegister();
    });
}

Dataset open(const Request& request) {
    // Texts that look like dates stay as they are written, as our own GeoJSON reader has them.
    // Drivers that lack the option only warn, which is not passed on.
    constexpr std::array<const char*, 2> options = {"DATE_AS_STRING=YES", nullptr};
    return Dataset(GDALOpenEx(request.path,
                              GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                              drivers.data(), options.data(), nullptr));
}

bool is_osm(GDALDatasetH dataset) {
    return EQUAL(GDALGetDescription(GDALGetDatasetDriver(dataset)), "OSM");
}

/// The named layer, or the first one that has features (the first of all when none has); of
/// OpenStreetMap's files the lines: looking into one layer would read the whole file.
OGRLayerH choose_layer(GDALDatasetH dataset, const char* name) {
    if (name != nullptr) return GDALDatasetGetLayerByName(dataset, name);
    // Ways are what an extract of OpenStreetMap is read for.
    if (is_osm(dataset)) return GDALDatasetGetLayerByName(dataset, "lines");
    const int count = GDALDatasetGetLayerCount(dataset);
    for (int i = 0; i < count && count > 1; ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        const OwnedFeature first(OGR_L_GetNextFeature(layer));
        OGR_L_ResetReading(layer);
        if (first) return layer;
    }
    return GDALDatasetGetLayer(dataset, 0);
}

/// The OpenStreetMap driver holds features of other layers in memory unless it is told that nobody
/// wants them.
void restrict_osm(GDALDatasetH dataset, OGRLayerH layer) {
    if (!is_osm(dataset)) return;
    const std::string command = std::string("SET interest_layers = ") + OGR_L_GetName(layer);
    OGRLayerH result = GDALDatasetExecuteSQL(dataset, command.c_str(), nullptr, nullptr);
    if (result != nullptr) GDALDatasetReleaseResultSet(dataset, result);
}

/// What `cordon` and others write into the metadata of a file: `attribution_LAYER`, or
/// `attribution` of the layer or of all layers.
std::string credit_of(GDALDatasetH dataset, OGRLayerH layer, const std::string& key) {
    const std::string own = key + '_' + OGR_L_GetName(layer);
    for (const char* value : {GDALGetMetadataItem(dataset, own.c_str(), nullptr),
                              GDALGetMetadataItem(layer, key.c_str(), nullptr),
                              GDALGetMetadataItem(dataset, key.c_str(), nullptr)})
        if (value != nullptr) return value;
    return {};
}

bool send_credit(GDALDatasetH dataset, OGRLayerH layer, const Sink& sink) {
    const std::string attribution = credit_of(dataset, layer, "attribution");
    const std::string licence = credit_of(dataset, layer, "licence");
    if (attribution.empty() && licence.empty()) return true;
    return sink.credit(sink.context, attribution.c_str(), licence.c_str());
}

Outcome run(const Request& request, const Sink& sink) {
    const Dataset dataset = open(request);
    if (!dataset) return Outcome::not_opened;
    const int count = GDALDatasetGetLayerCount(dataset.get());
    for (int i = 0; i < count; ++i)
        if (!sink.layer(sink.context, OGR_L_GetName(GDALDatasetGetLayer(dataset.get(), i))))
            return Outcome::stopped;
    if (request.names_only) return Outcome::done;
    OGRLayerH layer = choose_layer(dataset.get(), request.layer);
    if (layer == nullptr) return Outcome::no_such_layer;
    restrict_osm(dataset.get(), layer);
    if (!send_credit(dataset.get(), layer, sink)) return Outcome::stopped;
    return LayerReader(layer, request, sink).run();
}

void keep_reason(const std::string& reason, Answer& answer) {
    const std::size_t size = std::min(reason.size(), answer.reason.size() - 1);
    std::memcpy(answer.reason.data(), reason.data(), size);
}

/// Runs `work(request)`, which returns an Outcome, and answers with it and with GDAL's first
/// complaint; no exception leaves the module.
template <typename AnyRequest, typename Work>
void respond(const AnyRequest& request, Answer& answer, const Work& work) {
    if (request.version != interface_version) {
        answer.outcome = Outcome::other_version;
        return;
    }
    std::string reason;
    try {
        set_up();
        const ErrorCollector errors;
        answer.outcome = work(request);
        if (answer.outcome == Outcome::done && errors.failed()) answer.outcome = Outcome::broken;
        reason = errors.reason();
    } catch (const std::exception& error) {
        answer.outcome = Outcome::broken;
        reason = error.what();
    }
    keep_reason(reason, answer);
}

} // namespace

extern "C" __attribute__((visibility("default"))) void
cordon_gdal_read(const Request* request, const Sink* sink, Answer* answer) {
    respond(*request, *answer, [sink](const Request& r) { return run(r, *sink); });
}

extern "C" __attribute__((visibility("default"))) void
cordon_gdal_read_raster(const RasterRequest* request, Answer* answer) {
    respond(*request, *answer, read_raster);
}

extern "C" __attribute__((visibility("default"))) void
cordon_gdal_write_geopackage(const WriteRequest* request, Answer* answer) {
    respond(*request, *answer, [](const WriteRequest& r) {
        return write_geopackage(r) ? Outcome::done : Outcome::broken;
    });
}

} // namespace cordon::data::gdal
