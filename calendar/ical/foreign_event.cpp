// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/foreign_event.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <tuple>

#include "calendar/base/text.h"
#include "calendar/ical/lines.h"

namespace lichsong::ical {
namespace {

using model::CalendarStatus;
using model::WallSeconds;

constexpr WallSeconds day = 86'400;
constexpr std::size_t longest_duration = 24;
constexpr std::size_t iso_day_length = 8;  // 20210503
constexpr WallSeconds before_all = -1;  // no rule of ours gives a day so early

// A length of more digits than this is nobody's, and libical's arithmetic would overflow.
bool is_modest_duration(std::string_view text) {
    constexpr std::size_t most_digits = 6;
    std::size_t digits = 0;
    for (const char c : text) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits > most_digits) return false;
    }
    return text.size() <= longest_duration;
}

// The years within which rules are expanded; outside of them nobody plans anything, and dates begin to fail.
bool is_near(const Moment& moment) {
    static const auto first = model::wall_seconds(model::Date(1970, 1, 1), {});
    static const auto last = model::wall_seconds(model::Date(2101, 1, 1), {});
    return moment.seconds >= first && moment.seconds <= last;
}

/// A moment with the zone it is in, before it is known in which the event lives.
struct Placed {
    Moment moment;
    const base::Zone* zone = nullptr;  ///< nullptr: floating, or a day
};

class Maker {
public:
    Maker(RawComponent&& raw, const ReadComponent& read, ForeignZones& zones, const Report& report)
        : m_read(read), m_zones(zones), m_report(report) {
        m_event.raw = std::move(raw);
        m_event.line = m_event.raw.line();
    }

    ForeignEvent make() {
        if (const auto* uid = m_event.raw.find("UID")) m_event.uid = base::trim(uid->value);
        texts();
        unread();
        stamps();
        if (!start()) return std::move(m_event);
        end();
        if (!identity()) return std::move(m_event);
        recurrence();
        return std::move(m_event);
    }

private:
    [[nodiscard]] std::string_view value(Read property) const {
        const auto found = std::find_if(m_read.values.begin(), m_read.values.end(), [&](const ReadValue& v) { return v.property == property; });
        return found == m_read.values.end() ? std::string_view() : found->text;
    }

    [[nodiscard]] const RawLine* line(Read property) const { return m_event.raw.find(read_info(property).name); }

    void report(std::string_view code, const RawLine* line, std::string_view property, std::string detail = {}) {
        m_report({code, line == nullptr ? m_event.line : line->number, std::string(property), std::move(detail)});
    }

    // The reason stands in the finding of the property; the entry is not placed.
    void unusable(std::string_view code, const RawLine* line, std::string_view property, std::string detail = {}) {
        m_event.has_start = false;
        report(code, line, property, std::move(detail));
    }

    [[nodiscard]] Placed placed(const Moment& moment, const RawLine& line) {
        if (moment.form == Moment::Form::Date) return {moment, nullptr};
        if (moment.form == Moment::Form::Utc) return {moment, &m_zones.utc()};
        const auto tzid = parameter_of(line.parameters, "TZID");
        if (tzid.empty()) return {moment, nullptr};
        return {moment, &m_zones.find(tzid, line.number, m_report)};
    }

    // On the wall of the event's zone. A day stands for its midnight.
    [[nodiscard]] WallSeconds wall(const Placed& at) const {
        if (at.zone == nullptr) return at.moment.seconds;
        return on_wall_of(*m_event.zone, *at.zone, at.moment.seconds);
    }

    [[nodiscard]] std::optional<Placed> moment(Read property) {
        const auto* at = line(property);
        const auto read = read_moment(value(property));
        if (at == nullptr || !read) return std::nullopt;
        if (!is_near(*read)) {
            report("import.far_away", at, at->name, std::string(value(property)));
            return std::nullopt;
        }
        return placed(*read, *at);
    }

