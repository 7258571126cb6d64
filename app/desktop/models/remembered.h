// SPDX-License-Identifier: Apache-2.0
// How a person left the window: view, zoom, size, panels, language and colours. A file of their own, not of the plan; one that
// is missing, old or damaged means the defaults.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/common/settings.h"
#include "app/desktop/layout/view_input.h"
#include "app/desktop/models/list_rows.h"
#include "calendar/service/listing.h"

namespace lichsong::desktop {

/// A filter kept under a name, for one campaign.
struct KeptFilter {
    std::string campaign;  ///< its uid
    std::string name;
    service::Filter filter;
};

struct Remembered {
    std::string view = "month";
    Zoom zoom;
    int width = 1'440;
    int height = 900;
    bool maximised = false;
    bool rail = true;
    bool inspector = true;
    bool problems = true;
    bool tray = true;
    std::optional<bool> folded;           ///< the lists below the view; nothing: where the window is low
    std::vector<ChosenColumn> list;       ///< in their order; empty: the usual ones
    std::optional<bool> dark;            ///< nothing: as the system has it
    std::optional<std::string> language;  ///< "vi" or "en"; nothing: as the system has it
    std::vector<KeptFilter> filters;
    std::string evidence;                ///< on which a day without a log is taken as booked; see model::evidence_kind_names

    [[nodiscard]] static std::filesystem::path file_of(const app::Settings& settings) { return settings.config / "desktop.json"; }
    [[nodiscard]] static Remembered read(const std::filesystem::path& file);
    /// False where the folder cannot be written to: what is shown today does not hang on it.
    [[nodiscard]] bool write(const std::filesystem::path& file) const;
};

}  // namespace lichsong::desktop
