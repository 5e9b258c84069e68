// SPDX-License-Identifier: MIT
#include "compose/level_reader.hpp"
#include "core/diagnostic.hpp"
#include "core/json.hpp"

#include <gtest/gtest.h>

#include <atomic>

using namespace cordon;
using namespace cordon::compose;

namespace {

constexpr const char* layers = R"({"version":8,"sources":{
    "a":{"type":"vector","url":"cordon:layers"},"b":{"type":"vector","url":"cordon:basemap"},
    "r":{"type":"raster","tiles":["x"]}},"layers":[
    {"id":"paper","type":"background"},
    {"id":"1","type":"fill","source":"a","source-layer":"areas"},
    {"id":"2","type":"raster","source":"r"},
    {"id":"3","type":"line","source":"b","source-layer":"rivers"},
    {"id":"4","type":"line","source":"a","source-layer":"areas"},
    {"id":"5","type":"line","source":"b","source-layer":"none"},
    {"id":"6","type":"circle","source":"a","source-layer":"points"}]})";

/// Gives layers by their names and notes the order in which it is asked.
class NotingSource final : public LayerSource {
  public:
    data::LayerPtr layer(const std::string& source, const std::string& source_layer,
                         const geom::LonLatBox& /*window*/) override {
        EXPECT_FALSE(busy_.exchange(true)) << "asked by two threads at once";
        asked.push_back(source + "/" + source_layer);
        busy_ = false;
        if (source_layer == fails) throw Error("cannot be read");
        if (source_layer == "none") return nullptr;
        return std::make_shared<data::FeatureLayer>(source_layer);
    }

    std::vector<std::string> asked;
    std::string fails;

  private:
    std::atomic<bool> busy_ = false;
};

class LevelReaderTest : public testing::Test {
  protected:
    void SetUp() override {
        parsed_ = style::parse_style(parse_json(layers, "test.json"), "test.json");
        ASSERT_TRUE(parsed_.style);
        for (const style::Layer& layer : parsed_.style->layers) shown_.push_back(&layer);
    }
    /// Names of the four layers that it gives; `-` for none.
    std::vector<std::string> read(Team* team) {
        LevelReader reader(source_, {}, shown_, team);
        std::vector<std::string> names;
        for (int k = 0; k < 4; ++k) {
            const data::LayerPtr layer = reader.next();
            names.push_back(layer ? layer->name : "-");
        }
        return names;
    }

    style::ParsedStyle parsed_;
    std::vector<const style::Layer*> shown_;
    NotingSource source_;
    const std::vector<std::string> names_{"areas", "rivers", "-", "points"};
    const std::vector<std::string> order_{"a/areas", "b/rivers", "b/none", "a/points"};
};

} // namespace

TEST_F(LevelReaderTest, EachSourceLayerIsReadOnceInTheStylesOrder) {
    EXPECT_EQ(read(nullptr), names_);
    EXPECT_EQ(source_.asked, order_);
}

TEST_F(LevelReaderTest, TheOrderIsTheSameForATeam) {
    for (const int threads : {1, 3}) {
        source_.asked.clear();
        Team team;
        std::atomic<bool> over = false;
        std::atomic<bool> first = true;
        run_on_threads(threads, [&] {
            if (!first.exchange(false)) return team.help_until([&] { return over.load(); });
            EXPECT_EQ(read(&team), names_);
            over = true;
            team.wake();
        });
        EXPECT_EQ(source_.asked, order_) << threads << " threads";
    }
}

TEST_F(LevelReaderTest, WhatCannotBeReadIsAnErrorWhenItIsWanted) {
    Team team;
    source_.fails = "rivers";
    LevelReader reader(source_, {}, shown_, &team);
    EXPECT_EQ(reader.next()->name, "areas");
    EXPECT_THROW((void)reader.next(), Error);
}
