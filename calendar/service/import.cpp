// SPDX-License-Identifier: Apache-2.0
// The walk: each object is compared with what is known of it, and goes into the intake. How it is understood is in
// import_airings.cpp, how rows are made of it in import_rows.cpp.
#include "calendar/service/import.h"

#include <algorithm>
#include <unordered_set>

#include "calendar/base/encoding.h"
#include "calendar/base/text.h"
#include "calendar/ical/spelled_calendar.h"
#include "calendar/ical/utf8.h"
#include "calendar/service/import_rows.h"

namespace lichsong::service {
namespace {

using model::EntityKind;
using model::Record;

constexpr std::size_t most_of_a_kind = 100;

class Import {
public:
    Import(Desk& desk, const ImportOptions& options, const std::function<void(const ImportRow&)>& row)
        : m_desk(desk), m_options(options), m_row(row), m_report([this](ical::ImportFinding finding) { m_tally.raise(std::move(finding)); }) {}

    ImportSummary run(std::string given) {
        const auto bytes = decoded_calendar(std::move(given), m_report);
        const auto moment = now();
        ical::SpelledCalendar calendar(bytes, {m_options.reader, &m_desk.zone(), {}}, m_desk.zone(), moment, m_report);
        Intake intake(m_desk);
        m_source = one_line(calendar.name());
        if (m_source.empty()) m_source = m_options.source;
        ImportRows rows(m_desk, intake, {m_options.outlet, m_source, m_options.wording, m_options.untitled, moment}, m_report);
        m_rows = &rows;
        rows.leave_codes_free(bytes);
        load_known();
        calendar.each([&](ical::SpelledObject&& spelled) { take(spelled); });
        calendar.each_other([&](const ical::RawComponent& component, std::string spelling) { keep(component, std::move(spelling)); });
        tell_vanished();
        if (m_options.dry_run) return std::move(m_summary);
        intake.commit({"calendar.import", {m_source, std::to_string(m_summary.count(ImportOutcome::New)), std::to_string(m_summary.count(ImportOutcome::Changed))}});
        return std::move(m_summary);
    }

private:
    [[nodiscard]] std::string now() const {
        return std::string(std::string_view(ical::MomentText({ical::Moment::Form::Utc, m_desk.clock().now()})));
    }

    // Most imports bring what nobody has seen: one look at all UIDs costs less than a search for each.
    void load_known() {
        for (const auto kind : {EntityKind::Series, EntityKind::Placement, EntityKind::Origin})
            m_desk.rows().each_text(kind, "uid", [&](std::string uid) { m_known.insert(std::move(uid)); });
    }

    void take(const ical::SpelledObject& spelled) {
        const auto& object = spelled.object;
        m_result = {};
        m_result.line = object.first().line;
        m_result.uid = object.uid;
        m_result.outcome = outcome_of(spelled);
        if (m_result.title.empty()) m_result.title = one_line(object.first().summary);  // what was left out has a name, too
        tell();
    }

    ImportOutcome outcome_of(const ical::SpelledObject& spelled) {
        const auto& object = spelled.object;
        if (m_known.insert(object.uid).second) return m_rows->add(spelled, m_result) ? ImportOutcome::New : ImportOutcome::LeftOut;
        const auto origins = m_desk.rows().all(EntityKind::Origin, {{"uid", store::Test::Equal, object.uid}});
        if (origins.empty()) return m_rows->compare_own(object, m_result);
        m_seen.insert(origins.front().head.id);
        return m_rows->compare(spelled, origins.front(), m_result);
    }

    void tell() {
        m_tally.count(m_result);
        if (model::is_set(m_result.date)) {
            if (!model::is_set(m_first) || m_result.date < m_first) m_first = m_result.date;
            if (!model::is_set(m_last) || m_result.date > m_last) m_last = m_result.date;
        }
        m_row(m_result);
    }

