// The tensors, generators, programs and chains that one JavaScript environment holds, each behind a small integer.
//
// JavaScript objects are followed by weak references that native sweeps after a collection, not by finalizers: Node
// runs finalizers from the event loop only, so a synchronous training loop would never free anything. Native asks for a
// collection of V8's young objects whenever enough has been made, and tells V8 of the bytes that outlived it.
#pragma once
#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>
#include <node_api.h>

#include <any>
#include <concepts>
#include <deque>
#include <memory>
#include <vector>

#include "error.h"

namespace torchnode {

using Tensors = std::vector<at::Tensor>;

class Program;
class Chain;

// Whether handles stand for such things.
template <typename T>
concept Held = std::same_as<T, at::Tensor> || std::same_as<T, at::Generator> ||
               std::same_as<T, std::shared_ptr<Program>> || std::same_as<T, std::shared_ptr<Chain>>;

// Hears of every tensor that JavaScript names.
class Watcher {
 public:
  virtual ~Watcher() = default;
  // `serial`: larger for a handle that was made later.
  virtual void Touch(int64_t serial, const at::Tensor& tensor) = 0;
};

class Handles {
 public:
  explicit Handles(napi_env env);

  // A new handle that owns the tensor; `bytes` of memory live and die with it. Never 0.
  int32_t Add(at::Tensor tensor, int64_t bytes) { return Add(std::move(tensor), bytes, {}); }
  // The same for what is no tensor.
  int32_t Add(std::any thing) { return Add(at::Tensor(), 0, std::move(thing)); }
  // What a handle holds; a Refusal when it holds nothing, or something else.
  const at::Tensor& Tensor(int32_t handle) const;
  // Larger for a handle that was made later; 0 for none.
  int64_t Serial(int32_t handle) const {
    const Cell* cell = Find(handle);
    return cell == nullptr ? 0 : cell->serial;
  }
  // Whether a handle holds this very tensor; nobody is told.
  bool Holds(int32_t handle, const at::Tensor& tensor) const;
  // Tells of each tensor from now on; null ends it.
  void Watch(Watcher* watcher) { watcher_ = watcher; }
  template <Held T>
  const T& Get(int32_t handle) const {
    if constexpr (std::is_same_v<T, at::Tensor>) return Tensor(handle);
    const Cell* cell = Find(handle);
    const T* thing = cell == nullptr ? nullptr : std::any_cast<T>(&cell->thing);
    constexpr bool kGenerator = std::is_same_v<T, at::Generator>;
    if (thing == nullptr) throw Refusal("TypeError", kGenerator ? "expected a Generator" : "expected a program");
    return *thing;
  }
  // The JavaScript object that owns this tensor's handle; null when it is gone.
  napi_value Object(int32_t handle, const at::Tensor& tensor) const;
  // From now on the handle lives as long as this JavaScript object.
  void Own(int32_t handle, napi_value object);
  // Frees at once; a handle that is already gone is left alone.
  void Release(int32_t handle);
  // Frees what every handle made since `mark` (see Mark) that is not in `keep` holds; the handles themselves stay taken
  // until their objects are garbage, so that an object that escaped never finds another's tensor.
  void ReleaseSince(int64_t mark, const std::vector<int32_t>& keep);
  int64_t Mark() const { return made_; }

  // Frees what V8 has collected.
  void Sweep();
  // A full collection now, then a sweep: for when memory has run out.
  void Collect();

  // Whether the handle still holds something.
  bool IsLive(int32_t handle) const;
  int64_t live() const { return live_; }
  int64_t bytes() const { return bytes_; }
  // The environment is being torn down: no more calls into it.
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

  int32_t Add(at::Tensor tensor, int64_t bytes, std::any thing);
  Cell* Find(int32_t handle) const;
  void Free(size_t slot);
  void Empty(Cell& cell);
  void Bury(size_t slot);
  void FreeDead(size_t count);
  void CollectGarbage();
  void CollectYoung();
  void CollectOld(int64_t held);
  int64_t HeldBytes() const;
  bool Collected();

  napi_env env_;
  Watcher* watcher_ = nullptr;
  mutable std::deque<Cell> cells_;
  std::vector<uint32_t> free_;
  std::vector<std::pair<at::Tensor, napi_ref>> dead_;  // collected, and freed one by one as new ones are made
  int64_t live_ = 0;
  int64_t bytes_ = 0;
  int64_t reported_ = 0;
  int64_t made_ = 0;
  int64_t made_at_sweep_ = 0;
  int64_t bytes_since_sweep_ = 0;
  int64_t made_at_check_ = 0;
  int64_t young_limit_;
  int64_t old_limit_;
  int64_t held_at_full_ = 0;  // the least that has been held since the last full collection
  napi_ref sentinel_ = nullptr;
  bool closed_ = false;
};

}  // namespace torchnode
