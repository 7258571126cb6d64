// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/inspector.h"

#include <algorithm>
#include <utility>

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>
#include <wx/wupdlock.h>

#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "app/desktop/layout/day_notes.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/icons.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/model/lunar.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/field_text.h"
#include "calendar/service/schedule.h"

namespace lichsong::desktop {
namespace {

using model::EntityKind;

constexpr int wide_width = 304;
constexpr int narrow_width = 264;

// Fields of a placement that are changed here, then those of its segment.
constexpr const char* placement_names[] = {"date", "start", "length", "note"};
constexpr const char* fields_of_many[] = {"length", "note"};
constexpr const char* segment_names[] = {"title", "responsible_body", "reference"};

service::FieldContext context_of(service::Desk& desk) {
    return {model::date_context(desk.context().campaign), [&desk](EntityKind kind, const std::string& key) { return desk.require(kind, key).head.id; },
            [&desk](EntityKind kind, std::int64_t id) { return model::key_of(desk.context(), kind, id); }};
}

std::vector<model::Violation> findings_of(service::Desk& desk, std::int64_t placement, const model::Date& day) {
    constexpr long around = 7;
    const auto plan = desk.whole_plan(model::plus_days(day, -around), model::plus_days(day, around));
    auto found = model::check(plan, {desk.today(), day, day});
    std::erase_if(found, [&](const model::Violation& one) { return std::none_of(one.placements.begin(), one.placements.end(), [&](const auto each) { return each.value == placement; }); });
    return found;
}

}  // namespace

Inspector::Inspector(wxWindow* parent, Workspace& workspace)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxSize(wide_width, -1), wxVSCROLL | wxTAB_TRAVERSAL), m_workspace(workspace) {
    play(*this, "page");
    SetScrollRate(0, 12);
    SetMinSize(FromDIP(wxSize(m_width, -1)));
}

void Inspector::update() {
    if (m_committing) return;
    const wxWindowUpdateLocker quiet(this);
    const auto typed = typed_now();
    DestroyChildren();
    m_fields.clear();
    m_findings = nullptr;
    m_lookers = nullptr;
    auto* column = new wxBoxSizer(wxVERTICAL);
    SetSizer(column);
    const auto& selection = m_workspace.selection();
    m_placement = selection.size() == 1 ? *selection.begin() : 0;
    if (selection.empty()) show_day(*column);
    else if (m_workspace.selects_proposals()) show_proposals(*column);
    else if (m_placement != 0) show_placement(*column, m_placement);
    else show_many(*column);
    Layout();
    FitInside();
    Scroll(0, 0);
    if (typed && typed->placement == m_placement) type_again(*typed);
}

// Others change the plan while somebody types: what is typed stays, and so does the caret.
std::optional<Inspector::Typed> Inspector::typed_now() const {
    for (const auto& field : m_fields)
        if (field.control != nullptr && field.control->HasFocus())
            return Typed{m_placement, field.name, field.of_segment, utf8(field.control->GetValue()) == field.shown ? std::nullopt : std::optional(field.control->GetValue()), field.control->GetInsertionPoint(), field.seen};
    return std::nullopt;
}

void Inspector::type_again(const Typed& typed) {
    for (auto& field : m_fields) {
        if (field.name != typed.field || field.of_segment != typed.of_segment || field.control == nullptr) continue;
        if (typed.words) {
            field.control->ChangeValue(*typed.words);
            field.seen = typed.seen;
        }
        field.control->SetFocus();
        field.control->SetInsertionPoint(typed.caret);
    }
}

void Inspector::fit(bool narrow) {
    const int wanted = narrow ? narrow_width : wide_width;
    if (std::exchange(m_width, wanted) == wanted) return;
    SetMinSize(FromDIP(wxSize(m_width, -1)));
    if (GetSizer() != nullptr) update();
}

void Inspector::edit() {
    if (m_fields.empty()) return;
    m_fields.front().control->SetFocus();
    m_fields.front().control->SelectAll();
}

bool Inspector::let_be() {
    for (const auto& field : m_fields) {
        if (!field.control->HasFocus() || utf8(field.control->GetValue()) == field.shown) continue;
        field.control->SetValue(wx(field.shown));
        field.control->SetInsertionPointEnd();
        field.fault->Hide();
        Layout();
        return true;
    }
    return false;
}

void Inspector::add_text(wxBoxSizer& column, const std::string& words, const char* part, bool wrap) {
    auto* text = new wxStaticText(this, wxID_ANY, wx(words));
    play(*text, part);
    if (wrap) text->Wrap(m_width - 2 * panel_margin);
    // GTK may still measure the letters of before: as high as these are, line by line.
    text->SetMinSize(wxSize(-1, text->GetCharHeight() * (static_cast<int>(text->GetLabel().Freq('\n')) + 1)));
    column.AddSpacer(6);
    column.Add(text, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, panel_margin));
}

