// SPDX-License-Identifier: Apache-2.0
// What a template cannot do: reach another file, nest deeply, be huge, or say something wrong without being told where.
#include <fstream>

#include <sys/stat.h>

#include "calendar/base/error.h"
#include "calendar/service/template_file.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

// The error of reading a text as a template; code "" where there is none.
base::Error error_of(const std::string& text) {
    try {
        (void)service::parse_template(text, "t.toml");
    } catch (const base::Error& error) {
        return error;
    }
    return {base::Fault::Input, ""};
}

struct Templates {
    Templates() { std::filesystem::create_directories(folder / "t/campaigns"); }
    void put(const std::string& name, const std::string& text) { std::ofstream(folder / ("t/campaigns/" + name + ".toml").c_str(), std::ios::binary) << text; }
    base::Error make(const std::string& id) {
        const FixedClock clock(1'620'608'400);
        const auto file = folder / "plan.lichsong";
        std::filesystem::remove(file);
        service::NewPlan wanted;
        wanted.template_id = id;
        try {
            service::new_plan(file.string(), wanted, {folder / "t", {}, clock, "an"});
        } catch (const base::Error& error) {
            CHECK_FALSE(std::filesystem::exists(file));
            return error;
        }
        return {base::Fault::Input, ""};
    }
    Folder folder;
};

const std::string head = "[campaign]\nname = \"X\"\nfirst_day = 2026-10-01\nlast_day = 2026-10-31\n";

}  // namespace

