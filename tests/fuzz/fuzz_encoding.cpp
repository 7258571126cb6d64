// SPDX-License-Identifier: Apache-2.0
// Bytes of any kind before the recogniser of encodings: what comes out is UTF-8 in NFC, or the error that says it is not.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "calendar/base/encoding.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace {

using namespace lichsong;

void demand(bool truth) {
    if (!truth) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto recognised = base::recognise(bytes);
    using enum base::Encoding;
    for (const auto encoding : {recognised, Utf8, Utf16Le, Utf16Be, Windows1258, Tcvn3, Vni}) {
        const bool may_fail = encoding == Utf8 || encoding == Utf16Le || encoding == Utf16Be;
        try {
            const auto text = base::to_utf8(bytes, encoding);
            demand(base::is_utf8(text) && base::nfc(text) == text);
        } catch (const base::Error& error) {
            demand(may_fail && error.code() == "text.not_utf8");
        }
    }
    const auto legacy = base::legacy_in_utf8(bytes);
    if (!base::is_utf8(bytes)) {
        demand(!legacy);
        return 0;
    }
    demand(!legacy || *legacy == Tcvn3 || *legacy == Vni);
    for (const auto encoding : {Tcvn3, Vni}) demand(base::nfc(base::repair_legacy(bytes, encoding)) == base::repair_legacy(bytes, encoding));
    return 0;
}
