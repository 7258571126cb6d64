// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/sheet_items.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

std::size_t place_of(SheetField field) { return static_cast<std::size_t>(field); }

bool is_whole_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "II. Đài PT-TH", "a) Báo in", "1.2. Tuần 1": what stands behind the number.
std::string without_numbering(std::string_view text) {
    const auto cut = text.find_first_of(" ");
    if (cut == std::string_view::npos || cut > 6) return std::string(text);
    const auto head = text.substr(0, cut);
    return std::string(head.ends_with('.') || head.ends_with(')') || head.ends_with(':') ? base::trim(text.substr(cut)) : text);
}

bool is_web_address(std::string_view url) {
    return (url.starts_with("https://") || url.starts_with("http://")) && std::none_of(url.begin(), url.end(), [](char c) {
               return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
           });
}

model::Value seconds_of(std::optional<model::Seconds> length) { return length ? model::Value(std::int64_t{length->count()}) : model::Value(); }

// From the first part of a text to another, with what stands between.
std::string_view from_to(std::string_view first, std::string_view last) { return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())}; }

}  // namespace

SheetItems::SheetItems(const model::Plan& plan, const SheetColumns& columns, const model::Outlet* outlet, const ical::Report& report)
    : m_plan(plan), m_columns(columns), m_outlet(outlet), m_report(report), m_dates(model::date_context(plan.campaign)), m_names(plan) {
    for (const auto& column : columns.list)
        if (column.field) m_places[place_of(*column.field)] = column.index;
}

std::string_view SheetItems::cell(SheetField field) const { return m_cells[place_of(field)]; }

void SheetItems::report(std::string_view code, SheetField field, std::string detail) const {
    const auto place = m_places[place_of(field)];
    m_report({code, m_line, place ? sheet::column_name(*place) : std::string(), std::move(detail)});
}

SheetRowKind SheetItems::read(const sheet::Row& row, SheetItem& item) {
    m_line = row.number;
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const auto place = m_places[i];
        m_cells[i] = place && *place < row.cells.size() ? one_line(row.cells[*place]) : std::string();
    }
    const auto first = std::find_if(row.cells.begin(), row.cells.end(), [](const std::string& text) { return !base::trim(text).empty(); });
    m_first_cell = first == row.cells.end() ? std::string() : one_line(*first);
    if (m_first_cell.empty() || is_total()) return SheetRowKind::NoItem;
    if (is_sub_heading()) {
        take_sub_heading();
        return SheetRowKind::NoItem;
    }
    inherit(SheetField::Date);
    inherit(SheetField::Outlet);
    item = {};
    item.line = m_line;
    item.code = cell(SheetField::Code);
    item.title = cell(SheetField::Title);
    if (item.title.empty()) {
        report("import.row_no_title", SheetField::Title);
        return SheetRowKind::LeftOut;
    }
    if (!read_outlet(item) || !read_when_of(item)) return SheetRowKind::LeftOut;
    read_length_of(item);
    read_topics(item);
    read_texts(item);
    return SheetRowKind::Item;
}

bool SheetItems::is_total() const {
    const auto folded = base::fold(m_first_cell);
    const bool names_one =
        folded.starts_with("tong cong") || folded.starts_with("tong so") || folded == "tong" || folded == "cong" || folded.starts_with("total");
    return names_one && cell(SheetField::Date).empty() && cell(SheetField::Start).empty();
}

// Neither day nor time, and nothing but a text; an item whose other cells are merged with those above has its number.
bool SheetItems::is_sub_heading() const {
    for (const auto field : {SheetField::Date, SheetField::Start, SheetField::Code})
        if (!cell(field).empty() && cell(field) != m_first_cell) return false;
    if (cell(SheetField::Title).empty() && cell(SheetField::Start).empty() && cell(SheetField::Outlet).empty()) return true;
    if (is_whole_number(cell(SheetField::Number))) return false;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < m_cells.size(); ++i) filled += i != place_of(SheetField::Number) && !m_cells[i].empty() ? 1 : 0;
    return filled <= 1;
}

// Looking for what is like a name takes its time, and a file with hundreds of unknown names is for another plan.
bool SheetItems::may_suggest() {
    constexpr int most = 200;
    return ++m_suggested <= most;
}

// "II. Báo in", "Thứ Hai, ngày 10/5/2021": for the rows below, until the next.
void SheetItems::take_sub_heading() {
    const auto number = cell(SheetField::Number);
    const auto title = cell(SheetField::Title);
    const auto text = without_numbering(!title.empty() ? std::string(title) : m_first_cell);
    const auto when = read_when(text, m_dates);
    for (auto* above : {&m_date_above, &m_outlet_above})
        if (!above->of_heading) *above = {};
    if (m_names.outlet_named(text)) m_outlet_above = {text, true};
    else if (when.fault.empty() && when.value.dates.size() == 1) m_date_above = {text, true};
    else
        m_report({"import.sub_heading", m_line, {}, number.empty() || title.empty() ? m_first_cell : std::string(number) + ' ' + std::string(title)});
}

