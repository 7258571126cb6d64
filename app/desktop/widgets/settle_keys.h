// SPDX-License-Identifier: Apache-2.0
// The keys by which proposals are settled, the same in every view and in the list of proposals: Enter accepts, Delete rejects, P pins, E puts it elsewhere.
#pragma once

#include <array>
#include <utility>

#include <wx/defs.h>

#include "app/desktop/models/workspace.h"

namespace lichsong::desktop {

/// Of those that are selected; false where the key means nothing to them.
inline bool settle_by_key(Workspace& workspace, int key) {
    static constexpr std::array<std::pair<int, Settle>, 6> keys{{{WXK_RETURN, Settle::Accept}, {WXK_NUMPAD_ENTER, Settle::Accept}, {WXK_DELETE, Settle::Reject}, {WXK_NUMPAD_DELETE, Settle::Reject}, {'P', Settle::Pin}, {'E', Settle::Elsewhere}}};
    for (const auto& [code, how] : keys) {
        if (code != key) continue;
        workspace.on_settle(how);
        return true;
    }
    return false;
}

}  // namespace lichsong::desktop
