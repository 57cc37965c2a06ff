#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// One mutation of libFuzzer that keeps the checksums of a format, which would end nearly every
/// other one before the reader proper: of the members of a ZIP archive (brml) and of an Igor wave's
/// header (igor-ibw). Every eighth, and all of other formats, is of the bytes as they are.
/// `data` holds `size` bytes and has room for `most`; the new size is returned.
std::size_t mutate_behind_checksums(std::string_view format, std::uint8_t* data, std::size_t size,
                                    std::size_t most, unsigned seed);
