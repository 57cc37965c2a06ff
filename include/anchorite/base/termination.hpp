#pragma once

namespace anchorite {

/// How an iterative computation ended. The three are never merged (house rule 2).
enum class Termination { converged, ran_out, failed };

}  // namespace anchorite
