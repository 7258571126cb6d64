// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/exchange.h"

#include "calendar/base/i18n.h"
#include "calendar/service/release.h"

namespace lichsong::service {
namespace {

bool narrows(const Filter& filter) {
    return model::is_set(filter.from) || model::is_set(filter.to) || !filter.outlet.empty() || !filter.medium.empty() || !filter.topic.empty() ||
           !filter.partner.empty() || !filter.area.empty() || !filter.state.empty() || !filter.text.empty();
}

std::optional<model::Origin> origin_of_series(Desk& desk, std::int64_t series) {
    const auto found = desk.rows().all(model::EntityKind::Origin, {{"series", store::Test::Equal, series}});
    if (found.empty()) return std::nullopt;
    return model::from_record<model::Origin>(found.front());
}

bool is_as_it_came(const model::Series& series, const std::vector<ical::Entry>& entries, const model::Origin& origin) {
    const auto is_old = [&](const ical::Entry& entry) { return entry.placement.revision <= origin.revision && entry.segment.revision <= origin.revision; };
    return origin.whole && !origin.changed_here && series.revision <= origin.revision && std::all_of(entries.begin(), entries.end(), is_old);
}

}  // namespace

ExportCount export_calendar(Desk& desk, const ExportOptions& options, const ical::Sink& sink) {
    const store::Snapshot one_state(desk.session());
    const auto& plan = desk.context();
    const auto& campaign = plan.campaign;
    ical::CalendarHead head;
    head.name = base::in_language(campaign.name, campaign.name_en);
    head.description = campaign.body;
    head.organizer = campaign.body;
    ical::CalendarWriter writer(sink, head, plan, desk.zone(), options.wording);

    ExportCount count;
    const auto total = desk.rows().count(model::EntityKind::Placement);
    const auto counted = [&] {
        constexpr std::int64_t often_enough = 1'000;
        if (++count.placements % often_enough == 0) options.progress(count.placements, total);
    };
    const bool as_series = !options.flat && !narrows(options.filter);
    auto query = query_of(desk, options.filter);
    query.order = store::PlacementOrder::ById;
    query.view = store::PlacementView::Calendar;
    // Partners get what we say; what others said of it stays in the house.
    query.origins = !options.partner && desk.rows().count(model::EntityKind::Origin) > 0;
    if (as_series) {
        std::vector<ical::Entry> entries;
        for (const auto& series : plan.series) {
            if (query.series && *query.series != series.id) continue;
            entries.clear();
            auto of_series = query;
            of_series.series = series.id;
            store::each_placement(desk.session(), of_series, [&](const store::PlacedSegment& row) {
                if (!options.partner || may_leave(row.placement)) entries.push_back(row);
            });
            const auto origin = query.origins ? origin_of_series(desk, series.id) : std::nullopt;
            if (origin && !entries.empty()) writer.series(series, entries, origin->entry.text, is_as_it_came(series, entries, *origin));
            else if (!entries.empty()) writer.series(series, entries);
            for (std::size_t i = 0; i < entries.size(); ++i) counted();
        }
        if (query.series) {
            writer.finish();
            return count;
        }
        query.series = 0;
    }
    if (!matches_nothing(options.filter, query)) {
        store::each_placement(desk.session(), query, [&](const store::PlacedSegment& row) {
            if (options.partner && !may_leave(row.placement)) return;
            writer.placement(row);
            counted();
        });
    }
    if (as_series && query.origins) {
        desk.rows().each(model::EntityKind::Origin, {{"placement", store::Test::IsNull, {}}, {"series", store::Test::IsNull, {}}},
                         [&](const model::Record& record) { writer.other(model::from_record<model::Origin>(record).entry.text); });
    }
    writer.finish();
    return count;
}

}  // namespace lichsong::service
