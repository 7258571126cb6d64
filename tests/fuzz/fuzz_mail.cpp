// SPDX-License-Identifier: Apache-2.0
// Mail of anybody's making: it ends, within the limits, and what comes out is clean UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/mail/read.h"

namespace {

using namespace lichsong;

void demand(bool truth) {
    if (!truth) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto message = mail::read({reinterpret_cast<const char*>(data), size});
        demand(!message.from.empty() && base::is_utf8(message.subject) && base::is_utf8(message.text) && message.text.size() <= mail::limits::text_bytes);
        demand(message.subject.find_first_of("\r\n") == std::string::npos && message.calendars.size() <= mail::limits::parts);
        for (const auto& one : message.calendars) demand(base::is_utf8(one.part.text) && one.part.text.size() <= mail::limits::calendar_bytes);
    } catch (const base::Error& error) {
        demand(error.fault() == base::Fault::Input && error.code().starts_with("mail."));
    }
    return 0;
}
