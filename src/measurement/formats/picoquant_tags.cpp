#include "measurement/formats/picoquant_tags.hpp"

#include <fmt/format.h>

#include <bit>

#include "anchorite/base/error.hpp"
#include "measurement/formats/building_blocks.hpp"

namespace anchorite::measurement {

namespace {

enum TagKind : std::uint32_t {
    empty_tag = 0xFFFF0008,
    bool_tag = 0x00000008,
    integer_tag = 0x10000008,
    bits_tag = 0x11000008,
    colour_tag = 0x12000008,
    float_tag = 0x20000008,
    time_tag = 0x21000008,
    float_array_tag = 0x2001FFFF,
    text_tag = 0x4001FFFF,
    wide_text_tag = 0x4002FFFF,
    blob_tag = 0xFFFFFFFF,
};

void read_value(PicoQuantTag& tag, TagKind kind, ByteReader& reader) {
    const std::int64_t whole = reader.i64("value of tag " + tag.name);
    switch (kind) {
        case empty_tag:
            return;
        case bool_tag:
        case integer_tag:
        case bits_tag:
        case colour_tag:
            tag.whole = whole;
            tag.value = static_cast<double>(whole);
            tag.text = kind == bool_tag ? (whole != 0 ? "true" : "false") : fmt::to_string(whole);
            return;
        case float_tag:
        case time_tag:  // days since 30 December 1899
            tag.value = std::bit_cast<double>(whole);
            tag.text = header_number(tag.value);
            return;
        case text_tag:
            tag.text = reader.text(reader.count(whole, "length of " + tag.name), tag.name);
            return;
        case wide_text_tag:
            tag.text =
                readable_utf16(reader.bytes(reader.count(whole, "length of " + tag.name), tag.name),
                               ByteOrder::little);
            return;
        case float_array_tag:
        case blob_tag:
            reader.skip(reader.count(whole, "length of " + tag.name), tag.name);
            tag.text = fmt::format("({} bytes)", whole);
            return;
    }
    reader.fail(fmt::format("damaged: tag {} before offset {} is of the unknown kind {:#010x}",
                            tag.name, reader.position(), static_cast<std::uint32_t>(kind)));
}

}  // namespace

bool has_picoquant_magic(std::string_view bytes, std::string_view magic) {
    if (bytes.size() < 8 || !bytes.starts_with(magic)) return false;
    return bytes.substr(magic.size(), 8 - magic.size()).find_first_not_of('\0') ==
           std::string_view::npos;
}

PicoQuantTags::PicoQuantTags(ByteReader& reader, std::string_view magic) : file_(reader.file()) {
    if (!has_picoquant_magic(reader.bytes(8, "magic"), magic)) {
        reader.fail(fmt::format("it does not begin with {}", magic),
                    "name another format with --format");
    }
    tags_.push_back({"Version", -1, 0, 0, reader.text(8, "version")});
    while (true) {
        PicoQuantTag tag;
        tag.name = reader.text(32, "name of a tag");
        tag.index = reader.i32("index of a tag");
        const auto kind = static_cast<TagKind>(reader.u32("kind of a tag"));
        read_value(tag, kind, reader);
        if (tag.name == "Header_End") return;
        tags_.push_back(std::move(tag));
    }
}

const PicoQuantTag* PicoQuantTags::find(std::string_view name, int index) const {
    for (const PicoQuantTag& tag : tags_) {
        if (tag.index == index && tag.name == name) return &tag;
    }
    return nullptr;
}

const PicoQuantTag& PicoQuantTags::at(std::string_view name, int index) const {
    if (const PicoQuantTag* found = find(name, index)) return *found;
    const std::string place = index < 0 ? "" : fmt::format("({})", index);
    throw InputError(SourceLocation{file_, 0, 0, {}},
                     fmt::format("the header lacks the tag {}{}", name, place),
                     "export the file again with the instrument's program");
}

double PicoQuantTags::number(std::string_view name, int index) const {
    return at(name, index).value;
}

std::uint64_t PicoQuantTags::count(std::string_view name, int index) const {
    const std::int64_t whole = at(name, index).whole;
    if (whole < 0) {
        throw InputError(SourceLocation{file_, 0, 0, {}},
                         fmt::format("damaged: the tag {} is {}, less than 0", name, whole));
    }
    return static_cast<std::uint64_t>(whole);
}

bool PicoQuantTags::has(std::string_view name, int index) const {
    return find(name, index) != nullptr;
}

std::vector<HeaderEntry> PicoQuantTags::header(int index) const {
    std::vector<HeaderEntry> header;
    for (const PicoQuantTag& tag : tags_) {
        if (tag.index == index) add_entry(header, tag.name, tag.text);
    }
    return header;
}

}  // namespace anchorite::measurement
