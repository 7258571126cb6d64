// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/row_checks.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/zone.h"
#include "calendar/model/rules/rules.h"
#include "calendar/service/reports.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::EntityKind;
using model::Record;

void check_rule_kind(const Record& rule) {
    const auto kind = model::detail::text(rule["kind"]);
    const auto known = model::rule_kinds();
    if (!kind.empty() && std::find(known.begin(), known.end(), kind) == known.end())
        throw Error(Fault::Input, "rule.unknown_kind", {std::string(kind)});
}

void check_zone(const Record& campaign) {
    if (const auto zone = model::detail::text(campaign["zone"]); !zone.empty()) static_cast<void>(base::Zone(std::string(zone)));
}

// What a partner is sent holds nothing of the house's and of others: most kinds of report do.
void check_report(const Record& setting) {
    const auto name = model::detail::text(setting["report"]);
    if (name.empty()) return;  // a required field: told as such
    const auto& kind = report_kind(name);
    if (setting["partner"].index() == 0 || kind.for_partners) return;
    std::string names;
    for (const auto& one : report_kinds())
        if (one.for_partners) names += (names.empty() ? "" : ", ") + std::string(one.name);
    throw Error(Fault::Input, "report_setting.not_for_partners", {std::string(name), names});
}

// ISO dates sort as text.
void check_order(const Record& record, std::string_view first, std::string_view last) {
    const auto from = model::detail::text(record[first]);
    const auto to = model::detail::text(record[last]);
    if (!from.empty() && !to.empty() && to < from)
        throw Error(Fault::Input, "dates.reversed", {std::string(record.info().name), record.label(), std::string(from), std::string(to)});
}

}  // namespace

void check_row(const Record& record) {
    if (record.kind == EntityKind::Rule) check_rule_kind(record);
    if (record.kind == EntityKind::Campaign) check_zone(record);
    if (record.kind == EntityKind::ReportSetting) check_report(record);
    for (const auto& field : record.info().fields) {
        if (field.name == "last_day") check_order(record, "first_day", "last_day");
        if (field.name == "valid_to") check_order(record, "valid_from", "valid_to");
    }
}

}  // namespace lichsong::service
