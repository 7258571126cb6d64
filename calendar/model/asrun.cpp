// SPDX-License-Identifier: Apache-2.0
#include "calendar/model/asrun.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "calendar/model/asrun_assign.h"
#include "calendar/model/asrun_pairs.h"

namespace lichsong::model {
namespace {

constexpr Seconds least_cut{10};
constexpr int certain_from = 80;  // per cent
constexpr int likeliest_possible = 79;
constexpr std::int64_t another_issue_from = 3600;  // seconds from its time: what is that far may be another issue of the day

std::int32_t time_or_none(const std::optional<TimeOfDay>& time) { return time ? time->seconds : -1; }

auto content(const LogLine& line) {
    return std::tuple(line.day, time_or_none(line.start), std::tie(line.title, line.code, line.linked), line.length);
}
auto content(const BookedAiring& booked) {
    return std::tuple(booked.date, time_or_none(booked.start), std::tie(booked.title, booked.title_en, booked.code), booked.issue,
                      booked.length);
}
std::int64_t place(const LogLine& line) { return line.number; }
std::int64_t place(const BookedAiring& booked) { return booked.placement.value; }

template <class Row>
std::vector<Row> in_order(std::vector<Row> rows) {
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        const auto left = content(a);
        const auto right = content(b);
        return left < right || (left == right && place(a) < place(b));
    });
    return rows;
}

// Of rows that say the same the first in place gets the first partner: any of them gains the same with it.
template <class Row>
void order_alike(const std::vector<Row>& rows, std::vector<std::uint32_t>& partner) {
    for (std::size_t begin = 0; begin < rows.size();) {
        auto end = begin + 1;
        while (end < rows.size() && content(rows[begin]) == content(rows[end])) ++end;
        std::sort(partner.begin() + static_cast<std::ptrdiff_t>(begin), partner.begin() + static_cast<std::ptrdiff_t>(end));
        begin = end;
    }
}

std::vector<std::uint32_t> inverse(const std::vector<std::uint32_t>& partner, std::size_t size) {
    std::vector<std::uint32_t> back(size, no_partner);
    for (std::uint32_t i = 0; i < partner.size(); ++i)
        if (partner[i] != no_partner) back[partner[i]] = i;
    return back;
}

bool is_cut(const LogLine& line, const BookedAiring& booked) {
    if (line.length.count() <= 0 || booked.length.count() <= 0) return false;
    return line.length * 5 <= booked.length * 4 && booked.length - line.length >= least_cut;
}

AsRunClass class_of(const AsRunPair& pair, const LogLine& line, const BookedAiring& booked) {
    if (is_cut(line, booked)) return AsRunClass::Cut;
    if (!pair.difference || pair.on_time) return AsRunClass::Aired;
    return *pair.difference < 0 ? AsRunClass::Early : AsRunClass::Late;
}

// A code may have been copied from the row above: where neither title nor time bears it out, a person looks.
int confidence_by_code(const AsRunPair& pair, bool has_title) {
    constexpr int unlike_below = 300;
    if (!has_title || pair.likeness >= alike_from) return 100;
    if (pair.likeness >= unlike_below) return 95;
    return pair.on_time ? 85 : 60;
}

// Ten points for each hour away; a number that only one has counts where the time does not say which issue it is. A late one seldom
// says its number, and a page never does: whether another issue would do as well is asked apart from that.
int confidence_by_title(const AsRunPair& pair) {
    int value = pair.likeness / 10;
    if (pair.on_time) return value;
    if (pair.difference) value -= static_cast<int>(std::min<std::int64_t>(std::abs(*pair.difference), 4 * farthest_certain) * 10 / 3600);
    if (pair.difference && std::abs(*pair.difference) <= farthest_certain && pair.likeness >= same_from)
        value = std::max(value, certain_from);
    const bool may_be_another = pair.one_number && pair.difference && std::abs(*pair.difference) >= another_issue_from;
    if (may_be_another) value = std::min(value, likeliest_possible - 4);
    if (pair.likeness < same_from || (pair.difference && std::abs(*pair.difference) > farthest_certain))
        value = std::min(value, likeliest_possible);
    return std::max(value, 20);
}

int confidence_of(const AsRunPair& pair, bool has_title, bool has_rival) {
    switch (pair.reason) {
        case AsRunReason::Hand: return 100;
        case AsRunReason::Code: return confidence_by_code(pair, has_title);
        case AsRunReason::CodeSlip: return pair.likeness >= alike_from && (pair.on_time || !pair.difference) ? 95 : 70;
        case AsRunReason::TitleTime: return confidence_by_title(pair);
        case AsRunReason::Title:
            return has_rival ? std::min(confidence_by_title(pair), likeliest_possible - 19) : confidence_by_title(pair);
        case AsRunReason::Time: return 50;
        case AsRunReason::None: break;
    }
    return 0;
}

std::optional<Seconds> as_seconds(const std::optional<std::int64_t>& difference) {
    return difference ? std::optional(Seconds(*difference)) : std::nullopt;
}

class Reconciliation {
public:
    Reconciliation(const std::vector<LogLine>& lines, const std::vector<BookedAiring>& booked, const AsRunTerms& terms)
        : m_lines(in_order(lines)), m_booked(in_order(booked)), m_finder(m_lines, m_booked, terms), m_hand(m_lines.size(), no_partner) {}

