// The tensors, generators, programs and chains that one JavaScript environment holds, each behind a small integer.
//
// JavaScript objects are followed by weak references that native sweeps after a collection, not by finalizers: Node
// runs finalizers from the event loop only, so a synchronous training loop would never free anything. Native asks V8 to
// collect its young objects whenever enough has been made, and reports the bytes that outlived it.
#pragma once
#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <any>
#include <concepts>
#include <deque>
#include <functional>

#include "callback.h"

namespace c10d {
class Store;
}

namespace torchnode {

struct Chain;
class Program;
struct Reduction;
class Task;

using Tensors = std::vector<at::Tensor>;

// Whether handles can stand for such objects.
template <typename T>
concept Held =
    std::same_as<T, at::Tensor> || std::same_as<T, at::Generator> || std::same_as<T, std::shared_ptr<Program>> ||
    std::same_as<T, std::shared_ptr<Chain>> || std::same_as<T, std::shared_ptr<Task>> ||
    std::same_as<T, std::shared_ptr<Reduction>> || std::same_as<T, c10::intrusive_ptr<c10d::Store>>;

// Called for every tensor that JavaScript uses; `serial` is larger for a handle that was made later.
using Observer = std::function<void(int64_t serial, const at::Tensor& tensor)>;

class Handles {
 public:
  explicit Handles(napi_env env) : env_(env) {}

  // Makes a handle that owns the tensor; `bytes` of memory live as long as it. Never 0.
  int32_t Add(at::Tensor tensor, int64_t bytes, std::any thing = {});
  // Makes a handle for anything but a tensor.
  int32_t Add(std::any thing) { return Add(at::Tensor(), 0, std::move(thing)); }
  // The tensor of a handle; throws a Refusal where it holds nothing, or something else.
  const at::Tensor& Tensor(int32_t handle) const;
  // Larger for a handle that was made later; 0 for none.
  int64_t Serial(int32_t handle) const {
    const Cell* cell = Find(handle);
    return cell == nullptr ? 0 : cell->serial;
  }
  // Whether a handle holds this very tensor; the observer is not called.
  bool Holds(int32_t handle, const at::Tensor& tensor) const {
    const Cell* cell = Find(handle);
    return cell != nullptr && cell->tensor.is_same(tensor);
  }
  // Calls the observer for each tensor from now on; null ends it.
  void Observe(Observer observer) { observer_ = std::move(observer); }
  template <Held T>
  const T& Get(int32_t handle) const {
    if constexpr (std::is_same_v<T, at::Tensor>) return Tensor(handle);
    const Cell* cell = Find(handle);
    const T* thing = cell == nullptr ? nullptr : std::any_cast<T>(&cell->thing);
    constexpr bool kGenerator = std::is_same_v<T, at::Generator>;
    if (thing == nullptr) throw Refusal("TypeError", kGenerator ? "expected a Generator" : "expected another handle");
    return *thing;
  }
  // The JavaScript object that owns this tensor's handle; null when it is gone.
  napi_value Object(int32_t handle, const at::Tensor& tensor) const;
  // From now on the handle lives as long as this JavaScript object.
  void Own(int32_t handle, napi_value object);
  // Frees at once; a handle that is already gone is left alone.
  void Release(int32_t handle);
  // Frees what the handles made since `mark` (see Mark) hold, except those in `keep`. The handles stay taken until
  // their objects are garbage, so that an object that escaped never finds another's tensor.
  void ReleaseSince(int64_t mark, const std::vector<int32_t>& keep);
  int64_t Mark() const { return made_; }

  // Notes that the JavaScript object of this handle holds the function too: a full collection may take both, where only
  // the handle holds the tensor.
  void Anchor(int32_t handle, const std::shared_ptr<Callback>& callback) { anchors_.emplace_back(handle, callback); }
  // Call it before a full collection, and Sweep after it.
  void Weaken();
  // Frees what V8 has collected.
  void Sweep();
  // Runs a full collection and a sweep, for when memory has run out.
  void Collect();

  // Whether the handle still holds something.
  bool IsLive(int32_t handle) const {
    const Cell* cell = Find(handle);
    return cell != nullptr && cell->bytes != 0;
  }
  int64_t live() const { return live_; }
  int64_t bytes() const { return bytes_; }
  // The bytes of all tensors, each memory counted once: a parameter outlives the tensor that it was made of.
  int64_t HeldBytes() const;
  // The environment is being torn down, so no more calls go into it.
  void Close() { closed_ = true; }

 private:
  struct Cell {
    at::Tensor tensor;
    std::any thing;  // instead of a tensor
    napi_ref object = nullptr;
    int64_t bytes = 0;
    int64_t serial = 0;
    uint8_t generation = 1;
    bool used = false;
  };

  Cell* Find(int32_t handle) const;
  void Free(size_t slot);
  void Empty(Cell& cell);
  void DeferRelease(size_t slot);
  void FreeDead(size_t count);
  bool Collected();

  napi_env env_;
  Observer observer_;
  mutable std::deque<Cell> cells_;
  std::vector<uint32_t> free_;
  std::vector<std::pair<int32_t, std::weak_ptr<Callback>>> anchors_;
  std::vector<std::shared_ptr<Callback>> weakened_;
  std::vector<std::pair<at::Tensor, napi_ref>> dead_;  // collected, and freed one by one as new ones are made
  int64_t live_ = 0;
  int64_t bytes_ = 0;
  int64_t reported_ = 0;
  int64_t made_ = 0;
  int64_t owned_since_sweep_ = 0;  // handles that an object owns
  int64_t bytes_since_sweep_ = 0;
  int64_t owned_since_check_ = 0;
  // How much may be made before garbage is collected; set by lib/binding/collector.ts after the first time.
  int64_t young_limit_ = 32 << 20;
  napi_ref sentinel_ = nullptr;
  bool closed_ = false;
};

}  // namespace torchnode
