// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/requests_dialog.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include "app/common/describe.h"
#include "app/common/outcome.h"
#include "app/common/request_words.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/dialogs/counter_dialog.h"
#include "app/desktop/dialogs/row_dialog.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/atomic_file.h"
#include "calendar/base/text.h"
#include "calendar/report/render_docx.h"
#include "calendar/report/render_pdf.h"
#include "calendar/service/letters.h"
#include "calendar/service/outbox.h"

namespace lichsong::desktop {
namespace {

using model::LineAnswer;
using model::RequestStage;
using service::LineView;
using service::RequestView;

bool is_open(const RequestView& view) { return view.summary.request.stage != RequestStage::Closed; }
bool is_sent(const RequestView& view) { return is_open(view) && view.summary.request.stage != RequestStage::Draft; }
bool has_something_to_send(const RequestView& view) {
    if (!is_open(view) || view.lines.empty()) return false;
    return view.summary.request.stage == RequestStage::Draft || std::any_of(view.lines.begin(), view.lines.end(), [](const LineView& line) { return line.is_changed; });
}
bool is_posted(const RequestView& view) { return view.summary.request.outgoing != model::Outgoing::None; }
bool can_answer(const RequestView& view, const LineView* line) {
    if (!is_sent(view)) return false;
    if (line != nullptr) return line->line.answer != LineAnswer::Withdrawn;
    return std::any_of(view.lines.begin(), view.lines.end(), [](const LineView& one) { return one.line.answer == LineAnswer::Open || one.line.answer == LineAnswer::Tentative; });
}
bool is_countered(const RequestView& view, const LineView* line) { return is_sent(view) && line != nullptr && line->line.answer == LineAnswer::CounterProposed; }

struct Step {
    std::string_view name;
    const char* label;
    bool (*is_offered)(const RequestView& view, const LineView* line);
    void (*run)(RequestsDialog& dialog);
    bool only_reads = false;
};

const std::array steps{
    Step{"edit", LICHSONG_N_("Letter and due date…"), [](const RequestView& view, const LineView*) { return is_open(view); }, [](RequestsDialog& d) { d.edit(); }},
    Step{"letter", LICHSONG_N_("Write the letter…"), [](const RequestView& view, const LineView*) { return !view.lines.empty(); }, [](RequestsDialog& d) { d.letter(); }, true},
    Step{"send", LICHSONG_N_("It was sent"), [](const RequestView& view, const LineView*) { return has_something_to_send(view); }, [](RequestsDialog& d) { d.send(); }},
    Step{"post", LICHSONG_N_("Into the outbox"), [](const RequestView& view, const LineView*) { return has_something_to_send(view) && !is_posted(view); }, [](RequestsDialog& d) { d.post(model::Outgoing::Asking); }},
    Step{"remind", LICHSONG_N_("Remind by mail"), [](const RequestView& view, const LineView*) { return view.summary.turn == model::Turn::Theirs && !is_posted(view); }, [](RequestsDialog& d) { d.post(model::Outgoing::Reminder); }},
    Step{"unpost", LICHSONG_N_("Out of the outbox"), [](const RequestView& view, const LineView*) { return is_posted(view); }, [](RequestsDialog& d) { d.unpost(); }},
    Step{"accepted", LICHSONG_N_("Agrees"), can_answer, [](RequestsDialog& d) { d.answer(LineAnswer::Accepted); }},
    Step{"tentative", LICHSONG_N_("Agrees tentatively"), can_answer, [](RequestsDialog& d) { d.answer(LineAnswer::Tentative); }},
    Step{"declined", LICHSONG_N_("Declines"), can_answer, [](RequestsDialog& d) { d.answer(LineAnswer::Declined); }},
    Step{"counter", LICHSONG_N_("Proposes another time…"), [](const RequestView& view, const LineView* line) { return line != nullptr && can_answer(view, line); }, [](RequestsDialog& d) { d.counter(); }},
    Step{"take_up", LICHSONG_N_("Take up the proposal"), is_countered, [](RequestsDialog& d) { d.take_up(); }},
    Step{"stay", LICHSONG_N_("Stay with what was asked"), is_countered, [](RequestsDialog& d) { d.stay(); }},
    Step{"withdraw", LICHSONG_N_("No longer ask for the line"),
         [](const RequestView& view, const LineView* line) { return is_open(view) && line != nullptr && line->line.answer != LineAnswer::Withdrawn; }, [](RequestsDialog& d) { d.withdraw(); }},
    Step{"close", LICHSONG_N_("Close the request"), [](const RequestView& view, const LineView*) { return is_open(view); }, [](RequestsDialog& d) { d.close(); }},
};

std::string partner_name(Workspace& workspace, const model::Request& request) {
    const auto* partner = workspace.plan().partners.find(request.partner);
    return partner == nullptr ? std::string() : base::in_language(partner->name, partner->name_en);
}

std::string breaks_of(const LineView& line) { return line.counter_breaks.empty() ? std::string() : app::describe(line.counter_breaks.front()); }

}  // namespace

std::vector<std::string> draft_requests(Workspace& workspace) {
    struct Batch {
        std::vector<std::string> codes;
        model::Date first;
        model::Date last;
    };
    std::map<std::int64_t, Batch> batches;  // by partner
    for (const auto id : workspace.selection()) {
        const auto item = workspace.item(id);
        const auto* outlet = item ? workspace.plan().outlets.find({item->outlet}) : nullptr;
        if (outlet == nullptr || item->proposed) continue;
        auto& batch = batches[outlet->partner.value];
        batch.codes.push_back(item->code);
        batch.first = model::is_set(batch.first) ? std::min(batch.first, item->date) : item->date;
        batch.last = model::is_set(batch.last) ? std::max(batch.last, item->date) : item->date;
    }
    std::vector<std::string> made;
    for (const auto& [partner, batch] : batches) {
        service::Asking asking;
        asking.partner = model::key_of(workspace.plan(), model::EntityKind::Partner, partner);
        asking.title = app::request_title(batch.first, batch.last);
        asking.placements = batch.codes;
        std::string key;
        if (workspace.apply([&](service::Desk& desk) { return service::new_request(desk, asking, key); })) made.push_back(key);
    }
    return made;
}

RequestsDialog::RequestsDialog(wxWindow* parent, Workspace& workspace, const std::string& request)
    : TellingDialog(parent, workspace, said(LICHSONG_N_("Requests to partners")), wxSize(1180, 720)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    m_which = new wxChoice(this, wxID_ANY);
    name(*m_which, base::tr(LICHSONG_N_("Which requests")));
    m_which->Append(said(LICHSONG_N_("Drafts and open requests")));
    m_which->Append(said(LICHSONG_N_("All requests")));
    m_which->SetSelection(0);
    m_which->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read({}); });
    head->Add(m_which, wxSizerFlags().CenterVertical());
    m_count = new wxStaticText(this, wxID_ANY, "");
    play(*m_count, "quiet");
    head->Add(m_count, wxSizerFlags(1).CenterVertical().Border(wxLEFT, 12));
    rows->Add(head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_table = new TextTable(this, base::tr(LICHSONG_N_("Requests to partners")),
                            {{app::field_name("id"), 80}, {app::field_name("partner"), 260}, {app::field_name("title"), 290}, {app::field_name("due"), 210}, {app::field_name("state"), 150}, {base::tr(LICHSONG_N_("Answers")), 70}, {base::tr(LICHSONG_N_("Turn")), 120}});
    m_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_view(); });
    m_table->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { edit(); });
    rows->Add(m_table, wxSizerFlags(2).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_title = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    play(*m_title, "heading");
    rows->Add(m_title, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    m_lines = new TextTable(this, base::tr(LICHSONG_N_("Lines of the request")),
                            {{app::field_name("line"), 80}, {app::field_name("title"), 270}, {base::tr(LICHSONG_N_("Asked for")), 330}, {base::tr(LICHSONG_N_("Answer")), 340}, {base::tr(LICHSONG_N_("Would break")), 260}});
    m_lines->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { enable_steps(); });
    rows->Add(m_lines, wxSizerFlags(3).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    make_steps(*rows);
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(make_told(), wxSizerFlags(1).CenterVertical().Border(wxRIGHT, margin));
    foot->Add(new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Close"))));
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
    SetSizer(rows);
    SetMinSize(wxSize(900, 560));
    CentreOnParent();
    read(request);
    m_table->SetFocus();
}

void RequestsDialog::make_steps(wxSizer& rows) {
    auto* line = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    for (const auto& step : steps) {
        auto* button = new wxButton(this, wxID_ANY, said(step.label));
        button->Bind(wxEVT_BUTTON, [this, run = step.run](wxCommandEvent&) { run(*this); });
        line->Add(button, wxSizerFlags().Border(wxRIGHT | wxTOP, 8));
        m_steps.push_back(button);
    }
    rows.Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, margin));
}

