// SPDX-License-Identifier: Apache-2.0
// The tables of onsets and rhymes behind syllable.h. Vietnamese has few of both, so membership says much.
#include "calendar/base/syllable.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "calendar/base/letters.h"

namespace lichsong::base {
namespace {

using namespace std::literals;

// Longer ones first: the first that fits and leaves a rhyme is tried, then the shorter ones ("gi-", "g-i").
constexpr std::array onsets{U"ngh"sv, U"ch"sv, U"gh"sv, U"gi"sv, U"kh"sv, U"ng"sv, U"nh"sv, U"ph"sv, U"qu"sv, U"th"sv,
                            U"tr"sv,  U"b"sv,  U"c"sv,  U"d"sv,  U"đ"sv,  U"g"sv,  U"h"sv,  U"k"sv,  U"l"sv,  U"m"sv,
                            U"n"sv,   U"p"sv,  U"r"sv,  U"s"sv,  U"t"sv,  U"v"sv,  U"x"sv,  U""sv};

constexpr std::array rhymes{
    U"a"sv,    U"ac"sv,   U"ach"sv,  U"ai"sv,   U"am"sv,   U"an"sv,   U"ang"sv,  U"anh"sv,  U"ao"sv,   U"ap"sv,   U"at"sv,   U"au"sv,   U"ay"sv,
    U"ăc"sv,   U"ăm"sv,   U"ăn"sv,   U"ăng"sv,  U"ăp"sv,   U"ăt"sv,   U"âc"sv,   U"âm"sv,   U"ân"sv,   U"âng"sv,  U"âp"sv,   U"ât"sv,   U"âu"sv,
    U"ây"sv,   U"e"sv,    U"ec"sv,   U"em"sv,   U"en"sv,   U"eng"sv,  U"eo"sv,   U"ep"sv,   U"et"sv,   U"ê"sv,    U"êch"sv,  U"êm"sv,   U"ên"sv,
    U"êng"sv,  U"ênh"sv,  U"êp"sv,   U"êt"sv,   U"êu"sv,   U"i"sv,    U"ia"sv,   U"ich"sv,  U"iêc"sv,  U"iêm"sv,  U"iên"sv,  U"iêng"sv, U"iêp"sv,
    U"iêt"sv,  U"iêu"sv,  U"im"sv,   U"in"sv,   U"inh"sv,  U"ip"sv,   U"it"sv,   U"iu"sv,   U"o"sv,    U"oa"sv,   U"oac"sv,  U"oach"sv, U"oai"sv,
    U"oam"sv,  U"oan"sv,  U"oang"sv, U"oanh"sv, U"oao"sv,  U"oap"sv,  U"oat"sv,  U"oay"sv,  U"oăc"sv,  U"oăm"sv,  U"oăn"sv,  U"oăng"sv, U"oăt"sv,
    U"oc"sv,   U"oe"sv,   U"oen"sv,  U"oeo"sv,  U"oet"sv,  U"oi"sv,   U"om"sv,   U"on"sv,   U"ong"sv,  U"ooc"sv,  U"oong"sv, U"op"sv,   U"ot"sv,
    U"ô"sv,    U"ôc"sv,   U"ôi"sv,   U"ôm"sv,   U"ôn"sv,   U"ông"sv,  U"ôp"sv,   U"ôt"sv,   U"ơ"sv,    U"ơi"sv,   U"ơm"sv,   U"ơn"sv,   U"ơp"sv,
    U"ơt"sv,   U"u"sv,    U"ua"sv,   U"uân"sv,  U"uâng"sv, U"uât"sv,  U"uây"sv,  U"uc"sv,   U"uê"sv,   U"uêch"sv, U"uênh"sv, U"ui"sv,   U"um"sv,
    U"un"sv,   U"ung"sv,  U"uôc"sv,  U"uôi"sv,  U"uôm"sv,  U"uôn"sv,  U"uông"sv, U"uôt"sv,  U"uơ"sv,   U"up"sv,   U"ut"sv,   U"uy"sv,   U"uya"sv,
    U"uych"sv, U"uyên"sv, U"uyêt"sv, U"uynh"sv, U"uyt"sv,  U"uyu"sv,  U"ư"sv,    U"ưa"sv,   U"ưc"sv,   U"ưi"sv,   U"ưng"sv,  U"ươc"sv,  U"ươi"sv,
    U"ươm"sv,  U"ươn"sv,  U"ương"sv, U"ươp"sv,  U"ươt"sv,  U"ươu"sv,  U"ưt"sv,   U"ưu"sv,   U"y"sv,    U"ych"sv,  U"yêm"sv,  U"yên"sv,  U"yêng"sv,
    U"yêt"sv,  U"yêu"sv,  U"ynh"sv,  U"yt"sv};

// What half of the words with marks in office texts are. Where two readings of the same bytes both have the shape of syllables
// ("công văn", "cụng vón"), these tip the balance.
constexpr std::u32string_view common =
    U"biên biểu buổi bài bàn báo bình bính bù băng bản bảo bảy bầu bắt bằng bị bỏ bố bộ chiếu chiều chuyên chuyển chuẩn cháy "
    U"chí chính chú chưa chương chậm chế chỉ chịu chọn chối chờ chủ chứa chứng chữ chữa cuối các cách cáo còn có công cùng "
    U"căn cũng cơ cả cảnh cấp cần cầu cố cộng của cử duyệt dài dân dòng dùng dạng dấu dịch dời dụ dự giá giả giải giới giờ "
    U"giữ giữa gì gần gốc gửi hiểu hiện hiệp hiệu hoàn hoạch hoạt hoặc huyện hành hãy hình hóa hơn hạn hải hết hỏi hồ hội "
    U"hợp khiếu khoản khác khóa không kiến kiểm kênh ký kế kết kỳ liệu loại luật là làm lãnh lý lưu lượng lượt lại lần lập "
    U"lặp lệnh lịch lỗi lực mã mạng mẫu mặt mọi mốc mỗi một mới mở mục nghĩa nghị ngoài nguyên nguồn ngày người nhiều nhiệm "
    U"nhân như nhưng nhất nhận nhật niêm nào này nên nông năm nơi nước nội phiên phiếu phát phòng phóng phút phương phường "
    U"phạm phải phần phố phối quyết quá quả quốc rất rồi sách sáng sóng sơ sẽ số sớm sở sửa sự thiếu thuộc thành thái tháng "
    U"tháp thêm thì thông thúc thư thương thảo thấy thế thể thời thứ thức thực tiêu tiếng tiếp tiểu toàn truyền trách trên "
    U"trì trình trí trùng trước trường trả trận trật trị trực tuyên tuần tài tác tân tên tính tùy tại tạo tế tết tệp tỉnh tố "
    U"tối tốt tổ tổng tới từ tử tự việc việt và vào vì ví văn vẫn vận vậy về vệ vị với xuất xác xã xóa xếp yêu yếu âm ít ý "
    U"đa đang điều điểm điện đoàn đoạn đài đáp đã đêm đó đóng đúng đăng đơn được đại đạt đầu đến đề để địa định đọc đối đồ "
    U"đồng đổi độ động đợt ở ủy ứng ";

constexpr std::u32string_view vowels = U"aăâeêioôơuưy";

bool is_vowel(char32_t c) { return vowels.find(c) != std::u32string_view::npos; }

// c, g and ng are written k, gh and ngh before e, ê, i, and nowhere else; a "g" before i is "gi" without its own rhyme.
bool go_together(std::u32string_view onset, std::u32string_view rhyme) {
    const bool front = rhyme.front() == U'e' || rhyme.front() == U'ê' || rhyme.front() == U'i';
    if (onset == U"k" || onset == U"gh" || onset == U"ngh") return front || (onset == U"k" && rhyme.front() == U'y');
    if (onset == U"c" || onset == U"ng") return !front;
    if (onset == U"g") return !front || rhyme.front() == U'i';
    const bool only_after_qu = rhyme == U"ych" || rhyme == U"ynh" || rhyme == U"yt";
    if (only_after_qu) return onset == U"qu";
    if (rhyme.size() > 1 && rhyme.front() == U'y') return onset.empty() || onset == U"qu";
    return true;
}

// Where the tone may stand in the rhyme: a place, and one more in open syllables with oa, oe, uy, which people write both ways.
bool tone_may_stand(std::u32string_view rhyme, std::size_t at) {
    const auto shaped = rhyme.find_last_of(U"ăâêôơ");
    if (shaped != std::u32string_view::npos) return at == shaped;
    if (const auto horned = rhyme.find(U'ư'); horned != std::u32string_view::npos) return at == horned;
    const auto count = static_cast<std::size_t>(std::count_if(rhyme.begin(), rhyme.end(), is_vowel));
    if (count == 1) return at == 0;
    if (count == 3 || count < rhyme.size()) return at == 1;
    const bool both = rhyme == U"oa" || rhyme == U"oe" || rhyme == U"uy";
    return at == 0 || (both && at == 1);
}

bool is_rhyme(std::u32string_view rhyme, Tone tone, std::size_t tone_at) {
    if (std::find(rhymes.begin(), rhymes.end(), rhyme) == rhymes.end()) return false;
    const auto end = rhyme.back();
    const bool stopped = end == U'c' || end == U'p' || end == U't' || rhyme.ends_with(U"ch");
    if (stopped && tone != Tone::Sac && tone != Tone::Nang) return false;
    return tone == Tone::Ngang || tone_may_stand(rhyme, tone_at);
}

}  // namespace

bool is_common_syllable(std::u32string_view word) {
    static const auto all = [] {
        std::unordered_set<std::u32string_view> set;
        for (const auto each : words_of(common)) set.insert(each);
        return set;
    }();
    std::u32string small;
    for (const char32_t c : word) small += small_of(c);
    return all.contains(small);
}

bool is_syllable(std::u32string_view word) {
    constexpr std::size_t longest = 7;  // "nghiêng"
    if (word.empty() || word.size() > longest) return false;
    std::u32string bare;
    Tone tone = Tone::Ngang;
    std::size_t tone_at = 0;
    for (const char32_t c : word) {
        const auto letter = letter_parts(c);
        if (letter.tone != Tone::Ngang) {
            if (tone != Tone::Ngang) return false;
            tone = letter.tone;
            tone_at = bare.size();
        }
        bare += letter.lower;
    }
    return std::any_of(onsets.begin(), onsets.end(), [&](std::u32string_view onset) {
        if (!std::u32string_view(bare).starts_with(onset) || bare.size() == onset.size()) return false;
        if (tone != Tone::Ngang && tone_at < onset.size()) return false;
        const auto rhyme = std::u32string_view(bare).substr(onset.size());
        return go_together(onset, rhyme) && is_rhyme(rhyme, tone, tone_at - std::min(tone_at, onset.size()));
    });
}

}  // namespace lichsong::base
