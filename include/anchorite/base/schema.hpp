#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "anchorite/base/field.hpp"
#include "anchorite/base/field_binding.hpp"
#include "anchorite/base/input_reader.hpp"
#include "anchorite/base/input_value.hpp"

namespace anchorite {

/// A word of the input that stands for a value.
template <class Value>
struct Choice {
    std::string word;
    Value value;
    std::string doc = {};
};

/// The one declaration of a table of an input file: it drives parsing into T, validation, defaults
/// and the reference (schema_reference.hpp).
///
/// A member of type X may also be Located<X> (remembers its place), std::optional<X> (may be
/// absent), std::vector<X> or std::array<X, n> (a list), or std::map<std::string, X> (a table whose
/// keys the user names). Where no default_text is given, the value that T{} holds is the default.
template <class T>
class Schema {
    template <class Member>
    using ValueOf = typename binding::Slot<Member>::Value;

public:
    explicit Schema(std::string name, std::string doc = {}) {
        description_->name = std::move(name);
        description_->doc = std::move(doc);
    }

    /// A string; options.allowed lists the texts accepted.
    template <class Member>
    Schema& text(std::string name, Member T::*member, FieldOptions options = {}) {
        static_assert(std::constructible_from<ValueOf<Member>, std::string>);
        return add(FieldKind::text, std::move(name), member, std::move(options),
                   [](auto& value, const InputValue& input) {
                       value = std::get<std::string>(input.data);
                   });
    }

    /// A whole number; the member's own limits are checked too.
    template <class Member>
    Schema& integer(std::string name, Member T::*member, FieldOptions options = {}) {
        using Limits = std::numeric_limits<ValueOf<Member>>;
        static_assert(std::integral<ValueOf<Member>>);
        add(FieldKind::integer, std::move(name), member, std::move(options),
            [](auto& value, const InputValue& input) {
                value = static_cast<ValueOf<Member>>(std::get<std::int64_t>(input.data));
            });
        description_->fields.back().type_range = {static_cast<double>(Limits::min()),
                                                  static_cast<double>(Limits::max())};
        return *this;
    }

    /// A number without a unit.
    template <class Member>
    Schema& number(std::string name, Member T::*member, FieldOptions options = {}) {
        return add(FieldKind::number, std::move(name), member, std::move(options), put_double);
    }

    /// true or false.
    template <class Member>
    Schema& boolean(std::string name, Member T::*member, FieldOptions options = {}) {
        static_assert(std::same_as<ValueOf<Member>, bool>);
        return add(
            FieldKind::boolean, std::move(name), member, std::move(options),
            [](bool& value, const InputValue& input) { value = std::get<bool>(input.data); });
    }

    /// A string with a unit, held in options.unit (SI where that is empty).
    template <class Member>
    Schema& quantity(std::string name, Member T::*member, Dimension dimension,
                     FieldOptions options = {}) {
        return add(FieldKind::quantity, std::move(name), member, std::move(options), put_double,
                   dimension);
    }

    /// One of several words, each standing for a value.
    template <class Member>
    Schema& choice(std::string name, Member T::*member,
                   std::vector<Choice<typename binding::Slot<Member>::Value>> choices,
                   FieldOptions options = {}) {
        std::vector<std::string> docs;
        for (const auto& choice : choices) {
            options.allowed.push_back(choice.word);
            docs.push_back(choice.doc);
        }
        const auto put = [choices](auto& value, const InputValue& input) {
            for (const auto& choice : choices) {
                if (choice.word == std::get<std::string>(input.data)) value = choice.value;
            }
        };
        const auto show = [choices](const auto& value) {
            for (const auto& choice : choices) {
                if (choice.value == value) return choice.word;
            }
            return std::string();
        };
        add(FieldKind::choice, std::move(name), member, std::move(options), put, Dimension::number,
            show);
        description_->fields.back().choice_docs = std::move(docs);
        return *this;
    }