// Of cells merged over several rows only the first says what is in them.
void SheetItems::inherit(SheetField field) {
    auto& above = field == SheetField::Date ? m_date_above : m_outlet_above;
    auto& own = m_cells[place_of(field)];
    if (!own.empty()) {
        above = {own, false};
        return;
    }
    if (above.text.empty() || (field == SheetField::Outlet && m_outlet != nullptr)) return;
    own = above.text;
    report("import.from_above", field, own);
}

// As the person says; else as the row says, by key or by name; else the only one there is.
bool SheetItems::read_outlet(SheetItem& item) {
    item.outlet = m_outlet;
    if (item.outlet != nullptr) return true;
    const std::string name(cell(SheetField::Outlet));
    if (name.empty() && m_plan.outlets.size() == 1) item.outlet = &m_plan.outlets.rows().front();
    auto id = m_names.outlet_with_key(name);
    if (!id && !name.empty()) id = m_names.outlet_named(name);
    if (id) item.outlet = m_plan.outlets.find(id);
    if (item.outlet != nullptr) return true;
    const auto like = may_suggest() ? m_names.outlet_like(name) : std::string();
    if (name.empty()) report("import.row_no_outlet", SheetField::Outlet);
    else if (like.empty()) report("import.outlet_unknown", SheetField::Outlet, name);
    else report("import.outlet_like", SheetField::Outlet, name + " → " + like);
    return false;
}

bool SheetItems::read_when_of(SheetItem& item) {
    m_slot = nullptr;
    m_span.reset();
    if (cell(SheetField::Date).empty()) {
        report("import.row_no_date", SheetField::Date);
        return false;
    }
    auto [when, fault] = read_when(cell(SheetField::Date), m_dates);
    if (!fault.empty() || when.dates.empty()) {
        report(fault.empty() ? "import.date_unreadable" : fault, SheetField::Date, std::string(cell(SheetField::Date)));
        return false;
    }
    read_slot(item);
    if (!read_times(when)) return false;
    auto moments = moments_of(when);
    if (!moments) {
        report("import.days_and_times", SheetField::Date, std::string(cell(SheetField::Date)) + ' ' + std::string(cell(SheetField::Start)));
        return false;
    }
    item.moments = std::move(*moments);
    if (when.end && !when.times.empty() && *when.end > when.times.front()) m_span = model::Seconds(when.end->seconds - when.times.front().seconds);
    if (!give_clock_time(item)) return false;
    read_repeats_of(item);
    std::sort(item.moments.begin(), item.moments.end(),
              [](const Moment& a, const Moment& b) { return std::tie(a.date, a.start) < std::tie(b.date, b.start); });
    item.moments.erase(std::unique(item.moments.begin(), item.moments.end()), item.moments.end());
    return true;
}

// The column of times goes before a time beside the day, and that before the slot, which may be called by its time.
bool SheetItems::read_times(When& when) {
    const auto text = cell(SheetField::Start);
    if (text.empty()) return true;
    if (is_whole_number(text) && text.size() == 4) {
        m_cells[place_of(SheetField::Start)].insert(2, ":");  // 1945
    }
    auto own = read_when(cell(SheetField::Start), m_dates);
    if (own.fault.empty() && own.value.times.empty()) own.fault = "import.time_unreadable";
    if (own.fault == "import.date_unreadable" || own.fault == "import.no_such_day") own.fault = "import.time_unreadable";
    if (!own.fault.empty()) {
        report(own.fault, SheetField::Start, std::string(cell(SheetField::Start)));
        return false;
    }
    when.times = std::move(own.value.times);
    when.end = own.value.end;
    return true;
}

// What goes out at a time of day needs one: that of its slot, or of the only one that is open on that day.
bool SheetItems::give_clock_time(SheetItem& item) {
    const bool needed = model::medium_info(item.outlet->medium).has_clock_time;
    if (!needed && item.moments.front().start) report("import.time_dropped", SheetField::Start);
    for (auto& moment : item.moments) {
        if (!needed) moment.start.reset();
        if (moment.start || !needed) continue;
        if (m_slot != nullptr) {
            moment.start = m_slot->start;
            continue;
        }
        const model::Slot* only = nullptr;
        std::size_t open = 0;
        for (const auto& slot : m_plan.slots)
            if (slot.outlet == id_of(*item.outlet) && slot.start &&
                model::slot_on(slot, m_plan.campaign.first_day, moment.date) == model::SlotDay::Open) {
                only = &slot;
                ++open;
            }
        if (open != 1) {
            report("import.row_no_time", SheetField::Start, item.outlet->name);
            return false;
        }
        moment.start = only->start;
        report("import.time_of_slot", SheetField::Start, only->title + ' ' + model::hm(*only->start));
    }
    return true;
}

