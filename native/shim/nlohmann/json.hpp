// Replaces the JSON library that ATen/functorch/Interpreter.h includes and libtorch's wheel leaves out; never called.
#pragma once
#include <string>

namespace nlohmann {
struct json {
  template <typename... T>
  explicit json(const T&... value);
  template <typename T>
  T get() const;
  std::string dump() const;
  static json parse(const std::string& text);
};
}  // namespace nlohmann
