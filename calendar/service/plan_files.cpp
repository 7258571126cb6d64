// SPDX-License-Identifier: Apache-2.0
// A new plan is filled beside its name and moved there when it is whole.
#include "calendar/service/plan_files.h"

#include "calendar/base/error.h"
#include "calendar/service/bulk.h"
#include "calendar/service/demo.h"
#include "calendar/service/generate.h"
#include "calendar/store/address.h"
#include "calendar/store/copy.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;

// The sample and generated plans are the same ones whenever they are made: on the morning of 10 May 2021.
class MorningOfTheSample final : public base::Clock {
public:
    [[nodiscard]] base::Stamp now() const override { return 1'620'608'400; }
};

// `fill` gets a desk at the new, empty plan.
template <class Fill>
void make(const std::string& address, const Maker& maker, Fill&& fill) {
    if (store::place_is_taken(address)) throw Error(Fault::Input, "plan.exists", {address});
    const auto beside = store::place_beside(address);
    try {
        {
            auto options = maker.options;
            options.mode = store::OpenMode::Create;
            options.checked_cache.clear();
            Desk desk(beside, options, maker.clock, maker.author);
            fill(desk);
            desk.session().empty_log();  // closing would do it as well, but would not say where it failed
        }
        store::take_place(beside, address);
    } catch (...) {
        store::clear_place(beside);
        throw;
    }
}

}  // namespace

TemplateReport new_plan(const std::string& address, const NewPlan& wanted, const Maker& maker) {
    TemplateReport report;
    make(address, maker, [&](Desk& desk) {
        Seed seed(desk, base::UuidSource());
        TemplateLoader loader(maker.templates, seed, model::today(maker.clock, 7 * 3600));
        loader.load_campaign(wanted);
        seed.commit({"plan.new", {wanted.template_id}});
        report = loader.report();
    });
    return report;
}

TemplateReport demo_plan(const std::string& address, const Maker& maker) {
    TemplateReport report;
    const MorningOfTheSample clock;
    make(address, {maker.templates, maker.options, clock, maker.author}, [&](Desk& desk) { report = fill_demo(desk, maker.templates); });
    return report;
}

void copy_plan(const std::string& from, const std::string& to, const Maker& maker) {
    auto reading = maker.options;
    reading.mode = store::OpenMode::Read;
    Desk source(from, reading, maker.clock, maker.author);
    make(to, maker, [&](Desk& desk) { store::copy_plan(source.session(), desk.session()); });
}

void generate_plan(const std::string& address, const GeneratedSize& size, const Maker& maker) {
    const MorningOfTheSample clock;
    make(address, {maker.templates, maker.options, clock, maker.author}, [&](Desk& desk) { fill_generated(desk, size, maker.templates); });
}

}  // namespace lichsong::service