    // To-dos, journals and what nobody knows have no place in a schedule, and go out again with it.
    void keep(const ical::RawComponent& component, std::string spelling) {
        const auto* uid = component.find("UID");
        const auto name = uid == nullptr ? std::string(component.name()) + ' ' + std::to_string(component.line()) : std::string(base::trim(uid->value));
        if (m_known.insert(name).second) m_rows->keep(component, std::move(spelling), name);
    }

    // A file of a month says nothing of other months.
    void tell_vanished() {
        if (!model::is_set(m_first)) return;
        m_desk.rows().each(EntityKind::Origin, {{"source", store::Test::Equal, m_source}, {"date", store::Test::AtLeast, model::iso(m_first)},
                                                {"date", store::Test::AtMost, model::iso(m_last)}},
                           [&](const Record& record) {
                               const auto origin = model::from_record<model::Origin>(record);
                               if (m_seen.contains(origin.id) || m_rows->is_new(origin.id)) return;
                               m_result = {};
                               m_result.outcome = ImportOutcome::Vanished;
                               m_result.uid = origin.uid;
                               m_result.title = origin.title;
                               m_result.date = origin.date;
                               m_result.start = origin.start;
                               m_report({"import.vanished", 0, {}, origin.title + ", " + model::dmy(origin.date)});
                               tell();
                           });
    }

    Desk& m_desk;
    const ImportOptions& m_options;
    const std::function<void(const ImportRow&)>& m_row;
    ical::Report m_report;
    ImportSummary m_summary;
    ImportTally m_tally{m_summary};
    std::unordered_set<std::string> m_known;
    std::unordered_set<std::int64_t> m_seen;
    std::string m_source;
    ImportRows* m_rows = nullptr;
    ImportRow m_result;
    model::Date m_first, m_last;
};

// UTF-8 with a few broken bytes is not another encoding: the lines that hold them are left out and told.
bool is_mostly_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const auto piece = ical::sequence_at(bytes, at);
        ++(piece.kind == ical::Sequence::Kind::IllFormed ? bad : good);
        at += piece.length;
    }
    return good > 2 * bad;
}

}  // namespace

void ImportTally::raise(ical::ImportFinding finding) {
    ++m_summary.findings;
    m_summary.something_lost = m_summary.something_lost || !is_note(finding.code);
    if (++m_of_a_kind[finding.code] <= most_of_a_kind) m_summary.list.push_back(std::move(finding));
}

void ImportTally::count(const ImportRow& row) {
    ++m_summary.objects[static_cast<std::size_t>(row.outcome)];
    if (row.outcome == ImportOutcome::New) m_summary.placements += row.placements;
}

std::string decoded_calendar(std::string bytes, const ical::Report& report) {
    const auto encoding = base::recognise(bytes);
    if (encoding == base::Encoding::Utf8 || is_mostly_utf8(bytes)) return bytes;
    report({"import.encoding", 0, {}, std::string(base::encoding_name(encoding))});
    return base::to_utf8(bytes, encoding);
}

ImportSummary import_calendar(Desk& desk, std::string bytes, const ImportOptions& options, const std::function<void(const ImportRow&)>& row) {
    return Import(desk, options, row).run(std::move(bytes));
}

bool is_note(std::string_view code) {
    static constexpr std::array notes{
        std::string_view("import.alarm_dropped"), std::string_view("import.floating"), std::string_view("import.encoding"),
        std::string_view("import.old_font"), std::string_view("import.outlet_made"), std::string_view("import.slot_made"),
        std::string_view("import.endless"), std::string_view("import.time_dropped"), std::string_view("import.topic_unknown"),
        std::string_view("import.no_uid"), std::string_view("import.kept_only"), std::string_view("import.old_font_column"),
        std::string_view("import.column_unknown"), std::string_view("import.sub_heading"), std::string_view("import.from_above"),
        std::string_view("import.time_of_slot"), std::string_view("import.airing_added"),
    };
    return std::find(notes.begin(), notes.end(), code) != notes.end();
}

}  // namespace lichsong::service