    void texts() {
        const std::array<std::pair<Read, std::string*>, 10> members{{
            {Read::Summary, &m_event.summary}, {Read::Location, &m_event.location}, {Read::Description, &m_event.description},
            {Read::Url, &m_event.url}, {Read::Code, &m_event.code}, {Read::Series, &m_event.series}, {Read::State, &m_event.state},
            {Read::Outlet, &m_event.outlet}, {Read::Medium, &m_event.medium}, {Read::Body, &m_event.body},
        }};
        for (const auto& [property, member] : members) *member = value(property);
        for (const auto& read : m_read.values)
            if (read.property == Read::Categories) m_event.categories.emplace_back(read.text);
        static constexpr std::array statuses{
            std::pair{std::string_view("TENTATIVE"), CalendarStatus::Tentative},
            std::pair{std::string_view("CONFIRMED"), CalendarStatus::Confirmed},
            std::pair{std::string_view("CANCELLED"), CalendarStatus::Cancelled},
        };
        for (const auto& [word, status] : statuses)
            if (value(Read::Status) == word) m_event.status = status;
    }

    // What stands in the file and did not come back from libical.
    void unread() {
        for (const auto property : {Read::Start, Read::End, Read::Duration, Read::RecurrenceId, Read::Sequence, Read::LastModified, Read::Stamp}) {
            const auto* at = line(property);
            if (at != nullptr && value(property).empty() && !base::trim(at->value).empty())
                report("import.unreadable_value", at, at->name, base::beginning(at->value, 60));
        }
    }

    void stamps() {
        const auto number = value(Read::Sequence);
        std::from_chars(number.data(), number.data() + number.size(), m_event.sequence);
        m_event.sequence = std::max(m_event.sequence, 0);
        for (const auto property : {Read::LastModified, Read::Stamp}) {
            const auto at = moment(property);
            if (!at || at->moment.form == Moment::Form::Date) continue;
            const auto& zone = at->zone == nullptr ? m_zones.home() : *at->zone;
            const auto utc = at->moment.form == Moment::Form::Utc ? at->moment.seconds : zone.to_utc(at->moment.seconds);
            m_event.stamp = std::string_view(MomentText({Moment::Form::Utc, utc}));
            return;
        }
    }

    bool start() {
        const auto at = moment(Read::Start);
        const auto* from = line(Read::Start);
        if (!at) {
            // One that is far away has been told of.
            if (value(Read::Start).empty()) report(from == nullptr ? "import.no_start" : "import.start_unreadable", from, "DTSTART");
            return false;
        }
        m_event.has_start = true;
        m_event.all_day = at->moment.form == Moment::Form::Date;
        m_event.floating = at->zone == nullptr && !m_event.all_day;
        m_event.zone = at->zone == nullptr ? &m_zones.home() : at->zone;
        m_event.start = at->moment.form == Moment::Form::Utc ? m_event.zone->to_local(at->moment.seconds) : at->moment.seconds;
        if (m_event.floating) report("import.floating", from, "DTSTART");
        return true;
    }

    void end() {
        m_event.end = m_event.start + (m_event.all_day ? day : 0);
        if (const auto at = moment(Read::End)) {
            const auto until = at->moment.form == Moment::Form::Utc ? m_event.zone->to_local(at->moment.seconds) : wall(*at);
            if (until > m_event.start) m_event.end = until;
            else if (!m_event.all_day && until < m_event.start) report("import.end_before_start", line(Read::End), "DTEND");
            return;
        }
        const auto text = value(Read::Duration);
        WallSeconds seconds = 0;
        std::from_chars(text.data(), text.data() + text.size(), seconds);
        constexpr WallSeconds longest = 366 * day;
        if (seconds > 0 && seconds <= longest) m_event.end = m_event.start + seconds;
        else if (!text.empty() && seconds != 0) report("import.end_before_start", line(Read::Duration), "DURATION");
    }

    // An override of nobody knows which airing changes none, and is no entry of its own either.
    bool identity() {
        const auto* from = line(Read::RecurrenceId);
        if (from == nullptr) return true;
        const auto at = moment(Read::RecurrenceId);
        if (!at) {
            m_event.recurrence_id = before_all;
            m_event.has_start = false;
            return false;
        }
        m_event.recurrence_id = at->moment.form == Moment::Form::Utc ? m_event.zone->to_local(at->moment.seconds) : wall(*at);
        m_event.and_future = is_same_name(parameter_of(from->parameters, "RANGE"), "THISANDFUTURE");
        return true;
    }

