// libtorch's CPU memory, with freed blocks kept for the next tensor of their size.
#pragma once

namespace torchnode {

// Puts the block cache between libtorch and malloc, for the whole process; does nothing the second time.
void InstallAllocator();
// Gives every kept block back to the system.
void EmptyCpuCache();

}  // namespace torchnode
