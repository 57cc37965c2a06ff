#include "measurement/formats/gatan_tags.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace anchorite::measurement {

namespace {

constexpr int deepest = 64;
constexpr std::uint8_t group_mark = 20;
constexpr std::uint8_t leaf_mark = 21;
enum Composite : std::uint32_t { struct_type = 15, string_type = 18, array_type = 20 };

/// Size of a scalar of a type code [bytes]; 0 where there is no such scalar.
std::size_t scalar_size(std::uint32_t type) {
    switch (type) {
        case 8:
        case 9:
        case 10:
            return 1;
        case 2:
        case 4:
            return 2;
        case 3:
        case 5:
        case 6:
            return 4;
        case 7:
        case 11:
        case 12:
            return 8;
        default:
            return 0;
    }
}

NumberType scalar_type(std::uint32_t type) {
    switch (type) {
        case 2:
            return NumberType::i16;
        case 3:
            return NumberType::i32;
        case 4:
            return NumberType::u16;
        case 5:
            return NumberType::u32;
        case 6:
            return NumberType::f32;
        case 7:
            return NumberType::f64;
        case 9:
            return NumberType::i8;
        case 11:
            return NumberType::i64;
        case 12:
            return NumberType::u64;
        default:
            return NumberType::u8;
    }
}

class TreeReader {
public:
    TreeReader(ByteReader& reader, GatanTree& tree) : reader_(reader), tree_(tree) {}

    void group(const std::string& path, int depth) {
        if (depth > deepest)
            reader_.fail(fmt::format("damaged: tags nested over {} deep", deepest));
        reader_.skip(2, "flags of a group");
        const std::uint64_t count = word("number of tags");
        // A tag takes three bytes or more.
        if (count > reader_.remaining() / 3) {
            reader_.fail(
                fmt::format("truncated: a group claims {} tags at offset {}, the file has "
                            "{} bytes",
                            count, reader_.position(), reader_.size()));
        }
        std::uint64_t unnamed = 0;
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::uint8_t mark = reader_.u8("kind of a tag");
            std::string name = reader_.text(reader_.u16("length of a name"), "name of a tag");
            if (name.empty()) name = fmt::to_string(unnamed++);
            const std::string at = path.empty() ? name : path + "." + name;
            if (tree_.version == 4) reader_.skip(8, "size of a tag");
            if (mark == group_mark) {
                group(at, depth + 1);
            } else if (mark == leaf_mark) {
                leaf(at);
            } else {
                reader_.fail(fmt::format("damaged: a tag of kind {} before offset {}", mark,
                                         reader_.position()));
            }
        }
    }

private:
    /// A count: 32 bits in version 3, 64 in version 4.
    std::uint64_t word(std::string_view what) {
        return tree_.version == 4 ? reader_.u64(what) : reader_.u32(what);
    }

    void leaf(const std::string& path) {
        if (reader_.bytes(4, "mark of a tag") != "%%%%") {
            reader_.fail(fmt::format("damaged: no data in tag {} before offset {}", path,
                                     reader_.position()));
        }
        const std::uint64_t count = reader_.held(word("length of a tag's type"), 1,
                                                 tree_.version == 4 ? 8 : 4, "type of a tag");
        std::vector<std::uint64_t> type;
        for (std::uint64_t i = 0; i < count; ++i) type.push_back(word("type of a tag"));
        GatanTag tag;
        tag.path = path;
        if (type.size() == 1) {
            scalar(static_cast<std::uint32_t>(type[0]), tag);
        } else if (type.size() == 2 && type[0] == string_type) {
            tag.text = readable_utf16(reader_.bytes(doubled(type[1]), "text"), tree_.order);
        } else if (!type.empty() && type[0] == struct_type) {
            reader_.skip(struct_size(type, 3, type.size()), "structure");
        } else if (type.size() >= 3 && type[0] == array_type) {
            array(type, tag);
        } else {
            reader_.fail(fmt::format("damaged: tag {} is of an unknown type", path));
        }
        tree_.tags.push_back(std::move(tag));
    }

    std::uint64_t doubled(std::uint64_t units) { return 2 * reader_.held(units, 1, 2, "text"); }

    void scalar(std::uint32_t type, GatanTag& tag) {
        if (scalar_size(type) == 0) {
            reader_.fail(fmt::format("damaged: tag {} is of the unknown type {}", tag.path, type));
        }
        reader_.set_order(tree_.order);
        tag.number = reader_.number(scalar_type(type), "tag");
        tag.scalar = type;
        reader_.set_order(ByteOrder::big);
    }

    /// Bytes of one structure: name length and type of each field from `at` up to `end`.
    std::uint64_t struct_size(const std::vector<std::uint64_t>& type, std::size_t at,
                              std::size_t end) {
        std::uint64_t bytes = 0;
        for (std::size_t i = at + 1; i < end; i += 2) {
            const std::size_t size = scalar_size(static_cast<std::uint32_t>(type[i]));
            if (size == 0) reader_.fail("damaged: a structure with a field of an unknown type");
            bytes += size;
        }
        return bytes;
    }

    void array(const std::vector<std::uint64_t>& type, GatanTag& tag) {
        const auto element = static_cast<std::uint32_t>(type[1]);
        // [20, type, length] or [20, 15, name length, fields, (name length, type)..., length]
        const std::uint64_t each =
            element == struct_type ? struct_size(type, 4, type.size() - 1) : scalar_size(element);
        if (each == 0) {
            reader_.fail(fmt::format("damaged: tag {} is an array of the unknown type {}", tag.path,
                                     element));
        }
        tag.bytes = each * reader_.held(type.back(), 1, each, "array");
        tag.offset = reader_.position();
        tag.element = element;
        const std::string_view data = reader_.bytes(tag.bytes, "array");
        // Texts are arrays of UTF-16; images are longer.
        if (element == 4 && tag.bytes <= 8192) tag.text = readable_utf16(data, tree_.order);
    }

    ByteReader& reader_;
    GatanTree& tree_;
};

}  // namespace

const GatanTag* GatanTree::find(std::string_view path) const {
    const auto found = std::ranges::find(tags, path, &GatanTag::path);
    return found == tags.end() ? nullptr : &*found;
}

std::optional<double> GatanTree::number(const std::string& path) const {
    const GatanTag* tag = find(path);
    if (tag == nullptr || !tag->is_number()) return std::nullopt;
    return tag->number;
}

std::string GatanTree::text(const std::string& path) const {
    const GatanTag* tag = find(path);
    return tag == nullptr ? std::string{} : tag->text.value_or("");
}

bool GatanTree::has_group(std::string_view path) const {
    return std::ranges::any_of(
        tags, [&](const GatanTag& tag) { return std::string_view(tag.path).starts_with(path); });
}

GatanTree read_gatan_tree(ByteReader& reader) {
    reader.set_order(ByteOrder::big);
    reader.seek(0, "header");
    GatanTree tree;
    tree.version = reader.i32("version");
    if (tree.version != 3 && tree.version != 4) {
        reader.fail(fmt::format("version {} of DigitalMicrograph files is not read", tree.version),
                    "save it as .dm3 or .dm4");
    }
    reader.skip(tree.version == 4 ? 8 : 4, "size of the file");
    const std::uint32_t order = reader.u32("byte order");
    if (order > 1) reader.fail(fmt::format("damaged: the byte order is {}, not 0 or 1", order));
    tree.order = order == 1 ? ByteOrder::little : ByteOrder::big;
    TreeReader(reader, tree).group("", 0);
    return tree;
}

}  // namespace anchorite::measurement
