// SPDX-License-Identifier: MIT
#include "data/gdal/coordinate_operation.hpp"

#include <proj.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cordon::data::gdal {

namespace {

/// Grids of an operation, a line each: those that are installed, or those that are not.
std::string grids_of(PJ_CONTEXT* context, const PJ* operation, bool installed) {
    std::string out;
    const int count = proj_coordoperation_get_grid_used_count(context, operation);
    for (int i = 0; i < count; ++i) {
        const char* name = nullptr;
        int available = 0;
        if (proj_coordoperation_get_grid_used(context, operation, i, &name, nullptr, nullptr,
                                              nullptr, nullptr, nullptr, &available) == 0 ||
            name == nullptr || (available != 0) != installed)
            continue;
        if (!out.empty()) out += '\n';
        out += name;
    }
    return out;
}

struct FreeFactory {
    void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const {
        proj_operation_factory_context_destroy(factory);
    }
};
struct FreeList {
    void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
};

} // namespace

void CoordinateOperation::FreeContext::operator()(pj_ctx* context) const {
    proj_context_destroy(context);
}
void CoordinateOperation::FreeObject::operator()(PJconsts* object) const {
    proj_destroy(object);
}

std::unique_ptr<CoordinateOperation> CoordinateOperation::to_wgs84(const std::string& wkt) {
    std::unique_ptr<CoordinateOperation> out(new CoordinateOperation);
    out->context_.reset(proj_context_create());
    PJ_CONTEXT* context = out->context_.get();
    proj_log_level(context, PJ_LOG_NONE);
    proj_context_set_enable_network(context, 0); // grids are never fetched
    out->source_.reset(proj_create(context, wkt.c_str()));
    out->target_.reset(proj_create(context, "EPSG:4326"));
    if (!out->source_ || !out->target_) return nullptr;
    const Object raw(proj_create_crs_to_crs_from_pj(context, out->source_.get(), out->target_.get(),
                                                    nullptr, nullptr));
    if (!raw) return nullptr;
    out->forward_.reset(proj_normalize_for_visualization(context, raw.get()));
    return out->forward_ ? std::move(out) : nullptr;
}

bool CoordinateOperation::transform(std::span<double> xy) {
    constexpr std::size_t stride = 2 * sizeof(double);
    const std::size_t count = xy.size() / 2;
    if (count == 0) return true;
    proj_trans_generic(forward_.get(), PJ_FWD, xy.data(), stride, count, xy.data() + 1, stride,
                       count, nullptr, 0, 0, nullptr, 0, 0);
    proj_errno_reset(forward_.get());
    bool all = true;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = xy[2 * i];
        const double y = xy[2 * i + 1];
        if (std::isfinite(x) && std::isfinite(y)) {
            box_ = {std::min(box_[0], x), std::min(box_[1], y), std::max(box_[2], x),
                    std::max(box_[3], y)};
            continue;
        }
        all = false;
        xy[2 * i] = xy[2 * i + 1] = std::numeric_limits<double>::quiet_NaN();
    }
    // Asking costs more than transforming: after the 1st, 2nd, 4th, 8th … feature.
    ++calls_;
    if ((calls_ & (calls_ - 1)) == 0) look_at_operation();
    return all;
}

void CoordinateOperation::look_at_operation() {
    Object last(proj_trans_get_last_used_operation(forward_.get()));
    if (!last) return;
    const char* description = proj_pj_info(last.get()).description;
    const std::string name = description == nullptr ? "unnamed" : description;
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) return;
    names_.push_back(name);
    seen_.push_back(std::move(last));
}

std::vector<UsedOperation> CoordinateOperation::used() const {
    std::vector<UsedOperation> out;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        UsedOperation one = describe(seen_[i].get());
        one.name = names_[i];
        out.push_back(std::move(one));
    }
    return out;
}

UsedOperation CoordinateOperation::describe(PJconsts* operation) const {
    PJ_CONTEXT* context = context_.get();
    UsedOperation out;
    const char* text = proj_as_proj_string(context, operation, PJ_PROJ_5, nullptr);
    if (text != nullptr) out.definition = text;
    out.accuracy = proj_coordoperation_get_accuracy(context, operation);
    out.grids = grids_of(context, operation, true);
    out.missing_grids = missing_grids(out.accuracy);
    return out;
}

/// Grids of operations for the same region that would be more exact, if they were installed.
std::string CoordinateOperation::missing_grids(double accuracy) const {
    PJ_CONTEXT* context = context_.get();
    const std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, FreeFactory> factory(
        proj_create_operation_factory_context(context, nullptr));
    if (!factory) return {};
    proj_operation_factory_context_set_grid_availability_use(context, factory.get(),
                                                             PROJ_GRID_AVAILABILITY_IGNORED);
    proj_operation_factory_context_set_spatial_criterion(
        context, factory.get(), PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    if (box_[0] <= box_[2])
        proj_operation_factory_context_set_area_of_interest(context, factory.get(), box_[0],
                                                            box_[1], box_[2], box_[3]);
    const std::unique_ptr<PJ_OBJ_LIST, FreeList> list(
        proj_create_operations(context, source_.get(), target_.get(), factory.get()));
    const int count = list ? proj_list_get_count(list.get()) : 0;
    std::string out;
    for (int i = 0; i < count; ++i) {
        const Object operation(proj_list_get(context, list.get(), i));
        if (!operation) continue;
        const double other = proj_coordoperation_get_accuracy(context, operation.get());
        const bool better = other >= 0.0 && (accuracy < 0.0 || other < accuracy);
        const std::string grids = better ? grids_of(context, operation.get(), false) : "";
        if (grids.empty() || out.find(grids) != std::string::npos) continue;
        if (!out.empty()) out += '\n';
        out += grids;
    }
    return out;
}

} // namespace cordon::data::gdal
