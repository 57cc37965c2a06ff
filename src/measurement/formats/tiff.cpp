#include <fmt/format.h>
#include <tiffio.h>

#include <algorithm>
#include <bit>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <optional>

#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/building_blocks.hpp"
#include "measurement/formats/tiff_calibration.hpp"

namespace anchorite::measurement {

namespace {

/// Bytes that libtiff reads, and what it last complained about.
struct Memory {
    std::string_view bytes;
    std::uint64_t position = 0;
    std::string complaint;
};

tmsize_t read_memory(thandle_t handle, void* into, tmsize_t wanted) {
    auto& memory = *static_cast<Memory*>(handle);
    if (wanted <= 0 || memory.position >= memory.bytes.size()) return 0;
    const std::string_view found = memory.bytes.substr(static_cast<std::size_t>(memory.position),
                                                       static_cast<std::size_t>(wanted));
    std::memcpy(into, found.data(), found.size());
    memory.position += found.size();
    return static_cast<tmsize_t>(found.size());
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
    return 0;
}

toff_t seek_memory(thandle_t handle, toff_t offset, int whence) {
    auto& memory = *static_cast<Memory*>(handle);
    if (whence == SEEK_CUR) offset += memory.position;
    if (whence == SEEK_END) offset += memory.bytes.size();
    memory.position = offset;
    return offset;
}

int close_nothing(thandle_t) {
    return 0;
}

toff_t size_of_memory(thandle_t handle) {
    return static_cast<Memory*>(handle)->bytes.size();
}

int keep_complaint(TIFF*, void* user, const char* module, const char* format, va_list arguments) {
    std::string text(512, '\0');
    std::vsnprintf(text.data(), text.size(), format, arguments);
    auto& memory = *static_cast<Memory*>(user);
    if (memory.complaint.empty()) {
        memory.complaint =
            fmt::format("{}: {}", module == nullptr ? "libtiff" : module, readable_text(text));
    }
    return 1;
}

int ignore_warning(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

/// An image of a TIFF, as its directory states it.
struct Page {
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::uint16_t bits = 1;
    std::uint16_t samples = 1;
    std::uint16_t format = SAMPLEFORMAT_UINT;
    std::uint16_t compression = COMPRESSION_NONE;
    std::uint16_t photometric = PHOTOMETRIC_MINISBLACK;
};

class TiffReader {
public:
    TiffReader(const RawFile& file, std::uint64_t largest_block) : reader_(reader_of(file)) {
        memory_.bytes = file.bytes;
        TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
        TIFFOpenOptionsSetMaxSingleMemAlloc(options, static_cast<tmsize_t>(largest_block));
        TIFFOpenOptionsSetErrorHandlerExtR(options, keep_complaint, &memory_);
        TIFFOpenOptionsSetWarningHandlerExtR(options, ignore_warning, nullptr);
        // "m": no memory mapping; the bytes are in memory already.
        tiff_ = TIFFClientOpenExt("image", "rm", &memory_, read_memory, write_nothing, seek_memory,
                                  close_nothing, size_of_memory, nullptr, nullptr, options);
        TIFFOpenOptionsFree(options);
        if (tiff_ == nullptr) refuse("cannot be opened");
    }
    TiffReader(const TiffReader&) = delete;
    TiffReader& operator=(const TiffReader&) = delete;
    ~TiffReader() {
        if (tiff_ != nullptr) TIFFClose(tiff_);
    }

    [[noreturn]] void refuse(const std::string& what) const {
        const std::string reason = memory_.complaint.empty() ? "" : " (" + memory_.complaint + ")";
        reader_.fail(fmt::format("damaged TIFF: {}{}", what, reason));
    }

    [[nodiscard]] TIFF* get() const { return tiff_; }
    [[nodiscard]] const ByteReader& reader() const { return reader_; }

private:
    ByteReader reader_;
    Memory memory_;
    TIFF* tiff_ = nullptr;
};

constexpr std::size_t most_pages = 4096;
// Deflate packs at most 1032 to 1, LZW less.
constexpr std::uint64_t largest_ratio = 1100;

Page page_of(const TiffReader& tiff) {
    Page page;
    TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &page.columns);
    TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &page.rows);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_BITSPERSAMPLE, &page.bits);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, &page.samples);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_SAMPLEFORMAT, &page.format);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_COMPRESSION, &page.compression);
    TIFFGetField(tiff.get(), TIFFTAG_PHOTOMETRIC, &page.photometric);
    return page;
}

