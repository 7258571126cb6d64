// SPDX-License-Identifier: Apache-2.0
#include "app/feed/pages/qr.h"

#include <memory>

#include <qrencode.h>

namespace lichsong::feed::pages {
namespace {

constexpr int margin = 4;  // modules of white around it, as ISO/IEC 18004 asks

}  // namespace

std::string qr_svg(const std::string& text) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code) return {};
    const int width = code->width;
    const auto side = std::to_string(width + 2 * margin);
    std::string path;
    for (int y = 0; y < width; ++y)
        for (int x = 0; x < width; ++x)
            if ((code->data[y * width + x] & 1) != 0) path += 'M' + std::to_string(x + margin) + ' ' + std::to_string(y + margin) + "h1v1h-1z";
    return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + side + ' ' + side + R"(" shape-rendering="crispEdges"><rect width=")" + side + R"(" height=")" + side +
           R"(" fill="#fff"/><path d=")" + path + "\"/></svg>\n";
}

}  // namespace lichsong::feed::pages
