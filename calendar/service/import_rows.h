// SPDX-License-Identifier: Apache-2.0
// Rows of imported objects: made where they are new, changed where a newer version differs and nobody here has touched the
// same. Used by service/import.cpp only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "calendar/ical/spelled_calendar.h"
#include "calendar/service/bulk.h"
#include "calendar/service/import.h"
#include "calendar/service/import_airings.h"
#include "calendar/service/plan_names.h"

namespace lichsong::service {

struct ImportInto {
    std::string outlet;       ///< key; empty: as the entries say
    std::string source;
    const ical::Wording& wording;
    std::string untitled;
    std::string now;          ///< for entries without a stamp: 20210501T030000Z
};

class ImportRows {
public:
    ImportRows(Desk& desk, Intake& intake, ImportInto into, const ical::Report& report);

    /// False where it was left out; `result` gets what became of it.
    bool add(const ical::SpelledObject& spelled, ImportRow& result);
    /// An object that was imported before.
    ImportOutcome compare(const ical::SpelledObject& spelled, const model::Record& origin, ImportRow& result);
    /// An object that this plan itself has made: its own calendar came back.
    ImportOutcome compare_own(const ical::ForeignObject& object, ImportRow& result);
    void keep(const ical::RawComponent& component, std::string spelling, const std::string& uid);
    /// Looks for codes of this campaign in the file, so that no other row gets one of their numbers before they come.
    void leave_codes_free(std::string_view file) { m_codes.leave_free(file); }

    /// True for an origin made by this import.
    [[nodiscard]] bool is_new(std::int64_t origin) const { return origin >= m_first_origin; }

private:
    struct Place {
        model::Outlet outlet;
        bool has_clock_time = true;
    };

    [[nodiscard]] const Place* place_of(const ical::ForeignEvent& event);
    const Place* place(const model::Outlet& outlet);
    const Place* make_outlet(const ical::ForeignEvent& event);
    [[nodiscard]] std::vector<base::Id<model::Topic>> topics_of(const ical::ForeignEvent& event);
    [[nodiscard]] std::optional<Airings> airings_of(const ical::ForeignObject& object, const Place& place);
    base::Id<model::Slot> slot_for(const Place& place, const Airing& airing, const AiringSeries& series);
    [[nodiscard]] model::Segment segment_of(const Airing& airing);
    [[nodiscard]] model::Placement placement_of(const Airing& airing, const Place& place, base::Id<model::Segment> segment);
    void add_airing(const Airing& airing, const Place& place, const model::Series* series, int number, model::Placement& made);
    [[nodiscard]] model::Origin origin_of(const ical::SpelledObject& spelled, const Airing& first, bool with_code);
    void add_origin(const ical::SpelledObject& spelled, const Airing& first, base::Id<model::Series> series, base::Id<model::Placement> placement, bool with_code);
    model::Series series_of(const ical::ForeignObject& object, const Airings& airings, const Place& place);
    struct Known;
    ImportOutcome change_placement(const Known& known, const Airings& airings);
    ImportOutcome change_series(const Known& known, const Airings& airings, const Place& place);
    void change_airing(const model::PlacedSegment& now, const Airing& airing, bool moved, bool renamed, bool cancelled);
    [[nodiscard]] base::Id<model::Outlet> outlet_of_series(const model::Record& series) const;
    void set_origin(const Known& known, const Airing& first, bool changed_here);
    void report(std::string_view code, const ical::ForeignObject& object, std::string detail = {});

    Desk& m_desk;
    Intake& m_intake;
    ImportInto m_into;
    const ical::Report& m_report;
    const model::Plan& m_plan;
    const base::Zone& m_zone;
    std::optional<ical::EntrySpeller> m_respeller;  ///< made for the first entry that must leave its code behind
    std::int64_t m_first_origin;
    PlanNames m_names;
    PlacementCodes m_codes;
    std::map<std::int64_t, Place> m_places;
    std::map<std::string, const Place*> m_by_name;      ///< as entries call them
    std::size_t m_dates = 0;                            ///< that rules gave so far
    std::vector<model::Slot> m_slots_made;
    std::unordered_map<std::string, base::Id<model::Topic>> m_categories;  ///< as they were met; no id: the plan has no such topic
};

}  // namespace lichsong::service
