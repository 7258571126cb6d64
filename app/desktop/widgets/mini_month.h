// SPDX-License-Identifier: Apache-2.0
// A small month to jump with: days that have something going out carry a dot, as large as there is much.
#pragma once

#include <optional>

#include <wx/window.h>

#include "app/desktop/drawing/canvas.h"
#include "app/desktop/models/workspace.h"
#include "app/desktop/widgets/accessible.h"

namespace lichsong::desktop {

class MiniMonth : public wxWindow {
public:
    MiniMonth(wxWindow* parent, Workspace& workspace, Letterer& letterer);
    /// The day shown or the plan has changed.
    void update();

private:
    [[nodiscard]] Scene make();
    [[nodiscard]] Readable readable();
    void use(const Thing& thing);

    Workspace& m_workspace;
    Letterer& m_letterer;
    model::Date m_month;  ///< first day of the month shown
    Scene m_scene;
    std::optional<Accessible> m_accessible;
};

}  // namespace lichsong::desktop
