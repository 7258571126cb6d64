// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/html_style.h"

#include <cmath>

#include "calendar/report/docx_styles.h"

namespace lichsong::report {
namespace {

constexpr std::string_view fixed = R"(
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#eef1f4;color:#111;font-family:"Times New Roman",Tinos,"Liberation Serif",serif;line-height:1.3;-webkit-text-size-adjust:100%}
.paper{width:210mm;max-width:100%;margin:24px auto;padding:20mm 15mm 20mm 30mm;background:#fff;border-radius:3px;box-shadow:0 1px 2px #0002,0 6px 24px #00000014}
.wide{width:297mm}
p,h1,h2,h3{margin:0;overflow-wrap:anywhere;white-space:pre-line;unicode-bidi:isolate}
.two{display:grid;column-gap:4mm;break-inside:avoid}
.keep{break-after:avoid}
.ruled{display:inline-block;max-width:100%}
.ruled::after{content:"";display:block;margin:2px auto 3px;border-top:1px solid #111}
.part::after{width:40%}
.boxed{display:inline-block;border:1.2px solid #111;padding:2px 8px}
.scroll{overflow-x:auto;margin:10pt 0}
.scroll:focus-visible{outline:2px solid #1c4a7a;outline-offset:2px}
table{width:100%;border-collapse:collapse;font-size:12pt;font-variant-numeric:tabular-nums}
caption{padding:0 0 5pt;font-size:13pt;font-weight:700}
th,td{border:1px solid #8a94a0;padding:3pt 5pt;vertical-align:top;overflow-wrap:break-word;white-space:pre-line;unicode-bidi:isolate}
th{background:#e6edf3;vertical-align:middle;text-align:center}
tbody tr:nth-child(even){background:#f8fafb}
.c{text-align:center}.r{text-align:right}.j{text-align:justify}
figure{margin:12pt 0;break-inside:avoid}
figure img{display:block;width:100%;height:auto}
.turn{height:0;margin:0;border:0}
@media screen and (max-width:700px){body{background:#fff}.paper{margin:0;padding:16px;box-shadow:none}.two{grid-template-columns:1fr!important;row-gap:10px}h1,h2,h3,p{text-align:inherit}table{min-width:520px}}
@page{size:A4;margin:20mm 15mm 20mm 30mm;@top-center{content:counter(page);font:13pt "Times New Roman",Tinos,serif}}
@page :first{@top-center{content:none}}
@page wide{size:A4 landscape}
@media print{body{background:none}.paper{width:auto;margin:0;padding:0;box-shadow:none;border-radius:0}.wide{page:wide}.paper+.paper,.turn{break-before:page}.scroll{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}caption{break-after:avoid}th{background:none}tbody tr:nth-child(even){background:none}th,td{border-color:#111}}
)";

std::string points_of(double length) {
    const auto tenths = std::lround(length * 10);
    return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + "pt";
}

std::string rule_of(const Look& look) {
    constexpr std::string_view aligns[] = {"left", "center", "right", "justify"};
    auto text = '.' + style_id(look.style) + "{font-size:" + points_of(look.points) + ";font-weight:" + (look.bold ? "700" : "400") + ";text-align:" + std::string(aligns[static_cast<std::size_t>(look.align)]);
    if (look.italic) text += ";font-style:italic";
    if (look.first_indent > 0) text += ";text-indent:" + points_of(look.first_indent);
    if (look.left_indent > 0) text += ";padding-left:" + points_of(look.left_indent);
    if (look.before > 0) text += ";margin-top:" + points_of(look.before);
    if (look.after > 0) text += ";margin-bottom:" + points_of(look.after);
    return text + "}\n";
}

}  // namespace

std::string html_style() {
    std::string text(fixed.substr(0, fixed.find("@media screen")));
    for (const auto& look : looks()) text += rule_of(look);
    return text + std::string(fixed.substr(fixed.find("@media screen")));
}

std::string html_text(std::string_view text) {
    auto escaped = xml(text);
    for (auto at = escaped.find('\''); at != std::string::npos; at = escaped.find('\'', at)) escaped.replace(at, 1, "&#39;");
    return escaped;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto byte = [&](std::size_t i) { return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U; };
        const unsigned group = byte(0) << 16U | byte(1) << 8U | byte(2);
        for (unsigned i = 0; i < 4; ++i) text += at + i > bytes.size() ? '=' : letters[group >> (18U - 6U * i) & 0x3FU];
    }
    return text;
}

}  // namespace lichsong::report
