#pragma once

#include "anchorite/electronic/model.hpp"

namespace anchorite::electronic {

/// @throws InputError  an odd number of electrons, which engines here do not pair up
void refuse_odd_electrons(const Model& model);

}  // namespace anchorite::electronic
