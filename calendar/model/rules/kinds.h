// SPDX-License-Identifier: Apache-2.0
// The check function of each kind of rule, for the table in rules.cpp. What each asks, and the reasons it gives with their
// arguments, stands at the top of its own file.
#pragma once

#include "calendar/model/rules/input.h"

namespace lichsong::model {

void check_overlap(const RuleTask& task, Violations& out);
void check_capacity(const RuleTask& task, Violations& out);
void check_closed(const RuleTask& task, Violations& out);
void check_lead_time(const RuleTask& task, Violations& out);
void check_separation(const RuleTask& task, Violations& out);
void check_cap(const RuleTask& task, Violations& out);
void check_repeat_order(const RuleTask& task, Violations& out);
void check_candidate_window(const RuleTask& task, Violations& out);
void check_responsible_body(const RuleTask& task, Violations& out);
void check_flight(const RuleTask& task, Violations& out);
void check_holiday(const RuleTask& task, Violations& out);

}  // namespace lichsong::model
