// SPDX-License-Identifier: Apache-2.0
#include "app/common/outcome.h"

#include "app/common/describe.h"
#include "calendar/base/i18n.h"
#include "calendar/service/field_text.h"

namespace lichsong::app {
namespace {

using base::fill;
using base::tr;

std::string value_text(service::Desk& desk, const service::Departure& departure) {
    const auto& info = model::info_of(departure.kind);
    const auto& field = info.fields[model::field_index(info, departure.field)];
    if (departure.agreed.index() == 0) return "–";
    if (field.type == model::FieldType::Date) return date_text(model::from_iso(model::detail::text(departure.agreed)));
    if (field.type == model::FieldType::Reference) {
        const auto row = desk.rows().find(field.target, model::detail::number(departure.agreed));
        return row ? row->label() : "–";
    }
    const service::FieldContext context{model::date_context(desk.context().campaign), [](model::EntityKind, const std::string&) { return std::int64_t{0}; },
                                        [&desk](model::EntityKind kind, std::int64_t id) {
                                            const auto row = desk.rows().find(kind, id);
                                            return row ? row->label() : std::string("–");
                                        }};
    return service::write_field(field, departure.agreed, context);
}

std::string day_of(service::Desk& desk, base::Stamp at) {
    return date_text(model::date_of(desk.zone().to_local(at)));
}

}  // namespace

std::string outcome(service::Desk& desk, const model::Change& change) {
    if (change.id == 0) return tr(LICHSONG_N_("Nothing to change."));
    const int reopened = change.step == model::Step::Do ? service::reopened_by(desk, change) : 0;
    auto words = describe(change.doing);
    if (reopened > 0) words += " · " + fill(base::tr_n("{1} placement waits to be agreed again", "{1} placements wait to be agreed again", reopened), {std::to_string(reopened)});
    return words;
}

std::string agreement_text(service::Desk& desk, const service::Agreement& agreement) {
    const auto now = desk.rows().find(model::EntityKind::Placement, agreement.placement.head.id);
    if (!now) return {};
    if ((*now)["state"] == agreement.placement["state"])
        return agreement.by ? fill(tr(LICHSONG_N_("Agreed on {1} ({2})")), {day_of(desk, agreement.by->at), agreement.by->author}) : std::string();
    std::string was;
    for (const auto& departure : service::departures(desk, agreement)) was += (was.empty() ? "" : " · ") + field_name(departure.field) + ' ' + value_text(desk, departure);
    return was.empty() ? std::string() : fill(tr(LICHSONG_N_("Agreed before: {1}")), {was});
}

}  // namespace lichsong::app
