// SPDX-License-Identifier: Apache-2.0
#include "app/common/describe.h"

#include <algorithm>
#include <charconv>

#include "app/common/words.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"
#include "calendar/base/zone.h"

namespace lichsong::app {
namespace {

using base::tr;

const Sentence* find(std::span<const Sentence> table, std::string_view code) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Sentence& row) { return row.code == code; });
    return found == table.end() ? nullptr : &*found;
}

std::string named(std::span<const Name> table, std::string_view key) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Name& row) { return row.key == key; });
    return found == table.end() ? std::string(key) : tr(found->text);
}

std::string told(std::span<const Sentence> table, std::string_view code, const std::vector<std::string>& args);

// A change is signed by the clock of the desk that made it; it is told in Vietnam's time, which the offices share.
std::string stamp_text(const std::string& arg) {
    base::Stamp stamp = 0;
    std::from_chars(arg.data(), arg.data() + arg.size(), stamp);
    const auto wall = base::Zone("Asia/Ho_Chi_Minh").to_local(stamp);
    return model::hm({model::time_of(wall).seconds / 60 * 60}) + ' ' + date_text(model::date_of(wall));
}

// Reasons may come in several lines, or with an example of where; a sentence is one line, and not a long one.
std::string reason_text(std::string arg) {
    constexpr std::size_t longest = 120;
    std::replace(arg.begin(), arg.end(), '\n', ' ');
    for (const auto& row : system_reasons())
        if (arg.find(row.key) != std::string::npos) return tr(row.text);
    if (arg.size() <= longest) return arg;
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(arg[end]) & 0xC0U) == 0x80U) --end;  // not within a character
    return arg.substr(0, end) + "…";
}

std::string shown(char slot, const std::string& arg) {
    switch (slot) {
        case 'd': return arg.size() == 10 && arg[4] == '-' ? date_text(model::from_iso(arg)) : arg;
        case 'k': return kind_name(arg);
        case 'f': return field_name(arg);
        case 'c': return choice_name(arg);
        case 's': return stamp_text(arg);
        case 'v': return shown('d', choice_name(arg));
        case 'o': return reason_text(arg);
        default: return arg;
    }
}

std::string told(std::span<const Sentence> table, std::string_view code, const std::vector<std::string>& args) {
    const auto* sentence = find(table, code);
    if (sentence == nullptr) return std::string(code);
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < args.size(); ++i) {
        const char slot = i < sentence->slots.size() ? sentence->slots[i] : 't';
        if (slot == 'w' || slot == 'r' || slot == 'e') {
            const std::vector<std::string> rest(args.begin() + static_cast<std::ptrdiff_t>(i) + 1, args.end());
            parts.push_back(told(slot == 'w' ? change_sentences() : slot == 'r' ? violation_sentences() : error_sentences(), args[i], rest));
            break;
        }
        parts.push_back(shown(slot, args[i]));
    }
    return base::fill(tr(sentence->text), parts);
}

}  // namespace

std::string describe(const base::Error& error) {
    // A name of a kind of row may be its first word; a path or a code that stands first is left as it is.
    const auto text = told(error_sentences(), error.code(), error.args());
    const auto* sentence = find(error_sentences(), error.code());
    if (sentence == nullptr) return text;
    const auto pattern = tr(sentence->text);
    const auto slot = pattern.starts_with('{') && pattern.size() > 1 ? static_cast<std::size_t>(pattern[1] - '1') : std::string::npos;
    return slot < sentence->slots.size() && sentence->slots[slot] == 'k' ? base::with_capital(text) : text;
}
std::string describe(const model::Doing& doing) { return told(change_sentences(), doing.what, doing.args); }
std::string describe(const model::Violation& violation) { return told(violation_sentences(), violation.reason, violation.args); }

std::string describe(const ical::LintFinding& finding) { return told(lint_sentences(), finding.fault->code, {finding.property, finding.detail}); }

