// SPDX-License-Identifier: Apache-2.0
// Fields of log lines, of layouts of logs, and of closed days.
#include "calendar/model/asrun_line.h"

#include <array>

namespace lichsong::model {

std::span<const FieldInfo> asrun_line_fields() {
    static constexpr std::array list{
        field<&AsRunLine::outlet>("outlet", Required | Guarded),
        field<&AsRunLine::date>("date", Required | Guarded),
        field<&AsRunLine::start>("start", Guarded),
        field<&AsRunLine::length>("length", Guarded),
        field<&AsRunLine::code>("code", Guarded),
        field<&AsRunLine::title>("title", Guarded | Searched),
        field<&AsRunLine::source>("source", Guarded),
        field<&AsRunLine::number>("number", Guarded),
        field<&AsRunLine::evidence_kind>("evidence_kind", Guarded),
        field<&AsRunLine::link>("link", Guarded),
        field<&AsRunLine::placement>("placement", Guarded),
        field<&AsRunLine::certainty>("certainty", Guarded),
    };
    return list;
}

std::span<const FieldInfo> log_layout_fields() {
    static constexpr std::array list{
        field<&LogLayout::title>("title", Required),
        field<&LogLayout::outlet>("outlet"),
        field<&LogLayout::columns>("columns", Required),
    };
    return list;
}

std::span<const FieldInfo> closed_day_fields() {
    static constexpr std::array list{
        field<&ClosedDay::outlet>("outlet", Required | Guarded),
        field<&ClosedDay::date>("date", Required | Guarded),
    };
    return list;
}

}  // namespace lichsong::model
