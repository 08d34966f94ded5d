// libtorch's CPU memory, with freed blocks kept for the next tensor of their size.
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>
#include <c10/util/Exception.h>
#include <c10/util/ScopeExit.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <utility>

#include "value.h"

namespace torchnode {
namespace {

// malloc takes longer for aligned blocks of up to 4 kB than an operator on a few numbers.
bool IsSmall(size_t size) { return size <= 4096; }

// Returning pages and faulting them in again costs more than the arithmetic, and glibc cannot reuse an aligned block
// for an equal request.
bool IsLarge(size_t size) { return size >= 32 << 10 && size <= 256 << 20; }

// The rounding step of a size, as a shift: 64 bytes for small blocks, and an eighth of a power of two for larger ones,
// so that blocks can be reused for nearly equal requests.
int StepOf(size_t size) { return IsSmall(size) ? 6 : std::bit_width(size) - 4; }

size_t Rounded(size_t size) {
  if (!IsSmall(size) && !IsLarge(size)) return size;
  const size_t step = size_t{1} << StepOf(size);
  return (size + step - 1) & ~(step - 1);
}

// The header before a block's data; as wide as libtorch's alignment, which the data so keeps.
struct alignas(64) Block {
  size_t size;
  size_t asked;  // of size, for the profiler
  Block* next;   // in its list, while it is free
};

// Free blocks, in lists by size. It has no destructor, since tensors may outlive every static.
class FreeBlocks {
 public:
  explicit constexpr FreeBlocks(size_t kept_at_most) : kept_at_most_(kept_at_most) {}

  Block* Take(size_t size) {
    Block*& list = ListOf(size);
    if (list == nullptr) return nullptr;
    kept_ -= size;
    return std::exchange(list, list->next);
  }

  bool HasRoomFor(size_t size) const { return kept_ + size <= kept_at_most_; }

  void Keep(Block* block) {
    block->next = std::exchange(ListOf(block->size), block);
    kept_ += block->size;
  }

  // `cleared`: zeroes the blocks first, so that their values do not show in the next memory that malloc gives.
  void Empty(bool cleared = false) {
    for (Block*& list : lists_) {
      for (Block* block; (block = list) != nullptr; c10::free_cpu(block)) {
        list = block->next;
        if (cleared) std::memset(block + 1, 0, block->size);
      }
    }
    kept_ = 0;
  }

  void Limit(size_t kept_at_most) {
    kept_at_most_ = std::min(kept_at_most_, kept_at_most);
    if (kept_ > kept_at_most_) Empty();
  }

  void End() { Empty(true), kept_at_most_ = 0; }

 private:
  // 64 lists of small blocks, and eight for each power of two.
  Block*& ListOf(size_t size) { return lists_[(size >> StepOf(size)) + 8 * (StepOf(size) - 6)]; }

  std::array<Block*, 161> lists_{};
  size_t kept_ = 0;
  size_t kept_at_most_;
};

FreeBlocks& SmallBlocks() {
  thread_local constinit FreeBlocks blocks(2 << 20);
  // Tensors may be freed by objects that are destroyed later in this thread.
  thread_local const auto end = c10::make_scope_exit([] { blocks.End(); });
  return blocks;
}

size_t MachineMemory() {
  return static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

// A share of the memory, so that a step on large matrices does not fault its gradients in again each time.
constexpr size_t kShare = 16;
FreeBlocks large_blocks(MachineMemory() / kShare);
std::mutex large_mutex;

Block* NewBlock(size_t size) {
  void* memory;
  try {
    memory = c10::alloc_cpu(sizeof(Block) + size);
  } catch (const c10::Error&) {
    const std::lock_guard lock(large_mutex);
    large_blocks.Empty();
    memory = c10::alloc_cpu(sizeof(Block) + size);
  }
  return new (memory) Block{size};
}

Block* KeptBlock(size_t size) {
  if (IsSmall(size)) return SmallBlocks().Take(size);
  if (!IsLarge(size)) return nullptr;
  const std::lock_guard lock(large_mutex);
  return large_blocks.Take(size);
}

void Report(void* data, int64_t bytes) {
  if (c10::memoryProfilingEnabled()) c10::reportMemoryUsageToProfiler(data, bytes, 0, 0, at::Device(at::kCPU));
}

void FreeData(void* data) {
  if (data == nullptr) return;
  Block* block = static_cast<Block*>(data) - 1;
  Report(data, -static_cast<int64_t>(block->asked));
  if (IsSmall(block->size)) {
    FreeBlocks& blocks = SmallBlocks();
    if (blocks.HasRoomFor(block->size)) return blocks.Keep(block);
  } else if (IsLarge(block->size)) {
    const std::lock_guard lock(large_mutex);
    // The cache is full of sizes that are no longer in use.
    if (!large_blocks.HasRoomFor(block->size)) large_blocks.Empty();
    if (large_blocks.HasRoomFor(block->size)) return large_blocks.Keep(block);
  }
  c10::free_cpu(block);
}

class CachingAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t bytes) override {
    const at::Device cpu(at::kCPU);
    if (bytes == 0) return {nullptr, nullptr, &FreeData, cpu};
    const size_t size = Rounded(bytes);
    Block* block = KeptBlock(size);
    if (block == nullptr) block = NewBlock(size);
    block->asked = bytes;
    void* data = block + 1;
    Report(data, static_cast<int64_t>(bytes));
    if (fill_fresh) std::memset(data, 0x7b, bytes);
    return {data, data, &FreeData, cpu};
  }

  c10::DeleterFnPtr raw_deleter() const override { return &FreeData; }
  void copy_data(void* target, const void* source, size_t bytes) const override { std::memcpy(target, source, bytes); }
};

// JavaScript asks for the limit, since Bun aborts where native calls the function of libuv for it.
ENTRY(void, limitMemory, double bytes) {
  const std::lock_guard lock(large_mutex);
  if (bytes >= 0 && bytes < 0x1p63) large_blocks.Limit(static_cast<size_t>(bytes) / kShare);
}

ENTRY(void, emptyCache) {
  SmallBlocks().Empty(true);
  const std::lock_guard lock(large_mutex);
  large_blocks.Empty(true);
}

// In effect for the whole process once the library is opened; never destroyed, as tensors may outlive every static.
const bool installed = (c10::SetCPUAllocator(new CachingAllocator(), 1), true);

}  // namespace
}  // namespace torchnode
