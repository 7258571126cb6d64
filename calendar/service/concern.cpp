// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/concern.h"

namespace lichsong::service {

Concern::Concern(Desk& desk) {
    const auto& plan = desk.context();
    desk.rows().each(model::EntityKind::RequestLine, {}, [&](const model::Record& record) {
        const auto line = model::from_record<model::RequestLine>(record);
        const auto* request = plan.requests.find(line.request);
        if (request != nullptr && line.answer != model::LineAnswer::Withdrawn) m_asked[request->partner.value].insert(line.placement.value);
    });
}

bool Concern::is_for(const model::Partner& partner, const model::Plan& then, const model::Placement& placement) const {
    if (partner.kind == model::PartnerKind::Media) {
        const auto* outlet = then.outlets.find(placement.outlet);
        return outlet != nullptr && outlet->partner.value == partner.id;
    }
    const auto asked = m_asked.find(partner.id);
    return asked != m_asked.end() && asked->second.contains(placement.id);
}

}  // namespace lichsong::service
