#include "anchorite/molecule/versions.hpp"

#include <RDGeneral/versions.h>

namespace anchorite::molecule {

std::string rdkit_version() {
    return RDKit::rdkitVersion;
}

}  // namespace anchorite::molecule
