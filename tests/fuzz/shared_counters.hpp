#pragma once

/// Shares the counters of all edges with processes that are started from now on, so that libFuzzer
/// sees what a reader does in a process of its own (measurement/formats/contained.hpp). Counters at
/// the ends of the section stay private: their pages hold other data too.
void share_counters();
