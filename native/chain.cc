#include <algorithm>
#include <unordered_set>

#include "entry.h"
#include "program.h"

namespace torchnode {

static bool HasSizes(const at::Tensor& tensor, const std::vector<int64_t>& sizes) {
  const auto has = [](int64_t size, int64_t wanted) { return wanted == -1 || size == wanted; };
  return !tensor.is_nested() && std::ranges::equal(tensor.sizes(), sizes, has);
}

ENTRY(int32_t, newChain) { return state.handles.Add(std::make_shared<Chain>()); }

ENTRY(void, addLayer, std::shared_ptr<Chain> chain, std::optional<std::vector<int64_t>> sizes, int32_t handles,
      int32_t output) {
  const size_t first = chain->layers.empty() ? 0 : chain->layers.back().steps;
  chain->layers.push_back({std::move(sizes), handles, 2 * output, chain->steps.size()});
  std::unordered_set<int32_t> used{2 * output};
  for (size_t i = chain->steps.size(); i-- > first;) {
    Instruction& step = chain->steps[i];
    const auto use = [&](int32_t slot) {
      if (used.insert(slot).second) step.dead.push_back(slot);
    };
    for (const Result& result : step.results) use(result.slot);
    for (const Operand& operand : step.operands) use(operand.slots[0]);
  }
}

// An Int32Array that lasts as long as the chain: looking for its memory costs more than a run's other arguments.
ENTRY(void, setHandles, const std::shared_ptr<Chain>& chain, napi_value handles) {
  void* memory;
  Check(napi_get_typedarray_info(state.env, handles, nullptr, nullptr, &memory, nullptr, nullptr));
  chain->handles = static_cast<const int32_t*>(memory);
}

// What GiveOwned says of the result; or where a layer does not fit, before any of it has run, [its place, the handle of
// what it should be given].
ENTRY(napi_value, runChain, const std::shared_ptr<Chain>& chain, napi_value blank) {
  // Taken and given back, since a hook may run the same chain within this run.
  Tensors slots = std::move(chain->slots);
  std::vector<c10::IValue> stack = std::move(state.stack);
  const int32_t* handles = chain->handles;
  const at::Tensor input = state.handles.Tensor(handles[0]);
  Inputs inputs = std::move(state.inputs);
  inputs.entries.clear();
  inputs.Add(input, handles[0]);
  slots.resize(2 * std::max(chain->made, chain->layers.back().handles));
  slots[0] = input;
  int32_t output = 0;
  int32_t taken = 1;
  size_t next = 0;
  for (const Chain::Layer& layer : chain->layers) {
    bool fits = !layer.sizes || HasSizes(slots[output], *layer.sizes);
    for (int32_t i = taken; i < layer.handles; ++i) fits = fits && state.handles.IsLive(handles[i]);
    if (!fits) {
      const auto place = static_cast<int32_t>(&layer - chain->layers.data());
      return GiveTuple(state, place, GiveTensor(state, slots[output], inputs));
    }
    for (; taken < layer.handles; ++taken) slots[2 * taken + 1] = state.handles.Tensor(handles[taken]);
    for (; next < layer.steps; ++next) {
      const Instruction& step = chain->steps[next];
      Step(step, slots, stack, &state);
      for (const int32_t slot : step.dead) slots[slot].reset();
    }
    output = layer.output;
  }
  const napi_value result = GiveOwned(state, slots[output], inputs, blank);
  std::ranges::fill(slots, at::Tensor());
  chain->slots = std::move(slots);
  state.stack = std::move(stack);
  state.inputs = std::move(inputs);
  return result;
}

}  // namespace torchnode
