// SPDX-License-Identifier: Apache-2.0
// One row a medium. Lead times are judgements to be confirmed with each outlet, no law or source states them.
#include "calendar/model/medium.h"

#include <array>

namespace lichsong::model {
namespace {

constexpr std::array table{
    //         medium               clock  issue  published  unit                   content approval tape  colour
    MediumInfo{Medium::Radio,       true,  false, false, CapacityUnit::Seconds, 3, 2, 1, "#0F766E"},
    MediumInfo{Medium::Television,  true,  false, false, CapacityUnit::Seconds, 5, 3, 2, "#4338CA"},
    MediumInfo{Medium::Print,       false, true,  true,  CapacityUnit::Columns, 3, 2, 0, "#B45309"},
    MediumInfo{Medium::Online,      true,  false, true,  CapacityUnit::Items,   0, 0, 0, "#0369A1"},
    MediumInfo{Medium::Loudspeaker, true,  false, false, CapacityUnit::Seconds, 1, 1, 0, "#15803D"},
    MediumInfo{Medium::NoticeBoard, false, true,  true,  CapacityUnit::Items,   1, 1, 0, "#57534E"},
    MediumInfo{Medium::Social,      true,  false, true,  CapacityUnit::Items,   0, 0, 0, "#7E22CE"},
    MediumInfo{Medium::Sms,         true,  false, true,  CapacityUnit::Items,   2, 2, 0, "#BE185D"},
    MediumInfo{Medium::MobileVan,   true,  false, false, CapacityUnit::Seconds, 1, 1, 0, "#A16207"},
    MediumInfo{Medium::Other,       true,  false, false, CapacityUnit::Items,   0, 0, 0, "#475569"},
};

}  // namespace

std::span<const MediumInfo> media() { return table; }
const MediumInfo& medium_info(Medium medium) { return table[static_cast<std::size_t>(medium)]; }

}  // namespace lichsong::model
