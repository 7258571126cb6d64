// SPDX-License-Identifier: Apache-2.0
// What a desk does to a plan while the power may go: one row a kind of edit.
#pragma once

#include <string>
#include <vector>

#include "calendar/service/editor.h"
#include "small_plan.h"
#include "support/fault_vfs.h"
#include "support/temp_folder.h"

namespace lichsong::test {

// What a scenario is played on: the plan, and the record of what was acknowledged.
struct Stage {
    TempFolder folder;
    std::string path = folder.file("plan.lichsong");
    FixedClock clock{morning};
    store::OpenOptions options;
    std::vector<std::string> states;  ///< the whole plan before, and after each acknowledged edit

    Stage() { options.vfs = "fault"; }
    /// To be called after each commit() that returned.
    void saved();
    [[nodiscard]] std::string state() const;
    void set(service::Desk& desk, model::EntityKind kind, std::int64_t id, const service::Fields& fields);
    void add(service::Desk& desk, int rows);
};

struct Scenario {
    const char* name;
    void (*play)(Stage&, service::Desk&);
    bool remote = false;
};

[[nodiscard]] const std::vector<Scenario>& scenarios();

}  // namespace lichsong::test
