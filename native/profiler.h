// libtorch's own profiler (Kineto). It has one recording for the whole process, which belongs to the thread that
// started it.
#pragma once
#include <memory>

namespace torchnode {

// Until this is let go of, the end of a recording on the calling thread waits: another thread works for it.
std::shared_ptr<void> Watched();

}  // namespace torchnode
