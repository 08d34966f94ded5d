// The tensors, generators and programs that one JavaScript environment holds, each behind a small integer.
//
// JavaScript objects are followed by weak references that native sweeps after a collection, not by finalizers: Node
// runs finalizers from the event loop only, so a synchronous training loop would never free anything. Native asks for a
// collection of V8's young objects whenever enough has been made, and tells V8 of the bytes that outlived it.
#pragma once
#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>
#include <node_api.h>

#include <deque>
#include <memory>
#include <vector>

namespace torchnode {

class Program;

class Handles {
 public:
  explicit Handles(napi_env env);

  // A new handle that owns the tensor; `bytes` of memory live and die with it. Never 0.
  int32_t Add(at::Tensor tensor, int64_t bytes);
  int32_t Add(at::Generator generator);
  int32_t Add(std::shared_ptr<torchnode::Program> program);
  // What a handle holds; a Refusal when it holds nothing, or something else.
  const at::Tensor& Tensor(int32_t handle) const;
  const at::Generator& Generator(int32_t handle) const;
  const std::shared_ptr<torchnode::Program>& Program(int32_t handle) const;
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

  // Frees what V8 has collected; call it with a handle scope open.
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
    at::Generator generator;
    std::shared_ptr<torchnode::Program> program;
    napi_ref object = nullptr;
    int64_t bytes = 0;
    int64_t serial = 0;
    uint8_t generation = 1;
    bool used = false;
  };

  int32_t New(int64_t bytes);
  Cell* Find(int32_t handle) const;
  void Free(size_t slot);
  void Empty(Cell& cell);
  void Bury(size_t slot);
  void FreeDead(size_t count);
  void ReportBytes();
  void CollectYoung();
  bool Collected();

  napi_env env_;
  mutable std::deque<Cell> cells_;
  std::vector<uint32_t> free_;
  struct Dead {
    at::Tensor tensor;
    napi_ref object;
  };
  std::vector<Dead> dead_;  // collected, and freed one by one as new ones are made
  int64_t live_ = 0;
  int64_t bytes_ = 0;
  int64_t reported_ = 0;
  int64_t made_ = 0;
  int64_t made_at_sweep_ = 0;
  int64_t bytes_since_sweep_ = 0;
  int64_t made_at_check_ = 0;
  int64_t young_limit_;
  napi_ref sentinel_ = nullptr;
  bool closed_ = false;
};

}  // namespace torchnode