    void recurrence() {
        const RawLine* rule = nullptr;
        for (const auto& one : m_event.raw.lines()) {
            if (one.nested) continue;
            if (one.name == "EXRULE") return unusable("import.exrule", &one, one.name);
            if (one.name != "RRULE") continue;
            if (rule != nullptr) return unusable("import.second_rule", &one, one.name);
            rule = &one;
        }
        if (rule != nullptr && !read_rule(*rule)) return;
        dates();
    }

    bool read_rule(const RawLine& line) {
        static constexpr std::array<std::string_view, 8> refusals{
            "import.rule_unreadable", "import.rule_below_daily", "import.rule_rscale", "import.rule_times",
            "import.rule_count_and_until", "import.rule_never", "import.rule_too_long", "import.rule_unreadable",
        };
        auto read = read_foreign_rule(line.value);
        if (const auto* refusal = std::get_if<RuleRefusal>(&read)) {
            unusable(refusals[static_cast<std::size_t>(*refusal)], &line, line.name, base::beginning(line.value, 80));
            return false;
        }
        auto& rule = std::get<ForeignRule>(read);
        m_event.rule = m_event.all_day ? rule.without_times() : rule;
        if (rule.until && rule.until->form == Moment::Form::Utc) m_event.until = m_event.zone->to_local(rule.until->seconds);
        return true;
    }

    // libical answers with one value for each that was sent, in their order; each is in the zone of its own line.
    void dates() {
        for (const auto property : {Read::RDate, Read::ExDate}) {
            auto read = m_read.values.begin();
            for (const auto& one : m_event.raw.lines()) {
                if (one.nested || one.name != read_info(property).name) continue;
                for (auto rest = one.value; !rest.empty();) {
                    if (!may_be_read(one, next_value(rest), read_info(property).type)) continue;
                    read = std::find_if(read, m_read.values.end(), [&](const ReadValue& v) { return v.property == property; });
                    if (read == m_read.values.end()) break;
                    if (!date(property, one, read->text)) report("import.unreadable_value", &one, one.name, std::string(read->text));
                    ++read;
                }
            }
        }
    }

    bool date(Read property, const RawLine& line, std::string_view text) {
        const auto slash = text.find('/');
        const auto at = read_moment(text.substr(0, slash));
        if (!at || !is_near(*at)) return false;
        const auto start = wall_of(*at, line);
        if (property == Read::ExDate) {
            const bool whole_day = at->form == Moment::Form::Date && !m_event.all_day;
            (whole_day ? m_event.removed_days : m_event.removed).push_back(start);
            return true;
        }
        ForeignDate added{start, {}};
        if (at->form == Moment::Form::Date && !m_event.all_day) added.start += m_event.start - model::wall_seconds(model::date_of(m_event.start), {});
        if (slash != std::string_view::npos)
            if (const auto end = read_moment(text.substr(slash + 1)); end && is_near(*end) && wall_of(*end, line) > start) added.end = wall_of(*end, line);
        m_event.added.push_back(added);
        return true;
    }

    [[nodiscard]] WallSeconds wall_of(const Moment& moment, const RawLine& line) {
        return moment.form == Moment::Form::Utc ? m_event.zone->to_local(moment.seconds) : wall(placed(moment, line));
    }

    const ReadComponent& m_read;
    ForeignZones& m_zones;
    const Report& m_report;
    ForeignEvent m_event;
};

