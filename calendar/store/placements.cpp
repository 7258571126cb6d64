// SPDX-License-Identifier: Apache-2.0
// One join, its columns bound straight to variables: the generic rows would cost three times as much here. A test holds
// the result to be the same as theirs.
#include "calendar/store/placements.h"

#include <array>

#include <soci/soci.h>

#include "calendar/base/error.h"
#include "calendar/store/statement.h"

namespace lichsong::store {
namespace {

using namespace model;

using Row = PlacedSegment;

struct Cells {
    long long number = 0;
    std::string text;
    soci::indicator indicator = soci::i_null;
    [[nodiscard]] bool has() const { return indicator == soci::i_ok; }
    [[nodiscard]] long long whole() const { return has() ? number : 0; }
    [[nodiscard]] std::string_view word() const { return has() ? std::string_view(text) : std::string_view(); }
};

template <class E>
E named(const Cells& cell) {
    const auto value = value_named<E>(cell.word());
    if (!value) throw base::Error(base::Fault::Store, "store.bad_value", {cell.text});
    return *value;
}

Date day(const Cells& cell) { return cell.has() ? from_iso(cell.text) : Date(); }

constexpr unsigned schedule = 1;
constexpr unsigned calendar = 2;
constexpr unsigned full = 4;
constexpr unsigned alone = 8;
constexpr unsigned imported = 16;
constexpr unsigned listed = 64;
constexpr unsigned drawn = 32 | listed;
constexpr unsigned joined = schedule | drawn | calendar | full;
constexpr unsigned all = joined | alone;

struct Column {
    const char* sql;
    bool number;
    unsigned views;
    void (*put)(Row& row, const Cells& cell);
};

constexpr Column columns[] = {
    {"p.id", true, all, [](Row& r, const Cells& c) { r.placement.id = c.whole(); }},
    {"p.key", false, all, [](Row& r, const Cells& c) { r.placement.key = c.word(); }},
    {"p.revision", true, drawn | full | alone | imported, [](Row& r, const Cells& c) { r.placement.revision = c.whole(); }},
    {"p.modified", true, calendar | full | alone, [](Row& r, const Cells& c) { r.placement.modified = c.whole(); }},
    {"p.segment", true, all, [](Row& r, const Cells& c) { r.placement.segment.value = r.segment.id = c.whole(); }},
    {"p.outlet", true, all, [](Row& r, const Cells& c) { r.placement.outlet.value = c.whole(); }},
    {"p.slot", true, all, [](Row& r, const Cells& c) { r.placement.slot.value = c.whole(); }},
    {"p.date", false, all, [](Row& r, const Cells& c) { r.placement.date = day(c); }},
    {"p.start", true, all,
     [](Row& r, const Cells& c) { r.placement.start = c.has() ? std::optional(TimeOfDay{static_cast<std::int32_t>(c.number)}) : std::nullopt; }},
    {"p.length", true, all, [](Row& r, const Cells& c) { r.placement.length = Seconds(c.whole()); }},
    {"p.size", true, drawn | full | alone, [](Row& r, const Cells& c) { r.placement.size = static_cast<int>(c.whole()); }},
    {"p.state", false, all, [](Row& r, const Cells& c) { r.placement.state = named<PlacementState>(c); }},
    {"p.intention", false, drawn | calendar | full | alone, [](Row& r, const Cells& c) { r.placement.intention = named<Intention>(c); }},
    {"p.series", true, drawn | calendar | full | alone, [](Row& r, const Cells& c) { r.placement.series.value = c.whole(); }},
    {"p.series_date", false, calendar | full | alone, [](Row& r, const Cells& c) { r.placement.series_date = day(c); }},
    {"p.repeat_of", true, all, [](Row& r, const Cells& c) { r.placement.repeat_of.value = c.whole(); }},
    {"p.makegood_for", true, full | alone, [](Row& r, const Cells& c) { r.placement.makegood_for.value = c.whole(); }},
    {"p.locked", true, drawn | full | alone, [](Row& r, const Cells& c) { r.placement.locked = c.whole() != 0; }},
    {"p.reason", false, full | alone, [](Row& r, const Cells& c) { r.placement.reason = c.word(); }},
    {"p.actual_start", true, full | alone,
     [](Row& r, const Cells& c) {
         r.placement.actual_start = c.has() ? std::optional(TimeOfDay{static_cast<std::int32_t>(c.number)}) : std::nullopt;
     }},
    {"p.actual_length", true, full | alone, [](Row& r, const Cells& c) { r.placement.actual_length = Seconds(c.whole()); }},
    {"p.evidence_kind", false, full | alone, [](Row& r, const Cells& c) { r.placement.evidence_kind = named<EvidenceKind>(c); }},
    {"p.waiver", false, full | alone, [](Row& r, const Cells& c) { r.placement.waiver = c.word(); }},
    {"p.note", false, listed, [](Row& r, const Cells& c) { r.placement.note.text = c.word(); }},
    {"p.uid", false, calendar | full | alone, [](Row& r, const Cells& c) { r.placement.uid = c.word(); }},
    {"p.sequence", true, calendar | full | alone, [](Row& r, const Cells& c) { r.placement.sequence = static_cast<int>(c.whole()); }},
    {"r.key", false, calendar | full, [](Row& r, const Cells& c) { r.repeat_of_code = c.word(); }},
    {"m.key", false, calendar | full, [](Row& r, const Cells& c) { r.makegood_for_code = c.word(); }},
    {"o.entry", false, imported, [](Row& r, const Cells& c) { r.entry = c.word(); }},
    {"CASE WHEN o.whole = 1 AND o.changed_here = 0 AND p.revision <= o.revision AND s.revision <= o.revision THEN 1 ELSE 0 END", true, imported,
     [](Row& r, const Cells& c) { r.as_it_came = c.whole() != 0; }},
    {"s.revision", true, imported, [](Row& r, const Cells& c) { r.segment.revision = c.whole(); }},
    {"s.key", false, full, [](Row& r, const Cells& c) { r.segment.key = c.word(); }},
    {"s.modified", true, calendar | full, [](Row& r, const Cells& c) { r.segment.modified = c.whole(); }},
    {"s.title", false, joined, [](Row& r, const Cells& c) { r.segment.title = c.word(); }},
    {"s.title_en", false, joined, [](Row& r, const Cells& c) { r.segment.title_en = c.word(); }},
    {"s.topics", false, drawn | calendar | full, [](Row& r, const Cells& c) { Codec<std::vector<base::Id<Topic>>>::read(r.segment.topics, c.word()); }},
    {"s.form", false, full, [](Row& r, const Cells& c) { r.segment.form = named<Form>(c); }},
    {"s.language", false, full, [](Row& r, const Cells& c) { r.segment.language = c.word(); }},
    {"s.responsible_body", false, calendar | full | listed, [](Row& r, const Cells& c) { r.segment.responsible_body = c.word(); }},
    {"s.reference", false, calendar | full, [](Row& r, const Cells& c) { r.segment.reference = c.word(); }},
    {"s.reference_date", false, calendar | full, [](Row& r, const Cells& c) { r.segment.reference_date = day(c); }},
    {"s.url", false, calendar | full, [](Row& r, const Cells& c) { r.segment.url = c.word(); }},
    {"s.candidate_content", true, full, [](Row& r, const Cells& c) { r.segment.candidate_content = c.whole() != 0; }},
    {"s.state", false, full, [](Row& r, const Cells& c) { r.segment.state = named<SegmentState>(c); }},
    {"s.series", true, full, [](Row& r, const Cells& c) { r.segment.series.value = c.whole(); }},
    {"s.issue", true, joined, [](Row& r, const Cells& c) { r.segment.issue = static_cast<int>(c.whole()); }},
};

class Reader {
public:
    Reader(Session& session, unsigned views, const std::string& tail, std::vector<std::string>& texts) : m_statement(session.sql()) {
        std::string list;
        for (const auto& column : columns) {
            if ((column.views & views) == 0) continue;
            list += (list.empty() ? "" : ", ") + std::string(column.sql);
            auto& cell = m_cells[m_used.size()];
            if (column.number) m_statement.exchange(soci::into(cell.number, cell.indicator));
            else m_statement.exchange(soci::into(cell.text, cell.indicator));
            m_used.push_back(&column);
        }
        for (auto& text : texts) m_statement.exchange(soci::use(text));
        m_statement.alloc();
        m_statement.prepare("SELECT " + list + tail);
        m_statement.define_and_bind();
        m_statement.execute(false);
    }

