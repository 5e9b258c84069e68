// SPDX-License-Identifier: MIT
#include "data/gdal_receiver.hpp"

#include "data/text_encoding.hpp"

namespace cordon::data {

namespace {

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(to_utf8(std::string(text.substr(0, end)).c_str()));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

} // namespace

template <typename Function>
bool GdalReceiver::guarded(Function function) {
    try {
        function();
        return true;
    } catch (...) {
        thrown_ = std::current_exception();
        return false;
    }
}

gdal::Sink GdalReceiver::sink() {
    gdal::Sink sink;
    sink.context = this;
    sink.layer = [](void* self, const char* name) {
        return of(self).guarded([&] { of(self).names_.push_back(to_utf8(name)); });
    };
    sink.begin = [](void* self, const char* name, const gdal::Crs* crs) {
        return of(self).guarded([&] { of(self).begin(name, *crs); });
    };
    sink.column = [](void* self, const char* name, std::size_t* column, bool* wanted) {
        return of(self).guarded([&] {
            const auto found = of(self).builder_.column(to_utf8(name));
            *wanted = found.has_value();
            *column = found.value_or(0);
        });
    };
    sink.feature = [](void* self, const gdal::Feature* feature) {
        return of(self).guarded([&] { of(self).take(*feature); });
    };
    sink.credit = [](void* self, const char* attribution, const char* licence) {
        return of(self).guarded([&] {
            of(self).builder_.layer().metadata.attribution = to_utf8(attribution);
            of(self).builder_.layer().metadata.licence = to_utf8(licence);
        });
    };
    sink.operation = [](void* self, const gdal::Operation* operation) {
        return of(self).guarded([&] {
            of(self).operations_.push_back(
                {to_utf8(operation->name), to_utf8(operation->definition), operation->accuracy,
                 lines_of(operation->grids), lines_of(operation->missing_grids)});
        });
    };
    return sink;
}

void GdalReceiver::begin(const char* name, const gdal::Crs& crs) {
    builder_.layer().name = to_utf8(name);
    crs_ = to_utf8(crs.name);
    unit_ = crs.in_degrees        ? CrsUnit::degrees
            : crs.is_web_mercator ? CrsUnit::web_mercator
                                  : CrsUnit::lengths;
    if (crs_.empty())
        reporter_.note("names no CRS; its coordinates are taken as WGS 84 degrees",
                       {file_, 0, 0, {}});
}

void GdalReceiver::take(const gdal::Feature& feature) {
    builder_.begin();
    builder_.set_id(feature.id);
    if (feature.fault != nullptr) return builder_.reject(feature.fault);
    for (std::size_t i = 0; i < feature.part_count; ++i) {
        const gdal::Part& part = feature.parts[i];
        builder_.begin_part(static_cast<geom::Kind>(part.kind), part.hole);
        const auto room = builder_.add_points(part.count);
        const double* xy = feature.xy + 2 * part.first;
        for (geom::LonLat& p : room) {
            p = {xy[0], xy[1]};
            xy += 2;
        }
    }
    for (std::size_t i = 0; i < feature.value_count; ++i) take_value(feature.values[i]);
    builder_.end();
}

void GdalReceiver::take_value(const gdal::Value& value) {
    const std::string_view text(value.text, value.text_size);
    switch (value.type) {
    case gdal::ValueType::boolean: return builder_.set(value.column, value.number != 0.0);
    case gdal::ValueType::number: return builder_.set(value.column, value.number);
    case gdal::ValueType::json: return builder_.set_json(value.column, text);
    case gdal::ValueType::text: break;
    }
    if (is_utf8(text)) return builder_.set(value.column, text);
    latin_ = true;
    builder_.set(value.column, std::string_view(from_windows_1252(text)));
}

FeatureLayer GdalReceiver::finish() {
    FeatureLayer layer = builder_.finish();
    if (!crs_.empty()) layer.metadata.crs = crs_;
    layer.metadata.crs_unit = unit_;
    layer.metadata.operations = std::move(operations_);
    if (latin_)
        reporter_.note("some texts are not UTF-8; they were read as Windows-1252 (Latin-1)",
                       {file_, 0, 0, {}});
    return layer;
}

} // namespace cordon::data
