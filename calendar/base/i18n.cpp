// SPDX-License-Identifier: Apache-2.0
// Boost.Locale reads the .mo files: unlike the C library's gettext it needs no locale installed on the system.
#include "calendar/base/i18n.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <list>
#include <locale>
#include <mutex>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include "calendar/base/error.h"

namespace lichsong::base {
namespace {

struct Current {
    Language language = Language::English;
    std::string folder;  ///< of the catalogue
    std::locale locale = std::locale::classic();
    bool translated = false;
};

// Texts are read on several threads while the language is changed on one: what they read from stays until the end. Each is read from its
// file once only: a server changes the language for every page it writes.
class Languages {
public:
    [[nodiscard]] const Current& now() const { return *m_now.load(std::memory_order_acquire); }

    /// What was read before, else what `read` gives.
    template <class Read>
    [[nodiscard]] const Current& find(Language language, const std::string& folder, Read read) {
        const std::lock_guard alone(m_mutex);
        auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Current& one) { return one.language == language && one.folder == folder; });
        if (found == m_all.end()) found = m_all.insert(m_all.end(), read());
        return *found;
    }
    void change_to(const Current& language) { m_now.store(&language, std::memory_order_release); }

private:
    std::mutex m_mutex;
    std::list<Current> m_all{Current{}};
    std::atomic<const Current*> m_now{&m_all.front()};
};

Languages& languages() {
    static Languages all;
    return all;
}

thread_local const Current* spoken_here = nullptr;  // by Speaking

const Current& current() { return spoken_here != nullptr ? *spoken_here : languages().now(); }

std::vector<char> read_catalogue(const std::string& name, const std::string& /*encoding*/) {
    std::ifstream in(name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Current read_language(Language language, const std::string& folder) {
    Current read{language, folder, std::locale::classic(), false};
    if (language == Language::Vietnamese) {
        const auto file = std::filesystem::path(folder) / "vi/LC_MESSAGES/lichsong.mo";
        if (!std::filesystem::exists(file)) throw Error(Fault::Store, "i18n.no_catalogue", {file.string()});
        boost::locale::gnu_gettext::messages_info info;
        info.language = std::string("vi");
        info.encoding = std::string("UTF-8");
        info.paths.push_back(folder);
        info.domains.emplace_back("lichsong");
        info.callback = read_catalogue;
        read.locale = std::locale(std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info));
        read.translated = true;
    }
    return read;
}

}  // namespace

void set_language(Language language, const std::string& folder) {
    languages().change_to(languages().find(language, folder, [&] { return read_language(language, folder); }));
}

Speaking::Speaking(Language language, const std::string& folder) : m_before(spoken_here) {
    spoken_here = &languages().find(language, folder, [&] { return read_language(language, folder); });
}

Speaking::~Speaking() { spoken_here = static_cast<const Current*>(m_before); }

Language language() noexcept { return current().language; }

std::string tr(const char* text) {
    const auto& now = current();
    if (!now.translated || *text == '\0') return text;
    return boost::locale::gettext(text, now.locale);
}

std::string tr_n(const char* one, const char* many, long count) {
    const auto& now = current();
    if (!now.translated) return count == 1 ? one : many;
    return boost::locale::ngettext(one, many, static_cast<int>(count), now.locale);
}

std::string fill(std::string_view pattern, const std::vector<std::string>& args) {
    std::string out;
    out.reserve(pattern.size() + 32);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool brace = pattern[i] == '{' && i + 1 < pattern.size();
        if (brace && pattern[i + 1] == '{') {
            out += '{';
            ++i;
        } else if (brace && i + 2 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9' && pattern[i + 2] == '}' &&
                   static_cast<std::size_t>(pattern[i + 1] - '1') < args.size()) {
            out += args[static_cast<std::size_t>(pattern[i + 1] - '1')];
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

const std::string& in_language(const std::string& vietnamese, const std::string& english) {
    const bool want_english = language() == Language::English;
    if (want_english) return english.empty() ? vietnamese : english;
    return vietnamese.empty() ? english : vietnamese;
}

}  // namespace lichsong::base
