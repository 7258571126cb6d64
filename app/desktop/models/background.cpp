// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/background.h"

#include <algorithm>
#include <string_view>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lichsong::desktop {
namespace {

// While something hangs on the hand, nothing else comes first.
constexpr std::string_view urgent = "drop";

// A whole plan was read and is gone again: what it took is not kept for the next time, which may be in an hour.
void give_back_memory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

// A heap of the thread's own would grow by a page at a time (glibc, grow_heap), and each time the window's thread would have to wait.
void share_memory() {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 1);
#endif
}

}  // namespace

Background::Background(Open open, Post post) : m_open(std::move(open)), m_post(std::move(post)), m_thread([this] { run(); }) {}

Background::~Background() {
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
        m_questions.clear();
    }
    m_something.notify_one();
    m_thread.join();
}

void Background::add(Question question) {
    question.number = ++m_last_number;
    m_asked[question.matter] = question.number;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_questions, [&](const Question& one) { return one.matter == question.matter; });
        if (question.matter == urgent) m_questions.push_front(std::move(question));
        else m_questions.push_back(std::move(question));
    }
    m_something.notify_one();
}

void Background::run() {
    share_memory();
    for (;;) {
        Question question;
        {
            std::unique_lock lock(m_mutex);
            m_something.wait(lock, [this] { return m_ends || !m_questions.empty(); });
            if (m_ends) return;
            question = std::move(m_questions.front());
            m_questions.pop_front();
        }
        post(question, answer_to(question));
        give_back_memory();
    }
}

// A plan that could not be read is opened anew for the next question.
Background::Answer Background::answer_to(const Question& question) {
    try {
        if (!m_desk) m_desk = m_open();
        return question.work(*m_desk);
    } catch (const base::Error& error) {
        m_desk.reset();
        return [failed = question.failed, error] { failed(error); };
    }
}

void Background::post(const Question& question, Answer answer) {
    m_post([here = std::weak_ptr<Background*>(m_here), matter = question.matter, number = question.number, answer = std::move(answer)] {
        const auto still = here.lock();
        if (!still) return;
        auto& asked = (*still)->m_asked;
        const auto newest = asked.find(matter);
        if (newest == asked.end() || newest->second != number) return;
        asked.erase(newest);
        answer();
    });
}

}  // namespace lichsong::desktop