/// Why a page is not read; empty where it is.
std::string unread(const Page& page, TIFF* tiff) {
    if (page.samples != 1 || page.photometric > PHOTOMETRIC_MINISBLACK) return "is no grey image";
    switch (page.compression) {
        case COMPRESSION_NONE:
        case COMPRESSION_LZW:
        case COMPRESSION_PACKBITS:
        case COMPRESSION_ADOBE_DEFLATE:
        case COMPRESSION_DEFLATE:
            break;
        default:
            return fmt::format("has the compression {}", page.compression);
    }
    if (TIFFIsTiled(tiff) != 0) return "is made of tiles";
    return {};
}

NumberType type_of(const Page& page, const TiffReader& tiff) {
    const bool is_signed = page.format == SAMPLEFORMAT_INT;
    if (page.format == SAMPLEFORMAT_IEEEFP) {
        if (page.bits == 32) return NumberType::f32;
        if (page.bits == 64) return NumberType::f64;
    } else if (is_signed || page.format == SAMPLEFORMAT_UINT) {
        if (page.bits == 8) return is_signed ? NumberType::i8 : NumberType::u8;
        if (page.bits == 16) return is_signed ? NumberType::i16 : NumberType::u16;
        if (page.bits == 32) return is_signed ? NumberType::i32 : NumberType::u32;
    }
    tiff.reader().fail(fmt::format("TIFF images of {} bits and sample format {} are not read",
                                   page.bits, page.format),
                       "save it with 8, 16 or 32 bits a pixel");
}

/// Pixels of the page from its strips. libtiff gives numbers in this machine's byte order.
std::vector<double> pixels_of(const Page& page, TiffReader& tiff) {
    const NumberType type = type_of(page, tiff);
    const std::uint64_t total = std::uint64_t{page.columns} * page.rows * size_of(type);
    std::string bytes(static_cast<std::size_t>(total), '\0');
    std::size_t at = 0;
    for (std::uint32_t strip = 0; at < bytes.size() && strip < TIFFNumberOfStrips(tiff.get());
         ++strip) {
        const tmsize_t got = TIFFReadEncodedStrip(tiff.get(), strip, bytes.data() + at,
                                                  static_cast<tmsize_t>(bytes.size() - at));
        if (got <= 0) tiff.refuse(fmt::format("strip {} cannot be read", strip));
        at += static_cast<std::size_t>(got);
    }
    if (at != bytes.size())
        tiff.refuse(fmt::format("{} of {} bytes of an image", at, bytes.size()));
    constexpr bool little = std::endian::native == std::endian::little;
    ByteReader reader(bytes, tiff.reader().file(), little ? ByteOrder::little : ByteOrder::big);
    return reader.numbers(type, std::uint64_t{page.columns} * page.rows, "image");
}

std::string text_tag(TIFF* tiff, std::uint32_t tag) {
    const char* text = nullptr;
    return TIFFGetField(tiff, tag, &text) == 1 && text != nullptr ? text : "";
}

/// Text of a tag that libtiff does not know: with a count before it.
std::string private_tag(TIFF* tiff, std::uint32_t tag) {
    const TIFFField* field = TIFFFindField(tiff, tag, TIFF_ANY);
    if (field == nullptr || TIFFFieldDataType(field) != TIFF_ASCII) return {};
    if (TIFFFieldPassCount(field) == 0) return text_tag(tiff, tag);
    if (TIFFFieldReadCount(field) != TIFF_VARIABLE2) return {};
    std::uint32_t count = 0;
    const char* text = nullptr;
    if (TIFFGetField(tiff, tag, &count, &text) != 1 || text == nullptr) return {};
    return std::string(text, count);
}