// With the key of the one to be chosen, or the first.
void RequestsDialog::read(const std::string& choose) {
    service::RequestFilter filter;
    if (m_which->GetSelection() == 0) filter.status = "draft,open";
    m_requests = service::requests(m_workspace.desk(), filter);
    std::vector<std::vector<std::string>> rows;
    for (const auto& one : m_requests)
        rows.push_back({one.request.key, partner_name(m_workspace, one.request), one.request.title, app::due_text(one), app::request_status_name(one.status),
                        std::to_string(one.answered) + "/" + std::to_string(one.lines), app::turn_name(one.turn)});
    const auto count = static_cast<long>(rows.size());
    const auto late = std::count_if(m_requests.begin(), m_requests.end(), [](const auto& one) { return one.status == model::RequestStatus::Overdue; });
    m_table->show(std::move(rows));
    auto words = count == 0 ? base::tr(LICHSONG_N_("Nothing is asked for. Select placements and ask their partner.")) : base::fill(base::tr_n("{1} request", "{1} requests", count), {std::to_string(count)});
    if (late > 0) words += " · " + base::fill(base::tr_n("{1} overdue", "{1} overdue", late), {std::to_string(late)});
    m_count->SetLabel(wx(words));
    const auto found = std::find_if(m_requests.begin(), m_requests.end(), [&](const auto& one) { return one.request.key == choose; });
    if (count > 0) m_table->choose(found == m_requests.end() ? 0 : static_cast<std::size_t>(found - m_requests.begin()));
    show_view();
}

