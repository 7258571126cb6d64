// SPDX-License-Identifier: Apache-2.0
// The rows of the list for the toolkit's table. Read and sorted beside the window: until that is done the list stays as it is.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <wx/dataview.h>

#include "app/desktop/models/list_rows.h"
#include "app/desktop/models/workspace.h"

namespace lichsong::desktop {

class ListModel : public wxDataViewVirtualListModel {
public:
    explicit ListModel(Workspace& workspace);

    void read();
    void sort(std::size_t column);
    /// Columns that show more of the plan than was read are read anew.
    void show_columns(std::vector<ShownColumn> shown);

    [[nodiscard]] const ListRows& rows() const { return *m_rows; }
    [[nodiscard]] bool is_waiting() const { return m_workspace.is_waiting_for("list"); }

    std::function<void()> on_change = [] {};
    /// A cell was left with something else in it. Nothing is different yet.
    std::function<void(unsigned row, unsigned column, const std::string& text)> on_typed = [](unsigned, unsigned, const std::string&) {};

    void GetValueByRow(wxVariant& variant, unsigned row, unsigned column) const override;
    bool SetValueByRow(const wxVariant& variant, unsigned row, unsigned column) override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attributes) const override;

private:
    struct Content {
        std::shared_ptr<const Schedule> schedule;
        std::vector<std::size_t> order;
    };

    void ask(const std::function<std::shared_ptr<const Schedule>(service::Desk&)>& schedule_of);
    void show(Content content);

    Workspace& m_workspace;
    Content m_content;
    std::optional<Legend> m_legend;
    std::optional<ListRows> m_rows;
    std::vector<ShownColumn> m_shown;
    std::size_t m_column = 0;
    bool m_ascending = true;
};

}  // namespace lichsong::desktop
