// SPDX-License-Identifier: Apache-2.0
// Templates in a plan that is open: which there are, what one would add, and adding it as one change that can be undone. What
// the plan has under a key already stays as it is, so that a template applied twice does nothing the second time.
#pragma once

#include "calendar/service/editor.h"
#include "calendar/service/templates.h"

namespace lichsong::service {

/// A template that can be added to an open plan: those in folders called after a kind of row.
struct AddableTemplate {
    std::string id;             ///< "series/radio-safety"
    model::EntityKind kind{};   ///< after its folder
    std::string title;          ///< its id where the file cannot be read; previewing it says why
    std::string title_en;
    bool needs_slot = false;    ///< it holds series that name none
    bool is_own = false;        ///< in the user's folder
};

/// In the order of kinds, and of their ids.
[[nodiscard]] std::vector<AddableTemplate> addable_templates(const TemplateFolders& folders);

struct TemplateWish {
    std::string id;
    std::string slot = {};  ///< key of the slot for series that name none
};

/// What applying it would do; nothing is written. Errors of TemplateLoader; Error{Call,"row.unknown"} for the slot.
[[nodiscard]] TemplateReport preview_template(Desk& desk, const TemplateFolders& folders, const TemplateWish& wish);

struct AppliedTemplate {
    model::Change change;  ///< with the id 0 where there was nothing to add
    TemplateReport report;
};

/// All of it or, where anything is wrong, nothing. Errors as preview_template() and Edit::commit().
AppliedTemplate apply_template(Desk& desk, const TemplateFolders& folders, const TemplateWish& wish);

}  // namespace lichsong::service
