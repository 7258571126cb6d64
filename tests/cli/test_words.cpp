// SPDX-License-Identifier: Apache-2.0
// Words for people: every code of the sources has a sentence, every name a word, in both languages, and no sentence asks for
// more than it is given.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include "app/common/describe.h"
#include "app/common/words.h"
#include "calendar/base/i18n.h"
#include "calendar/model/entity.h"
#include "office.h"

using namespace lichsong;
namespace fs = std::filesystem;

namespace {

const fs::path sources = fs::path(LICHSONG_TEST_DATA) / "../..";

// The text of each source file, without its comments.
std::map<std::string, std::string> source_texts(const char* folder) {
    std::map<std::string, std::string> texts;
    for (const auto& entry : fs::recursive_directory_iterator(sources / folder)) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        texts[entry.path().string()] = {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    REQUIRE(texts.size() > 10);
    return texts;
}

std::string without_comments(const std::string& text) { return std::regex_replace(text, std::regex("(^|\\s)//[^\n]*"), "$1"); }

template <class Visit>
void each_match(const std::string& text, const char* pattern, Visit&& visit) {
    const std::regex regex(pattern);
    for (auto found = std::sregex_iterator(text.begin(), text.end(), regex); found != std::sregex_iterator(); ++found) visit(*found);
}

int highest_placeholder(const std::string& text) {
    int highest = 0;
    each_match(text, "\\{([0-9])\\}", [&](const std::smatch& found) { highest = std::max(highest, found[1].str()[0] - '0'); });
    return highest;
}

// The number of arguments in "{a, f(b, c), {d}}", from behind the first brace; -1 where there is no plain list.
int arguments_in(const std::string& text, std::size_t at) {
    int depth = 0;
    int count = 0;
    bool quoted = false;
    bool filled = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"' && text[at - 1] != '\\') quoted = !quoted;
        if (quoted || c == ' ' || c == '\n') {
            filled = filled || quoted;
            continue;
        }
        if (depth == 0 && c == '}') return filled ? count + 1 : 0;
        filled = true;
        if (c == '(' || c == '{') ++depth;
        if (c == ')' || c == '}') --depth;
        if (depth == 0 && c == ',') ++count;
    }
    return -1;
}

// Both languages: what is true of a word must be so in each.
template <class Test>
void in_both_languages(Test&& test) {
    for (const auto language : {base::Language::Vietnamese, base::Language::English}) {
        base::set_language(language, std::string(LICHSONG_BUILD_SHARE) + "/locale");
        test();
    }
}

const app::Sentence* sentence_of(std::span<const app::Sentence> table, const std::string& code) {
    for (const auto& row : table)
        if (row.code == code) return &row;
    return nullptr;
}

}  // namespace

TEST_CASE("Every code in the sources has a sentence", "[cli][words]") {
    std::set<std::string> families;
    for (const auto table : {app::error_sentences(), app::change_sentences(), app::violation_sentences(), app::lint_sentences()})
        for (const auto& row : table) families.insert(std::string(row.code.substr(0, row.code.find('.'))));
    std::set<std::string> codes;
    for (const char* folder : {"calendar", "app"})
        for (const auto& [file, text] : source_texts(folder))
            each_match(without_comments(text), "\"([a-z0-9_]+)\\.([a-z0-9_]+)\"", [&, &where = file](const std::smatch& found) {
                // Columns in SQL look alike: "p.date". Codes are what belongs to a family of codes, or stands behind a Fault.
                const auto code = found[1].str() + '.' + found[2].str();
                const auto before = found.prefix().str();
                const bool thrown = before.ends_with("Fault::Call, ") || before.ends_with("Fault::Input, ") || before.ends_with("Fault::Conflict, ") ||
                                    before.ends_with("Fault::Store, ") || before.ends_with("Doing{");
                if (!thrown && !families.contains(found[1].str())) return;
                INFO(where << ": " << code);
                CHECK(app::has_sentence(code));
                codes.insert(code);
            });
    CHECK(codes.size() > 100);
}

TEST_CASE("Every sentence of the tables belongs to a code of the sources", "[cli][words]") {
    std::string all;
    for (const char* folder : {"calendar", "app"})
        for (const auto& [file, text] : source_texts(folder))
            if (file.find("/words_") == std::string::npos) all += without_comments(text);
    for (const auto table : {app::error_sentences(), app::change_sentences(), app::violation_sentences(), app::lint_sentences()})
        for (const auto& row : table) {
            auto code = std::string(row.code);
            if (code.ends_with("_any")) code.resize(code.size() - 4);  // made from the code of the subject
            INFO(row.code);
            CHECK(all.find('"' + code + '"') != std::string::npos);
        }
}