    std::vector<AsRunResult> run() {
        take_links();
        m_pairs = m_finder.all();
        std::erase_if(m_pairs, [&](const AsRunPair& pair) { return m_lines[pair.line].linked || m_linked[pair.booked]; });
        choose();
        note_rivals();
        return results();
    }

private:
    void take_links() {
        std::unordered_map<std::int64_t, std::uint32_t> at;
        for (std::uint32_t i = 0; i < m_booked.size(); ++i) at.emplace(m_booked[i].placement.value, i);
        m_linked.resize(m_booked.size());
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const auto found = m_lines[i].linked ? at.find(m_lines[i].linked->value) : at.end();
            if (found == at.end() || m_linked[found->second]) continue;
            m_linked[found->second] = true;
            m_hand[i] = found->second;
        }
    }

    // What a person linked takes no part: it is neither given to another nor changed for the order's sake.
    void choose() {
        std::vector<GainEdge> edges;
        edges.reserve(m_pairs.size());
        for (const auto& pair : m_pairs) edges.push_back({pair.line, pair.booked, pair.gain});
        m_partner = assign_best(m_lines.size(), m_booked.size(), std::move(edges));
        put_alike_in_order();
        for (std::size_t i = 0; i < m_hand.size(); ++i)
            if (m_hand[i] != no_partner) m_partner[i] = m_hand[i];
        m_line_of = inverse(m_partner, m_booked.size());
    }

    void put_alike_in_order() {
        order_alike(m_lines, m_partner);
        if (std::find(m_linked.begin(), m_linked.end(), true) != m_linked.end()) return;
        auto back = inverse(m_partner, m_booked.size());
        order_alike(m_booked, back);
        m_partner = inverse(back, m_lines.size());
    }

    // Somebody left over who would have done as well, where no time tells them apart.
    void note_rivals() {
        m_line_rival.resize(m_lines.size());
        m_booked_rival.resize(m_booked.size());
        m_best_left.resize(m_lines.size());
        m_best_missed.resize(m_booked.size());
        for (const auto& pair : m_pairs) {
            const bool near = !pair.difference || std::abs(*pair.difference) <= farthest_certain;
            const bool as_good = pair.likeness >= same_from && near;
            const bool line_free = m_partner[pair.line] == no_partner;
            const bool booked_free = m_line_of[pair.booked] == no_partner;
            if (as_good && booked_free) m_line_rival[pair.line] = true;
            if (as_good && line_free) m_booked_rival[pair.booked] = true;
            m_best_left[pair.line] = std::max(m_best_left[pair.line], pair.likeness);
            m_best_missed[pair.booked] = std::max(m_best_missed[pair.booked], pair.likeness);
        }
    }

    [[nodiscard]] std::vector<AsRunResult> results() const {
        std::vector<AsRunResult> all;
        for (std::uint32_t i = 0; i < m_lines.size(); ++i)
            all.push_back(m_partner[i] == no_partner ? left_over(i) : paired(i, m_partner[i]));
        for (std::uint32_t i = 0; i < m_booked.size(); ++i)
            if (m_line_of[i] == no_partner)
                all.push_back({AsRunClass::BookedNotAired, {}, m_booked[i].placement, 100 - m_best_missed[i] / 20, {}, AsRunReason::None});
        return all;
    }

    [[nodiscard]] AsRunResult left_over(std::uint32_t line) const {
        const bool by_hand = m_lines[line].linked.has_value();
        return {AsRunClass::AiredNotBooked,
                m_lines[line].number,
                {},
                by_hand ? 100 : 100 - m_best_left[line] / 20,
                {},
                by_hand ? AsRunReason::Hand : AsRunReason::None};
    }

    [[nodiscard]] AsRunResult paired(std::uint32_t line, std::uint32_t booked) const {
        auto pair = m_finder.pair(line, booked);
        if (m_hand[line] != no_partner) pair.reason = AsRunReason::Hand;
        const int confidence = confidence_of(pair, !m_lines[line].title.empty(), m_line_rival[line] || m_booked_rival[booked]);
        const auto kind = confidence < certain_from ? AsRunClass::Possible : class_of(pair, m_lines[line], m_booked[booked]);
        return {kind, m_lines[line].number, m_booked[booked].placement, confidence, as_seconds(pair.difference), pair.reason};
    }

    std::vector<LogLine> m_lines;
    std::vector<BookedAiring> m_booked;
    PairFinder m_finder;
    std::vector<AsRunPair> m_pairs;
    std::vector<std::uint32_t> m_hand;     ///< booking that a person gave the line
    std::vector<bool> m_linked;            ///< bookings that have a line by hand
    std::vector<std::uint32_t> m_partner;  ///< booking of each line
    std::vector<std::uint32_t> m_line_of;
    std::vector<bool> m_line_rival;
    std::vector<bool> m_booked_rival;
    std::vector<int> m_best_left;  ///< per mille: likest title of each
    std::vector<int> m_best_missed;
};

}  // namespace

std::vector<AsRunResult> reconcile(const std::vector<LogLine>& lines, const std::vector<BookedAiring>& booked, const AsRunTerms& terms) {
    return Reconciliation(lines, booked, terms).run();
}

std::vector<AsRunCandidate> link_candidates(const LogLine& line, const std::vector<BookedAiring>& booked, const AsRunTerms& terms,
                                            std::size_t most) {
    const auto rows = in_order(booked);
    const PairFinder finder({line}, rows, terms);
    std::vector<AsRunPair> pairs;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        const auto pair = finder.pair(0, i);
        if (pair.reason != AsRunReason::None || rows[i].date == line.day) pairs.push_back(pair);
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const AsRunPair& a, const AsRunPair& b) { return a.gain > b.gain; });
    std::vector<AsRunCandidate> candidates;
    for (const auto& pair : pairs) {
        if (candidates.size() == most) break;
        candidates.push_back(
            {rows[pair.booked].placement, confidence_of(pair, !line.title.empty(), false), as_seconds(pair.difference), pair.reason});
    }
    return candidates;
}

}  // namespace lichsong::model
