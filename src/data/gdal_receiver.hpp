// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "data/gdal/interface.hpp"
#include "data/layer_builder.hpp"

#include <exception>
#include <string>
#include <vector>

namespace cordon::data {

/// The program's end of the door: what the module calls. No exception may cross the module, so the
/// first one is kept and thrown again when it has returned.
class GdalReceiver {
  public:
    GdalReceiver(const std::string& file, const ReadOptions& options, Reporter& reporter)
        : file_(file), reporter_(reporter), builder_(file, options, reporter) {}

    /// The functions that the module calls; valid as long as the receiver stays where it is.
    [[nodiscard]] gdal::Sink sink();
    /// Throws what a function of the sink has thrown.
    void rethrow() const {
        if (thrown_) std::rethrow_exception(thrown_);
    }
    /// Names of all layers of the file.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] FeatureLayer finish();

  private:
    static GdalReceiver& of(void* self) { return *static_cast<GdalReceiver*>(self); }
    template <typename Function>
    bool guarded(Function function);
    void begin(const char* name, const gdal::Crs& crs);
    void take(const gdal::Feature& feature);
    void take_value(const gdal::Value& value);

    std::string file_;
    Reporter& reporter_;
    LayerBuilder builder_;
    std::vector<std::string> names_;
    std::string crs_;
    CrsUnit unit_ = CrsUnit::degrees;
    std::vector<CrsOperation> operations_;
    bool latin_ = false; ///< some text was not UTF-8
    std::exception_ptr thrown_;
};

} // namespace cordon::data
