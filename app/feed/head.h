// SPDX-License-Identifier: Apache-2.0
// The head of a request, as views into the bytes it came in, which stay where they are until the request is read: nothing is copied to be
// looked at. The grammar is Beast's parser's; what it leaves to its caller is in intake.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string_view>
#include <vector>

#include <boost/beast/http/basic_parser.hpp>

namespace lichsong::feed {

class Head final : public boost::beast::http::basic_parser<true> {
public:
    using Name = boost::beast::http::field;
    using Verb = boost::beast::http::verb;
    struct Field {
        Name name;
        std::string_view spelled;
        std::string_view value;
    };

    explicit Head(std::size_t most_bytes) : m_most(most_bytes) {
        header_limit(static_cast<std::uint32_t>(most_bytes));
        body_limit(std::numeric_limits<std::uint64_t>::max());  // admitted by its length once the path is known
        constexpr std::size_t usual = 16;
        fields.reserve(usual);
    }

    /// Reads on, and says how many bytes it took. Beast bounds what it looks at in one go: here the head as a whole is, however it comes in parts.
    std::size_t read(boost::asio::const_buffer bytes, boost::beast::error_code& error) {
        const auto taken = put(bytes, error);
        m_taken += taken;
        if (!error && m_taken > m_most) error = boost::beast::http::error::header_limit;
        return taken;
    }

    [[nodiscard]] std::size_t count(Name name) const {
        return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; }));
    }
    /// The value of the first such field; empty where there is none.
    [[nodiscard]] std::string_view operator[](Name name) const {
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
        return found == fields.end() ? std::string_view() : found->value;
    }

    Verb method = Verb::unknown;
    std::string_view method_name;
    std::string_view target;
    bool is_newest = false;  ///< HTTP/1.1
    std::vector<Field> fields;

private:
    using Text = boost::beast::string_view;
    using Error = boost::beast::error_code;
    static std::string_view view(Text text) { return {text.data(), text.size()}; }

    void on_request_impl(Verb verb, Text name, Text where, int version, Error&) override {
        method = verb;
        method_name = view(name);
        target = view(where);
        is_newest = version >= 11;
    }
    /// A folded value was put together elsewhere and would not stay; nobody folds any more (RFC 9112 §5.2 lets us refuse).
    void on_field_impl(Name name, Text spelled, Text value, Error& error) override {
        const std::less<const char*> before;
        const auto* const end = spelled.data() + m_most;
        if (before(value.data(), spelled.data()) || before(end, value.data())) error = boost::beast::http::error::bad_value;
        else fields.push_back({name, view(spelled), view(value)});
    }
    void on_header_impl(Error&) override {}
    void on_response_impl(int, Text, int, Error&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) override {}
    std::size_t on_body_impl(Text, Error&) override { return 0; }
    void on_chunk_header_impl(std::uint64_t, Text, Error&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text, Error&) override { return 0; }
    void on_finish_impl(Error&) override {}

    std::size_t m_most;
    std::size_t m_taken = 0;
};

}  // namespace lichsong::feed
