// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/flight_filter.h"

namespace lichsong::desktop {
namespace {

template <class E>
void take_key(const model::Table<E>& table, std::int64_t id, std::string& key) {
    if (const auto* row = table.find({id})) key = row->key;
}

void narrow(service::Filter& filter, const model::Plan& plan, FlowBy by, std::int64_t id) {
    switch (by) {
        case FlowBy::Phase: break;
        case FlowBy::Topic: take_key(plan.topics, id, filter.topic); break;
        case FlowBy::Medium:
            if (id > 0) filter.medium = model::medium_names[static_cast<std::size_t>(id - 1)];
            break;
        case FlowBy::Outlet: take_key(plan.outlets, id, filter.outlet); break;
        case FlowBy::Series: take_key(plan.series, id, filter.series); break;
    }
}

}  // namespace

service::Filter narrowed_to(service::Filter filter, const model::Plan& plan, const FlowLook& look, const Thing& flight) {
    narrow(filter, plan, look.outer, flight.group);
    narrow(filter, plan, look.inner, flight.id);
    return filter;
}

}  // namespace lichsong::desktop
