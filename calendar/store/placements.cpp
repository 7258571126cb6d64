// SPDX-License-Identifier: Apache-2.0
// One join, its columns bound straight to variables: the generic rows would cost three times as much here. A test holds
// the result to be the same as theirs.
#include "calendar/store/placements.h"

#include <array>

#include <soci/soci.h>

#include "calendar/store/statement.h"

namespace lichsong::store {
namespace {

using namespace model;

// In the order of the members below.
constexpr std::string_view columns =
    "p.id, p.key, p.revision, p.modified, p.segment, p.outlet, p.slot, p.date, p.start, p.length, p.size, p.state, p.intention, p.series, "
    "p.series_date, p.repeat_of, p.makegood_for, p.locked, p.uid, p.sequence, r.key, m.key, "
    "s.key, s.modified, s.title, s.title_en, s.topics, s.form, s.language, s.responsible_body, s.reference, s.reference_date, s.url, "
    "s.candidate_content, s.state, s.series, s.issue";

struct Number {
    long long value = 0;
    soci::indicator indicator = soci::i_null;
    [[nodiscard]] long long get() const { return indicator == soci::i_ok ? value : 0; }
    [[nodiscard]] bool is_set() const { return indicator == soci::i_ok; }
};

struct Text {
    std::string value;
    soci::indicator indicator = soci::i_null;
    [[nodiscard]] std::string_view get() const { return indicator == soci::i_ok ? std::string_view(value) : std::string_view(); }
};

template <class E>
E named(const Text& text) {
    E value{};
    Codec<E>::set(value, text.get().empty() ? Value() : Value(std::string(text.get())));
    return value;
}

Date date_from(const Text& text) { return text.get().empty() ? Date() : from_iso(text.get()); }

class Reader {
public:
    Reader(Session& session, const std::string& sql, std::vector<std::string>& texts) : m_statement(session.sql()) {
        for (auto& number : m_numbers) number = {};
        bind();
        for (auto& text : texts) m_statement.exchange(soci::use(text));
        m_statement.alloc();
        m_statement.prepare(sql);
        m_statement.define_and_bind();
        m_statement.execute(false);
    }

    bool next() { return m_statement.fetch(); }

    void fill(PlacedSegment& out) const {
        fill_placement(out.placement);
        fill_segment(out.segment);
        out.repeat_of_code = m_texts[RepeatCode].get();
        out.makegood_for_code = m_texts[MakegoodCode].get();
    }

private:
    enum NumberColumn : std::size_t { Id, Revision, Modified, SegmentId, OutletId, SlotId, Start, Length, Size, SeriesId, RepeatOf, MakegoodFor, Locked,
                                      Sequence, SegmentModified, Candidate, SegmentSeries, Issue, NumberCount };
    enum TextColumn : std::size_t { Key, Day, State, IntentionName, SeriesDay, Uid, RepeatCode, MakegoodCode, SegmentKey, Title, TitleEn, Topics, FormName,
                                    Language, Responsible, Reference, ReferenceDay, Url, SegmentStateName, TextCount };

    void bind() {
        const auto number = [&](NumberColumn at) { m_statement.exchange(soci::into(m_numbers[at].value, m_numbers[at].indicator)); };
        const auto text = [&](TextColumn at) { m_statement.exchange(soci::into(m_texts[at].value, m_texts[at].indicator)); };
        number(Id), text(Key), number(Revision), number(Modified), number(SegmentId), number(OutletId), number(SlotId), text(Day), number(Start);
        number(Length), number(Size), text(State), text(IntentionName), number(SeriesId), text(SeriesDay), number(RepeatOf), number(MakegoodFor);
        number(Locked), text(Uid), number(Sequence), text(RepeatCode), text(MakegoodCode);
        text(SegmentKey), number(SegmentModified), text(Title), text(TitleEn), text(Topics), text(FormName), text(Language), text(Responsible);
        text(Reference), text(ReferenceDay), text(Url), number(Candidate), text(SegmentStateName), number(SegmentSeries), number(Issue);
    }

    void fill_placement(Placement& p) const {
        p.id = m_numbers[Id].get();
        p.key = m_texts[Key].get();
        p.revision = m_numbers[Revision].get();
        p.modified = m_numbers[Modified].get();
        p.segment = {m_numbers[SegmentId].get()};
        p.outlet = {m_numbers[OutletId].get()};
        p.slot = {m_numbers[SlotId].get()};
        p.date = date_from(m_texts[Day]);
        p.start = m_numbers[Start].is_set() ? std::optional(TimeOfDay{static_cast<std::int32_t>(m_numbers[Start].get())}) : std::nullopt;
        p.length = Seconds(m_numbers[Length].get());
        p.size = static_cast<int>(m_numbers[Size].get());
        p.state = named<PlacementState>(m_texts[State]);
        p.intention = named<Intention>(m_texts[IntentionName]);
        p.series = {m_numbers[SeriesId].get()};
        p.series_date = date_from(m_texts[SeriesDay]);
        p.repeat_of = {m_numbers[RepeatOf].get()};
        p.makegood_for = {m_numbers[MakegoodFor].get()};
        p.locked = m_numbers[Locked].get() != 0;
        p.uid = m_texts[Uid].get();
        p.sequence = static_cast<int>(m_numbers[Sequence].get());
    }

    void fill_segment(Segment& s) const {
        s.id = m_numbers[SegmentId].get();
        s.key = m_texts[SegmentKey].get();
        s.modified = m_numbers[SegmentModified].get();
        s.title = m_texts[Title].get();
        s.title_en = m_texts[TitleEn].get();
        s.topics.clear();
        for (const auto id : model::detail::split_ids(m_texts[Topics].get())) s.topics.push_back({id});
        s.form = named<Form>(m_texts[FormName]);
        s.language = m_texts[Language].get();
        s.responsible_body = m_texts[Responsible].get();
        s.reference = m_texts[Reference].get();
        s.reference_date = date_from(m_texts[ReferenceDay]);
        s.url = m_texts[Url].get();
        s.candidate_content = m_numbers[Candidate].get() != 0;
        s.state = named<SegmentState>(m_texts[SegmentStateName]);
        s.series = {m_numbers[SegmentSeries].get()};
        s.issue = static_cast<int>(m_numbers[Issue].get());
    }

    std::array<Number, NumberCount> m_numbers;
    std::array<Text, TextCount> m_texts;
    soci::statement m_statement;
};

std::string one_of(const std::string& column, const std::vector<std::int64_t>& ids) {
    std::string list;
    for (const auto id : ids) list += (list.empty() ? "" : ", ") + std::to_string(id);
    return column + " IN (" + list + ")";
}

// Ids and state names are the program's own; what a person typed is bound as a parameter.
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
    if (!query.states.empty()) {
        std::string list;
        for (const auto state : query.states) list += (list.empty() ? "'" : ", '") + std::string(name_of(state)) + "'";
        parts.push_back("p.state IN (" + list + ")");
    }
    if (query.series) parts.push_back(*query.series == 0 ? "p.series IS NULL" : "p.series = " + std::to_string(*query.series));
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
    const std::string order = query.order == PlacementOrder::ByTime ? " ORDER BY p.date, p.start, p.id" : " ORDER BY p.id";
    const std::string sql = "SELECT " + std::string(columns) +
                            " FROM placement p JOIN segment s ON s.id = p.segment LEFT JOIN placement r ON r.id = p.repeat_of "
                            "LEFT JOIN placement m ON m.id = p.makegood_for" + filter + order;
    PlacedSegment row;
    session.guarded([&] {
        Reader reader(session, sql, texts);
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
