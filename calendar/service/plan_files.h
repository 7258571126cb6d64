// SPDX-License-Identifier: Apache-2.0
// Making whole plans: from a template, the sample, or of any size for measuring. A plan appears complete under its name or
// not at all.
#pragma once

#include <functional>
#include <string>

#include "calendar/service/desk.h"
#include "calendar/service/templates.h"

namespace lichsong::service {

/// Who and where: what every making of a plan needs.
struct Maker {
    TemplateFolders templates;
    store::OpenOptions options;
    const base::Clock& clock;
    std::string author;
};

/// Error{Input,"plan.exists"} where something has that name already; errors of TemplateLoader; Error{Store,…}.
TemplateReport new_plan(const std::string& address, const NewPlan& wanted, const Maker& maker);

/// The sample: Đồng Tháp, election of 23/5/2021, three months, with deliberate breaks, gaps and open requests. The same
/// plan every time.
TemplateReport demo_plan(const std::string& address, const Maker& maker);

/// The plan as it stands, also while others write, in a new place: a file or a campaign of a database, with journal, releases, feeds and who fetched
/// them; UIDs and ids stay. Error{Input,"plan.exists"}; Error{Store,…}.
void copy_plan(const std::string& from, const std::string& to, const Maker& maker);

struct GeneratedSize {
    std::int64_t placements = 10'000;
    int outlets = 50;
    std::uint64_t seed = 1;
    std::function<void(std::int64_t done, std::int64_t total)> progress = [](std::int64_t, std::int64_t) {};
};

/// A plan for measuring: same numbers, same plan.
void generate_plan(const std::string& address, const GeneratedSize& size, const Maker& maker);

}  // namespace lichsong::service
