// SPDX-License-Identifier: Apache-2.0
// Numbers of official documents as Decree 30/2020/NĐ-CP, Appendix I and III, has state bodies write them, as Party bodies do, and
// those of laws: read so that a mistyped one is noticed, and letters can be found by number, type and body.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lichsong::model {

enum class NumberStyle : unsigned char {
    State,   ///< 41/KH-CAT-PV05: number, type, body, unit that drew it up
    Letter,  ///< 245/UBND-TCD-NC: an official letter (công văn), which names no type
    Party,   ///< 777-CV/TU: the type before the slash
    Law,     ///< 83/2025/QH15, 30/2020/NĐ-CP: with the year
};

struct DocumentNumber {
    int number = 0;
    int year = 0;              ///< of a law, else 0
    std::string type;          ///< "KH", "CV", "NĐ"; empty where it names none
    std::string issued_by;     ///< "CAT-PV05", "UBND-TCD-NC", "TU", "QH15"
    NumberStyle style = NumberStyle::State;

    friend bool operator==(const DocumentNumber&, const DocumentNumber&) = default;
};

/// Nothing where the text is no such number. Spaces around it and "Số:" before it are let pass. Error{Input,"text.not_utf8"}.
[[nodiscard]] std::optional<DocumentNumber> parse_document_number(std::string_view text);

/// As it is printed: a number below 10 has a 0 before it.
[[nodiscard]] std::string print(const DocumentNumber& number);

}  // namespace lichsong::model
