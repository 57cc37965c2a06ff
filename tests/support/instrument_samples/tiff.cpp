#include <tiffio.h>

#include <cstdio>
#include <cstring>

#include "support/byte_writer.hpp"
#include "support/instrument_samples.hpp"

namespace anchorite::test {

namespace {

struct Store {
    std::string bytes;
    std::uint64_t position = 0;
};

tmsize_t read_store(thandle_t handle, void* into, tmsize_t wanted) {
    auto& store = *static_cast<Store*>(handle);
    const std::string found =
        store.position < store.bytes.size()
            ? store.bytes.substr(store.position, static_cast<std::size_t>(wanted))
            : std::string{};
    std::memcpy(into, found.data(), found.size());
    store.position += found.size();
    return static_cast<tmsize_t>(found.size());
}

tmsize_t write_store(thandle_t handle, void* from, tmsize_t count) {
    auto& store = *static_cast<Store*>(handle);
    const auto size = static_cast<std::size_t>(count);
    if (store.bytes.size() < store.position + size) store.bytes.resize(store.position + size);
    std::memcpy(store.bytes.data() + store.position, from, size);
    store.position += size;
    return count;
}

toff_t seek_store(thandle_t handle, toff_t offset, int whence) {
    auto& store = *static_cast<Store*>(handle);
    if (whence == SEEK_CUR) offset += store.position;
    if (whence == SEEK_END) offset += store.bytes.size();
    return store.position = offset;
}

int close_store(thandle_t) {
    return 0;
}

toff_t size_of_store(thandle_t handle) {
    return static_cast<Store*>(handle)->bytes.size();
}

/// A row of pixels in this machine's byte order.
std::string row_of(const TiffKind& kind, int row) {
    ByteWriter out;
    for (int i = 0; i < 4; ++i) {
        const int value = 10 + 4 * row + i;
        if (kind.floating) {
            out.f32(value);
        } else if (kind.bits == 8) {
            out.u8(static_cast<std::uint32_t>(value));
        } else if (kind.bits == 16) {
            out.u16(static_cast<std::uint32_t>(value));
        } else {
            out.u32(static_cast<std::uint32_t>(value));
        }
    }
    return out.bytes();
}

}  // namespace

std::string tiff_sample(const TiffKind& kind) {
    Store store;
    TIFF* tiff =
        TIFFClientOpen("sample", kind.big_endian ? "wbm" : "wlm", &store, read_store, write_store,
                       seek_store, close_store, size_of_store, nullptr, nullptr);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 4);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 3);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, kind.floating ? 32 : kind.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT,
                 kind.floating ? SAMPLEFORMAT_IEEEFP : SAMPLEFORMAT_UINT);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, kind.compression);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 2);
    if (!kind.description.empty()) {
        TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, kind.description.c_str());
    }
    if (kind.resolution > 0) {
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, kind.resolution);
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, kind.resolution);
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT,
                     kind.description.empty() ? RESUNIT_CENTIMETER : RESUNIT_NONE);
    }
    for (int row = 0; row < 3; ++row) {
        std::string pixels = row_of(kind, row);
        TIFFWriteScanline(tiff, pixels.data(), static_cast<std::uint32_t>(row), 0);
    }
    TIFFClose(tiff);
    return store.bytes;
}

}  // namespace anchorite::test