void SheetItems::read_repeats_of(SheetItem& item) {
    const auto repeats = read_repeats(cell(SheetField::Repeats), item.moments, m_dates);
    if (!repeats.fault.empty()) report(repeats.fault, SheetField::Repeats, std::string(cell(SheetField::Repeats)));
    item.moments.insert(item.moments.end(), repeats.value.begin(), repeats.value.end());
}

void SheetItems::read_length_of(SheetItem& item) {
    if (const auto text = cell(SheetField::Length); !text.empty()) {
        const auto read = read_length(text, m_columns.minutes ? LengthUnit::Minutes : LengthUnit::Seconds);
        if (!read.fault.empty()) report(read.fault, SheetField::Length, std::string(text));
        else item.length = read.value;
    } else {
        item.length = m_span;
    }
    if (!item.length) return;
    item.segment.emplace_back("length", seconds_of(item.length));
    item.placement.emplace_back("length", seconds_of(item.length));
}

void SheetItems::read_slot(SheetItem& item) {
    const auto text = cell(SheetField::Slot);
    if (text.empty()) return;
    const auto id = m_names.slot(id_of(*item.outlet), text);
    if (id) {
        m_slot = m_plan.slots.find(id);
        item.placement.emplace_back("slot", model::Value(id.value));
        return;
    }
    const auto when = read_when(text, m_dates);
    const bool is_time = when.fault.empty() && when.value.dates.empty() && when.value.times.size() == 1;
    if (is_time && cell(SheetField::Start).empty()) m_cells[place_of(SheetField::Start)] = model::hm(when.value.times.front());
    else if (!is_time) report("import.slot_unknown", SheetField::Slot, std::string(text));
}

// A title may hold what stands between titles: the longest that is one is taken.
void SheetItems::read_topics(SheetItem& item) {
    const std::string text(cell(SheetField::Topics));
    if (text.empty()) return;
    std::vector<base::Id<model::Topic>> topics;
    const auto take = [&](std::string_view name) {
        const auto found = m_names.topic(name);
        if (found && std::find(topics.begin(), topics.end(), found) == topics.end()) topics.push_back(found);
        return static_cast<bool>(found);
    };
    const auto parts = base::split(text, text.find(';') == std::string::npos ? ',' : ';');
    for (std::size_t i = 0; i < parts.size();) {
        auto end = parts.size();
        while (end > i && !take(from_to(parts[i], parts[end - 1]))) --end;
        if (end == i && m_told.emplace(parts[i]).second) {
            const auto like = may_suggest() ? m_names.topic_like(parts[i]) : std::string();
            report("import.topic_unknown", SheetField::Topics, std::string(parts[i]) + (like.empty() ? "" : " → " + like));
        }
        i = std::max(end, i + 1);
    }
    if (!topics.empty()) item.segment.emplace_back("topics", model::Codec<std::vector<base::Id<model::Topic>>>::get(topics));
}

void SheetItems::read_texts(SheetItem& item) {
    item.segment.emplace_back("title", item.title);
    if (const auto text = cell(SheetField::Form); !text.empty()) {
        if (const auto form = read_form(text)) item.segment.emplace_back("form", std::string(name_of(*form)));
        else if (m_told.emplace(text).second) report("import.form_unknown", SheetField::Form, std::string(text));
    }
    for (const auto& [field, name] : {std::pair{SheetField::Body, "responsible_body"}, std::pair{SheetField::Reference, "reference"}})
        if (!cell(field).empty()) item.segment.emplace_back(name, std::string(cell(field)));
    if (!cell(SheetField::Note).empty()) item.placement.emplace_back("note", std::string(cell(SheetField::Note)));
    if (const auto text = cell(SheetField::Url); is_web_address(text)) item.segment.emplace_back("url", std::string(text));
    else if (!text.empty()) report("import.url_unreadable", SheetField::Url, std::string(text));
    const auto text = cell(SheetField::Size);
    constexpr std::size_t longest = 6;
    if (is_whole_number(text) && text.size() <= longest) {
        std::int64_t size = 0;
        std::from_chars(text.data(), text.data() + text.size(), size);
        item.segment.emplace_back("size", size);
        item.placement.emplace_back("size", size);
    } else if (!text.empty()) {
        report("import.size_unreadable", SheetField::Size, std::string(text));
    }
}

}  // namespace lichsong::service
