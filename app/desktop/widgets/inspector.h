// SPDX-License-Identifier: Apache-2.0
// Right of the view: what is selected, to be read and changed in place. A change is made when its field is left or Enter is
// pressed; there is nothing to save.
#pragma once

#include <string_view>
#include <vector>

#include <wx/scrolwin.h>

#include "app/desktop/models/workspace.h"

class wxBoxSizer;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class Inspector : public wxScrolledWindow {
public:
    /// Empty until the first update().
    Inspector(wxWindow* parent, Workspace& workspace);

    void update();
    /// Who else has the placement before them, where it is one.
    void show_lookers();
    /// As wide as a narrow or a wide window has room for.
    void fit(bool narrow);
    /// Puts the caret into the first field.
    void edit();
    /// Where the caret stands in a field that was typed in, that is as it was again; false where there is none.
    bool let_be();

private:
    struct Field {
        std::string name;  ///< of the placement, or of its segment
        bool of_segment = false;
        wxTextCtrl* control = nullptr;
        wxStaticText* fault = nullptr;
        std::string shown;
        std::int64_t seen = 0;  ///< the plan as it was when this was shown and nothing was typed yet
    };

    struct Typed {
        std::int64_t placement = 0;
        std::string field;
        bool of_segment = false;
        std::optional<wxString> words;  ///< where they are not what was shown
        long caret = 0;
        std::int64_t seen = 0;
    };

    [[nodiscard]] std::optional<Typed> typed_now() const;
    void type_again(const Typed& typed);
    void show_day(wxBoxSizer& column);
    void list_day(wxBoxSizer& column);
    [[nodiscard]] std::size_t free_slots(const std::vector<Item>& items);
    void show_placement(wxBoxSizer& column, std::int64_t id);
    void show_many(wxBoxSizer& column);
    void show_proposals(wxBoxSizer& column);
    void show_proposal(wxBoxSizer& column, const Item& item);
    void add_text(wxBoxSizer& column, const std::string& words, const char* part, bool wrap = true);
    void add_field(wxBoxSizer& column, const model::Record& record, const char* name);
    void add_field(wxBoxSizer& column, const model::FieldInfo& field, bool of_segment, const std::string& shown, const std::string& hint);
    void add_lock(wxBoxSizer& column, bool locks);
    void add_states(wxBoxSizer& column, const std::vector<Item>& items);
    void add_findings(wxBoxSizer& column, const model::Placement& placement);
    void commit(std::size_t index);
    void show_fault(Field& field, const std::string& sentence);
    [[nodiscard]] std::optional<std::string> written_of_all(std::string_view name);
    [[nodiscard]] std::string written(const model::Record& record, std::string_view name);

    Workspace& m_workspace;
    int m_width = 304;
    std::int64_t m_placement = 0;
    std::int64_t m_segment = 0;
    std::vector<Field> m_fields;
    wxStaticText* m_lookers = nullptr;  ///< who else looks at it
    wxBoxSizer* m_findings = nullptr;  ///< where what rules find is written when they have answered
    bool m_committing = false;
};

}  // namespace lichsong::desktop