TiffLengths lengths_of(TIFF* tiff) {
    TiffLengths lengths;
    float x = 0;
    float y = 0;
    std::uint16_t unit = RESUNIT_INCH;
    if (TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x) == 1) lengths.x_resolution = x;
    if (TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y) == 1) lengths.y_resolution = y;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
    lengths.resolution_unit = unit;
    lengths.description = text_tag(tiff, TIFFTAG_IMAGEDESCRIPTION);
    lengths.fei = private_tag(tiff, 34682);
    if (lengths.fei.empty()) lengths.fei = private_tag(tiff, 34680);
    lengths.zeiss = private_tag(tiff, 34118);
    return lengths;
}

std::vector<HeaderEntry> header_of(TIFF* tiff) {
    std::vector<HeaderEntry> header;
    add_entry(header, "ImageDescription", readable_text(text_tag(tiff, TIFFTAG_IMAGEDESCRIPTION)));
    add_entry(header, "Make", readable_text(text_tag(tiff, TIFFTAG_MAKE)));
    add_entry(header, "Model", readable_text(text_tag(tiff, TIFFTAG_MODEL)));
    add_entry(header, "Software", readable_text(text_tag(tiff, TIFFTAG_SOFTWARE)));
    add_entry(header, "DateTime", readable_text(text_tag(tiff, TIFFTAG_DATETIME)));
    return header;
}

DataMap read_page(const Page& page, TiffReader& tiff) {
    DataMap map;
    map.header = header_of(tiff.get());
    map.values = {"intensity", "", pixels_of(page, tiff)};
    const std::optional<PixelSize> size = pixel_size_of(lengths_of(tiff.get()));
    if (size) add_entry(map.header, "pixel size from", std::string(size->source));
    const std::string unit = size ? size->unit : "pixel";
    map.x = axis_column({"x", unit, 0, size ? size->x : 1}, page.columns);
    map.y = axis_column({"y", unit, 0, size ? size->y : 1}, page.rows);
    return map;
}

/// Refuses images that the bytes of the file cannot hold.
std::uint64_t size_in_memory(const Page& page, const TiffReader& tiff) {
    std::uint64_t bytes = 0;
    const std::uint64_t pixels = std::uint64_t{page.columns} * page.rows;
    const std::uint64_t file = tiff.reader().size();
    const std::uint64_t most = page.compression == COMPRESSION_NONE ? file : file * largest_ratio;
    if (pixels == 0 || __builtin_mul_overflow(pixels, page.bits / 8U, &bytes) || bytes > most) {
        tiff.refuse(fmt::format("an image of {} x {} pixels of {} bits in a file of {} bytes",
                                page.columns, page.rows, page.bits, file));
    }
    return bytes;
}

InstrumentFile read_tiff(const RawFile& file, const TextLayout&) {
    constexpr std::uint64_t most_memory = 2ULL << 30;
    TiffReader tiff(file, std::min(most_memory, file.bytes.size() * largest_ratio + 65536));
    InstrumentFile result;
    std::uint64_t used = 0;
    for (std::size_t number = 1; number <= most_pages; ++number) {
        const Page page = page_of(tiff);
        const std::string reason = unread(page, tiff.get());
        if (!reason.empty()) {
            result.notes.push_back(fmt::format("page {} {} and is left out", number, reason));
        } else {
            used += size_in_memory(page, tiff);
            if (used > most_memory) tiff.refuse("its pages unpack to more than 2 GiB");
            result.maps.push_back(read_page(page, tiff));
            result.maps.back().name = fmt::format("page {}", number);
        }
        if (TIFFReadDirectory(tiff.get()) == 0) break;
    }
    if (result.maps.empty()) {
        tiff.reader().fail(fmt::format("no grey image: {}", result.notes.front()),
                           "save it as a grey image without compression");
    }
    result.notes.emplace_back("rows are in the order of the file");
    return result;
}

bool recognises_tiff(std::string_view bytes) {
    using namespace std::string_view_literals;
    return bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) ||
           bytes.starts_with("II+\0"sv) || bytes.starts_with("MM\0+"sv);
}

}  // namespace

Format tiff_format() {
    return {.id = "tiff",
            .title = "TIFF image",
            .extensions = {".tif", ".tiff"},
            .recognises = recognises_tiff,
            .read = read_tiff,
            .magic = "the first bytes are those of TIFF or BigTIFF",
            .content =
                "a map for each grey page, with the pixel size of the microscope, ImageJ or the "
                "resolution tags"};
}

}  // namespace anchorite::measurement