TEST_CASE("No sentence of an error or a change asks for more than the sources give it", "[cli][words]") {
    int judged = 0;
    for (const char* folder : {"calendar", "app"})
        for (const auto& [file, text] : source_texts(folder))
            each_match(text, "(Fault::[A-Z][a-z]+, |Doing\\{|Edit edit\\(desk, \\{|describe_as\\(\\{|commit\\(\\{)\"([a-z0-9_]+\\.[a-z0-9_]+)\"(, \\{|\\)|\\})",
                       [&, &where = file, &whole = text](const std::smatch& found) {
                           const auto code = found[2].str();
                           const bool is_error = found[1].str().starts_with("Fault");
                           const auto* sentence = sentence_of(is_error ? app::error_sentences() : app::change_sentences(), code);
                           REQUIRE(sentence != nullptr);
                           const bool listed = found[3].str() == ", {";
                           const int given = listed ? arguments_in(whole, static_cast<std::size_t>(found.position() + found.length())) : 0;
                           // An Edit may be described once more, when it is known what it does.
                           const auto rest = whole.substr(static_cast<std::size_t>(found.position()));
                           if (found[1].str().starts_with("Edit") && rest.substr(0, rest.find("\n}\n")).find("describe_as") != std::string::npos) return;
                           INFO(where << ": " << code << " gets " << given);
                           CHECK(highest_placeholder(sentence->text) <= given);
                           ++judged;
                       });
    CHECK(judged > 60);
}

TEST_CASE("No sentence of a breach asks for more than its rule's head says it gives", "[cli][words]") {
    std::map<std::string, int> documented;
    for (const auto& [file, text] : source_texts("calendar/model/rules"))
        each_match(text, "//   ([a-z_]+\\.[a-z_]+) +([^\n]*(\n//  {8,}[^\n]*)*)",
                   [&](const std::smatch& found) { documented[found[1].str()] = highest_placeholder(found[2].str()); });
    CHECK(documented.size() > 20);
    for (const auto& [reason, arguments] : documented) {
        const auto* sentence = sentence_of(app::violation_sentences(), reason);
        INFO(reason);
        REQUIRE(sentence != nullptr);
        if (arguments > 0) CHECK(highest_placeholder(sentence->text) <= arguments);
    }
}

TEST_CASE("Every kind, field and choice has a name of its own in both languages", "[cli][words]") {
    in_both_languages([] {
        for (const auto& info : model::entity_table()) {
            INFO(info.name);
            const bool same_in_english = base::language() == base::Language::English;
            CHECK((same_in_english || app::kind_name(info.name) != info.name));
            for (const auto& field : info.fields) {
                INFO(field.name);
                CHECK(app::field_name(field.name) != field.name);
                for (const auto choice : field.choices) {
                    INFO(choice);
                    CHECK(app::choice_name(choice) != choice);
                }
            }
        }
    });
}

TEST_CASE("Vietnamese words differ from the English they stand for", "[cli][words]") {
    std::vector<std::string> same;  // but for the names of options
    base::set_language(base::Language::Vietnamese, std::string(LICHSONG_BUILD_SHARE) + "/locale");
    for (const auto table : {app::field_names(), app::choice_names(), app::kind_names()})
        for (const auto& row : table)
            if (base::tr(row.text) == row.text && !std::string_view(row.text).starts_with("--")) same.emplace_back(row.text);
    CHECK(same == std::vector<std::string>{"UID"});
    for (const auto table : {app::error_sentences(), app::change_sentences(), app::violation_sentences(), app::lint_sentences()})
        for (const auto& row : table) {
            INFO(row.code);
            CHECK(base::tr(row.text) != row.text);
        }
}

TEST_CASE("An error sentence is a sentence: a capital at its head, a full stop at its end, nothing left to fill in", "[cli][words]") {
    in_both_languages([] {
        for (const auto& row : app::error_sentences()) {
            std::vector<std::string> args;  // as far as they are names that the program has words for, such a name
            for (const char slot : row.slots)
                args.emplace_back(slot == 'k' ? "area" : slot == 'f' ? "title" : slot == 'c' ? "draft" : slot == 'r' ? "flight.before" : slot == 'e' ? "date.no_year" : "X");
            while (args.size() < 9) args.emplace_back("X");
            const auto told = app::describe(base::Error(base::Fault::Input, row.code, args));
            INFO(row.code << ": " << told);
            CHECK(told.find_first_of("{}") == std::string::npos);
            CHECK(told.find('\n') == std::string::npos);
            CHECK((told.starts_with("--") || !(told.front() >= 'a' && told.front() <= 'z')));
            CHECK_FALSE(told.starts_with("đ"));
            if (row.slots.find('r') == std::string_view::npos) CHECK(told.ends_with('.'));
        }
    });
}
