// SPDX-License-Identifier: Apache-2.0
// Organisations worked with, and the desk to call there. A partner may run many outlets. Of a contact only what an office
// directory has is kept: name, post, work telephone and work address; there is no field for anything else about a person.
#pragma once

#include <span>

#include "calendar/model/entity.h"

namespace lichsong::model {

enum class PartnerKind : std::uint8_t { Media, Front, Organisation, OwnUnit, Other };
inline constexpr Names<5> partner_kind_names = {"media", "front", "organisation", "own_unit", "other"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(PartnerKind) { return partner_kind_names; }

struct Partner : Entity {
    std::string name;
    std::string name_en;
    std::string short_name;
    PartnerKind kind = PartnerKind::Media;
    std::string email;              ///< of the office
    base::Id<Partner> successor;    ///< the body it was merged into
    Date valid_from;
    Date valid_to;
    bool example = false;           ///< made up for the sample
};

[[nodiscard]] std::span<const FieldInfo> partner_fields();

struct Contact : Entity {
    base::Id<Partner> partner;
    std::string name;
    std::string post;
    std::string phone;
    std::string email;
};

[[nodiscard]] std::span<const FieldInfo> contact_fields();

}  // namespace lichsong::model
