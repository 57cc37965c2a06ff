#pragma once

#include <vector>

#include "anchorite/device/run.hpp"
#include "anchorite/report/optics_write.hpp"

namespace anchorite::report {

/// transient.csv with every step of every course and impedance.csv, where there are any.
std::vector<CsvFile> time_response_csv(const device::DeviceResult& result);

}  // namespace anchorite::report
