#include "allocator.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>
#include <c10/util/Exception.h>

#include <array>
#include <bit>
#include <cstring>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#ifndef _WIN32
#include <unistd.h>
#endif

namespace torchnode {
namespace {

// Giving pages back and faulting them in again costs more than the arithmetic, and glibc cannot reuse an aligned block for
// an equal request.
constexpr size_t kSmallest = 32 << 10;
constexpr size_t kLargest = 256 << 20;
// Of what a machine has, so that a step on large matrices does not fault its gradients in again each time.
constexpr size_t kKeptShare = 16;
// What is known of a block lies before its data; as wide as libtorch's alignment, which it keeps.
constexpr size_t kHeader = 64;

struct Header {
  size_t size;
  size_t asked;  // of size, for the profiler
};

Header* HeaderOf(void* data) { return reinterpret_cast<Header*>(static_cast<char*>(data) - kHeader); }

// Eight sizes to each power of two, so that blocks of nearly equal requests can stand for each other.
size_t Rounded(size_t size) {
  const size_t step = std::bit_floor(size) >> 3;
  return (size + step - 1) / step * step;
}

// Free blocks of up to 4 kB, by thread: aligned ones cost malloc more than an operator on a few numbers.
class SmallBlocks {
 public:
  static constexpr size_t kStep = 64;
  static constexpr size_t kLargest = 4096;

  ~SmallBlocks() {
    gone_ = true;
    for (Block*& list : lists_) {
      while (list != nullptr) c10::free_cpu(HeaderOf(std::exchange(list, list->next)));
    }
  }

  void* Take(size_t size) {
    Block*& list = lists_[size / kStep];
    if (list == nullptr) return nullptr;
    kept_ -= size;
    return std::exchange(list, list->next);
  }

  bool Keep(void* data, size_t size) {
    if (gone_ || kept_ + size > kKeptAtMost) return false;
    Block*& list = lists_[size / kStep];
    list = new (data) Block{list};
    kept_ += size;
    return true;
  }

 private:
  struct Block {
    Block* next;
  };
  static constexpr size_t kKeptAtMost = 2 << 20;

  std::array<Block*, kLargest / kStep + 1> lists_{};
  size_t kept_ = 0;
  bool gone_ = false;  // tensors may be freed by what ends later in this thread
};

thread_local SmallBlocks small_blocks;

size_t PhysicalMemory() {
#ifdef _WIN32
  return size_t{2} << 30;
#else
  return static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
#endif
}

class BlockCache {
 public:
  void* Take(size_t size) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = blocks_.find(size);
    if (found == blocks_.end() || found->second.empty()) return nullptr;
    void* data = found->second.back();
    found->second.pop_back();
    kept_ -= size;
    return data;
  }

  // Keeps a block; a full cache is emptied first, since what fills it is of sizes no longer in use.
  void Keep(void* data, size_t size) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (kept_ + size > kept_at_most_) Free();
    blocks_[size].push_back(data);
    kept_ += size;
  }

  void Empty() {
    const std::lock_guard<std::mutex> lock(mutex_);
    Free();
  }

 private:
  void Free() {
    for (auto& [size, list] : blocks_) {
      for (void* data : list) c10::free_cpu(HeaderOf(data));
    }
    blocks_.clear();
    kept_ = 0;
  }

  const size_t kept_at_most_ = PhysicalMemory() / kKeptShare;
  std::mutex mutex_;
  std::unordered_map<size_t, std::vector<void*>> blocks_;
  size_t kept_ = 0;
};

// Never destroyed: tensors may outlive every other static.
BlockCache& Cache() {
  static auto* cache = new BlockCache();
  return *cache;
}

void Report(void* data, int64_t bytes) { c10::reportMemoryUsageToProfiler(data, bytes, 0, 0, at::Device(at::kCPU)); }

void FreeBlock(void* data) {
  if (data == nullptr) return;
  const size_t size = HeaderOf(data)->size;
  if (c10::memoryProfilingEnabled()) Report(data, -static_cast<int64_t>(HeaderOf(data)->asked));
  if (size >= kSmallest && size <= kLargest) {
    Cache().Keep(data, size);
  } else if (size > SmallBlocks::kLargest || !small_blocks.Keep(data, size)) {
    c10::free_cpu(HeaderOf(data));
  }
}

void* NewBlock(size_t size) {
  void* base;
  try {
    base = c10::alloc_cpu(size + kHeader);
  } catch (const c10::Error&) {
    Cache().Empty();
    base = c10::alloc_cpu(size + kHeader);
  }
  static_cast<Header*>(base)->size = size;
  return static_cast<char*>(base) + kHeader;
}

class CachingAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t bytes) override {
    const at::Device cpu(at::kCPU);
    if (bytes == 0) return {nullptr, nullptr, &FreeBlock, cpu};
    const bool cached = bytes >= kSmallest && bytes <= kLargest;
    const bool small = bytes <= SmallBlocks::kLargest;
    const size_t size = cached ? Rounded(bytes) : small ? (bytes + SmallBlocks::kStep - 1) / SmallBlocks::kStep * SmallBlocks::kStep : bytes;
    void* data = cached ? Cache().Take(size) : small ? small_blocks.Take(size) : nullptr;
    if (data == nullptr) data = NewBlock(size);
    HeaderOf(data)->asked = bytes;
    if (c10::memoryProfilingEnabled()) Report(data, static_cast<int64_t>(bytes));
    return {data, data, &FreeBlock, cpu};
  }

  c10::DeleterFnPtr raw_deleter() const override { return &FreeBlock; }

  void copy_data(void* target, const void* source, size_t bytes) const override { std::memcpy(target, source, bytes); }
};

}  // namespace

void InstallAllocator() {
  static const bool installed = [] {
    c10::SetCPUAllocator(new CachingAllocator(), 1);
    return true;
  }();
  static_cast<void>(installed);
}

void EmptyCpuCache() { Cache().Empty(); }

}  // namespace torchnode
