#include "value.h"

namespace torchnode {
namespace {

constexpr int kGenerationBits = 7;
constexpr uint32_t kGenerations = (1u << kGenerationBits) - 1;
constexpr size_t kMaxSlots = size_t{1} << 24;
// The bytes that a small tensor costs beside its elements: TensorImpl, StorageImpl, malloc headers, cell, reference.
constexpr int64_t kOverhead = 512;
constexpr int64_t kSmall = 32 << 10;
constexpr int64_t kYoungGraph = 4 << 20;
constexpr int64_t kYoungCount = 1 << 10;
// The number of new handles between checks whether V8 has collected by itself.
constexpr int64_t kCheckCount = 256;

}  // namespace

int32_t Handles::Add(at::Tensor tensor, int64_t bytes, std::any thing) {
  // malloc is several times faster when frees and allocations alternate than when thousands are freed at once.
  FreeDead(1);
  if (free_.empty()) {
    if (cells_.size() >= kMaxSlots)
      throw Refusal("ERR_OUT_OF_MEMORY", "more than 16,777,216 tensors are alive at once");
    free_.push_back(static_cast<uint32_t>(cells_.size()));
    cells_.emplace_back();
  }
  const uint32_t slot = free_.back();
  free_.pop_back();
  Cell& cell = cells_[slot];
  cell.tensor = std::move(tensor);
  cell.thing = std::move(thing);
  cell.used = true;
  // A GPU's memory does not trigger collections before native/cuda finds it low: each large tensor would cost one.
  cell.bytes = (cell.tensor.is_cuda() ? 0 : bytes) + kOverhead;
  cell.serial = ++made_;
  ++live_;
  bytes_ += cell.bytes;
  return static_cast<int32_t>(slot << kGenerationBits | cell.generation);
}

Handles::Cell* Handles::Find(int32_t handle) const {
  const size_t slot = static_cast<uint32_t>(handle) >> kGenerationBits;
  if (handle <= 0 || slot >= cells_.size()) return nullptr;
  Cell& cell = cells_[slot];
  return cell.used && cell.generation == (handle & kGenerations) ? &cell : nullptr;
}

const at::Tensor& Handles::Tensor(int32_t handle) const {
  Cell* cell = Find(handle);
  if (cell == nullptr || cell->bytes == 0) throw Refusal("ERR_DISPOSED", "this tensor has been disposed of");
  if (!cell->tensor.defined()) throw Refusal("TypeError", "expected a Tensor, got something else");
  if (observer_) observer_(cell->serial, cell->tensor);
  return cell->tensor;
}

napi_value Handles::Object(int32_t handle, const at::Tensor& tensor) const {
  const Cell* cell = Find(handle);
  if (cell == nullptr || cell->object == nullptr || !cell->tensor.is_same(tensor)) return nullptr;
  return ResultOf(env_, napi_get_reference_value, cell->object);
}

void Handles::Own(int32_t handle, napi_value object) {
  Cell* cell = Find(handle);
  if (cell == nullptr || cell->object != nullptr) throw Refusal("TypeError", "not a handle of a new tensor");
  cell->object = ResultOf(env_, napi_create_reference, object, 0);
  // Handles that no object owns are freed explicitly, and are no garbage.
  ++owned_since_sweep_;
  bytes_since_sweep_ += cell->bytes;
  if (bytes_since_sweep_ > young_limit_ || owned_since_sweep_ > std::max(kYoungCount, live_ / 2)) {
    State& state = StateOf(env_);
    const napi_value limit = CallKept(
        env_, state.collect, {Give(state, bytes_since_sweep_), Give(state, owned_since_sweep_), Give(state, bytes_)});
    young_limit_ = Take<int64_t>(state, limit);
  } else if (++owned_since_check_ > kCheckCount) {
    owned_since_check_ = 0;
    if (Collected()) Sweep();
  }
}

int64_t Handles::HeldBytes() const {
  std::unordered_set<const c10::StorageImpl*> storages;
  int64_t bytes = 0;
  for (const Cell& cell : cells_) {
    if (!cell.tensor.defined() || cell.tensor.is_meta() || cell.tensor.is_cuda()) continue;
    const auto* storage = Inputs::StorageOf(cell.tensor);
    if (storage != nullptr && storages.insert(storage).second) bytes += static_cast<int64_t>(storage->nbytes());
  }
  return bytes + live_ * kOverhead;
}

void Handles::Empty(Cell& cell) {
  if (cell.bytes == 0) return;  // every cell that holds something has bytes
  bytes_ -= cell.bytes;
  cell.bytes = 0;
  --live_;
  // Freed last: destroying a graph or a program may call this again.
  const at::Tensor tensor = std::move(cell.tensor);
  const std::any thing = std::exchange(cell.thing, {});
}

void Handles::Free(size_t slot) {
  Cell& cell = cells_[slot];
  if (cell.object != nullptr) napi_delete_reference(env_, cell.object);
  Empty(cell);
  cell.object = nullptr;
  cell.used = false;
  cell.generation = cell.generation == kGenerations ? 1 : cell.generation + 1;
  free_.push_back(static_cast<uint32_t>(slot));
}

// Frees a handle that has been collected. A small tensor itself waits until new ones come, unless it keeps a graph
// alive, which may hold much.
void Handles::DeferRelease(size_t slot) {
  Cell& cell = cells_[slot];
  const bool small = cell.bytes <= kSmall && cell.tensor.defined() && !cell.tensor.is_cuda();
  if (small && (bytes_since_sweep_ <= kYoungGraph || !cell.tensor.requires_grad()))
    dead_.push_back({std::move(cell.tensor), std::exchange(cell.object, nullptr)});
  Free(slot);
}

void Handles::FreeDead(size_t count) {
  for (; count > 0 && !dead_.empty(); --count) {
    // Freeing a tensor may free a graph, whose destruction may call this again.
    const auto [tensor, object] = std::move(dead_.back());
    dead_.pop_back();
    if (object != nullptr) napi_delete_reference(env_, object);
  }
}

void Handles::Release(int32_t handle) {
  Cell* cell = Find(handle);
  if (cell == nullptr) return;
  // A tensor that is released explicitly is no garbage, unless a graph saves it, which other garbage may hold.
  if (cell->object != nullptr && (!cell->tensor.defined() || !cell->tensor.requires_grad())) {
    bytes_since_sweep_ = std::max<int64_t>(0, bytes_since_sweep_ - cell->bytes);
    owned_since_sweep_ = std::max<int64_t>(0, owned_since_sweep_ - 1);
  }
  Free(handle >> kGenerationBits);
}

void Handles::ReleaseSince(int64_t mark, const std::vector<int32_t>& keep) {
  for (size_t slot = 0; slot < cells_.size(); ++slot) {
    Cell& cell = cells_[slot];
    // Programs and chains outlive the call that made them.
    const auto& kind = cell.thing.type();
    const bool lasts = kind == typeid(std::shared_ptr<Program>) || kind == typeid(std::shared_ptr<Chain>);
    if (!cell.used || lasts || cell.serial <= mark) continue;
    const int32_t handle = static_cast<int32_t>(slot << kGenerationBits | cell.generation);
    if (std::find(keep.begin(), keep.end(), handle) == keep.end()) Empty(cell);
  }
}

void Handles::Sweep() {
  if (closed_) return;
  {
    const Scope scope(env_);
    for (const auto& callback : std::exchange(weakened_, {})) callback->Strengthen();
  }
  constexpr size_t kChunk = 1024;  // bounds the handles that one scope opens
  const auto buried = static_cast<std::ptrdiff_t>(dead_.size());
  for (size_t start = 0; start < cells_.size(); start += kChunk) {
    const Scope scope(env_);
    for (size_t slot = start; slot < std::min(start + kChunk, cells_.size()); ++slot) {
      const napi_ref object = cells_[slot].object;
      if (object != nullptr && ResultOf(env_, napi_get_reference_value, object) == nullptr) DeferRelease(slot);
    }
  }
  // Slots are taken from the top, so the newest was found first. It is freed first and takes its graph node along;
  // freeing the oldest first would leave a whole chain of nodes to free at once.
  std::reverse(dead_.begin() + buried, dead_.end());
  owned_since_sweep_ = 0;
  bytes_since_sweep_ = 0;
  // V8 is told only of bytes that outlived a collection: told of all, it would mark the heap every 64 MB.
  ResultOf(env_, napi_adjust_external_memory, bytes_ - reported_);
  reported_ = bytes_;
}

// Whether V8 has collected since this last returned true: it has once an unreferenced object is gone.
bool Handles::Collected() {
  const bool watched = sentinel_ != nullptr;
  if (watched) {
    if (ResultOf(env_, napi_get_reference_value, sentinel_) != nullptr) return false;
    napi_delete_reference(env_, sentinel_);
    sentinel_ = nullptr;
  }
  sentinel_ = ResultOf(env_, napi_create_reference, ResultOf(env_, napi_create_object), 0);
  return watched;
}

void Handles::Collect() {
  if (closed_) return;
  // Claiming more external memory than the heap's hard limit makes V8 collect everything at once, synchronously.
  constexpr int64_t kBeyondAnyLimit = int64_t{1} << 46;
  const Callbacks& callbacks = *StateOf(env_).callbacks;
  int64_t held, tensors;
  do {
    held = callbacks.live;
    tensors = live_;
    Weaken();
    ResultOf(env_, napi_adjust_external_memory, kBeyondAnyLimit);
    ResultOf(env_, napi_adjust_external_memory, -kBeyondAnyLimit);
    Sweep();
    FreeDead(dead_.size());
    // A freed graph may have been the only holder of a hook, and the hook the only holder of other tensors; or the
    // graph may have held a tensor beside its hooks.
  } while (callbacks.live < held || (live_ < tensors && !anchors_.empty()));
}

}  // namespace torchnode