void RequestsDialog::choose(const std::string& request) { read(request); }

void RequestsDialog::choose_line(std::size_t line) {
    m_lines->choose(line);
    enable_steps();
}

bool RequestsDialog::run(std::string_view step) {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& one) { return one.name == step; });
    if (found == steps.end() || !m_steps[static_cast<std::size_t>(found - steps.begin())]->IsEnabled()) return false;
    found->run(*this);
    return true;
}

void RequestsDialog::show_view() {
    const auto at = m_table->selected();
    m_view = at < m_requests.size() ? std::optional(service::request_view(m_workspace.desk(), m_requests[at].request.key)) : std::nullopt;
    std::vector<std::vector<std::string>> rows;
    if (m_view)
        for (const auto& one : m_view->lines)
            rows.push_back({one.line.key, base::in_language(one.now.segment.title, one.now.segment.title_en), app::airing_text(m_workspace.plan(), one.line.asked()), app::answer_text(m_workspace.plan(), one), breaks_of(one)});
    m_lines->show(std::move(rows));
    std::string title;
    if (m_view) {
        const auto& request = m_view->summary.request;
        title = request.title + (request.number.empty() ? "" : " · " + request.number);
    }
    m_title->SetLabel(wx(title));
    enable_steps();
    Layout();
}

const LineView* RequestsDialog::line() const {
    const auto at = m_lines->selected();
    return m_view && at < m_view->lines.size() ? &m_view->lines[at] : nullptr;
}

void RequestsDialog::enable_steps() {
    for (std::size_t i = 0; i < steps.size(); ++i) m_steps[i]->Enable(m_view && (steps[i].only_reads || !m_workspace.is_read_only()) && steps[i].is_offered(*m_view, line()));
}

