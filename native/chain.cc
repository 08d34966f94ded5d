#include "chain.h"

#include <algorithm>

#include "entry.h"

namespace torchnode {
namespace {

bool HasSizes(const at::Tensor& tensor, const std::vector<int64_t>& sizes) {
  const auto has = [](int64_t size, int64_t wanted) { return wanted == -1 || size == wanted; };
  return !tensor.is_nested() && std::ranges::equal(tensor.sizes(), sizes, has);
}

}  // namespace

int32_t Chain::AddStep(const Overload& overload, std::vector<c10::IValue> arguments) {
  const auto& returns = overload.handle.schema().returns();
  const auto is_tensor = [](const c10::Argument& value) { return value.type()->kind() == c10::TypeKind::TensorType; };
  if (!overload.written_lists.empty() || !std::ranges::all_of(returns, is_tensor)) return -1;
  Step step{&overload, std::move(arguments), {}, made_, {}};
  for (size_t i = 0; i < step.arguments.size(); ++i) {
    const bool is_handle = overload.parameters[i].kind == Kind::kTensor && !overload.parameters[i].list;
    if (!is_handle || !step.arguments[i].isInt()) continue;
    const auto number = static_cast<size_t>(-1 - std::exchange(step.arguments[i], {}).toInt());
    step.uses.push_back({i, number / 2, number % 2 == 0});
  }
  steps_.push_back(std::move(step));
  made_ += returns.size();
  return static_cast<int32_t>(returns.size());
}

void Chain::AddLayer(std::optional<std::vector<int64_t>> sizes, int32_t handles, int32_t output) {
  const size_t input = std::exchange(output_, static_cast<size_t>(output));
  const size_t first = layers_.empty() ? 0 : layers_.back().steps;
  const auto end = [&](size_t value, size_t made_by) {
    if (value == output_) return;
    size_t last = made_by;
    for (size_t i = first; i < steps_.size(); ++i) {
      for (const Use& use : steps_[i].uses) last = use.made && use.place == value ? i : last;
    }
    if (last < steps_.size()) steps_[last].ends.push_back(value);
  };
  end(input, steps_.size());
  for (size_t i = first; i < steps_.size(); ++i) {
    const size_t after = i + 1 < steps_.size() ? steps_[i + 1].result : made_;
    for (size_t value = steps_[i].result; value < after; ++value) end(value, i);
  }
  layers_.push_back({std::move(sizes), input, steps_.size(), static_cast<size_t>(handles)});
}

napi_value Chain::Run(State& state, napi_value blank) {
  // Taken and given back, since a hook may run the same chain within this run.
  std::vector<at::Tensor> values = std::move(values_);
  std::vector<c10::IValue> stack = std::move(state.stack);
  const at::Tensor input = state.handles.Tensor(handles_[0]);
  Inputs inputs = std::move(state.inputs);
  inputs.entries.clear();
  inputs.Add(input, handles_[0]);
  values.resize(made_);
  values[0] = input;
  size_t next = 0;
  size_t taken = 1;
  for (size_t i = 0; i < layers_.size(); ++i) {
    const Layer& layer = layers_[i];
    bool fits = !layer.sizes || HasSizes(values[layer.input], *layer.sizes);
    for (; taken < layer.handles; ++taken) fits = fits && state.handles.IsLive(handles_[taken]);
    if (!fits) return GiveTuple(state, static_cast<int32_t>(i), GiveTensor(state, values[layer.input], inputs));
    for (; next < layer.steps; ++next) {
      const Step& step = steps_[next];
      const auto lay = [&] {
        stack.insert(stack.end(), step.arguments.begin(), step.arguments.end());
        for (const Use& use : step.uses) {
          stack[use.argument] = use.made ? values[use.place] : state.handles.Tensor(handles_[use.place]);
        }
      };
      stack.clear();
      lay();
      Invoke(state, *step.overload, stack, lay);
      for (size_t r = 0; r < stack.size(); ++r) values[step.result + r] = std::move(stack[r]).toTensor();
      for (const size_t value : step.ends) values[value].reset();
    }
  }
  const napi_value result = GiveOwned(state, values[output_], inputs, blank);
  std::ranges::fill(values, at::Tensor());
  stack.clear();
  values_ = std::move(values);
  state.stack = std::move(stack);
  state.inputs = std::move(inputs);
  return result;
}

ENTRY(int32_t, newChain) { return state.handles.Add(std::make_shared<Chain>()); }

ENTRY(void, addLayer, std::shared_ptr<Chain> chain, std::optional<std::vector<int64_t>> sizes, int32_t handles,
      int32_t output) {
  chain->AddLayer(std::move(sizes), handles, output);
}

// An Int32Array that lasts as long as the chain: looking for its memory costs more than a run's other arguments.
ENTRY(void, setHandles, const std::shared_ptr<Chain>& chain, napi_value handles) {
  void* memory;
  Check(napi_get_typedarray_info(state.env, handles, nullptr, nullptr, &memory, nullptr, nullptr));
  chain->SetHandles(static_cast<const int32_t*>(memory));
}

ENTRY(napi_value, runChain, const std::shared_ptr<Chain>& chain, napi_value blank) { return chain->Run(state, blank); }

}  // namespace torchnode
