// SPDX-License-Identifier: Apache-2.0
// What is done on the workbench of logs: lines linked and set aside, days closed and opened again, logs taken in, and all of it undone.
#include <algorithm>
#include <utility>

#include <wx/textctrl.h>
#include <wx/textdlg.h>

#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "app/desktop/dialogs/asrun_dialog.h"
#include "app/desktop/dialogs/log_dialog.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"

namespace lichsong::desktop {

void AsRunDialog::choose_outlet(const std::string& key) {
    const auto found = std::find_if(m_outlets.begin(), m_outlets.end(), [&](const OutletDay& one) { return one.key == key; });
    if (found == m_outlets.end()) return;
    m_outlet_table->choose(static_cast<std::size_t>(found - m_outlets.begin()));
    show_outlet();
}

void AsRunDialog::choose_booked(std::size_t place) {
    m_booked_table->choose(place);
    follow(*m_booked_table, *m_line_table, m_shown.booked, m_shown.lines);
}

void AsRunDialog::choose_line(std::size_t place) {
    m_line_table->choose(place);
    follow(*m_line_table, *m_booked_table, m_shown.lines, m_shown.booked);
}

bool AsRunDialog::change(const std::function<model::Change(service::Desk&)>& work, const std::string& waiting_for) {
    const auto done = apply(work, waiting_for);
    if (!done) return false;
    if (done->id != 0) m_done.push_back(1);
    say(app::outcome(m_workspace.desk(), *done));
    show_outlet();
    read();
    return true;
}

void AsRunDialog::link(std::size_t line, std::size_t booked) {
    if (line >= m_shown.lines.size() || booked >= m_shown.booked.size() || m_shown.is_closed) return;
    const auto key = m_shown.rows[m_shown.lines[line]].line->key;
    const auto code = m_shown.rows[m_shown.booked[booked]].booked->placement.key;
    change([&](service::Desk& desk) { return service::link_line(desk, key, code).change; });
}

void AsRunDialog::link() { link(m_line_table->selected(), m_booked_table->selected()); }

void AsRunDialog::set_aside() {
    const auto* row = chosen_line();
    if (row == nullptr || m_shown.is_closed) return;
    change([key = row->line->key](service::Desk& desk) { return service::set_aside(desk, {key}).change; });
}

std::vector<std::string> AsRunDialog::strangers() const {
    std::vector<std::string> keys;
    for (const auto& row : m_shown.rows)
        if (row.result.kind == model::AsRunClass::AiredNotBooked && is_undecided(row)) keys.push_back(row.line->key);
    return keys;
}

// A log of all that a station sends has many lines that are nobody's business here.
void AsRunDialog::set_rest_aside() {
    const auto keys = strangers();
    if (keys.empty() || m_shown.is_closed) return;
    change([&](service::Desk& desk) { return service::set_aside(desk, keys).change; });
    enable();
}

void AsRunDialog::mark_missed() {
    if (const auto* row = chosen_booking()) change([code = row->booked->placement.key](service::Desk& desk) { return service::set_states(desk, {code}, model::PlacementState::Missed); });
}

void AsRunDialog::tick() {
    const auto at = m_outlet_table->selected();
    const auto* one = chosen();
    if (one == nullptr || m_workspace.is_read_only()) return;
    if (one->is_closed) return go_to_next(at);
    if (m_day > m_workspace.today()) return say(base::tr(LICHSONG_N_("This day is still to come; it can be closed when it is over.")), true);
    const auto as_booked = one->agreed > 0 ? std::optional(evidence()) : std::nullopt;
    const auto key = one->key;
    if (!change([&](service::Desk& desk) { return service::close_day(desk, key, m_day, as_booked); })) return;
    m_outlets[at].is_closed = true;
    go_to_next(at);
}

// Round and round until every outlet is done.
void AsRunDialog::go_to_next(std::size_t after) {
    for (std::size_t step = 1; step <= m_outlets.size(); ++step) {
        const auto at = (after + step) % m_outlets.size();
        if (m_outlets[at].is_closed) continue;
        m_wanted = m_outlets[at].key;
        return choose_outlet(m_wanted);
    }
    say(base::fill(base::tr(LICHSONG_N_("Every outlet of {1} is closed. Alt+→ goes on to the next day.")), {app::date_text(m_day)}));
}

void AsRunDialog::reopen(const std::string& reason) {
    if (const auto* one = chosen()) change([&, key = one->key](service::Desk& desk) { return service::reopen_day(desk, key, m_day, reason); });
}

void AsRunDialog::ask_why() {
    wxTextEntryDialog dialog(this, said(LICHSONG_N_("Why is the day opened again? The reason stays in the history.")), said(LICHSONG_N_("Open the day again")));
    if (ask(dialog) == wxID_OK) reopen(utf8(dialog.GetValue()));
}

void AsRunDialog::undo() {
    if (m_done.empty()) return;
    auto before = m_done;
    const bool is_done = change([count = before.back()](service::Desk& desk) {
        model::Change last;
        for (int i = 0; i < count; ++i) last = service::undo(desk);
        return last;
    });
    before.pop_back();
    if (is_done) m_done = std::move(before);
    enable();
}

void AsRunDialog::take_in() {
    if (m_workspace.is_read_only()) return;
    LogDialog dialog(this, m_workspace, m_day, outlet());
    int answer = wxID_CANCEL;
    ask([&] { answer = dialog.ShowModal(); });
    if (answer != wxID_OK) return;
    if (dialog.changes() > 0) m_done.push_back(dialog.changes());
    say(dialog.outcome());
    m_wanted = dialog.outlet();
    if (dialog.first_day() != m_day && model::is_set(dialog.first_day())) m_day = dialog.first_day();
    m_day_field->ChangeValue(wx(app::weekday_short(m_day) + ' ' + app::date_text(m_day)));
    read();
}

}  // namespace lichsong::desktop
