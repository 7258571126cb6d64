// SPDX-License-Identifier: Apache-2.0
// What the workbench shows; how it is laid out is in asrun_layout.cpp, what is done there in asrun_deeds.cpp.
#include "app/desktop/dialogs/asrun_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/weakref.h>

#include "app/common/asrun_words.h"
#include "app/common/describe.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/error.h"

namespace lichsong::desktop {
namespace {

std::string clock(const std::optional<model::TimeOfDay>& start) { return start ? model::hm(*start) : std::string("–"); }

std::string standing_text(const OutletDay& outlet) {
    if (outlet.is_closed) return base::tr(LICHSONG_N_("✓ closed"));
    if (outlet.undecided == 0) return base::tr(LICHSONG_N_("ready to close"));
    if (outlet.can_be_ticked()) return base::fill(base::tr_n("{1}, no log yet", "{1}, no log yet", outlet.undecided), {std::to_string(outlet.undecided)});
    return base::fill(base::tr_n("{1} to decide", "{1} to decide", outlet.undecided), {std::to_string(outlet.undecided)});
}

RowLook look_of(const OutletDay& outlet) { return outlet.is_closed ? RowLook::Quiet : outlet.can_be_ticked() ? RowLook::Plain : RowLook::Strong; }
RowLook look_of(const service::AsRunRow& row) { return is_undecided(row) ? RowLook::Strong : RowLook::Plain; }

}  // namespace

std::string AsRunDialog::outlet() const {
    const auto* one = chosen();
    return one == nullptr ? std::string() : one->key;
}

const OutletDay* AsRunDialog::chosen() const {
    const auto at = m_outlet_table->selected();
    return at < m_outlets.size() ? &m_outlets[at] : nullptr;
}

const service::AsRunRow* AsRunDialog::chosen_booking() const {
    const auto at = m_booked_table->selected();
    return at < m_shown.booked.size() ? &m_shown.rows[m_shown.booked[at]] : nullptr;
}

const service::AsRunRow* AsRunDialog::chosen_line() const {
    const auto at = m_line_table->selected();
    return at < m_shown.lines.size() ? &m_shown.rows[m_shown.lines[at]] : nullptr;
}

void AsRunDialog::show_day(const model::Date& day) {
    m_day = day;
    m_wanted = outlet();
    m_day_field->ChangeValue(wx(app::weekday_short(day) + ' ' + app::date_text(day)));
    say({});
    read();
}

// "T4 12/5/2021" as it stands there is read as well as "12/5".
void AsRunDialog::type_day() {
    auto text = utf8(m_day_field->GetValue());
    while (!text.empty() && text.back() == ' ') text.pop_back();
    if (const auto last = text.rfind(' '); last != std::string::npos) text.erase(0, last + 1);
    try {
        show_day(model::parse_date(text, model::date_context(m_workspace.plan().campaign)));
        m_outlet_table->SetFocus();
    } catch (const base::Error& error) {
        say(app::describe(error), true);
    }
}

// Of a large plan with many outlets it takes a while.
void AsRunDialog::read() {
    m_is_read = false;
    m_workspace.ask<std::vector<OutletDay>>("asrun", [day = m_day](service::Desk& desk) { return outlets_of_day(desk, day); },
                                            [here = wxWeakRef<AsRunDialog>(this), day = m_day](std::vector<OutletDay> outlets) {
                                                if (here && here->m_day == day) here->list_outlets(std::move(outlets));
                                            });
}

// The one that was chosen stays so; of a day that is opened anew it is the first that waits for somebody.
void AsRunDialog::list_outlets(std::vector<OutletDay> outlets) {
    m_outlets = std::move(outlets);
    m_is_read = true;
    std::vector<std::vector<std::string>> rows;
    std::vector<RowLook> looks;
    int undecided = 0;
    for (const auto& one : m_outlets) {
        rows.push_back({one.name, standing_text(one)});
        looks.push_back(look_of(one));
        undecided += one.undecided;
    }
    const auto count = static_cast<long>(m_outlets.size());
    m_outlet_table->show(std::move(rows), std::move(looks));
    auto words = count == 0 ? base::tr(LICHSONG_N_("Nothing was booked on this day, and no log has lines of it."))
                            : base::fill(base::tr_n("{1} outlet", "{1} outlets", count), {std::to_string(count)}) + " · " +
                                  base::fill(base::tr_n("{1} to decide", "{1} to decide", undecided), {std::to_string(undecided)});
    m_count->SetLabel(wx(words));
    auto found = std::find_if(m_outlets.begin(), m_outlets.end(), [&](const OutletDay& one) { return one.key == m_wanted; });
    if (found == m_outlets.end()) found = std::find_if(m_outlets.begin(), m_outlets.end(), [](const OutletDay& one) { return !one.is_closed; });
    if (count > 0) m_outlet_table->choose(found == m_outlets.end() ? 0 : static_cast<std::size_t>(found - m_outlets.begin()));
    show_outlet();
}

void AsRunDialog::show_outlet() {
    const auto* one = chosen();
    m_wanted = one == nullptr ? std::string() : one->key;
    m_shown = one == nullptr ? AsRunDay() : read_asrun_day(m_workspace.desk(), one->key, m_day, m_only_undecided->GetValue());
    show_lists();
}

void AsRunDialog::show_lists() {
    const auto medium = chosen() == nullptr ? model::Medium::Other : chosen()->medium;
    std::vector<std::vector<std::string>> rows;
    std::vector<RowLook> looks;
    for (const auto at : m_shown.booked) {
        const auto& row = m_shown.rows[at];
        rows.push_back({clock(row.booked->placement.start), app::booked_result(row, medium), base::in_language(row.booked->segment.title, row.booked->segment.title_en)});
        looks.push_back(look_of(row));
    }
    m_booked_title->SetLabel(said(LICHSONG_N_("What was booked ({1})"), {std::to_string(rows.size())}));
    m_booked_table->show(std::move(rows), std::move(looks));
    rows.clear();
    looks.clear();
    for (const auto at : m_shown.lines) {
        const auto& row = m_shown.rows[at];
        rows.push_back({clock(row.line->start), app::line_result(row, medium), row.line->title.empty() ? row.line->code : row.line->title});
        looks.push_back(row.line->link == model::AsRunLink::NotOurs ? RowLook::Quiet : look_of(row));
    }
    m_line_title->SetLabel(said(LICHSONG_N_("What the log says ({1})"), {std::to_string(rows.size())}));
    m_line_table->show(std::move(rows), std::move(looks));
    show_first();
    show_detail();
}

// What waits for somebody; on one side alone, so that Enter links nothing that nobody chose.
void AsRunDialog::show_first() {
    m_armed = nullptr;
    const auto first = [&](const std::vector<std::size_t>& list) {
        return static_cast<std::size_t>(std::find_if(list.begin(), list.end(), [&](std::size_t row) { return is_undecided(m_shown.rows[row]); }) - list.begin());
    };
    if (const auto booked = first(m_shown.booked); booked < m_shown.booked.size()) {
        m_booked_table->choose(booked);
        if (const auto line = std::find(m_shown.lines.begin(), m_shown.lines.end(), m_shown.booked[booked]); line != m_shown.lines.end()) m_line_table->choose(static_cast<std::size_t>(line - m_shown.lines.begin()));
    } else if (const auto line = first(m_shown.lines); line < m_shown.lines.size()) {
        m_line_table->choose(line);
    }
}

// Whoever chooses one of a pair sees the other. What a person chose to be linked stays chosen meanwhile.
void AsRunDialog::follow(TextTable& here, TextTable& other, const std::vector<std::size_t>& from, const std::vector<std::size_t>& to) {
    const auto at = here.selected();
    if (at < from.size()) {
        if (is_loose(m_shown.rows[from[at]])) {
            if (m_armed == nullptr) m_armed = &here;
        } else if (m_armed == &here) {
            m_armed = nullptr;
        }
        const auto partner = std::find(to.begin(), to.end(), from[at]);
        const bool stays = m_armed == &other && other.selected() < to.size();
        if (!stays && partner != to.end()) other.choose(static_cast<std::size_t>(partner - to.begin()));
        else if (const auto there = other.selected(); !stays && there < to.size() && !is_loose(m_shown.rows[to[there]])) other.UnselectAll();
    }
    show_detail();
}

void AsRunDialog::show_detail() {
    const auto medium = chosen() == nullptr ? model::Medium::Other : chosen()->medium;
    const auto* booking = chosen_booking();
    const auto* line = chosen_line();
    std::string words;
    if (booking != nullptr && line != nullptr && booking != line) {
        // TRANSLATORS: {1} a placement, {2} a line of a log
        words = base::fill(base::tr(LICHSONG_N_("Link? {1} | {2}")), {app::as_run_row_text(*booking, medium), app::as_run_row_text(*line, medium)});
    } else if (const auto* one = booking != nullptr ? booking : line; one != nullptr) {
        words = app::as_run_row_text(*one, medium);
    }
    m_detail->SetLabel(wx(words));
    m_detail->SetToolTip(wx(words));
    enable();
}

void AsRunDialog::enable() {
    const auto* one = chosen();
    const bool may = one != nullptr && !m_workspace.is_read_only();
    const bool is_open = may && !m_shown.is_closed;
    const auto* booking = chosen_booking();
    const auto* line = chosen_line();
    m_take_in->Enable(!m_workspace.is_read_only());
    m_link->Enable(is_open && booking != nullptr && line != nullptr);
    m_set_aside->Enable(is_open && line != nullptr && line->line->link != model::AsRunLink::NotOurs);
    m_set_rest_aside->Enable(is_open && !strangers().empty());
    const bool is_silent = booking != nullptr && booking->result.kind == model::AsRunClass::BookedNotAired && is_undecided(*booking);
    m_missed->Enable(is_open && is_silent);
    m_missed->SetLabel(wx(app::state_name(model::PlacementState::Missed, one == nullptr ? model::Medium::Radio : one->medium)));
    m_undo->Enable(!m_done.empty() && !m_workspace.is_read_only());
    const bool as_booked = is_open && one->agreed > 0;
    m_tick->SetLabel(said(as_booked ? LICHSONG_N_("As booked, close the day") : LICHSONG_N_("Close the day")));
    m_tick->Enable(is_open && m_day <= m_workspace.today());
    m_tick->Show(!m_shown.is_closed);
    m_reopen->Show(m_shown.is_closed);
    m_reopen->Enable(may);
    m_evidence_label->Show(as_booked);
    m_evidence->Show(as_booked);
    Layout();
}

}  // namespace lichsong::desktop
