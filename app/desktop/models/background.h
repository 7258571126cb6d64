// SPDX-License-Identifier: Apache-2.0
// What takes too long to wait for: one thread that has the plan open for itself, for reading only, and answers what the
// window asks. Answers come back on the asking thread; what has been asked anew meanwhile is not answered. Knows no windows.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "calendar/base/error.h"
#include "calendar/service/desk.h"

namespace lichsong::desktop {

class Background {
public:
    /// Called once, on the thread: the plan as it is read there.
    using Open = std::function<std::unique_ptr<service::Desk>()>;
    /// Brings a call to the asking thread; may be called from any.
    using Post = std::function<void(std::function<void()>)>;

    Background(Open open, Post post);
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;
    /// Waits for what runs; nothing is answered any more.
    ~Background();

    /// Does `work` on the thread and hands what it returns to `done`, or what it throws to `failed`, on the asking thread.
    /// A newer question about the same matter takes the place of this one.
    template <class Result>
    void ask(const std::string& matter, std::function<Result(service::Desk&)> work, std::function<void(Result)> done, std::function<void(const base::Error&)> failed);
    /// No answer about it is wanted any more.
    void forget(const std::string& matter) { m_asked.erase(matter); }
    /// Asked, and not answered yet.
    [[nodiscard]] bool is_waiting_for(const std::string& matter) const { return m_asked.contains(matter); }
    [[nodiscard]] bool is_waiting() const { return !m_asked.empty(); }

private:
    using Answer = std::function<void()>;
    struct Question {
        std::string matter;
        std::int64_t number = 0;
        std::function<Answer(service::Desk&)> work;
        std::function<void(const base::Error&)> failed;
    };

    void add(Question question);
    void run();
    [[nodiscard]] Answer answer_to(const Question& question);
    void post(const Question& question, Answer answer);

    Open m_open;
    Post m_post;
    std::unique_ptr<service::Desk> m_desk;        ///< of the thread
    std::map<std::string, std::int64_t> m_asked;  ///< of the asking thread: the newest question about each matter
    std::int64_t m_last_number = 0;
    std::shared_ptr<Background*> m_here = std::make_shared<Background*>(this);  ///< answers that come too late find it gone

    std::mutex m_mutex;
    std::condition_variable m_something;
    std::deque<Question> m_questions;
    bool m_ends = false;
    std::thread m_thread;
};

template <class Result>
void Background::ask(const std::string& matter, std::function<Result(service::Desk&)> work, std::function<void(Result)> done, std::function<void(const base::Error&)> failed) {
    const auto answered = [work = std::move(work), done = std::move(done)](service::Desk& desk) -> Answer {
        auto result = std::make_shared<Result>(work(desk));
        return [result, done] { done(std::move(*result)); };
    };
    add({matter, 0, answered, std::move(failed)});
}

}  // namespace lichsong::desktop
