// SPDX-License-Identifier: Apache-2.0
// The pages of a plan's feeds and the forms that come back from them. Speaks the languages of pages in turn, hence for one thread alone.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "app/common/settings.h"
#include "app/feed/form.h"
#include "app/feed/site.h"
#include "calendar/base/i18n.h"
#include "calendar/service/leader_page.h"
#include "calendar/service/page_requests.h"

namespace lichsong::feed {

inline constexpr std::array page_languages{base::Language::Vietnamese, base::Language::English};  // by FeedLanguage
static_assert(page_languages.size() == model::feed_language_names.size());

/// By FeedLanguage, with the slot for the secret; see pages/html.h.
using WrittenPages = std::array<std::shared_ptr<const std::string>, page_languages.size()>;

/// The page for who knows the secret.
[[nodiscard]] SharedDocument page_document(const std::string& page, const std::string& secret);

class PlanPages {
public:
    /// `base_url` as ServedPlan has it. Error{Store,"system.no_entropy"}.
    PlanPages(service::Desk& desk, const app::Settings& settings, std::string base_url, service::AnswerPolicy policy);

    [[nodiscard]] WrittenPages write(const model::Feed& feed, const service::PartnerPage& page, const std::vector<service::PageRequest>& requests) const;

    [[nodiscard]] WrittenPages write(const service::LeaderPage& page) const;

    struct Outcome {
        Answer answer;
        std::string trouble;  ///< what kept the plan from being changed, for the house; the answer does not say
    };
    /// Takes the answers in and leads back to the page; or, where the form says what cannot be, or was made of what is asked no more, the page
    /// again with what was typed (422, 409, 503). Whoever cannot have had our form changes nothing.
    [[nodiscard]] Outcome take(const model::Feed& feed, const service::PartnerPage& page, const std::string& secret, std::size_t language, const FormFields& fields);

private:
    template <class Write>
    [[nodiscard]] WrittenPages in_all_languages(const Write& write) const;
    /// Only who was shown what the request asks can send it. Ends with the program: a form that is older is shown again as it was filled in.
    [[nodiscard]] std::string token(const model::Feed& feed, const service::PageRequest& request) const;

    service::Desk& m_desk;
    std::string m_catalogues;
    std::string m_base_url;
    service::AnswerPolicy m_policy;
    std::string m_key;
};

}  // namespace lichsong::feed
