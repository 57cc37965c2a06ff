#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/formats/instrument_file.hpp"
#include "measurement/formats/jcamp_records.hpp"

namespace anchorite::measurement {

/// What a block says of one of its variables.
struct JcampVariable {
    std::string symbol;  ///< "X", "R", "F2"
    std::string name;
    std::string units;  ///< as written
    std::string first, last, delta, factor;
    std::string count;  ///< points announced
};

/// Variables of a block: of its NTUPLES lists, else X and Y.
std::vector<JcampVariable> jcamp_variables(const JcampBlock& block);

/// Which numbers a data record holds.
struct JcampForm {
    bool stepped = false;              ///< (X++(Y..Y)): equal steps of the first symbol
    std::vector<std::string> symbols;  ///< of the columns
};

/// Form of "(X++(Y..Y))", "(XY..XY)" and the like; no symbols where it is none of these.
JcampForm jcamp_form(std::string_view text);

/// The table of a data record. Its columns are in the units of the file, factors applied.
/// @param notes  gets what does not fit, but does no harm
/// @throws InputError  damaged codings, fewer points than announced, an abscissa that runs away
///                     from its lines (x check), an axis without step
DataTable jcamp_table(const TextLines& lines, const JcampRecord& record, const JcampForm& form,
                      const std::vector<JcampVariable>& variables, std::vector<std::string>& notes);

}  // namespace anchorite::measurement
