// libtorch's CPU memory, with freed blocks kept for the next tensor of their size.
#pragma once

namespace torchnode {

// Whether what this thread allocates is filled with a pattern, so that reading what nobody has written is seen.
inline thread_local bool fill_fresh = false;

}  // namespace torchnode
