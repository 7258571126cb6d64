// SPDX-License-Identifier: Apache-2.0
#include "app/feed/plan_pages.h"

#include <algorithm>
#include <utility>

#include "app/feed/pages/leader.h"
#include "app/feed/pages/partner.h"
#include "calendar/base/error.h"
#include "calendar/base/secret.h"

namespace lichsong::feed {
namespace {

using base::Error;
using base::Fault;
using base::tr;

constexpr const char* html_type = "text/html; charset=utf-8";

/// Speaks a language as long as it lives.
class Speaking {
public:
    Speaking(base::Language language, const std::string& catalogues) : m_before(base::language()), m_catalogues(catalogues) { base::set_language(language, m_catalogues); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
    ~Speaking() { base::set_language(m_before, m_catalogues); }

private:
    base::Language m_before;
    const std::string& m_catalogues;
};

// Somebody else may change the plan just then: that is no reason to bother a partner.
void answer_patiently(service::Desk& desk, const model::Feed& feed, const std::string& request, const std::vector<service::LineReply>& replies, service::AnswerPolicy policy) {
    constexpr int tries = 3;
    for (int i = 1;; ++i) {
        try {
            service::answer_from_page(desk, feed, request, replies, policy);
            return;
        } catch (const Error& error) {
            if (error.fault() != Fault::Conflict || i == tries) throw;
        }
    }
}

}  // namespace

SharedDocument page_document(const std::string& page, const std::string& secret) { return make_document(html_type, pages::with_secret(page, secret), 0, strict_policy); }

PlanPages::PlanPages(service::Desk& desk, const app::Settings& settings, std::string base_url, service::AnswerPolicy policy)
    : m_desk(desk), m_catalogues(settings.catalogues().string()), m_base_url(std::move(base_url)), m_policy(policy), m_key(base::new_secret()) {}

std::string PlanPages::token(const model::Feed& feed, const service::PageRequest& request) const {
    auto text = feed.secret_hash + '\n' + request.key;
    for (const auto& line : request.lines)
        text += '\n' + line.code + '\t' + model::iso(line.date) + '\t' + (line.start ? model::hm(*line.start) : std::string()) + '\t' + std::to_string(line.length.count()) + '\t' +
                line.outlet.vietnamese + '\t' + line.title.vietnamese;
    return base::signature(m_key, text);
}

template <class Write>
WrittenPages PlanPages::in_all_languages(const Write& write) const {
    WrittenPages written;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const Speaking speaking(page_languages.at(i), m_catalogues);
        written.at(i) = std::make_shared<const std::string>(write());
    }
    return written;
}

WrittenPages PlanPages::write(const service::LeaderPage& page) const {
    return in_all_languages([&] { return pages::write_leader_page(page, m_base_url); });
}

WrittenPages PlanPages::write(const model::Feed& feed, const service::PartnerPage& page, const std::vector<service::PageRequest>& requests) const {
    pages::Asking asking;
    asking.requests = requests;
    asking.token = [&](const service::PageRequest& request) { return token(feed, request); };
    return in_all_languages([&] { return pages::write_partner_page(page, asking, m_base_url, m_desk.today()); });
}

PlanPages::Outcome PlanPages::take(const model::Feed& feed, const service::PartnerPage& page, const std::string& secret, std::size_t language, const FormFields& fields) {
    const Speaking speaking(page_languages.at(language), m_catalogues);
    const auto typed = pages::read_typed(fields);
    pages::Asking asking;
    asking.requests = service::page_requests(m_desk, feed);
    asking.token = [&](const service::PageRequest& request) { return token(feed, request); };
    asking.typed = &typed;
    const auto again = [&](int status, std::string sentence) {
        asking.trouble = std::move(sentence);
        return Answer{status, page_document(pages::write_partner_page(page, asking, m_base_url, m_desk.today()), secret), {}};
    };
    const auto request = std::find_if(asking.requests.begin(), asking.requests.end(), [&](const service::PageRequest& one) { return one.key == typed.request; });
    if (request == asking.requests.end() || typed.token != token(feed, *request))
        return {again(409, tr(LICHSONG_N_("What is asked is not what it was when you opened this page. Please look once more and send again."))), {}};
    try {
        answer_patiently(m_desk, feed, request->key, pages::replies_of(typed, *request, {static_cast<int>(m_desk.today().year()), page.dday}), m_policy);
    } catch (const Error& error) {
        if (error.fault() == Fault::Input || error.fault() == Fault::Call) return {again(422, app::describe(error)), {}};
        return {again(503, tr(LICHSONG_N_("Your answer could not be kept just now. Nothing of it is lost: please send it again in a minute."))), app::describe(error)};
    }
    return {{303, nullptr, "/feeds/" + secret + "?lang=" + std::string(model::feed_language_names.at(language)) + '#' + pages::answered_anchor}, {}};
}

}  // namespace lichsong::feed