// Two hashes of FNV-1a, so that the same entry gets the same UID at the next import and no two get one (RFC 7986 §5.3: it
// says nothing of anybody).
std::string made_uid(const ForeignEvent& event) {
    const auto text = event.uid + '\n' + event.summary + '\n' + std::string(std::string_view(MomentText({Moment::Form::Local, event.start})));
    std::array<std::uint64_t, 2> hashes{0xcbf29ce484222325U, 0x84222325cbf29ce4U};
    for (const char c : text)
        for (auto& hash : hashes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    char uid[40];
    std::snprintf(uid, sizeof uid, "%08x-%04x-8%03x-%04x-%012llx", static_cast<unsigned>(hashes[0] >> 32U), static_cast<unsigned>(hashes[0] >> 16U & 0xFFFFU),
                  static_cast<unsigned>(hashes[0] & 0xFFFU), static_cast<unsigned>(0x8000U | (hashes[1] >> 50U)),
                  static_cast<unsigned long long>(hashes[1] & 0xFFFFFFFFFFFFU));
    return uid;
}

bool is_older(const ForeignEvent& a, const ForeignEvent& b) { return std::tie(a.sequence, a.stamp) < std::tie(b.sequence, b.stamp); }

// The airing that an override changes, as an instant: two overrides need not name it in the same zone. A day is no instant.
std::pair<bool, WallSeconds> airing_of(const ForeignEvent& event) {
    const auto* id = event.raw.find("RECURRENCE-ID");
    const bool is_day = id != nullptr && base::trim(id->value).size() == iso_day_length;
    const bool is_instant = !is_day && event.has_start;
    return {is_day, is_instant ? event.zone->to_utc(*event.recurrence_id) : *event.recurrence_id};
}

// One that changes all that follow as well is another matter than one of that airing alone.
bool is_of_same_airing(const ForeignEvent& a, const ForeignEvent& b) { return airing_of(a) == airing_of(b) && a.and_future == b.and_future; }

// In order of the airing that they change; of two for the same the newer counts.
void drop_older_overrides(std::vector<ForeignEvent>& overrides, const Report& report) {
    std::stable_sort(overrides.begin(), overrides.end(), [](const auto& a, const auto& b) { return airing_of(a) < airing_of(b); });
    std::vector<ForeignEvent> kept;
    for (auto& event : overrides) {
        const bool again = !kept.empty() && kept.back().has_start && event.has_start && is_of_same_airing(kept.back(), event);
        if (!again) {
            kept.push_back(std::move(event));
            continue;
        }
        report({"import.uid_twice", event.line, "UID", event.uid});
        if (is_older(kept.back(), event)) kept.back() = std::move(event);
    }
    overrides = std::move(kept);
}

}  // namespace

bool may_be_read(const RawLine& line, std::string_view value, ReadType type) {
    switch (type) {
        case ReadType::Moment:
        case ReadType::Moments: return read_moment(value).has_value();
        case ReadType::Period: {
            const auto slash = value.find('/');
            if (slash == std::string_view::npos) return read_moment(value).has_value();
            const auto end = value.substr(slash + 1);
            return is_same_name(parameter_of(line.parameters, "VALUE"), "PERIOD") && read_moment(value.substr(0, slash)) &&
                   (read_moment(end) || is_modest_duration(end));
        }
        case ReadType::Seconds: return is_modest_duration(value);
        default: return true;
    }
}

std::string_view next_value(std::string_view& rest) {
    const auto comma = rest.find(',');
    const auto value = rest.substr(0, comma);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    return value;
}

ForeignEvent event_of(RawComponent&& raw, const ReadComponent& read, ForeignZones& zones, const Report& report) {
    return Maker(std::move(raw), read, zones, report).make();
}

std::vector<ForeignObject> objects_of(std::vector<ForeignEvent>&& events, const Report& report) {
    std::vector<ForeignObject> objects(1);
    auto& first = objects.front();
    std::vector<ForeignEvent> apart;
    for (auto& event : events) {
        if (event.recurrence_id) {
            first.overrides.push_back(std::move(event));
        } else if (!first.master) {
            first.master = std::move(event);
        } else if (!event.recurs() && !first.master->recurs() && (event.start != first.master->start || event.summary != first.master->summary)) {
            apart.push_back(std::move(event));
        } else {
            report({"import.uid_twice", event.line, "UID", event.uid});
            if (is_older(*first.master, event)) first.master = std::move(event);
        }
    }
    drop_older_overrides(first.overrides, report);
    for (auto& event : apart) {
        report({"import.uid_shared", event.line, "UID", event.uid});
        event.uid = made_uid(event);
        auto& object = objects.emplace_back();
        object.uid_made = true;
        object.master = std::move(event);
    }
    for (auto& object : objects) {
        const auto& event = object.first();
        object.uid = event.uid;
        if (!object.uid.empty()) continue;
        report({"import.no_uid", event.line, "UID", {}});
        object.uid = made_uid(event);
        object.uid_made = true;
    }
    return objects;
}

std::string plain_text(std::string_view escaped) {
    std::string text;
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        if (escaped[i] != '\\' || i + 1 == escaped.size()) {
            text += escaped[i];
            continue;
        }
        const char next = escaped[++i];
        text += next == 'n' || next == 'N' ? '\n' : next;
    }
    return text;
}

}  // namespace lichsong::ical
