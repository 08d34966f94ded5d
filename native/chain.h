// Layers of nn.Sequential as one call: the operators that they call, one after another through the dispatcher, on
// tensors that JavaScript never sees. lib/nn/chain.ts says which.
#pragma once
#include <node_api.h>

#include "ops.h"

namespace torchnode {

class Chain {
 public:
  // A call of the layer that is being added. Where an argument is a whole number instead of a tensor, -1 - 2i is the
  // i-th tensor that the chain makes, its input the first, and -2 - 2i the tensor of the i-th handle that a run is
  // given. How many tensors the call makes; -1 where it makes something else.
  int32_t AddStep(const Overload& overload, std::vector<c10::IValue> arguments);
  // What has been added since the last one is a layer that gives the tensor `output`. `sizes`: what its input must
  // have, -1 where any will do; `handles`: how many handles the layers take so far, the input's included.
  void AddLayer(std::optional<std::vector<int64_t>> sizes, int32_t handles, int32_t output);
  // Where a run finds the handles of the input and of the layers' tensors.
  void SetHandles(const int32_t* handles) { handles_ = handles; }
  // What GiveOwned says of the result; or where a layer does not fit, before any of it has run, [its place, the handle
  // of what it should be given].
  napi_value Run(State& state, napi_value blank);

 private:
  struct Use {
    size_t argument;
    size_t place;
    bool made;  // the place is one among the tensors that the chain makes, not among the handles
  };
  struct Step {
    const Overload* overload;
    std::vector<c10::IValue> arguments;
    std::vector<Use> uses;
    size_t result;
    std::vector<size_t> ends;  // what nobody uses after it
  };
  struct Layer {
    std::optional<std::vector<int64_t>> sizes;
    size_t input;
    size_t steps;  // up to and with this layer
    size_t handles;
  };

  std::vector<Step> steps_;
  std::vector<Layer> layers_;
  const int32_t* handles_ = nullptr;
  size_t made_ = 1;
  size_t output_ = 0;
  std::vector<at::Tensor> values_;  // memory for the next run
};

}  // namespace torchnode
