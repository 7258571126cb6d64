// SPDX-License-Identifier: Apache-2.0
// The child process that runs libical: what it may do, as the system says, and what becomes of the program when it dies.
#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>
#include <functional>
#include <sstream>

#include <sys/types.h>
#include <unistd.h>

#include "calendar/base/error.h"
#include "calendar/ical/reader_process.h"
#include "calendar/ical/wire.h"

using namespace lichsong;
using ical::ReaderProcess;

namespace {

const std::string request = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nX-LICHSONG-NUMBER:0\r\nSUMMARY:Tin\\, bài\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

std::string text_of(const std::string& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// The only child of this process that is the reader; it waits for a request.
pid_t child() {
    std::istringstream children(text_of("/proc/self/task/" + std::to_string(::getpid()) + "/children"));
    for (pid_t process = 0; children >> process;)
        if (text_of("/proc/" + std::to_string(process) + "/cmdline").find("lichsong-ical") != std::string::npos) return process;
    return 0;
}

std::string status_line(pid_t process, const std::string& name) {
    std::istringstream status(text_of("/proc/" + std::to_string(process) + "/status"));
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":\t")) return line.substr(name.size() + 2);
    return "missing";
}

std::string limit(pid_t process, const std::string& name) {
    std::istringstream limits(text_of("/proc/" + std::to_string(process) + "/limits"));
    for (std::string line; std::getline(limits, line);) {
        if (!line.starts_with(name)) continue;
        std::istringstream rest(line.substr(name.size()));
        std::string soft, hard;
        rest >> soft >> hard;
        return soft + '/' + hard;
    }
    return "missing";
}

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.code();
    }
    return "done";
}

}  // namespace

TEST_CASE("The child answers with what libical read", "[reader]") {
    ReaderProcess reader(LICHSONG_READER);
    reader.send(request);
    const auto reply = reader.reply();
    ical::ReplyReader values(reply);
    ical::ReadComponent component;
    REQUIRE(values.next(component));
    REQUIRE(component.values.size() == 1);
    CHECK(component.values[0].text == "Tin, bài");
    CHECK_FALSE(values.next(component));
}

TEST_CASE("The child is shut in: no new rights, few calls, little time and memory, no files, none of our variables", "[reader]") {
    ReaderProcess reader(LICHSONG_READER);
    reader.send(request);
    static_cast<void>(reader.reply());
    const auto process = child();
    REQUIRE(process > 0);
    CHECK(status_line(process, "Seccomp") == "2");
    CHECK(status_line(process, "NoNewPrivs") == "1");
    CHECK(limit(process, "Max core file size") == "0/0");
    CHECK(limit(process, "Max file size") == "0/0");
#ifndef LICHSONG_SANITIZED
    CHECK(limit(process, "Max cpu time") == "2/2");
    CHECK(limit(process, "Max address space") == "268435456/268435456");
#endif
    CHECK(text_of("/proc/" + std::to_string(process) + "/environ").empty());
}

TEST_CASE("A child that is killed, or that says nothing sensible, is an error and not a hang", "[reader]") {
    ReaderProcess reader(LICHSONG_READER);
    reader.send(request);
    static_cast<void>(reader.reply());
    const auto process = child();
    REQUIRE(process > 0);
    REQUIRE(::kill(process, SIGTERM) == 0);
    CHECK(code_of([&] {
        reader.send(request);
        static_cast<void>(reader.reply());
    }) == "ics.reader_failed");
    CHECK(code_of([&] {  // and the next is another one
        reader.send(request);
        static_cast<void>(reader.reply());
    }) == "done");
    REQUIRE(::kill(child(), SIGKILL) == 0);
    CHECK(code_of([&] {
        reader.send(request);
        static_cast<void>(reader.reply());
    }) == "ics.reader_time");  // as the system ends one whose time is over
    CHECK(code_of([&] { static_cast<void>(reader.reply()); }) == "ics.reader_failed");
}

TEST_CASE("A program that is none, or is no reader, is told", "[reader]") {
    CHECK(code_of([] { ReaderProcess("/nowhere/lichsong-ical").send(request); }) == "ics.no_reader");
    ReaderProcess other("/bin/true");
    CHECK(code_of([&] {
        other.send(request);
        static_cast<void>(other.reply());
    }) == "ics.reader_failed");
    ReaderProcess echo("/bin/cat");  // what comes back is our own request, which is no reply
    echo.send(request);
    const auto reply = echo.reply();
    ical::ReplyReader values(reply);
    ical::ReadComponent component;
    CHECK(code_of([&] {
        while (values.next(component)) {}
    }) == "ics.reader_failed");
}
