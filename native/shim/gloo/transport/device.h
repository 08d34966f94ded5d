#pragma once

namespace gloo::transport {
class Device;
struct UnboundBuffer {
  virtual ~UnboundBuffer();
};
}  // namespace gloo::transport
