// SPDX-License-Identifier: Apache-2.0
// Fields of releases and feeds.
#include "calendar/model/release.h"

#include <array>

namespace lichsong::model {

std::span<const FieldInfo> release_fields() {
    static constexpr std::array list{
        field<&Release::number>("number", Generated),
        field<&Release::title>("title", Required | Generated),
        field<&Release::change>("change", Generated),
        field<&Release::released_on>("released_on", Required | Generated),
        field<&Release::author>("author", Generated),
    };
    return list;
}

std::span<const FieldInfo> feed_fields() {
    static constexpr std::array list{
        field<&Feed::label>("label", Required | Searched),
        field<&Feed::kind>("kind", Guarded),
        field<&Feed::partner>("partner", Guarded),
        field<&Feed::outlets>("outlets"),
        field<&Feed::topics>("topics"),
        field<&Feed::first_day>("first_day"),
        field<&Feed::last_day>("last_day"),
        field<&Feed::language>("language"),
        field<&Feed::expires>("expires"),
        field<&Feed::revoked>("revoked", Guarded),
        field<&Feed::secret_hash>("secret_hash", Generated),
    };
    return list;
}

}  // namespace lichsong::model
