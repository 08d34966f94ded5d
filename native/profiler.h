// libtorch's own profiler (Kineto). It has one recording for the whole process, which belongs to the thread that started it.
#pragma once
#include "entry.h"

namespace torchnode {

// (CUDA too, record shapes, record memory): from now on records what this thread and the engine's threads do for it.
napi_value StartProfiler(State& state, const Arguments<3>& arguments);
napi_value StopProfiler(State& state, const Arguments<0>& arguments);  // -> RecordedEvent[] of lib/runtime/native.ts
// (name, whether it marks a call of JavaScript) -> serial: begins a range in the recording, around all that comes within.
napi_value BeginRange(State& state, const Arguments<2>& arguments);
napi_value EndRange(State& state, const Arguments<1>& arguments);  // (serial); ranges begun within end with it

// Work that another thread does for this one, and that a recording on this one sees: its end waits for that of the work.
class Watched {
 public:
  Watched();
  ~Watched() { Done(); }
  void Done();

 private:
  bool counted_;
};

}  // namespace torchnode
