#include <hdf5.h>
#include <zip.h>

#include <array>
#include <stdexcept>

#include "support/instrument_samples.hpp"

namespace anchorite::test {

std::string brml_xml() {
    return R"(<?xml version="1.0" encoding="utf-8"?>
<RawData xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <FixedInformation><Instrument><PrimaryTracks><TrackInfoData><MountedOptics><InfoData>
  <MountedTube><TubeMaterial>Cu</TubeMaterial>
   <WaveLengthAlpha1 Unit="Angstrom" Value="1.5406" />
   <WaveLengthAlpha2 Unit="Angstrom" Value="1.54439" /><WaveLengthRatio Value="0.5" />
  </MountedTube></InfoData></MountedOptics></TrackInfoData></PrimaryTracks></Instrument>
 </FixedInformation>
 <DataRoutes><DataRoute RouteFlag="Measured">
  <ScanInformation ScanName="LockedCoupled"><TimePerStep>0.5</TimePerStep></ScanInformation>
  <Datum>0.5,1,10,5,100</Datum><Datum>0.5,1,10.5,5.25,101</Datum><Datum>0.5,1,11,5.5,102</Datum>
  <DataViews>
   <RawDataView xsi:type="FixedRawDataView" Start="0" Length="1" LogicName="MeasuredTime" />
   <RawDataView xsi:type="FixedRawDataView" Start="1" Length="1" LogicName="AbsorptionFactor" />
   <RawDataView xsi:type="VaryingRawDataView" Start="2" Length="2"><Varying>
    <FieldDefinitions FieldName="TwoTheta" AxisId="TwoTheta" />
    <FieldDefinitions FieldName="Theta" AxisId="Theta" /></Varying></RawDataView>
   <RawDataView xsi:type="RecordedRawDataView" Start="4" Length="1">
    <Recording LogicName="ScanCounter"><Unit Base="Counts" /></Recording></RawDataView>
  </DataViews>
 </DataRoute></DataRoutes>
</RawData>
)";
}

std::string zip_sample(const std::string& name, const std::string& content) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* store = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(store);
    zip_t* archive = zip_open_from_source(store, ZIP_TRUNCATE, &error);
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, 0);
    zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), 1262304000, 0);
    if (zip_close(archive) != 0) throw std::runtime_error("cannot write a ZIP archive");
    zip_stat_t stat;
    zip_source_stat(store, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(store);
    zip_source_read(store, bytes.data(), bytes.size());
    zip_source_close(store);
    zip_source_free(store);
    zip_error_fini(&error);
    return bytes;
}

std::string brml_sample(const std::string& xml) {
    return zip_sample("Experiment0/RawData0.xml", xml);
}

namespace {

/// An HDF5 file in memory; its bytes are taken at the end.
class Hdf5Writer {
public:
    Hdf5Writer() {
        const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
        H5Pset_fapl_core(access, 4096, 0);
        const hid_t creation = H5Pcreate(H5P_FILE_CREATE);
        file_ = H5Fcreate("sample", H5F_ACC_TRUNC, creation, access);
        H5Pclose(creation);
        H5Pclose(access);
    }

    void group(const std::string& path) const {
        const hid_t id = H5Gcreate2(file_, path.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
        H5Gclose(id);
    }

    void data(const std::string& path, const std::vector<hsize_t>& sizes, hid_t type,
              const void* values) const {
        const hid_t space = H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr);
        const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
        H5Pset_obj_track_times(creation, false);
        const hid_t set =
            H5Dcreate2(file_, path.c_str(), type, space, H5P_DEFAULT, creation, H5P_DEFAULT);
        H5Dwrite(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
        H5Dclose(set);
        H5Pclose(creation);
        H5Sclose(space);
    }

    void attribute(const std::string& path, const std::string& name, int value) const {
        put(path, name, H5T_NATIVE_INT, &value);
    }

    void attribute(const std::string& path, const std::string& name,
                   const std::string& text) const {
        const hid_t type = H5Tcopy(H5T_C_S1);
        H5Tset_size(type, text.size() + 1);
        put(path, name, type, text.c_str());
        H5Tclose(type);
    }

    [[nodiscard]] std::string bytes() const {
        H5Fflush(file_, H5F_SCOPE_GLOBAL);
        std::string bytes(static_cast<std::size_t>(H5Fget_file_image(file_, nullptr, 0)), '\0');
        H5Fget_file_image(file_, bytes.data(), bytes.size());
        H5Fclose(file_);
        return bytes;
    }

private:
    void put(const std::string& path, const std::string& name, hid_t type,
             const void* value) const {
        const hid_t space = H5Screate(H5S_SCALAR);
        const hid_t id = H5Acreate_by_name(file_, path.c_str(), name.c_str(), type, space,
                                           H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
        H5Awrite(id, type, value);
        H5Aclose(id);
        H5Sclose(space);
    }

    hid_t file_ = -1;
};

}  // namespace

std::string velox_sample() {
    const Hdf5Writer out;
    const std::string group = "/Data/Image/0a1b";
    for (const char* path : {"/Data", "/Data/Image", "/Data/Image/0a1b"}) out.group(path);
    // [y, x, frame]: frame 1 is ten more.
    std::array<std::uint16_t, 24> pixels{};
    for (std::size_t i = 0; i < 12; ++i) {
        pixels[2 * i] = static_cast<std::uint16_t>(10 + i);
        pixels[2 * i + 1] = static_cast<std::uint16_t>(20 + i);
    }
    out.data(group + "/Data", {3, 4, 2}, H5T_NATIVE_UINT16, pixels.data());
    const std::string json =
        R"({"BinaryResult": {"PixelSize": {"width": "1e-10", "height": "2e-10"},)"
        R"( "PixelUnitX": "m", "PixelUnitY": "m", "Offset": {"x": "-5e-10", "y": "0"},)"
        R"( "Detector": "HAADF"}, "Optics": {"AccelerationVoltage": "300000"}})";
    std::string columns(2 * 400, '\0');
    for (std::size_t i = 0; i < json.size(); ++i) columns[2 * i] = columns[2 * i + 1] = json[i];
    out.data(group + "/Metadata", {400, 2}, H5T_NATIVE_UINT8, columns.data());
    return out.bytes();
}

std::string berkeley_sample() {
    const Hdf5Writer out;
    for (const char* path : {"/data", "/data/film"}) out.group(path);
    out.attribute("/data/film", "emd_group_type", 1);
    std::array<float, 12> pixels{};
    for (std::size_t i = 0; i < 12; ++i) pixels[i] = 10.0F + static_cast<float>(i);
    out.data("/data/film/data", {3, 4}, H5T_NATIVE_FLOAT, pixels.data());
    const std::array<double, 3> y = {0, 0.5, 1};
    const std::array<double, 2> x = {2, 2.5};
    out.data("/data/film/dim1", {3}, H5T_NATIVE_DOUBLE, y.data());
    out.data("/data/film/dim2", {2}, H5T_NATIVE_DOUBLE, x.data());
    for (const char* path : {"/data/film/dim1", "/data/film/dim2"}) {
        out.attribute(path, "name", path[14] == '1' ? std::string("y") : std::string("x"));
        out.attribute(path, "units", std::string("[nm]"));
    }
    return out.bytes();
}

}  // namespace anchorite::test
