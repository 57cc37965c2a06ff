#include "anchorite/report/device_write.hpp"

#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"

namespace anchorite::report {

std::filesystem::path write_device(const device::DeviceResult& result,
                                   const device::ScanTable* scan,
                                   const std::filesystem::path& folder) {
    const nlohmann::ordered_json document = device_json(result, scan);
    write_file(folder / "device.json", json_text(document, -1) + "\n");
    for (const CsvFile& file : device_csv(result, scan)) write_file(folder / file.name, file.text);
    const std::filesystem::path page = folder / "device.html";
    write_file(page, html_device(document));
    return page;
}

}  // namespace anchorite::report
