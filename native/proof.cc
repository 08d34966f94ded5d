// The tools with which lib/compile/proof.ts compares a program with its function: a copy of the program on memory of
// its own, equality to the bit, and a watch on the tensors that are used.
#include <ATen/StorageUtils.h>
#include <c10/core/CPUAllocator.h>
#include <c10/util/ScopeExit.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/accumulate_grad.h>

#include "program.h"
#include "value.h"

namespace torchnode {
namespace {

// Copies a storage over another of the same size.
void Overwrite(c10::Storage& to, const c10::Storage& from) {
  if (from.nbytes() == 0 || from.data() == nullptr) return;
  if (from.device_type() == at::kCPU) std::memcpy(to.mutable_data(), from.data(), from.nbytes());
  else at::storage_copy(to, from);
}

c10::Storage CopyOf(const c10::Storage& storage) {
  c10::Allocator* allocator = storage.device_type() == at::kCPU ? c10::GetCPUAllocator() : storage.allocator();
  c10::Storage copy(c10::Storage::use_byte_size_t(), storage.nbytes(), allocator, false);
  Overwrite(copy, storage);
  return copy;
}

// The same view on another storage.
at::Tensor AliasOn(const at::Tensor& tensor, const c10::Storage& storage) {
  const c10::VariableVersion version = tensor.is_inference() ? c10::VariableVersion() : c10::VariableVersion(0);
  auto impl = tensor.unsafeGetTensorImpl()->shallow_copy_and_detach(version, true);
  impl->set_storage_keep_dtype(storage);
  at::Tensor alias(std::move(impl));
  const c10::InferenceMode mode(tensor.is_inference());
  if (tensor.requires_grad()) alias.set_requires_grad(true);
  return alias;
}

}  // namespace

// Loads a copy of a program with these inputs, for runFrom; returns 0 where they do not fit.
ENTRY(int32_t, shadowOf, const std::shared_ptr<Program>& program, Tensors inputs) {
  auto shadow = program->Copy();
  if (!shadow->Load(inputs)) return 0;
  shadow->MakeViews();
  return state.handles.Add(std::move(shadow));
}

ENTRY(Tensors, slotTensors, const std::shared_ptr<Program>& program, std::vector<int32_t> slots) {
  Tensors tensors;
  for (const int32_t slot : slots) tensors.push_back(slot < 0 ? at::Tensor() : program->slots.at(slot));
  return tensors;
}
ENTRY(void, setSlotTensors, const std::shared_ptr<Program>& program, std::vector<int32_t> slots, Tensors tensors) {
  for (size_t i = 0; i < slots.size(); ++i) program->slots.at(slots[i]) = tensors.at(i);
}

// Runs from an instruction up to JavaScript or the end; in a proof it fills fresh memory with a pattern.
ENTRY(int64_t, runFrom, const std::shared_ptr<Program>& program, int64_t place, bool proves) {
  for (const int32_t slot : program->plan().written) RefuseBusy(state, program->slots[slot]);
  fill_fresh = proves;
  const auto done = c10::make_scope_exit([] { fill_fresh = false; });
  return static_cast<int64_t>(program->RunFrom(place));
}
ENTRY(Tensors, outputsOf, const std::shared_ptr<Program>& program) { return program->Results(); }

ENTRY(std::vector<int32_t>, generatorsOf, const std::shared_ptr<Program>& program) {
  std::vector<int32_t> generators;
  for (const Instruction& instruction : program->plan().instructions) {
    for (const c10::IValue& argument : instruction.arguments) {
      if (argument.isGenerator()) generators.push_back(state.handles.Add(argument.toGenerator()));
    }
  }
  return generators;
}

ENTRY(Tensors, separate, Tensors tensors, Tensors written, int64_t most) {
  std::unordered_map<const void*, c10::Storage> copies;
  for (const at::Tensor& tensor : written) {
    c10::Storage& copy = copies[StorageOf(tensor)];
    if (!copy) copy = CopyOf(tensor.storage());
  }
  for (at::Tensor& tensor : tensors) {
    if (!tensor.defined() || !tensor.has_storage()) continue;
    c10::Storage& copy = copies[StorageOf(tensor)];
    const bool small = static_cast<int64_t>(tensor.storage().nbytes()) <= most;
    if (!copy) copy = small ? CopyOf(tensor.storage()) : tensor.storage();
    tensor = AliasOn(tensor, copy);
  }
  return tensors;
}

ENTRY(void, overwrite, Tensors to, Tensors from) {
  for (size_t i = 0; i < to.size(); ++i) {
    c10::Storage storage = to[i].storage();
    if (StorageOf(to[i]) != StorageOf(from[i])) Overwrite(storage, from[i].storage());
  }
}

// The indices at which the memory of two tensors may differ, byte for byte.
ENTRY(std::vector<int32_t>, unlike, Tensors a, Tensors b) {
  std::vector<int32_t> places;
  for (size_t i = 0; i < a.size(); ++i) {
    const at::Tensor &x = a[i], &y = b[i];
    if (x.is_same(y)) continue;
    const auto readable = [](const at::Tensor& tensor) {  // a zero tensor has no memory
      return tensor.defined() && tensor.is_cpu() && tensor.layout() == at::kStrided && !tensor._is_zerotensor();
    };
    const bool alike = readable(x) && readable(y) && x.scalar_type() == y.scalar_type() && x.sizes() == y.sizes() &&
                       x.strides() == y.strides() && x.is_conj() == y.is_conj() && x.is_neg() == y.is_neg();
    const bool same = alike && x.is_non_overlapping_and_dense() &&
                      (x.nbytes() == 0 || std::memcmp(x.const_data_ptr(), y.const_data_ptr(), x.nbytes()) == 0);
    if (!same) places.push_back(static_cast<int32_t>(i));
  }
  return places;
}

ENTRY(bool, sameGraph, const at::Tensor& a, const at::Tensor& b, Tensors originals, Tensors copies) {
  using torch::autograd::AccumulateGrad, torch::autograd::Node;
  const auto original = [&](const at::Tensor& leaf) {
    const auto copy =
        std::find_if(copies.begin(), copies.end(), [&](const auto& other) { return other.is_same(leaf); });
    return copy == copies.end() ? leaf : originals[copy - copies.begin()];
  };
  std::vector<std::pair<const Node*, const Node*>> open{{a.grad_fn().get(), b.grad_fn().get()}};
  std::unordered_set<const Node*> seen;
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    if (x == y || !seen.insert(x).second) continue;
    if (x == nullptr || y == nullptr || x->name() != y->name() || x->num_outputs() != y->num_outputs()) return false;
    if (const auto* leaf = dynamic_cast<const AccumulateGrad*>(x)) {
      if (!leaf->variable.is_same(original(dynamic_cast<const AccumulateGrad&>(*y).variable))) return false;
    }
    for (size_t i = 0; i < x->num_outputs(); ++i) {
      const auto &to_x = x->next_edge(i), &to_y = y->next_edge(i);
      if (to_x.function && to_y.function && to_x.input_nr != to_y.input_nr) return false;
      open.emplace_back(to_x.function.get(), to_y.function.get());
    }
  }
  return true;
}

