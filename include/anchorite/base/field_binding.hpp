#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/field.hpp"
#include "anchorite/base/input_value.hpp"
#include "anchorite/base/located.hpp"

/// How struct members take checked input values; used by Schema<T> only.
namespace anchorite::binding {

/// How a key's value is shaped, from the type of the member that takes it.
enum class Shape { single, list, map };

/// A member of a plain type. `put(member, value)` stores one checked value; `show(member)` is its
/// text in the reference.
template <class Member>
struct Slot {
    using Value = Member;
    static constexpr Shape shape = Shape::single;
    static constexpr std::size_t count = 0;  ///< entries of an array, 0: any number
    static constexpr bool optional = false;

    /// Stores a checked value in the member.
    static void assign(Member& member, const InputValue& value, const auto& put) {
        put(member, value);
    }
    /// The member's text in the reference.
    static std::string shown(const Member& member, const auto& show) { return show(member); }
};

/// A member that also wants to know the place in the file.
template <class Inner>
struct Slot<Located<Inner>> : Slot<Inner> {
    static void assign(Located<Inner>& member, const InputValue& value, const auto& put) {
        Slot<Inner>::assign(member.value, value, put);
        member.where = value.where;
    }
    static std::string shown(const Located<Inner>& member, const auto& show) {
        return Slot<Inner>::shown(member.value, show);
    }
};

/// A member that may stay empty.
template <class Inner>
struct Slot<std::optional<Inner>> : Slot<Inner> {
    static constexpr bool optional = true;
    static void assign(std::optional<Inner>& member, const InputValue& value, const auto& put) {
        Slot<Inner>::assign(member.emplace(), value, put);
    }
    static std::string shown(const std::optional<Inner>& member, const auto& show) {
        return member ? Slot<Inner>::shown(*member, show) : std::string();
    }
};

/// "[a, b]" of a list's entries.
template <class Inner>
std::string shown_list(const auto& members, const auto& show) {
    std::string text;
    for (const auto& member : members) {
        text += (text.empty() ? "" : ", ") + Slot<Inner>::shown(member, show);
    }
    return "[" + text + "]";
}

template <class Inner>
struct Slot<std::vector<Inner>> : Slot<Inner> {
    static constexpr Shape shape = Shape::list;
    static void assign(std::vector<Inner>& member, const InputValue& value, const auto& put) {
        member.clear();
        for (const InputValue& element : std::get<std::vector<InputValue>>(value.data)) {
            Slot<Inner>::assign(member.emplace_back(), element, put);
        }
    }
    static std::string shown(const std::vector<Inner>& member, const auto& show) {
        return shown_list<Inner>(member, show);
    }
};

template <class Inner, std::size_t n>
struct Slot<std::array<Inner, n>> : Slot<Inner> {
    static constexpr Shape shape = Shape::list;
    static constexpr std::size_t count = n;
    static void assign(std::array<Inner, n>& member, const InputValue& value, const auto& put) {
        const auto& elements = std::get<std::vector<InputValue>>(value.data);
        for (std::size_t i = 0; i < n; ++i) Slot<Inner>::assign(member[i], elements[i], put);
    }
    static std::string shown(const std::array<Inner, n>& member, const auto& show) {
        return shown_list<Inner>(member, show);
    }
};

/// A table with keys that the user names.
template <class Inner>
struct Slot<std::map<std::string, Inner>> : Slot<Inner> {
    using Map = std::map<std::string, Inner>;
    static constexpr Shape shape = Shape::map;
    static void assign(Map& member, const InputValue& value, const auto& put) {
        member.clear();
        for (const InputEntry& entry : std::get<InputTable>(value.data).entries) {
            Slot<Inner>::assign(member[entry.key], entry.value, put);
        }
    }
    static std::string shown(const Map&, const auto&) { return {}; }
};

}  // namespace anchorite::binding
