#pragma once

#include "anchorite/device/grid.hpp"

namespace anchorite::device {

/// The nodes that PeerGrid describes. @throws InputError  fewer than 5 points in a layer
Grid make_peer_grid(const Device& device, const PeerGrid& options);

}  // namespace anchorite::device
