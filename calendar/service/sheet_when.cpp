// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/sheet_when.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/cell_tokens.h"

namespace lichsong::service {
namespace {

using model::TimeOfDay;

// What stands around days and times and says nothing: "ngày 10/5", "vào lúc 19h45", "Chủ nhật", "thứ Hai".
constexpr std::array<std::string_view, 27> idle_words{"ngay", "luc", "vao", "hoi", "va", "and", "at", "on", "cn", "chu", "nhat", "hai", "ba", "tu",
                                                      "sau", "bay", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "cac", "phut", "h", "gio"};
constexpr std::string_view idle_signs = ",;()&.";

struct PartOfDay {
    std::string_view word;
    int from;  ///< hours that a clock of 24 shows then
    int to;
};
constexpr std::array parts_of_day{PartOfDay{"sang", 0, 12}, PartOfDay{"trua", 10, 14}, PartOfDay{"chieu", 12, 19}, PartOfDay{"toi", 17, 24},
                                  PartOfDay{"dem", 18, 24}, PartOfDay{"am", 0, 12}, PartOfDay{"pm", 12, 24}};

std::string_view fault_of(const base::Error& error) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> table{{
        {"date.no_such_day", "import.no_such_day"},
        {"date.no_year", "import.no_year"},
        {"date.no_dday", "import.no_dday"},
        {"time.unreadable", "import.time_unreadable"},
    }};
    for (const auto& [code, fault] : table)
        if (error.code() == code) return fault;
    return "import.date_unreadable";
}

// A cell, token by token. What parse_date and parse_time can read is put together and left to them.
class WhenReader {
public:
    WhenReader(std::string_view cell, const model::DateContext& context)
        : m_text(base::fold(cell)), m_tokens(tokens_of(m_text)), m_context(context) {}

    CellValue<When> run() {
        for (m_at = 0; m_at < m_tokens.size() && m_fault.empty();) step();
        if (m_fault.empty()) finish();
        return {std::move(m_when), m_fault};
    }

private:
    struct Day {
        std::string day, month, year;  ///< or all of it in `day`: "d-14", "2021-05-10"
    };

    [[nodiscard]] const CellToken* token(std::size_t ahead) const { return m_at + ahead < m_tokens.size() ? &m_tokens[m_at + ahead] : nullptr; }
    [[nodiscard]] bool next_is(std::size_t ahead, std::string_view text) const { return token(ahead) != nullptr && token(ahead)->is(text); }
    [[nodiscard]] bool next_is_number(std::size_t ahead, std::size_t longest) const {
        return token(ahead) != nullptr && token(ahead)->is_number(longest);
    }

    void step() {
        if (m_tokens[m_at].kind == CellToken::Kind::Number) return step_number();
        if (take_offset() || take_weekday() || take_part_of_day() || take_dash()) return;
        const auto& now = m_tokens[m_at++];
        const bool idle = now.kind == CellToken::Kind::Sign ? idle_signs.find(now.text.front()) != std::string_view::npos
                                                        : std::find(idle_words.begin(), idle_words.end(), now.text) != idle_words.end();
        if (!idle) m_fault = "import.date_unreadable";
    }

    void step_number() {
        if (take_time()) return;
        if (!take_iso_date() && !take_date()) {
            if (!m_tokens[m_at].is_number(2)) m_fault = "import.date_unreadable";
            else m_days.push_back({std::string(m_tokens[m_at++].text), {}, {}});
        }
        m_last = Last::Day;
    }

    // 19:45, 19:45:30, 19h45, 19 giờ 45 phút, 19h
    bool take_time() {
        const auto* mark = token(1);
        if (!m_tokens[m_at].is_number(2) || mark == nullptr) return false;
        const bool colon = mark->is(":") && next_is_number(2, 2);
        if (!colon && !mark->is("h") && !mark->is("g") && !mark->is("gio")) return false;
        std::string text(m_tokens[m_at].text);
        text += colon ? ':' : 'h';
        m_at += 2;
        const bool date_follows = !colon && token(0) != nullptr && token(0)->spaced && (next_is(1, "/") || next_is(1, "."));  // "5h 10/5"
        if (next_is_number(0, 2) && !date_follows) {
            text += m_tokens[m_at++].text;
            if (next_is(0, ":") && next_is_number(1, 2)) {
                text += ':' + std::string(m_tokens[m_at + 1].text);
                m_at += 2;
            }
        }
        put_time(text);
        return true;
    }

