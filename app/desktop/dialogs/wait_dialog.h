// SPDX-License-Identifier: Apache-2.0
// Waiting for what takes long: after a moment a small window that says what is done, moves, and offers to stop.
#pragma once

#include <string>

class wxWindow;

namespace lichsong::desktop {

class LongWork;

/// Returns when the work is done or has been stopped; how it ended, its finish() says.
void wait_for(wxWindow* parent, LongWork& work, const std::string& what);

}  // namespace lichsong::desktop