void Inspector::show_lookers() {
    if (m_lookers == nullptr) return;
    std::string names;
    for (const auto& author : m_workspace.also_looking_at(m_placement)) names += (names.empty() ? "" : ", ") + author;
    // TRANSLATORS: {1} names of people at other desks
    m_lookers->SetLabel(wx(names.empty() ? names : base::fill(base::tr(LICHSONG_N_("Also open at: {1}")), {names})));
    if (m_lookers->Show(!names.empty())) FitInside(), Layout();
}

void Inspector::show_day(wxBoxSizer& column) {
    const auto& day = m_workspace.day();
    const auto& plan = m_workspace.plan();
    const DayNotes notes(plan, day, day);
    const auto& note = notes.on(day);
    add_text(column, app::weekday_short(day) + ' ' + app::date_text(day), "title");
    const auto lunar = model::to_lunar(day);
    const auto moon = std::to_string(lunar.day) + '/' + std::to_string(lunar.month) + (lunar.leap ? "N" : "");
    const auto& dday = plan.campaign.dday;
    const auto offset = !model::is_set(dday) ? std::string() : note.dday ? base::tr(LICHSONG_N_("election day")) : app::countdown_text(day, dday);
    add_text(column, base::fill(base::tr(LICHSONG_N_("Lunar {1}")), {moon}) + (offset.empty() ? "" : " · " + offset), "quiet");
    if (!note.holiday.empty()) add_text(column, note.holiday, "heading");
    for (const auto& step : note.milestones) add_text(column, "◆ " + step.title, "heading");
    list_day(column);
}

// What goes out on the day, each to be gone to.
void Inspector::list_day(wxBoxSizer& column) {
    const auto& day = m_workspace.day();
    const auto on = m_workspace.schedule(day, day).on(day);
    const std::vector<Item> items(on.begin(), on.end());
    const auto open = std::count_if(items.begin(), items.end(), [](const Item& item) { return !item.proposed && !model::state_info(item.state).confirmed && !item.is_gone(); });
    column.AddSpacer(8);
    add_text(column, items.empty() ? base::tr(LICHSONG_N_("Nothing goes out on this day")) : count_text(items), "heading");
    if (open > 0) add_text(column, base::fill(base::tr_n("{1} is not agreed yet", "{1} are not agreed yet", open), {std::to_string(open)}), "quiet");
    column.AddSpacer(4);
    constexpr std::size_t most = 40;
    for (std::size_t i = 0; i < items.size() && i < most; ++i) {
        const auto& item = items[i];
        const auto sign = sign_of(item);
        const auto words = (item.start ? model::hm(*item.start) + "  " : "") + item.title + (sign.empty() ? "" : "  " + std::string(sign));
        auto* row = new wxButton(this, wxID_ANY, wx(words), wxDefaultPosition, wxDefaultSize, wxBU_LEFT);
        play(*row, "row");
        row->SetBitmap(dot(m_workspace.legend().colour_of_outlet(item.outlet)));
        row->SetToolTip(wx(item.title + '\n' + std::string(m_workspace.legend().name_of_outlet(item.outlet))));
        shorten_with_dots(*row);
        row->SetMinSize(FromDIP(wxSize(40, -1)));
        row->Bind(wxEVT_BUTTON, [this, id = item.id](wxCommandEvent&) { CallAfter([this, id] { m_workspace.select({id}); }); });
        column.Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, panel_margin - 6));
    }
    if (const auto free = static_cast<long>(free_slots(items)); free > 0)
        add_text(column, base::fill(base::tr_n("{1} slot has nothing in it", "{1} slots have nothing in them", free), {std::to_string(free)}), "quiet");
}

// Of the outlets shown: slots of the day in which nothing stands yet.
std::size_t Inspector::free_slots(const std::vector<Item>& items) {
    const auto& day = m_workspace.day();
    const auto& outlets = m_workspace.outlets();
    std::size_t count = 0;
    for (const auto& slot : m_workspace.plan().slots) {
        const bool is_shown = std::find(outlets.begin(), outlets.end(), slot.outlet.value) != outlets.end();
        if (!is_shown || model::slot_on(slot, m_workspace.plan().campaign.first_day, day) != model::SlotDay::Open) continue;
        count += std::none_of(items.begin(), items.end(), [&](const Item& item) { return item.slot == slot.id && !item.proposed && model::state_info(item.state).occupies; }) ? 1 : 0;
    }
    return count;
}

