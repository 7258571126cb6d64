// SPDX-License-Identifier: Apache-2.0
// Locks of a plan that stay whoever else in this process opens and closes its file. Only Session::open asks for them.
#pragma once

namespace lichsong::store {

/// Once for the process, after SQLite is configured and before it opens a file; harmless where it is not SQLite for Unix.
void keep_file_locks();

}  // namespace lichsong::store
