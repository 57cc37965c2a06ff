#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anchorite::screening {

/// Splits one record of delimited text (RFC 4180: fields may be quoted, "" is a quote inside one).
/// A quote that does not open a field is an ordinary character.
/// @param fields  replaced by the record's fields
/// @return false when the record ends inside a quoted field, i.e. goes on on the next line
bool split_record(std::string_view text, char delimiter, std::vector<std::string>& fields);

/// The delimiter that occurs most often outside quotes: comma, tab or semicolon; comma for none.
char detect_delimiter(std::string_view line);

/// One field of comma-separated text, quoted where it must be; line ends and other control
/// characters become spaces and invalid UTF-8 becomes U+FFFD, so that a record stays one line.
std::string csv_field(std::string_view text);

/// Text without leading and trailing blanks.
std::string_view trimmed(std::string_view text);

}  // namespace anchorite::screening