    /// A table [name]; with a vector member an array of tables [[name]].
    template <class Member>
    Schema& table(std::string name, Member T::*member, const Schema<ValueOf<Member>>& schema,
                  FieldOptions options = {}) {
        const auto put = [schema](auto& value, const InputValue& input) {
            value = schema.bind(std::get<InputTable>(input.data));
        };
        add(FieldKind::table, std::move(name), member, std::move(options), put, Dimension::number,
            [](const auto&) { return std::string(); });
        description_->fields.back().table = schema.description_;
        description_->fields.back().default_shown.clear();
        return *this;
    }

    /// The same, for readers who look for the plural.
    template <class Member>
    Schema& tables(std::string name, Member T::*member, const Schema<ValueOf<Member>>& schema,
                   FieldOptions options = {}) {
        return table(std::move(name), member, schema, std::move(options));
    }

    /// A check of the whole table, e.g. &ScoreOptions::validate; an InputError it throws without a
    /// place gets the table's.
    Schema& validated_by(std::function<void(const T&)> check) {
        checks_.push_back(std::move(check));
        return *this;
    }

    /// @throws InputError  as read_input and the checks
    [[nodiscard]] T read(const std::filesystem::path& file,
                         const std::vector<InputOverride>& overrides = {}) const {
        return bind(read_input(file, *description_, overrides));
    }

    /// Reads text in memory; `name` stands for the file in messages. @throws InputError
    [[nodiscard]] T parse(std::string_view text, std::string_view name,
                          const std::vector<InputOverride>& overrides = {}) const {
        return bind(parse_input(text, name, *description_, overrides));
    }

    [[nodiscard]] const TableDescription& description() const { return *description_; }

private:
    template <class>
    friend class Schema;

    static void put_double(double& value, const InputValue& input) {
        value = std::get<double>(input.data);
    }

    template <class Member, class Put>
    Schema& add(FieldKind kind, std::string name, Member T::*member, FieldOptions options,
                const Put& put, Dimension dimension = Dimension::number) {
        const std::string unit = options.unit;
        return add(
            kind, std::move(name), member, std::move(options), put, dimension,
            [=](const auto& value) { return shown_default(plain(value), kind, dimension, unit); });
    }

    static std::variant<bool, std::int64_t, double, std::string> plain(const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::integral<Value> && !std::same_as<Value, bool>) {
            return static_cast<std::int64_t>(value);
        } else {
            return value;
        }
    }

    template <class Member, class Put, class Show>
    Schema& add(FieldKind kind, std::string name, Member T::*member, FieldOptions options,
                const Put& put, Dimension dimension, const Show& show) {
        using Slot = binding::Slot<Member>;
        FieldDescription field;
        field.name = std::move(name);
        field.element = kind;
        field.kind = Slot::shape == binding::Shape::list  ? FieldKind::list
                     : Slot::shape == binding::Shape::map ? FieldKind::map
                                                          : kind;
        field.dimension = dimension;
        field.may_be_absent = Slot::optional;
        if (Slot::count > 0) options.min_count = options.max_count = Slot::count;
        if (!options.default_text.empty()) {
            field.default_shown = options.default_text;
        } else if (!options.required) {
            const bool quoted = Slot::shape == binding::Shape::list && is_written_as_text(kind);
            field.default_shown = Slot::shown(T{}.*member, [&](const auto& value) {
                return quoted ? "\"" + show(value) + "\"" : show(value);
            });
        }
        field.options = std::move(options);
        binders_.push_back({field.name, [member, put](T& target, const InputValue& value) {
                                Slot::assign(target.*member, value, put);
                            }});
        description_->fields.push_back(std::move(field));
        return *this;
    }

    [[nodiscard]] T bind(const InputTable& table) const {
        T result{};
        for (const auto& [name, assign] : binders_) {
            if (const InputValue* value = table.find(name)) assign(result, *value);
        }
        for (const auto& check : checks_) run_check(check, result, table.where);
        return result;
    }

    static void run_check(const std::function<void(const T&)>& check, const T& value,
                          const SourceLocation& where) {
        try {
            check(value);
        } catch (const InputError& error) {
            if (error.where().line > 0) throw;
            throw InputError(where, error.what());
        }
    }

    std::shared_ptr<TableDescription> description_ = std::make_shared<TableDescription>();
    std::vector<std::pair<std::string, std::function<void(T&, const InputValue&)>>> binders_;
    std::vector<std::function<void(const T&)>> checks_;
};

}  // namespace anchorite