void Inspector::show_placement(wxBoxSizer& column, std::int64_t id) {
    auto& desk = m_workspace.desk();
    const auto record = desk.rows().find(EntityKind::Placement, id);
    if (!record) return;
    const auto placement = model::from_record<model::Placement>(*record);
    const auto segment = desk.rows().find(EntityKind::Segment, placement.segment.value);
    m_segment = placement.segment.value;
    const auto* outlet = m_workspace.plan().outlets.find(placement.outlet);
    const auto* slot = m_workspace.plan().slots.find(placement.slot);
    const auto medium = outlet == nullptr ? model::Medium::Other : outlet->medium;
    if (segment) add_text(column, segment->label(), "title");
    add_text(column, placement.key + " · " + std::string(state_sign(placement.state)) + ' ' + app::state_name(placement.state, medium), "heading");
    if (outlet != nullptr) add_text(column, base::in_language(outlet->name, outlet->name_en) + (slot == nullptr ? "" : " · " + slot->title), "quiet");
    if (const auto agreement = service::last_agreement(desk, id))
        if (const auto words = app::agreement_text(desk, *agreement); !words.empty()) add_text(column, words, model::state_info(placement.state).confirmed ? "quiet" : "warning");
    m_lookers = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    play(*m_lookers, "warning");
    column.Add(m_lookers, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, panel_margin));
    show_lookers();
    if (const auto item = m_workspace.item(id)) add_states(column, {*item});
    add_lock(column, !placement.locked);
    add_findings(column, placement);
    for (const auto* name : placement_names)
        if (std::string_view(name) != "start" || model::medium_info(medium).has_clock_time) add_field(column, *record, name);
    if (segment)
        for (const auto* name : segment_names) add_field(column, *segment, name);
}

void Inspector::show_many(wxBoxSizer& column) {
    std::vector<Item> items;
    for (const auto id : m_workspace.selection())
        if (auto item = m_workspace.item(id); item && !item->proposed) items.push_back(*std::move(item));
    add_text(column, base::fill(base::tr_n("{1} placement selected", "{1} placements selected", static_cast<long>(items.size())), {std::to_string(items.size())}), "title");
    add_states(column, items);
    add_lock(column, std::any_of(items.begin(), items.end(), [](const Item& item) { return !item.locked; }));
    add_text(column, base::tr(LICHSONG_N_("What is typed here is set for all of them")), "quiet");
    const auto& info = model::info_of(EntityKind::Placement);
    for (const auto* name : fields_of_many) {
        const auto common = written_of_all(name);
        add_field(column, info.fields[model::field_index(info, name)], false, common.value_or(""), common ? "" : base::tr(LICHSONG_N_("they differ")));
    }
}

// As it is written where all of them have the same; more than anybody compares by eye are taken to differ.
std::optional<std::string> Inspector::written_of_all(std::string_view name) {
    constexpr std::size_t most = 200;
    std::optional<std::string> common;
    if (m_workspace.selection().size() > most) return common;
    for (const auto id : m_workspace.selection()) {
        const auto record = m_workspace.desk().rows().find(EntityKind::Placement, id);
        if (!record) continue;
        auto text = written(*record, name);
        if (common && *common != text) return std::nullopt;
        common = std::move(text);
    }
    return common;
}

// What is locked neither series nor the planner move.
void Inspector::add_lock(wxBoxSizer& column, bool locks) {
    auto* button = new wxButton(this, wxID_ANY, said(locks ? LICHSONG_N_("Lock") : LICHSONG_N_("Unlock")));
    button->Bind(wxEVT_BUTTON, [this, locks](wxCommandEvent&) {
        CallAfter([this, locks] { m_workspace.set_field_of_selected("locked", std::int64_t{locks ? 1 : 0}); });  // the button goes with the state it was for
    });
    column.Add(button, wxSizerFlags().Border(wxLEFT | wxTOP, panel_margin));
}

// The states that may follow, for all that are selected: one button each, one step to undo.
void Inspector::add_states(wxBoxSizer& column, const std::vector<Item>& items) {
    auto* row = new wxWrapSizer(wxHORIZONTAL);
    for (const auto& info : model::state_table()) {
        const bool all = !items.empty() && std::all_of(items.begin(), items.end(), [&](const Item& item) { return item.state != info.state && model::may_follow(item.state, info.state); });
        if (!all) continue;
        const auto* outlet = m_workspace.plan().outlets.find({items.front().outlet});
        auto* button = new wxButton(this, wxID_ANY, wx(app::state_name(info.state, outlet == nullptr ? model::Medium::Other : outlet->medium)));
        std::vector<std::string> codes;
        for (const auto& item : items) codes.push_back(item.code);
        // After the click: the button goes away with the state it was for.
        button->Bind(wxEVT_BUTTON, [this, codes, state = info.state](wxCommandEvent&) {
            CallAfter([this, codes, state] { static_cast<void>(m_workspace.apply_to(codes.size(), [&](service::Desk& desk) { return service::set_states(desk, codes, state); })); });
        });
        row->Add(button, wxSizerFlags().Border(wxRIGHT | wxTOP, 6));
    }
    column.AddSpacer(4);
    column.Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, panel_margin));
}

