// SPDX-License-Identifier: MIT
#include "app/crossings.hpp"

using namespace cordon;
using namespace cordon::app;

namespace {

data::FeatureLayer table(const std::vector<std::array<const char*, 4>>& rows,
                         const char* status = "status") {
    data::FeatureLayer layer("crossings");
    layer.metadata.source = "crossings.csv";
    for (const auto& [name, state, source, date] : rows) {
        layer.shapes.add_point({-12.2, 14.455});
        layer.set("Name", std::string_view(name));
        layer.set(status, std::string_view(state));
        layer.set("source", std::string_view(source));
        layer.set("date", std::string_view(date));
        layer.finish_feature();
    }
    return layer;
}

} // namespace

TEST(Crossings, ReadTheStatusInTwoLanguages) {
    EXPECT_EQ(crossing_status_from("Sporadically open"), CrossingStatus::sporadic);
    EXPECT_EQ(crossing_status_from("Fermé"), CrossingStatus::closed);
    EXPECT_EQ(crossing_status_from("authorized"), CrossingStatus::authorised);
    EXPECT_EQ(crossing_status_from(""), CrossingStatus::unknown);
    EXPECT_FALSE(crossing_status_from("busy"));
}

TEST(Crossings, SilenceIsNeverOpen) {
    CollectingReporter reporter;
    const auto all = crossings_of(table({{"Diboli", "open", "Douanes", "2025-10-20"},
                                         {"Zégoua", "open", "", ""},
                                         {"Gogui", "", "RFI", ""},
                                         {"X", "busy", "RFI", ""}}),
                                  reporter);
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].status, CrossingStatus::open);
    for (std::size_t i = 1; i < 4; ++i) EXPECT_EQ(all[i].status, CrossingStatus::unknown) << i;
    ASSERT_EQ(reporter.diagnostics.size(), 2U);
    EXPECT_EQ(reporter.diagnostics[0].message,
              "crossing 'Zégoua' is 'open' without a source: drawn as no information");
    EXPECT_EQ(crossing_notes(all, Language::en),
              "Border crossings: Diboli: open (Douanes, 20\u00A0Oct.\u00A0"
              "2025); 3 without information, "
              "which is not “open”.");
    EXPECT_EQ(crossing_counts(all, Language::fr),
              "Points de passage\u202F: ouvert (1), sans information (3)");
    const auto layer = crossing_layer(all, Language::en);
    EXPECT_EQ(layer->text(1, "status"), "unknown");
    EXPECT_EQ(layer->text(0, "description"), "Diboli: open (Douanes, 20\u00A0Oct.\u00A0"
                                             "2025)");
}

TEST(Crossings, ATableWithoutAStatusIsAnError) {
    CollectingReporter reporter;
    EXPECT_THROW((void)crossings_of(table({{"Diboli", "open", "A", ""}}, "state"), reporter),
                 Error);
}