    bool next() { return m_statement.fetch(); }

    void fill(Row& row) const {
        for (std::size_t i = 0; i < m_used.size(); ++i) m_used[i]->put(row, m_cells[i]);
    }

private:
    std::array<Cells, std::size(columns)> m_cells;
    std::vector<const Column*> m_used;
    soci::statement m_statement;
};

std::string tables(const PlacementQuery& query) {
    const bool filters_segments = !query.topics.empty() || !query.text.empty();
    std::string from = " FROM placement p";
    if (query.view != PlacementView::Alone || filters_segments) from += " JOIN segment s ON s.id = p.segment";
    if (query.view == PlacementView::Calendar || query.view == PlacementView::Full)
        from += " LEFT JOIN placement r ON r.id = p.repeat_of LEFT JOIN placement m ON m.id = p.makegood_for";
    if (query.origins) from += " LEFT JOIN origin o ON o.placement = p.id";
    return from;
}

std::string one_of(const std::string& column, const std::vector<std::int64_t>& ids) {
    std::string list;
    for (const auto id : ids) list += (list.empty() ? "" : ", ") + std::to_string(id);
    return column + " IN (" + list + ")";
}

template <class E>
std::string one_named(const std::string& column, const std::vector<E>& values) {
    std::string list;
    for (const auto value : values) list += (list.empty() ? "'" : ", '") + std::string(name_of(value)) + "'";
    return column + " IN (" + list + ")";
}

// Ids and names of choices are the program's own; what a person typed is bound as a parameter.
std::string conditions(const PlacementQuery& query, std::vector<std::string>& texts) {
    std::vector<std::string> parts;
    const auto bound = [&](const std::string& value) {
        texts.push_back(value);
        return ":t" + std::to_string(texts.size());
    };
    if (is_set(query.from)) parts.push_back("p.date >= " + bound(iso(query.from)));
    if (is_set(query.to)) parts.push_back("p.date <= " + bound(iso(query.to)));
    if (!query.outlets.empty()) parts.push_back(one_of("p.outlet", query.outlets));
    if (!query.topics.empty()) {
        std::string any;
        for (const auto id : query.topics) any += (any.empty() ? "(" : " OR ") + ("s.topics LIKE '% " + std::to_string(id) + " %'");
        parts.push_back(any + ")");
    }
    if (!query.states.empty()) parts.push_back(one_named("p.state", query.states));
    if (!query.intentions.empty()) parts.push_back(one_named("p.intention", query.intentions));
    if (query.series) parts.push_back(*query.series == 0 ? "p.series IS NULL" : "p.series = " + std::to_string(*query.series));
    if (query.id) parts.push_back("p.id = " + std::to_string(*query.id));
    if (query.segment) parts.push_back("p.segment = " + std::to_string(*query.segment));
    if (!query.text.empty()) {
        std::string like = "%";
        for (const char c : query.text) like += (c == '%' || c == '_' || c == '!') ? std::string("!") + c : std::string(1, c);
        like += '%';
        const auto in_segment = bound(like);
        parts.push_back("(s.searched LIKE " + in_segment + " ESCAPE '!' OR LOWER(p.key) LIKE " + bound(like) + " ESCAPE '!')");
    }
    std::string sql;
    for (const auto& part : parts) sql += (sql.empty() ? " WHERE " : " AND ") + part;
    return sql;
}

}  // namespace

void each_placement(Session& session, const PlacementQuery& query, const std::function<void(const PlacedSegment&)>& visit) {
    std::vector<std::string> texts;
    const auto filter = conditions(query, texts);
    const std::string order = query.order == PlacementOrder::ByTime ? " ORDER BY p.date, p.start NULLS FIRST, p.id" : " ORDER BY p.id";
    PlacedSegment row;
    session.guarded([&] {
        const auto views = static_cast<unsigned>(query.view) | (query.origins ? imported : 0U);
        Reader reader(session, views, tables(query) + filter + order, texts);
        while (reader.next()) {
            try {
                reader.fill(row);
            } catch (const base::Error& error) {
                session.unreadable(error);
            }
            visit(row);
        }
    });
}

std::vector<std::int64_t> waiting_segments(Session& session, int most) {
    Statement statement(session,
                        "SELECT s.id FROM segment s WHERE NOT EXISTS (SELECT 1 FROM placement p WHERE p.segment = s.id AND p.state NOT IN "
                        "('cancelled', 'declined')) ORDER BY s.id DESC LIMIT :most",
                        {true}, {true});
    statement.set(0, std::int64_t{most});
    std::vector<std::int64_t> ids;
    statement.query();
    while (statement.next()) ids.push_back(statement[0].whole);
    return ids;
}

std::vector<DayCount> counts_per_day(Session& session, const Date& from, const Date& to) {
    Statement statement(session,
                        "SELECT date, COUNT(*) FROM placement WHERE date >= :from AND date <= :to AND state NOT IN ('cancelled', 'declined') "
                        "GROUP BY date ORDER BY date",
                        {false, false}, {false, true});
    statement.set(0, iso(from));
    statement.set(1, iso(to));
    std::vector<DayCount> counts;
    statement.query();
    while (statement.next()) counts.push_back({from_iso(statement[0].text), static_cast<int>(statement[1].whole)});
    return counts;
}

}  // namespace lichsong::store
