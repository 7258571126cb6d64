// SPDX-License-Identifier: Apache-2.0
// The model already speaks the subset of RRULE that it can hold; here it gets its end. WKST is not written, as its default
// is Monday (RFC 5545 §3.3.10), the week of the model.
#include "calendar/ical/rrule.h"

namespace lichsong::ical {

std::string rrule_until(const model::Recurrence& rule, const Moment& last) {
    auto text = model::to_rrule(rule);
    if (text.empty()) return text;
    text += ";UNTIL=";
    text += std::string_view(MomentText(last));
    return text;
}

}  // namespace lichsong::ical