    void put_time(const std::string& text) {
        try {
            const auto time = model::parse_time(text);
            if (std::exchange(m_end_awaited, false)) m_when.end = time;
            else m_when.times.push_back(time);
        } catch (const base::Error& error) {
            m_fault = fault_of(error);
        }
        m_last = Last::Time;
    }

    bool take_iso_date() {
        if (!m_tokens[m_at].is_number(4) || m_tokens[m_at].text.size() != 4 || !next_is(1, "-") || !next_is_number(2, 2) || !next_is(3, "-") ||
            !next_is_number(4, 2))
            return false;
        m_days.push_back(
            {std::string(m_tokens[m_at].text) + '-' + std::string(m_tokens[m_at + 2].text) + '-' + std::string(m_tokens[m_at + 4].text), "", ""});
        m_at += 5;
        return true;
    }

    // 10/5, 10/5/2021, 10-5-2021, 10.5, 10 tháng 5 năm 2021; but "10-12/5" are days from the one to the other
    bool take_date() {
        if (!m_tokens[m_at].is_number(2) || !next_is_number(2, 2)) return false;
        const auto mark = token(1)->text;
        if (mark != "/" && mark != "-" && mark != "." && mark != "thang") return false;
        if (mark == "-" && (next_is(3, "/") || next_is(3, ".") || next_is(3, "thang"))) return false;
        Day day{std::string(m_tokens[m_at].text), std::string(m_tokens[m_at + 2].text), {}};
        m_at += 3;
        if ((next_is(0, mark) || next_is(0, "nam")) && next_is_number(1, 4) && token(1)->text.size() == 4) {
            day.year = token(1)->text;
            m_at += 2;
        }
        m_days.push_back(std::move(day));
        return true;
    }

    // D-14, N+3, D
    bool take_offset() {
        const auto& now = m_tokens[m_at];
        if (!now.is("d") && !now.is("n")) return false;
        std::string text(now.text);
        ++m_at;
        if ((next_is(0, "-") || next_is(0, "+")) && next_is_number(1, 4)) {
            text += std::string(m_tokens[m_at].text) + std::string(m_tokens[m_at + 1].text);
            m_at += 2;
        }
        m_days.push_back({std::move(text), "", ""});
        m_last = Last::Day;
        return true;
    }