void Inspector::add_findings(wxBoxSizer& column, const model::Placement& placement) {
    m_findings = new wxBoxSizer(wxVERTICAL);
    column.Add(m_findings, wxSizerFlags().Expand());
    using Found = std::vector<model::Violation>;
    m_workspace.ask<Found>("findings", [id = placement.id, date = placement.date](service::Desk& desk) { return findings_of(desk, id, date); },
                           [this, id = placement.id](const Found& found) {
                               if (m_placement != id || m_findings == nullptr) return;
                               for (const auto& violation : found) add_text(*m_findings, "⚠ " + app::describe(violation), "warning");
                               if (found.empty()) return;
                               Layout();
                               FitInside();
                           });
}

std::string Inspector::written(const model::Record& record, std::string_view name) {
    const auto& info = record.info();
    const auto index = model::field_index(info, name);
    const auto& field = info.fields[index];
    if (field.type == model::FieldType::Date) return record.values[index].index() == 0 ? "" : model::dmy(model::from_iso(model::detail::text(record.values[index])));
    return service::write_field(field, record.values[index], context_of(m_workspace.desk()));
}

void Inspector::add_field(wxBoxSizer& column, const model::Record& record, const char* name) {
    add_field(column, record.info().fields[model::field_index(record.info(), name)], record.kind == EntityKind::Segment, written(record, name), {});
}

void Inspector::add_field(wxBoxSizer& column, const model::FieldInfo& field, bool of_segment, const std::string& shown, const std::string& hint) {
    const auto words = app::field_name(std::string(field.name));
    auto* label = new wxStaticText(this, wxID_ANY, wx(words));
    play(*label, "quiet");
    column.Add(label, wxSizerFlags().Border(wxLEFT | wxTOP, panel_margin));
    const bool tall = field.type == model::FieldType::Prose;
    auto* control = new wxTextCtrl(this, wxID_ANY, wx(shown), wxDefaultPosition, wxSize(-1, tall ? 72 : -1), tall ? wxTE_MULTILINE : wxTE_PROCESS_ENTER);
    if (!tall && !hint.empty()) control->SetHint(wx(hint));
    desktop::name(*control, words);
    auto* fault = new wxStaticText(this, wxID_ANY, "");
    play(*fault, "warning");
    fault->Hide();
    column.AddSpacer(2);
    column.Add(control, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, panel_margin));
    column.Add(fault, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, panel_margin));
    const auto index = m_fields.size();
    m_fields.push_back({std::string(field.name), of_segment, control, fault, shown, m_workspace.seen_change()});
    control->Bind(wxEVT_KILL_FOCUS, [this, index](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this, index] {
            if (index < m_fields.size() && !m_fields[index].control->HasFocus()) commit(index);  // else it was made anew, and is typed in
        });
    });
    if (!tall) control->Bind(wxEVT_TEXT_ENTER, [this, index](wxCommandEvent&) { CallAfter([this, index] { commit(index); }); });
}

// What cannot be read stays as it was typed, with a sentence beside it.
void Inspector::commit(std::size_t index) {
    if (index >= m_fields.size()) return;
    auto& field = m_fields[index];
    const auto typed = utf8(field.control->GetValue());
    if (typed == field.shown) return;
    const auto kind = field.of_segment ? EntityKind::Segment : EntityKind::Placement;
    try {
        auto& desk = m_workspace.desk();
        const auto& info = model::info_of(kind);
        const auto value = service::read_field(info.fields[model::field_index(info, field.name)], typed, context_of(desk));
        m_committing = true;
        // What the plan refuses is told beside the field.
        std::string refused;
        auto told = std::exchange(m_workspace.on_error, [&refused](const std::string& sentence) { refused = sentence; });
        m_workspace.as_seen(field.seen);
        if (m_placement == 0) m_workspace.set_field_of_selected(field.name, value);
        else if (const auto item = m_workspace.item(m_placement)) m_workspace.set_field(*item, kind, field.name, value);
        m_workspace.on_error = std::move(told);
        m_committing = false;
        if (refused.empty()) return update();  // done, or thought better of
        show_fault(field, refused);
    } catch (const base::Error& error) {
        m_committing = false;
        show_fault(field, app::describe(error));
    }
}

void Inspector::show_fault(Field& field, const std::string& sentence) {
    field.fault->SetLabel(wx(sentence));
    field.fault->Wrap(m_width - 2 * panel_margin);
    field.fault->Show();
    explain(*field.control, sentence);
    Layout();
    FitInside();
}

}  // namespace lichsong::desktop
