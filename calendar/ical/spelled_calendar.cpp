// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/spelled_calendar.h"

#include <exception>
#include <thread>
#include <utility>

#include "calendar/base/conveyor.h"

namespace lichsong::ical {
namespace {

using Load = std::vector<SpelledObject>;

constexpr std::size_t load_size = 64;  // enough that to hand it over is nothing beside the work on it
constexpr std::size_t loads_ahead = 8;

/// While the reading thread works, findings wait for the caller's.
class IsApart {
public:
    explicit IsApart(bool& flag) : m_flag(flag) { m_flag = true; }
    ~IsApart() { m_flag = false; }
    IsApart(const IsApart&) = delete;
    IsApart& operator=(const IsApart&) = delete;

private:
    bool& m_flag;
};

struct NobodyWantsMore {};  // thrown through ForeignCalendar::each, which knows of no other way out

}  // namespace

SpelledCalendar::SpelledCalendar(std::string_view bytes, const ForeignCalendar::Options& options, const base::Zone& zone, std::string_view now,
                                 Report report)
    : m_report(std::move(report)), m_calendar(bytes, options, [this](ImportFinding finding) {
          if (m_is_apart) m_findings.push_back(std::move(finding));
          else m_report(std::move(finding));
      }),
      m_speller(zone, now) {}

void SpelledCalendar::each(const std::function<void(SpelledObject&&)>& take) {
    base::Conveyor<Load> conveyor(loads_ahead);
    std::exception_ptr failure;
    {
        const IsApart apart(m_is_apart);
        std::jthread reading([&] {
            try {
                Load load;
                m_calendar.each([&](ForeignObject&& object) {
                    auto entry = m_speller.spell(object);
                    auto raw = raw_of(object, entry.text);
                    load.push_back({std::move(object), std::move(entry), std::move(raw), std::exchange(m_findings, {})});
                    if (load.size() >= load_size && !conveyor.put(std::exchange(load, {}))) throw NobodyWantsMore();
                });
                static_cast<void>(conveyor.put(std::move(load)));
            } catch (const NobodyWantsMore&) {  // the caller has its own exception on the way
            } catch (...) {
                failure = std::current_exception();
            }
            conveyor.close();
        });
        struct Leaving {
            base::Conveyor<Load>& conveyor;
            ~Leaving() { conveyor.abandon(); }
        } leaving{conveyor};  // before the thread is waited for
        while (auto load = conveyor.take())
            for (auto& object : *load) {
                for (auto& finding : object.findings) m_report(std::move(finding));
                take(std::move(object));
            }
    }
    for (auto& finding : std::exchange(m_findings, {})) m_report(std::move(finding));
    if (failure) std::rethrow_exception(failure);
}

void SpelledCalendar::each_other(const std::function<void(const RawComponent&, std::string spelling)>& take) {
    m_calendar.each_other([&](const RawComponent& component) { take(component, m_speller.spell(component)); });
}

}  // namespace lichsong::ical