ENTRY(std::vector<int64_t>, memoryOf, Tensors tensors) {
  std::vector<int64_t> memory;
  for (const at::Tensor& tensor : tensors) {
    memory.push_back(tensor.has_storage() ? reinterpret_cast<intptr_t>(StorageOf(tensor)) : 0);
    memory.push_back(tensor.is_inference() ? 0 : tensor._version());
  }
  return memory;
}

ENTRY(void, watch, Tensors known, int64_t mark) {
  std::unordered_set<const void*> addresses;
  for (const at::Tensor& tensor : known) {
    addresses.insert(tensor.unsafeGetTensorImpl());
    if (tensor.is_leaf()) addresses.insert(tensor.grad().unsafeGetTensorImpl());
  }
  state.unknown_stack.reset();
  state.handles.Observe([&state, addresses, mark](int64_t serial, const at::Tensor& tensor) {
    if (state.unknown_stack || serial > mark || addresses.contains(tensor.unsafeGetTensorImpl())) return;
    const Scope scope(state.env);
    state.unknown_stack = Take<std::string>(state, CallKept(state.env, state.capture_stack, {}));
  });
}

ENTRY(std::optional<std::string>, unwatch) {
  state.handles.Observe(nullptr);
  return std::exchange(state.unknown_stack, std::nullopt);
}

}  // namespace torchnode
