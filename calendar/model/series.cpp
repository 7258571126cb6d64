// SPDX-License-Identifier: Apache-2.0
// Fields of series and segments, and the days of a series.
#include "calendar/model/series.h"

#include <array>

#include "calendar/model/segment.h"

namespace lichsong::model {

std::span<const FieldInfo> series_fields() {
    static constexpr std::array list{
        field<&Series::title>("title", Required | Searched),
        field<&Series::title_en>("title_en", Searched),
        field<&Series::slot>("slot", Required | Material),
        field<&Series::rule>("rule", Material),
        field<&Series::first_day>("first_day", Material),
        field<&Series::last_day>("last_day", Material),
        field<&Series::extra_dates>("extra_dates", Material),
        field<&Series::removed_dates>("removed_dates", Material),
        field<&Series::topics>("topics"),
        field<&Series::form>("form"),
        field<&Series::length>("length", Material),
        field<&Series::size>("size"),
        field<&Series::language>("language"),
        field<&Series::responsible_body>("responsible_body"),
        field<&Series::reference>("reference", Searched),
        field<&Series::candidate_content>("candidate_content"),
        field<&Series::first_issue>("first_issue"),
        field<&Series::uid>("uid", Generated),
        field<&Series::sequence>("sequence", Generated),
    };
    return list;
}

std::span<const FieldInfo> segment_fields() {
    static constexpr std::array list{
        field<&Segment::title>("title", Required | Searched),
        field<&Segment::title_en>("title_en", Searched),
        field<&Segment::topics>("topics", Agreed),
        field<&Segment::form>("form"),
        field<&Segment::length>("length"),
        field<&Segment::size>("size"),
        field<&Segment::language>("language"),
        field<&Segment::responsible_body>("responsible_body"),
        field<&Segment::reference>("reference", Searched),
        field<&Segment::reference_date>("reference_date"),
        field<&Segment::url>("url"),
        field<&Segment::candidate_content>("candidate_content"),
        field<&Segment::state>("state"),
        field<&Segment::series>("series"),
        field<&Segment::issue>("issue"),
    };
    return list;
}

std::vector<Date> series_dates(const Series& series) {
    return expand(series.rule, series.first_day, series.first_day, series.last_day, series.extra_dates, series.removed_dates);
}

}  // namespace lichsong::model
