// SPDX-License-Identifier: Apache-2.0
// Finds the pairs worth judging without holding every line against every booking: by code, by words of the title and the nearest in
// time, by the time alone. Judges none itself; used by asrun_pairs.cpp only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "calendar/model/asrun_pairs.h"

namespace lichsong::model {

class PairSearch {
public:
    explicit PairSearch(const PairFinder& finder);
    [[nodiscard]] std::vector<AsRunPair> run();

private:
    using Places = std::vector<std::uint32_t>;
    struct LikeTitle {
        std::uint32_t stem;  ///< of bookings
        int likeness;
    };
    /// Bookings of one title, day and issue number.
    struct Group {
        std::uint32_t stem;
        long day;
        int number;
        friend bool operator==(const Group&, const Group&) = default;
    };
    struct GroupHash {
        std::size_t operator()(const Group& group) const noexcept {
            return (static_cast<std::size_t>(group.stem) * 1'000'003 + static_cast<std::size_t>(group.day)) * 1'000'003 +
                   static_cast<std::size_t>(group.number);
        }
    };

    void index_bookings();
    void index_title(std::uint32_t booked, const TitleKey& key);
    void index_code(std::uint32_t booked);
    void put_in_order();
    [[nodiscard]] const std::vector<LikeTitle>& like(const TitleKey& key);
    [[nodiscard]] std::vector<LikeTitle> find_like(const TitleKey& key);
    [[nodiscard]] std::vector<std::uint32_t> sharing(const TitleKey& key);
    void by_code(std::uint32_t line);
    void by_title(std::uint32_t line);
    void by_group(std::uint32_t line, const Group& group, int likeness);
    void by_time(std::uint32_t line);
    void nearest(std::uint32_t line, std::int64_t wall, const Places& group, std::size_t shift, int likeness);
    void judge(std::uint32_t line, std::uint32_t booked, int likeness);

    const PairFinder& m_finder;
    std::vector<TitleKey> m_stems;               ///< of bookings
    std::vector<std::pair<long, long>> m_spans;  ///< first and last day of each
    std::vector<std::uint32_t> m_shared;         ///< words that a title has in common with each, while it is looked for
    std::unordered_map<std::string, std::uint32_t> m_stem_at;
    std::unordered_map<std::string, Places> m_words;        ///< stems by word, and by initials of neighbours
    std::unordered_map<Group, Places, GroupHash> m_groups;  ///< by time
    std::unordered_map<std::string, Places> m_codes;
    std::unordered_map<std::string, Places> m_near_codes;                                ///< by the code without one of its characters
    Places m_by_time;                                                                    ///< bookings with a time
    std::unordered_map<std::string, std::vector<LikeTitle>> m_like;                      ///< by the stem of a line
    std::map<std::tuple<std::uint32_t, long, int, std::int64_t>, std::size_t> m_before;  ///< lines of a group and time so far
    std::vector<AsRunPair> m_pairs;
    std::size_t m_line_begins = 0;  ///< in m_pairs
};

}  // namespace lichsong::model
