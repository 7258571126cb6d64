// SPDX-License-Identifier: Apache-2.0
// A foreign calendar as plain values: guard, child process, zones, one after the other. What it hands out has been through
// all of them. Callers: service/import, which makes rows of it, and ical/occurrences.h, which lists when it happens.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/foreign_event.h"
#include "calendar/ical/foreign_zones.h"
#include "calendar/ical/guard.h"
#include "calendar/ical/raw_component.h"
#include "calendar/ical/reader_process.h"

namespace lichsong::ical {

class ForeignCalendar {
public:
    struct Options {
        std::filesystem::path reader;       ///< the program lichsong-ical
        const base::Zone* home = nullptr;   ///< the zone of times that name none, where the calendar does not say
        GuardLimits limits;
    };

    /// Looks at the whole file; throws Error{Input,"ics.…"} where it is refused. `bytes` must outlive this.
    ForeignCalendar(std::string_view bytes, const Options& options, Report report);

    [[nodiscard]] const CalendarOutline& outline() const noexcept { return m_outline; }
    /// The name a person knows it by; may be empty.
    [[nodiscard]] std::string name() const;
    [[nodiscard]] const base::Zone& home() const noexcept { return *m_home; }

    /// Events by UID, in the order of the file. Throws Error{Input,"ics.reader_…"} where libical dies of them.
    void each(const std::function<void(ForeignObject&&)>& take);
    /// Components that are no events: to-dos, journals, what nobody knows.
    void each_other(const std::function<void(const RawComponent&)>& take);

private:
    struct Batch {
        std::string request;
        std::vector<std::vector<RawComponent>> objects;
        std::uint32_t components = 0;
    };

    [[nodiscard]] std::string_view head(std::string_view name) const;
    void take_reply(const std::function<void(ForeignObject&&)>& take);

    std::string_view m_bytes;
    Report m_report;
    CalendarOutline m_outline;
    std::unique_ptr<base::Zone> m_own_home;  ///< X-WR-TIMEZONE
    const base::Zone* m_home;
    std::unique_ptr<ForeignZones> m_zones;
    ReaderProcess m_reader;
    std::deque<Batch> m_batches;
};

/// Adds what the child shall read of a component, as the one of that number. Values that it may not see are reported.
void put_request(std::string& request, const RawComponent& component, std::uint32_t number, const Report& report);

}  // namespace lichsong::ical