    [[nodiscard]] bool time_begins(std::size_t ahead) const {
        constexpr std::array<std::string_view, 4> marks{":", "h", "g", "gio"};
        return next_is_number(ahead, 2) && std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return next_is(ahead + 1, mark); });
    }

    // "10/5 - 15/5" says neither which days between nor how often; "19h45 - 20h" is an airing with its end; else it only parts.
    bool take_dash() {
        constexpr std::array<std::string_view, 4> words{"-", "\u2013", "den", "to"};
        if (std::none_of(words.begin(), words.end(), [&](std::string_view word) { return next_is(0, word); })) return false;
        if (m_last == Last::Day && token(1) != nullptr && token(1)->kind == CellToken::Kind::Number && !time_begins(1)) m_fault = "import.date_range";
        m_end_awaited = m_last == Last::Time && time_begins(1);
        ++m_at;
        return true;
    }

    // T2, thứ 3, thứ tư, thứ năm
    bool take_weekday() {
        if (!next_is(0, "t") && !next_is(0, "thu")) return false;
        const bool named = next_is_number(1, 1) || next_is(1, "nam");
        const bool date_follows = next_is_number(1, 1) && (next_is(2, "/") || next_is(2, "-") || next_is(2, "."));
        if (next_is(0, "t") && (!named || date_follows)) return false;
        m_at += named && !date_follows ? 2 : 1;
        return true;
    }

    bool take_part_of_day() {
        const auto found = std::find_if(parts_of_day.begin(), parts_of_day.end(), [&](const PartOfDay& part) { return next_is(0, part.word); });
        if (found == parts_of_day.end()) return false;
        m_parts.push_back(&*found);
        ++m_at;
        return true;
    }

    void finish() {
        for (const auto* part : m_parts) {
            const auto fits = [&](TimeOfDay time) { return time.hour() >= part->from && time.hour() < part->to; };
            if (m_when.times.empty() || !std::any_of(m_when.times.begin(), m_when.times.end(), fits)) m_fault = "import.part_of_day";
        }
        std::string month;
        std::string year;
        for (auto day = m_days.rbegin(); day != m_days.rend() && m_fault.empty(); ++day) {
            const bool whole = day->day.find_first_of("-+dn") != std::string::npos;
            if (!whole && day->month.empty()) day->month = month;
            if (!whole && day->year.empty()) day->year = year;
            if (!whole && day->month.empty()) m_fault = "import.date_unreadable";
            else put_date(whole ? day->day : day->day + '/' + day->month + (day->year.empty() ? "" : '/' + day->year));
            if (!whole) month = day->month;
            if (!whole) year = day->year;
        }
        std::reverse(m_when.dates.begin(), m_when.dates.end());
        if (m_fault.empty() && m_when.dates.empty() && m_when.times.empty()) m_fault = "import.date_unreadable";
    }

    void put_date(const std::string& text) {
        try {
            m_when.dates.push_back(model::parse_date(text, m_context));
        } catch (const base::Error& error) {
            m_fault = fault_of(error);
        }
    }

    std::string m_text;
    std::vector<CellToken> m_tokens;
    const model::DateContext& m_context;
    std::size_t m_at = 0;
    std::vector<Day> m_days;
    std::vector<const PartOfDay*> m_parts;
    enum class Last : unsigned char { None, Day, Time } m_last = Last::None;
    bool m_end_awaited = false;
    When m_when;
    std::string_view m_fault;
};

void erase_all(std::string& text, std::string_view part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
}

}  // namespace

CellValue<When> read_when(std::string_view cell, const model::DateContext& context) { return WhenReader(cell, context).run(); }

std::optional<std::vector<Moment>> moments_of(const When& when) {
    constexpr std::size_t most = 400;  // a day each of a year; what has more is no cell of a schedule
    std::vector<Moment> moments;
    const auto& [dates, times, end] = when;
    if (dates.size() > most || times.size() > most) return std::nullopt;
    if (times.size() <= 1) {
        for (const auto& date : dates) moments.push_back({date, times.empty() ? std::nullopt : std::optional(times.front())});
    } else if (dates.size() == 1) {
        for (const auto time : times) moments.push_back({dates.front(), time});
    } else if (dates.size() == times.size()) {
        for (std::size_t i = 0; i < dates.size(); ++i) moments.push_back({dates[i], times[i]});
    } else {
        return std::nullopt;
    }
    return moments;
}

CellValue<std::vector<Moment>> read_repeats(std::string_view cell, const std::vector<Moment>& runs, const model::DateContext& context) {
    auto text = base::fold(base::trim(cell));
    constexpr std::array<std::string_view, 5> none{"", "-", "khong", "0", "no"};
    if (std::find(none.begin(), none.end(), text) != none.end() || runs.empty()) return {};
    const bool next_day = text.find("hom sau") != std::string::npos || text.find("ngay sau") != std::string::npos;
    for (const std::string_view word : {"ngay hom sau", "hom sau", "ngay sau", "cung ngay", "phat lai", "vao luc"}) erase_all(text, word);
    auto [when, fault] = read_when(text, context);
    if (fault.empty() && when.dates.empty())
        for (const auto& run : runs) when.dates.push_back(model::plus_days(run.date, next_day ? 1 : 0));
    auto moments = fault.empty() ? moments_of(when) : std::nullopt;
    if (!moments) return {{}, "import.repeat_unreadable"};
    for (auto& moment : *moments) {
        if (!runs.front().start) moment.start.reset();
        else if (!moment.start) moment.start = runs.front().start;
    }
    return {std::move(*moments), {}};
}

}  // namespace lichsong::service