std::string describe(const sheet::SheetFault& fault) { return told(error_sentences(), fault.code, {std::to_string(fault.line), fault.column, fault.detail}); }

std::string describe(const ical::ImportFinding& finding) {
    if (finding.code.starts_with("sheet."))
        return describe(sheet::SheetFault{finding.line, finding.property, std::string(finding.code), finding.detail});
    return told(import_sentences(), finding.code, {finding.property, finding.detail});
}

std::string kind_name(std::string_view kind) { return named(kind_names(), kind); }
std::string field_name(std::string_view field) { return named(field_names(), field); }
std::string choice_name(std::string_view choice) { return named(choice_names(), choice); }

std::string state_name(model::PlacementState state, model::Medium medium) {
    const bool published = model::medium_info(medium).is_published;
    if (published && state == model::PlacementState::Aired) return choice_name("published");
    if (published && state == model::PlacementState::Missed) return choice_name("not_published");
    return choice_name(name_of(state));
}

std::string clock_text(const std::optional<model::TimeOfDay>& time) { return time ? model::hm(*time) : std::string("–"); }
std::string date_text(const model::Date& date) { return base::language() == base::Language::English ? model::iso(date) : model::dmy(date); }

std::string days_text(const model::Date& from, const model::Date& to) {
    if (from == to) return date_text(from);
    if (base::language() == base::Language::English) return model::iso(from) + " – " + (from.year() == to.year() ? model::iso(to).substr(5) : model::iso(to));
    const auto day = std::to_string(static_cast<int>(from.day()));
    if (from.year() != to.year()) return model::dmy(from) + " – " + model::dmy(to);
    if (from.month() != to.month()) return day + '/' + std::to_string(static_cast<int>(from.month())) + " – " + model::dmy(to);
    return day + "–" + model::dmy(to);
}

std::string countdown_text(const model::Date& today, const model::Date& dday) {
    constexpr long counted = 99;  // beyond it nobody counts days
    constexpr long month = 30;
    constexpr long year = 365;
    const auto gone = model::days_between(dday, today);
    if (gone <= counted) return model::d_offset(today, dday);
    const auto count = gone < year ? gone / month : gone / year;
    const auto words = gone < year ? base::tr_n("{1} month ago", "{1} months ago", count) : base::tr_n("{1} year ago", "{1} years ago", count);
    return base::fill(words, {std::to_string(count)});
}

std::string weekday_short(const model::Date& date) {
    static constexpr const char* names[] = {LICHSONG_N_("Mon"), LICHSONG_N_("Tue"), LICHSONG_N_("Wed"), LICHSONG_N_("Thu"),
                                            LICHSONG_N_("Fri"), LICHSONG_N_("Sat"), LICHSONG_N_("Sun")};
    return tr(names[static_cast<std::size_t>(model::weekday(date))]);
}

ScheduleWords::ScheduleWords() : repeat(' ' + tr(LICHSONG_N_("(repeat)"))) {
    const model::Date monday(2021, 5, 17);
    for (long i = 0; i < 7; ++i) m_weekdays[static_cast<std::size_t>(i)] = weekday_short(model::plus_days(monday, i));
    for (const auto& info : model::state_table()) {
        const auto place = static_cast<std::size_t>(info.state);
        m_states[0][place] = state_name(info.state, model::Medium::Radio);
        m_states[1][place] = state_name(info.state, model::Medium::Print);
    }
}

std::string ScheduleWords::day(const model::Date& date) const {
    return m_weekdays[static_cast<std::size_t>(model::weekday(date))] + ' ' + date_text(date);
}

bool has_sentence(std::string_view code) {
    return find(error_sentences(), code) != nullptr || find(change_sentences(), code) != nullptr || find(violation_sentences(), code) != nullptr ||
           find(lint_sentences(), code) != nullptr || find(import_sentences(), code) != nullptr;
}

}  // namespace lichsong::app
