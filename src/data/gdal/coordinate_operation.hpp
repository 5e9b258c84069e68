// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

// PROJ's own types; its header stays in the .cpp file.
struct pj_ctx;   // NOLINT(readability-identifier-naming)
struct PJconsts; // NOLINT(readability-identifier-naming)

namespace cordon::data::gdal {

/// An operation that PROJ has used, with what it says of it.
struct UsedOperation {
    std::string name;
    std::string definition;
    double accuracy = -1.0; ///< metres; negative = not known
    std::string grids;      ///< a line each
    std::string missing_grids;
};

/// Turns coordinates into WGS 84 by PROJ itself, which chooses among its operations by the place of
/// each point, so that what is reported is what was done.
class CoordinateOperation {
  public:
    /// From a CRS in WKT; null when PROJ knows no way.
    [[nodiscard]] static std::unique_ptr<CoordinateOperation> to_wgs84(const std::string& wkt);

    /// Transforms x, y pairs (east before north) in place; points without an image become NaN.
    /// False when there are such.
    [[nodiscard]] bool transform(std::span<double> xy);
    /// What was used so far, each operation once, in the order of its first use.
    [[nodiscard]] std::vector<UsedOperation> used() const;

  private:
    struct FreeContext {
        void operator()(pj_ctx* context) const;
    };
    struct FreeObject {
        void operator()(PJconsts* object) const;
    };
    using Context = std::unique_ptr<pj_ctx, FreeContext>;
    using Object = std::unique_ptr<PJconsts, FreeObject>;

    CoordinateOperation() = default;
    void look_at_operation();
    [[nodiscard]] UsedOperation describe(PJconsts* operation) const;
    [[nodiscard]] std::string missing_grids(double accuracy) const;

    Context context_;
    Object source_;
    Object target_;
    Object forward_;
    std::vector<Object> seen_;
    std::vector<std::string> names_; ///< of `seen_`
    std::size_t calls_ = 0;
    std::array<double, 4> box_{180.0, 90.0, -180.0, -90.0}; ///< of the results in degrees
};

} // namespace cordon::data::gdal
