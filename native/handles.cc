#include "handles.h"

#include <algorithm>

#include "state.h"

namespace torchnode {
namespace {

constexpr int kGenerationBits = 7;
constexpr uint32_t kGenerations = (1u << kGenerationBits) - 1;
constexpr size_t kMaxSlots = size_t{1} << 24;
// What a small tensor costs beside its elements: TensorImpl, StorageImpl, allocator headers, the cell, the weak reference.
constexpr int64_t kOverhead = 512;
// How much may be made before the young objects are collected: small enough that a step's memory is still in the cache
// when it is used again. The limit doubles while collecting does not pay, as when a program builds up a large set.
constexpr int64_t kYoungBytes = 32 << 20;
constexpr int64_t kYoungBytesMax = 512 << 20;
constexpr int64_t kSmall = 32 << 10;
constexpr int64_t kFew = 64;
constexpr int64_t kYoungGraph = 4 << 20;
constexpr int64_t kYoungCount = 1 << 10;
// How often to ask whether V8 has collected of its own accord.
constexpr int64_t kCheckCount = 256;

// Runs from the event loop after a collection, so that an idle process frees what its last synchronous stretch left.
void SweepWhenIdle(napi_env env, void* data, void*) {
  std::unique_ptr<std::weak_ptr<Handles>> handles(static_cast<std::weak_ptr<Handles>*>(data));
  if (auto live = handles->lock()) {
    napi_handle_scope scope;
    if (napi_open_handle_scope(env, &scope) != napi_ok) return;
    live->Sweep();
    napi_close_handle_scope(env, scope);
  }
}

}  // namespace

Handles::Handles(napi_env env) : env_(env), young_limit_(kYoungBytes) {}

int32_t Handles::New(int64_t bytes) {
  // Malloc is several times faster when what is freed is what is asked for next than when thousands are freed at a time.
  FreeDead(1);
  uint32_t slot;
  if (!free_.empty()) {
    slot = free_.back();
    free_.pop_back();
  } else {
    if (cells_.size() >= kMaxSlots) throw Refusal("ERR_OUT_OF_MEMORY", "more than 16,777,216 tensors are alive at once");
    slot = static_cast<uint32_t>(cells_.size());
    cells_.emplace_back();
  }
  Cell& cell = cells_[slot];
  cell.used = true;
  cell.bytes = bytes + kOverhead;
  cell.serial = ++made_;
  ++live_;
  bytes_ += cell.bytes;
  bytes_since_sweep_ += cell.bytes;
  return static_cast<int32_t>(slot << kGenerationBits | cell.generation);
}

int32_t Handles::Add(at::Tensor tensor, int64_t bytes) {
  const int32_t handle = New(bytes);
  cells_[handle >> kGenerationBits].tensor = std::move(tensor);
  return handle;
}

int32_t Handles::Add(at::Generator generator) {
  const int32_t handle = New(0);
  cells_[handle >> kGenerationBits].generator = std::move(generator);
  return handle;
}

int32_t Handles::Add(std::shared_ptr<torchnode::Program> program) {
  const int32_t handle = New(0);
  cells_[handle >> kGenerationBits].program = std::move(program);
  return handle;
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
  return cell->tensor;
}

const at::Generator& Handles::Generator(int32_t handle) const {
  Cell* cell = Find(handle);
  if (cell == nullptr || !cell->generator.defined()) throw Refusal("TypeError", "expected a Generator");
  return cell->generator;
}

const std::shared_ptr<torchnode::Program>& Handles::Program(int32_t handle) const {
  Cell* cell = Find(handle);
  if (cell == nullptr || cell->program == nullptr) throw Refusal("TypeError", "expected a program");
  return cell->program;
}

napi_value Handles::Object(int32_t handle, const at::Tensor& tensor) const {
  const Cell* cell = Find(handle);
  if (cell == nullptr || cell->object == nullptr || !cell->tensor.is_same(tensor)) return nullptr;
  napi_value object;
  Check(napi_get_reference_value(env_, cell->object, &object));
  return object;
}

void Handles::Own(int32_t handle, napi_value object) {
  Cell* cell = Find(handle);
  if (cell == nullptr || cell->object != nullptr) throw Refusal("TypeError", "not a handle of a new tensor");
  Check(napi_create_reference(env_, object, 0, &cell->object));
  if (bytes_since_sweep_ > young_limit_ || made_ - made_at_sweep_ > std::max(kYoungCount, live_ / 2)) {
    CollectYoung();
  } else if (made_ - made_at_check_ > kCheckCount) {
    made_at_check_ = made_;
    if (Collected()) Sweep();
  }
}

void Handles::CollectYoung() {
  const int64_t made = bytes_since_sweep_;
  const int64_t tensors = made_ - made_at_sweep_;
  const int64_t before = bytes_;
  CallKept(env_, StateOf(env_).collect_young, {});
  Sweep();
  const bool paid = before - bytes_ > made / 2;
  if (paid) young_limit_ = kYoungBytes;
  // A few large tensors, a data set say, are no reason to expect that the next ones will stay too.
  else if (tensors > kFew) young_limit_ = std::min(2 * young_limit_, kYoungBytesMax);
}

bool Handles::IsLive(int32_t handle) const {
  const Cell* cell = Find(handle);
  return cell != nullptr && cell->bytes != 0;
}

void Handles::Empty(Cell& cell) {
  if (cell.bytes == 0) return;  // every cell that holds something has bytes
  bytes_ -= cell.bytes;
  cell.bytes = 0;
  --live_;
  const at::Tensor tensor = std::move(cell.tensor);
  const std::shared_ptr<torchnode::Program> program = std::move(cell.program);
  cell.tensor = at::Tensor();
  cell.generator = at::Generator();
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

// Frees a handle that has been collected; a small tensor itself waits until new ones come, unless a graph that it keeps alive
// may hold much.
void Handles::Bury(size_t slot) {
  Cell& cell = cells_[slot];
  if (cell.bytes <= kSmall && cell.tensor.defined() && (bytes_since_sweep_ <= kYoungGraph || !cell.tensor.requires_grad())) {
    dead_.push_back({std::move(cell.tensor), std::exchange(cell.object, nullptr)});
  }
  Free(slot);
}

void Handles::FreeDead(size_t count) {
  for (; count > 0 && !dead_.empty(); --count) {
    // Freeing a tensor may free a graph, whose end may come back here.
    const Dead dead = std::move(dead_.back());
    dead_.pop_back();
    if (dead.object != nullptr) napi_delete_reference(env_, dead.object);
  }
}

void Handles::Release(int32_t handle) {
  Cell* cell = Find(handle);
  if (cell == nullptr) return;
  // What is given back at once is no garbage to collect, unless a graph, which other garbage may hold, has saved it.
  if (!cell->tensor.defined() || !cell->tensor.requires_grad()) {
    bytes_since_sweep_ = std::max<int64_t>(0, bytes_since_sweep_ - cell->bytes);
  }
  Free(handle >> kGenerationBits);
}

void Handles::ReleaseSince(int64_t mark, const std::vector<int32_t>& keep) {
  for (size_t slot = 0; slot < cells_.size(); ++slot) {
    Cell& cell = cells_[slot];
    // A program lasts: the call that recorded it was only the first.
    if (!cell.used || cell.program || cell.serial <= mark) continue;
    const int32_t handle = static_cast<int32_t>(slot << kGenerationBits | cell.generation);
    if (std::find(keep.begin(), keep.end(), handle) == keep.end()) Empty(cell);
  }
}

void Handles::Sweep() {
  if (closed_) return;
  constexpr size_t kChunk = 1024;  // bounds the handles that one scope opens
  const auto buried = static_cast<std::ptrdiff_t>(dead_.size());
  for (size_t start = 0; start < cells_.size(); start += kChunk) {
    napi_handle_scope scope;
    if (napi_open_handle_scope(env_, &scope) != napi_ok) return;
    for (size_t slot = start; slot < std::min(start + kChunk, cells_.size()); ++slot) {
      Cell& cell = cells_[slot];
      if (!cell.used || cell.object == nullptr) continue;
      napi_value object = nullptr;
      if (napi_get_reference_value(env_, cell.object, &object) == napi_ok && object == nullptr) Bury(slot);
    }
    napi_close_handle_scope(env_, scope);
  }
  // Slots are taken from above, so that the newest has been found first; freed first it takes its node of a graph along, where
  // the oldest would leave a whole chain of them to be freed at once.
  std::reverse(dead_.begin() + buried, dead_.end());
  made_at_sweep_ = made_;
  bytes_since_sweep_ = 0;
  ReportBytes();
}

// V8 is told of what outlived a collection only: told of all, it would mark the whole heap every 64 MB of activations.
void Handles::ReportBytes() {
  int64_t total;
  if (napi_adjust_external_memory(env_, bytes_ - reported_, &total) == napi_ok) reported_ = bytes_;
}

// Whether V8 has collected since the last time this was true: an object that nobody holds is the witness.
bool Handles::Collected() {
  if (sentinel_ != nullptr) {
    napi_value witness = nullptr;
    Check(napi_get_reference_value(env_, sentinel_, &witness));
    if (witness != nullptr) return false;
    napi_delete_reference(env_, sentinel_);
    sentinel_ = nullptr;
  }
  napi_value witness;
  Check(napi_create_object(env_, &witness));
  Check(napi_create_reference(env_, witness, 0, &sentinel_));
  auto* handles = new std::weak_ptr<Handles>(StateOf(env_).handles_owner);
  if (napi_add_finalizer(env_, witness, handles, SweepWhenIdle, nullptr, nullptr) != napi_ok) {
    delete handles;
    throw Interrupted{};
  }
  return true;
}

void Handles::Collect() {
  if (closed_) return;
  // Claiming more external memory than the heap's hard limit makes V8 collect everything, at once and synchronously.
  constexpr int64_t kBeyondAnyLimit = int64_t{1} << 46;
  const Callbacks& callbacks = *StateOf(env_).callbacks;
  int64_t held;
  do {
    int64_t total;
    held = callbacks.live;
    Check(napi_adjust_external_memory(env_, kBeyondAnyLimit, &total));
    Check(napi_adjust_external_memory(env_, -kBeyondAnyLimit, &total));
    Sweep();
    FreeDead(dead_.size());
    // A graph that has gone may have been all that held a hook, and the hook all that held other tensors.
  } while (callbacks.live < held);
}

}  // namespace torchnode
