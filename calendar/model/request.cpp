// SPDX-License-Identifier: Apache-2.0
// Fields of requests, of their lines, and of the trail.
#include "calendar/model/request.h"

#include <array>

namespace lichsong::model {

std::span<const FieldInfo> request_fields() {
    static constexpr std::array list{
        field<&Request::title>("title", Required | Searched),
        field<&Request::partner>("partner", Required | Guarded),
        field<&Request::number>("number", Searched),
        field<&Request::letter_date>("letter_date"),
        field<&Request::due>("due"),
        field<&Request::stage>("stage", Guarded),
        field<&Request::sent_on>("sent_on", Guarded),
        field<&Request::seen_on>("seen_on", Guarded),
        field<&Request::outgoing>("outgoing", Guarded),
        field<&Request::note>("note"),
    };
    return list;
}

std::span<const FieldInfo> request_line_fields() {
    static constexpr std::array list{
        field<&RequestLine::request>("request", Required | Guarded),
        field<&RequestLine::placement>("placement", Required | Guarded),
        field<&RequestLine::asked_on>("asked_on", Guarded),
        field<&RequestLine::outlet>("outlet", Required | Guarded),
        field<&RequestLine::date>("date", Required | Guarded),
        field<&RequestLine::start>("start", Guarded),
        field<&RequestLine::length>("length", Guarded),
        field<&RequestLine::answer>("answer", Guarded),
        field<&RequestLine::answered_on>("answered_on", Guarded),
        field<&RequestLine::counter_outlet>("counter_outlet", Guarded),
        field<&RequestLine::counter_date>("counter_date", Guarded),
        field<&RequestLine::counter_start>("counter_start", Guarded),
        field<&RequestLine::counter_length>("counter_length", Guarded),
        field<&RequestLine::comment>("comment", Guarded),
    };
    return list;
}

std::span<const FieldInfo> trail_fields() {
    static constexpr std::array list{
        field<&TrailEntry::request>("request", Required | Guarded),
        field<&TrailEntry::date>("date", Required | Guarded),
        field<&TrailEntry::way>("way", Guarded),
        field<&TrailEntry::means>("means", Guarded),
        field<&TrailEntry::title>("title", Required | Guarded),
        field<&TrailEntry::number>("number", Guarded),
        field<&TrailEntry::file>("file", Guarded),
        field<&TrailEntry::note>("note", Guarded),
    };
    return list;
}

Airing airing_of(const Placement& placement) { return {placement.outlet, placement.date, placement.start, placement.length}; }

}  // namespace lichsong::model
