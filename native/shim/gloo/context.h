#pragma once
#include <chrono>

namespace gloo {
struct Context {
  void setTimeout(std::chrono::milliseconds timeout);
};
}  // namespace gloo
