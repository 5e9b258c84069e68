// SPDX-License-Identifier: MIT
#include "data/gdal/geopackage.hpp"

#include "data/gdal/handles.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_utils.h>

#include <memory>
#include <string>

namespace cordon::data::gdal {

namespace {

constexpr const char* target = "/vsimem/cordon/out.gpkg";
constexpr const char* source = "/vsimem/cordon/in.geojson";

/// Removes a file in memory when it goes out of scope.
class MemoryFile {
  public:
    explicit MemoryFile(const char* path) : path_(path) {}
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    MemoryFile(MemoryFile&&) = delete;
    MemoryFile& operator=(MemoryFile&&) = delete;
    ~MemoryFile() { VSIUnlink(path_); }

  private:
    const char* path_;
};

struct FreeOptions {
    void operator()(GDALVectorTranslateOptions* options) const {
        GDALVectorTranslateOptionsFree(options);
    }
};
using Options = std::unique_ptr<GDALVectorTranslateOptions, FreeOptions>;

/// Metadata of the whole file, under names that say of which layer they speak.
void add_credit(CPLStringList& arguments, const char* key, const TextLayer& layer,
                const char* value) {
    if (value == nullptr || *value == '\0') return;
    arguments.AddString("-mo");
    arguments.AddString((std::string(key) + '_' + layer.name + '=' + value).c_str());
}

Options options_for(const WriteRequest& request, const char* layer, bool is_first) {
    CPLStringList arguments;
    arguments.AddString("-f");
    arguments.AddString("GPKG");
    arguments.AddString("-nln");
    arguments.AddString(layer);
    if (!is_first) arguments.AddString("-update");
    for (std::size_t i = 0; is_first && i < request.layer_count; ++i) {
        add_credit(arguments, "attribution", request.layers[i], request.layers[i].attribution);
        add_credit(arguments, "licence", request.layers[i], request.layers[i].licence);
    }
    return Options(GDALVectorTranslateOptionsNew(arguments.List(), nullptr));
}

/// Adds a layer to the file in memory.
bool add_layer(const WriteRequest& request, const TextLayer& layer, bool is_first) {
    // GDAL only reads the buffer; its signature is older than const.
    auto* bytes = const_cast<GByte*>(reinterpret_cast<const GByte*>(layer.geojson));
    VSILFILE* file = VSIFileFromMemBuffer(source, bytes, layer.size, FALSE);
    if (file == nullptr) return false;
    VSIFCloseL(file);
    const MemoryFile remover(source);
    const Dataset read(
        GDALOpenEx(source, GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    if (!read) return false;
    GDALDatasetH input = read.get();
    const Options options = options_for(request, layer.name, is_first);
    int failed = 0;
    GDALDatasetH made = GDALVectorTranslate(target, nullptr, 1, &input, options.get(), &failed);
    if (made != nullptr) GDALClose(made);
    return made != nullptr && failed == 0;
}

} // namespace

bool write_geopackage(const WriteRequest& request) {
    // The driver writes the time of the last change into the file.
    CPLSetConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z");
    const MemoryFile remover(target);
    for (std::size_t i = 0; i < request.layer_count; ++i)
        if (!add_layer(request, request.layers[i], i == 0)) return false;
    vsi_l_offset size = 0;
    const GByte* bytes = VSIGetMemFileBuffer(target, &size, FALSE);
    if (bytes == nullptr) return false;
    request.bytes(request.context, reinterpret_cast<const char*>(bytes), size);
    return true;
}

} // namespace cordon::data::gdal