TEST_CASE("Brackets and dotted names that lie too deep are refused with their line", "[templates][limits]") {
    CHECK(error_of("a = 1\nb = " + std::string(9, '[') + std::string(9, ']')).args() == std::vector<std::string>{"t.toml", "2", "8"});
    CHECK(error_of("a = " + std::string(500'000, '[')).code() == "template.too_deep");
    CHECK(error_of("a = " + std::string(500'000, '{')).code() == "template.too_deep");
    std::string name = "a";
    for (int i = 0; i < 300'000; ++i) name += ".a";
    CHECK(error_of(name + " = 1").code() == "template.too_deep");
    CHECK(error_of('[' + name + ']').code() == "template.too_deep");
    std::string quoted = "\"a\"";
    for (int i = 0; i < 100'000; ++i) quoted += " . \"a\"";
    CHECK(error_of(quoted + " = 1").code() == "template.too_deep");
}

TEST_CASE("Brackets closed in a string or a comment do not make up for others", "[templates][limits]") {
    CHECK(error_of("a = \"" + std::string(900, ']') + "\"\nb = " + std::string(900, '[')).code() == "template.too_deep");
    CHECK(error_of("# " + std::string(900, ']') + "\nb = " + std::string(900, '[')).code() == "template.too_deep");
    CHECK(error_of("a = '''\n" + std::string(900, ']') + "'''\nb = " + std::string(900, '[')).args()[1] == "3");
    CHECK(error_of(std::string(900, ']') + "\nb = " + std::string(900, '[')).code() == "template.too_deep");
}

TEST_CASE("Brackets, dots and quotes within strings and comments are only text", "[templates][limits]") {
    const std::string text = "[[topic]]\nkey = \"x\" # [[[[[[[[[[[[[[[[ it's \"\ntitle = \"[[[[[[[[[[[[ a.b.c.d.e.f.g.h.i.j.k.l \\\" [[[[\"\n"
                             "title_en = '[[[[[[[[[[\\'\n";
    const auto file = service::parse_template(text, "t.toml");
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows[0].fields.size() == 2);
    CHECK(file.rows[0].fields[1].line == 4);
    const std::string lines = "[[topic]]\nkey = \"x\"\ntitle = \"\"\"\n[[[[[[[[[[[[ \"\" \\\"\"\"\" [[[\n\"\"\"\n";
    CHECK(error_of(lines).code().empty() == false);  // what stands behind the closing marks is not TOML
}

TEST_CASE("A file larger than a template may be is not read to its end", "[templates][limits]") {
    CHECK(error_of(std::string(1024 * 1024 + 1, '#')).code() == "template.too_large");
    CHECK(error_of(std::string(1024 * 1024, '#')).code().empty());
    Templates templates;
    templates.put("huge", head);
    std::filesystem::resize_file(templates.folder / "t/campaigns/huge.toml", 1ULL << 36U);  // sparse: reading it all would not end soon
    CHECK(templates.make("huge").code() == "template.too_large");
}

TEST_CASE("Only plain files are templates", "[templates][limits]") {
    Templates templates;
    std::filesystem::create_directory(templates.folder / "t/campaigns/folder.toml");
    REQUIRE(::mkfifo((templates.folder / "t/campaigns/pipe.toml").c_str(), 0600) == 0);
    std::filesystem::create_symlink("/dev/zero", templates.folder / "t/campaigns/zero.toml");
    for (const char* id : {"folder", "pipe", "zero", "", "/etc/passwd", "../../x", "a/../b", "A", "x.toml", "x\n"}) {
        INFO(id);
        CHECK(templates.make(id).code() == "template.unknown");
    }
}

TEST_CASE("A template includes by id alone, from its own folder", "[templates][limits]") {
    Templates templates;
    std::ofstream(templates.folder / "secret.toml") << head;
    for (const char* id : {"../secret", "/etc/hosts", "campaigns/../../secret", "https://example.org/x", "file:///etc/hosts", "secret", "campaigns/./x"}) {
        INFO(id);
        templates.put("x", "[template]\ninclude = [\n  \"" + std::string(id) + "\"]\n" + head);
        const auto error = templates.make("x");
        CHECK(error.code() == "template.unknown_include");
        CHECK(error.args() == std::vector<std::string>{"campaigns/x.toml", "3", id});
    }
}

TEST_CASE("Templates that include one another are each loaded once", "[templates][limits]") {
    Templates templates;
    templates.put("a", "[template]\ninclude = [\"campaigns/b\", \"campaigns/a\"]\n" + head + "[[topic]]\nkey = \"one\"\ntitle = \"One\"\nparent = \"two\"\n");
    templates.put("b", "[template]\ninclude = [\"campaigns/a\"]\n[[topic]]\nkey = \"two\"\ntitle = \"Two\"\n");
    CHECK(templates.make("a").code().empty());
}

TEST_CASE("Rows may refer to one another in any order, however many", "[templates][limits]") {
    Templates templates;
    std::string text = head;
    constexpr int rows = 8'000;
    for (int i = rows; i > 0; --i)
        text += "[[topic]]\nkey = \"t" + std::to_string(i) + "\"\ntitle = \"T\"\n" + (i > 1 ? "parent = \"t" + std::to_string(i - 1) + "\"\n" : "");
    templates.put("chain", text);
    CHECK(templates.make("chain").code().empty());
}

TEST_CASE("What refers to a row that was left out is left out with it", "[templates]") {
    Templates templates;
    templates.put("x", head + "[[partner]]\nkey = \"new\"\nname = \"New\"\nvalid_from = 2030-01-01\n[[partner]]\nkey = \"old\"\nname = \"Old\"\nsuccessor = \"new\"\n"
                              "[[outlet]]\nkey = \"o\"\nname = \"O\"\npartner = \"new\"\n[[slot]]\nkey = \"s\"\ntitle = \"S\"\noutlet = \"o\"\nstart = \"06:00\"\n");
    const FixedClock clock(1'620'608'400);
    service::NewPlan wanted;
    wanted.template_id = "x";
    const auto report = service::new_plan((templates.folder / "plan.lichsong").string(), wanted, {templates.folder / "t", {}, clock, "an"});
    std::vector<std::string> left;
    for (const auto& row : report.left_out) left.push_back(row.key);
    CHECK(left == std::vector<std::string>{"new", "old", "o", "s"});
    CHECK(report.created.size() == 1);  // the campaign
}
