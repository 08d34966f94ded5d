// libtorch's own profiler (Kineto). It has one recording for the whole process, which belongs to the thread that started it.
#pragma once

namespace torchnode {

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
