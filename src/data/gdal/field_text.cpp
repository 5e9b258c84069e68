// SPDX-License-Identifier: MIT
#include "data/gdal/field_text.hpp"

#include <cpl_json.h>
#include <fmt/format.h>

#include <cmath>

namespace cordon::data::gdal {

namespace {

/// `Z`, `+01:00`, or nothing when the file does not say. GDAL: 0 unknown, 1 local, 100 UTC, one
/// more a quarter hour.
std::string zone_text(int flag) {
    constexpr int utc = 100;
    if (flag <= 1) return {};
    if (flag == utc) return "Z";
    const int minutes = (flag - utc) * 15;
    return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                       std::abs(minutes) % 60);
}

} // namespace

std::string date_text(OGRFeatureH feature, int field) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float second = 0.0F;
    int zone = 0;
    if (OGR_F_GetFieldAsDateTimeEx(feature, field, &year, &month, &day, &hour, &minute, &second,
                                   &zone) == 0)
        return OGR_F_GetFieldAsString(feature, field);
    const OGRFieldType type = OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field));
    const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (type == OFTDate) return date;
    const auto milliseconds = static_cast<int>(std::lround(second * 1000.0F));
    std::string time = fmt::format("{:02}:{:02}:{:02}", hour, minute, milliseconds / 1000);
    if (milliseconds % 1000 != 0) time += fmt::format(".{:03}", milliseconds % 1000);
    return type == OFTTime ? time : date + 'T' + time + zone_text(zone);
}

std::string list_text(OGRFeatureH feature, int field) {
    CPLJSONArray array;
    int count = 0;
    switch (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field))) {
    case OFTIntegerList: {
        const int* items = OGR_F_GetFieldAsIntegerList(feature, field, &count);
        for (int i = 0; i < count; ++i) array.Add(items[i]);
        break;
    }
    case OFTInteger64List: {
        const GIntBig* items = OGR_F_GetFieldAsInteger64List(feature, field, &count);
        for (int i = 0; i < count; ++i) array.Add(static_cast<GInt64>(items[i]));
        break;
    }
    case OFTRealList: {
        const double* items = OGR_F_GetFieldAsDoubleList(feature, field, &count);
        for (int i = 0; i < count; ++i) array.Add(items[i]);
        break;
    }
    case OFTStringList: {
        char** items = OGR_F_GetFieldAsStringList(feature, field);
        for (; items != nullptr && *items != nullptr; ++items) array.Add(*items);
        break;
    }
    default: break;
    }
    return array.Format(CPLJSONObject::PrettyFormat::Plain);
}

} // namespace cordon::data::gdal
