// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/list_model.h"

#include "app/desktop/layout/year_strip.h"
#include "app/desktop/text.h"

namespace lichsong::desktop {

ListModel::ListModel(Workspace& workspace) : m_workspace(workspace), m_shown(ListRows::shown_of({})) { show({std::make_shared<const Schedule>(), {}}); }

void ListModel::read() {
    const auto span = flight_span(m_workspace.plan(), m_workspace.day());
    ask([span, filter = m_workspace.filter(), view = ListRows::view_of(m_shown), ghosts = m_workspace.ghosts()](service::Desk& desk) {
        auto schedule = read_schedule(desk, filter, span.from, span.to, view);
        return std::make_shared<const Schedule>(ghosts.empty() ? std::move(schedule) : schedule.with(ghosts));
    });
}

void ListModel::sort(std::size_t column) {
    m_ascending = column == m_column ? !m_ascending : true;
    m_column = column;
    if (m_workspace.is_waiting_for("list")) read();  // in the order that is wanted now
    else ask([schedule = m_content.schedule](service::Desk&) { return schedule; });
}

void ListModel::show_columns(std::vector<ShownColumn> shown) {
    const bool needs_more = ListRows::view_of(shown) == store::PlacementView::Listed && ListRows::view_of(m_shown) != store::PlacementView::Listed;
    m_shown = std::move(shown);
    m_rows->show(m_shown);
    if (needs_more) read();
}

void ListModel::GetValueByRow(wxVariant& variant, unsigned row, unsigned column) const { variant = wx(m_rows->cell(row, column)); }

bool ListModel::SetValueByRow(const wxVariant& variant, unsigned row, unsigned column) {
    on_typed(row, column, utf8(variant.GetString()));
    return false;
}

bool ListModel::GetAttrByRow(unsigned row, unsigned, wxDataViewItemAttr& attributes) const {
    const bool gone = m_rows->item(row).is_gone();
    const bool proposed = m_rows->item(row).proposed;
    attributes.SetStrikethrough(gone);
    attributes.SetItalic(proposed);
    return gone || proposed;
}

void ListModel::ask(const std::function<std::shared_ptr<const Schedule>(service::Desk&)>& schedule_of) {
    const auto work = [schedule_of, column = m_column, ascending = m_ascending](service::Desk& desk) {
        const auto schedule = schedule_of(desk);
        const Legend legend(desk.context());
        ListRows rows(*schedule, desk.context(), legend);
        rows.sort(column, ascending);
        return Content{schedule, rows.order()};
    };
    m_workspace.ask<Content>("list", work, [this](Content content) { show(std::move(content)); });
    on_change();
}

void ListModel::show(Content content) {
    m_content = std::move(content);
    m_legend.emplace(m_workspace.plan());
    m_rows.emplace(*m_content.schedule, m_workspace.plan(), *m_legend);
    m_rows->arrange(m_content.order);
    m_rows->show(m_shown);
    // As many rows as before are the same rows with other words: to be drawn, not to be made anew, which takes long for many.
    if (m_rows->size() != GetCount()) Reset(static_cast<unsigned>(m_rows->size()));
    on_change();
}

}  // namespace lichsong::desktop
