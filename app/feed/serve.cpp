// SPDX-License-Identifier: Apache-2.0
#include "app/feed/serve.h"

#include <csignal>

#include "app/feed/plan_site.h"

namespace lichsong::feed {

void serve(const ServedPlan& plan, Options options, const base::Clock& clock, const std::function<void(const std::string& url)>& ready) {
    // Blocked before any thread begins, so that all have it so and the signal waits to be fetched here.
    sigset_t ends;
    sigset_t before;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, &before);
    const bool is_private = !options.certificate.empty();
    const auto host = options.address.find(':') == std::string::npos ? options.address : '[' + options.address + ']';
    {
        PlanSite site(plan, clock);
        Server server(std::move(options), site, clock);
        server.start();
        ready((is_private ? "https://" : "http://") + host + ':' + std::to_string(server.port()));
        int signal = 0;
        sigwait(&ends, &signal);
        server.stop();
        server.wait();
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace lichsong::feed
