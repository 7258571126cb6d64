// SPDX-License-Identifier: Apache-2.0
// A document that holds everything a format has to write. For the tests of each format.
#pragma once

#include <string>
#include <vector>

#include "calendar/report/document.h"

namespace lichsong::test {

/// `text` stands wherever a text may: what people type, or what an attacker does.
[[nodiscard]] report::Document full_document(const std::string& text = "Bản tin phòng cháy");

/// A table of every kind of value, under a head of two rows.
[[nodiscard]] report::Table values_table(const std::string& text = "Bản tin phòng cháy");

/// One of each kind, with a value missing in each.
[[nodiscard]] std::vector<report::Chart> charts(const std::string& text = "Phát thanh");

/// An entry of a zip file.
[[nodiscard]] std::string entry(const std::string& bytes, const std::string& name);

/// What may not break a file, run as a program or turn the direction of what follows.
[[nodiscard]] const std::vector<std::string>& hostile_texts();

}  // namespace lichsong::test