void RequestsDialog::edit() {
    if (!m_view || m_workspace.is_read_only()) return;
    const auto key = m_view->summary.request.key;
    RowDialog(this, m_workspace, model::info_of(model::EntityKind::Request), m_view->summary.request.id).ShowModal();
    read(key);
}

void RequestsDialog::send() {
    change([key = m_view->summary.request.key](service::Desk& desk) { return service::send_request(desk, key, {}); });
}

void RequestsDialog::post(model::Outgoing what) {
    change([key = m_view->summary.request.key, what](service::Desk& desk) { return service::put_in_outbox(desk, key, what); });
}

void RequestsDialog::unpost() {
    change([key = m_view->summary.request.key](service::Desk& desk) { return service::take_from_outbox(desk, key); });
}

void RequestsDialog::answer(LineAnswer answer) {
    service::Reply reply;
    reply.answer = answer;
    std::vector<std::string> lines;
    if (const auto* one = line()) lines.push_back(one->line.key);
    change([&, key = m_view->summary.request.key](service::Desk& desk) { return service::enter_reply(desk, key, lines, reply); });
}

void RequestsDialog::counter() {
    const auto* one = line();
    if (one == nullptr) return;
    const auto code = one->line.key;
    CounterDialog dialog(this, m_workspace, *one);
    if (dialog.ShowModal() != wxID_OK) return;
    change([&, key = m_view->summary.request.key](service::Desk& desk) { return service::enter_reply(desk, key, {code}, dialog.reply()); });
}

void RequestsDialog::take_up() {
    if (const auto* one = line()) change([code = one->line.key](service::Desk& desk) { return service::accept_counter(desk, code); });
}

void RequestsDialog::stay() {
    if (const auto* one = line()) change([code = one->line.key](service::Desk& desk) { return service::refuse_counter(desk, code, {}); });
}

void RequestsDialog::withdraw() {
    if (const auto* one = line()) change([code = one->line.key](service::Desk& desk) { return service::withdraw_lines(desk, {code}, {}); });
}

void RequestsDialog::close() {
    change([key = m_view->summary.request.key](service::Desk& desk) { return service::close_request(desk, key, {}); });
}

// The line stays chosen where it still is.
void RequestsDialog::change(const std::function<model::Change(service::Desk&)>& work) {
    const auto key = m_view->summary.request.key;
    const auto* chosen = line();
    const auto code = chosen == nullptr ? std::string() : chosen->line.key;
    const auto done = apply(work);
    if (!done) return;
    say(app::outcome(m_workspace.desk(), *done));
    read(key);
    if (!m_view) return;
    const auto found = std::find_if(m_view->lines.begin(), m_view->lines.end(), [&](const LineView& one) { return one.line.key == code; });
    if (found != m_view->lines.end()) choose_line(static_cast<std::size_t>(found - m_view->lines.begin()));
}

void RequestsDialog::letter() {
    if (!m_view) return;
    wxFileDialog dialog(this, said(LICHSONG_N_("Write the letter…")), {}, wx(m_view->summary.request.key + ".docx"), "Word (*.docx)|*.docx|PDF (*.pdf)|*.pdf", wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (ask(dialog) == wxID_OK) static_cast<void>(write_letter(utf8(dialog.GetPath())));
}

bool RequestsDialog::write_letter(const std::string& path) {
    try {
        service::LetterWish wish;
        wish.is_english = base::language() == base::Language::English;
        const auto document = service::request_letter(m_workspace.desk(), m_workspace.settings().templates(), m_view->summary.request.key, wish);
        base::AtomicFile file(path);
        file.write(path.ends_with(".pdf") ? report::pdf(document) : report::docx(document));
        file.commit();
        say(base::fill(base::tr(LICHSONG_N_("Written: {1}")), {path}));
        return true;
    } catch (const base::Error& error) {
        say(app::describe(error), true);
        return false;
    }
}

}  // namespace lichsong::desktop
