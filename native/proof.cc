// What lib/compile/proof.ts compares a program with its function by: a copy of the program on memory of its own,
// equality to the bit, and who names which tensors.
#include <ATen/StorageUtils.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/ScopeExit.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/accumulate_grad.h>

#include <unordered_set>

#include "entry.h"
#include "program.h"

namespace torchnode {
namespace {

// Overwrites one memory with another as large.
void Overwrite(c10::Storage& to, const c10::Storage& from) {
  if (from.nbytes() == 0) return;
  if (from.device_type() == at::kCPU) std::memcpy(to.mutable_data(), from.data(), from.nbytes());
  else at::storage_copy(to, from);
}

c10::Storage CopyOf(const c10::Storage& storage) {
  c10::Allocator* allocator = storage.device_type() == at::kCPU ? c10::GetCPUAllocator() : storage.allocator();
  c10::Storage copy(c10::Storage::use_byte_size_t(), storage.nbytes(), allocator, false);
  Overwrite(copy, storage);
  return copy;
}

// The same look at other memory.
at::Tensor AliasOn(const at::Tensor& tensor, const c10::Storage& storage) {
  const c10::VariableVersion version = tensor.is_inference() ? c10::VariableVersion() : c10::VariableVersion(0);
  auto impl = tensor.unsafeGetTensorImpl()->shallow_copy_and_detach(version, true);
  impl->set_storage_keep_dtype(storage);
  at::Tensor alias(std::move(impl));
  const c10::InferenceMode mode(tensor.is_inference());
  if (tensor.requires_grad()) alias.set_requires_grad(true);
  return alias;
}

bool SameElements(const at::Tensor& a, const at::Tensor& b, int64_t dim, const char* from_a, const char* from_b) {
  const auto size = static_cast<int64_t>(a.itemsize());
  if (dim == a.dim()) return std::memcmp(from_a, from_b, size) == 0;
  for (int64_t i = 0; i < a.size(dim); ++i) {
    const int64_t step = i * a.stride(dim) * size;
    if (!SameElements(a, b, dim + 1, from_a + step, from_b + step)) return false;
  }
  return true;
}

bool SameBits(const at::Tensor& a, const at::Tensor& b) {
  if (a.defined() != b.defined()) return false;
  if (!a.defined() || a.is_same(b)) return true;
  const bool same_form = a.scalar_type() == b.scalar_type() && a.sizes().equals(b.sizes()) &&
                         a.strides().equals(b.strides()) && a.is_conj() == b.is_conj() && a.is_neg() == b.is_neg();
  if (!same_form || !a.device().is_cpu() || !b.device().is_cpu()) return false;
  const auto *from_a = static_cast<const char*>(a.const_data_ptr()),
             *from_b = static_cast<const char*>(b.const_data_ptr());
  if (a.numel() == 0 || from_a == from_b) return true;
  return a.is_contiguous() ? std::memcmp(from_a, from_b, a.nbytes()) == 0 : SameElements(a, b, 0, from_a, from_b);
}

// Tells of the first tensor that is named, was there when it began, and is none of those that it knows.
class Stranger : public Watcher {
 public:
  Stranger(State& state, const Tensors& known) : state_(state), mark_(state.handles.Mark()) {
    for (const at::Tensor& tensor : known) known_.insert(tensor.unsafeGetTensorImpl());
  }
  void Touch(int64_t serial, const at::Tensor& tensor) override {
    if (serial > mark_ || known_.contains(tensor.unsafeGetTensorImpl()) || where) return;
    state_.handles.Watch(nullptr);
    const Scope scope(state_.env);
    where = Take<std::string>(state_, CallKept(state_.env, state_.capture_stack, {}));
  }

  std::optional<std::string> where;  // the stack of the call

 private:
  State& state_;
  const int64_t mark_;
  std::unordered_set<const void*> known_;
};

}  // namespace

// A copy of a program, loaded with inputs that fit it.
ENTRY(int32_t, shadowOf, const std::shared_ptr<Program>& program, Tensors inputs) {
  auto shadow = program->Copy();
  if (!shadow->Load(inputs)) throw Refusal("ERR_COMPILE", "these inputs do not fit the program");
  shadow->MakeViews();
  return state.handles.Add(std::move(shadow));
}

ENTRY(Tensors, slotTensors, const std::shared_ptr<Program>& program, std::vector<int32_t> slots) {
  Tensors tensors;
  for (const int32_t slot : slots) tensors.push_back(slot < 0 ? at::Tensor() : program->slots.at(slot));
  return tensors;
}

ENTRY(void, setSlotTensor, const std::shared_ptr<Program>& program, int32_t slot, int32_t tensor) {
  program->slots.at(slot) = tensor == 0 ? at::Tensor() : state.handles.Tensor(tensor);
}

// Runs from an instruction on, while fresh memory is filled with a pattern, up to JavaScript or the end.
ENTRY(int64_t, runFrom, const std::shared_ptr<Program>& program, int64_t place) {
  const c10::AutoGradMode restored(c10::GradMode::is_enabled());
  fill_fresh = true;
  const auto done = c10::make_scope_exit([] { fill_fresh = false; });
  return static_cast<int64_t>(program->RunFrom(place));
}

ENTRY(Tensors, outputsOf, const std::shared_ptr<Program>& program) {
  Tensors outputs;
  for (const Plan::Output& output : program->plan().outputs) outputs.push_back(program->Give(output));
  return outputs;
}

// The generators that its operators are given.
ENTRY(napi_value, generatorsOf, const std::shared_ptr<Program>& program) {
  std::vector<int32_t> generators;
  for (const Instruction& instruction : program->plan().instructions) {
    for (const c10::IValue& argument : instruction.arguments) {
      if (argument.isGenerator()) generators.push_back(state.handles.Add(argument.toGenerator()));
    }
  }
  return Give(state, generators);
}

// The same tensors on copies of their memory, which they share as before. Of the others, in memory that is larger than
// `most` and not that of any of the `written`, a new look at the same memory.
ENTRY(Tensors, separate, Tensors tensors, Tensors written, int64_t most) {
  std::unordered_map<const void*, c10::Storage> copies;
  for (const at::Tensor& tensor : written) {
    const auto [place, fresh] = copies.try_emplace(StorageOf(tensor));
    if (fresh) place->second = CopyOf(tensor.storage());
  }
  for (at::Tensor& tensor : tensors) {
    if (!tensor.defined() || !tensor.has_storage()) continue;
    const auto [place, fresh] = copies.try_emplace(StorageOf(tensor));
    if (fresh) {
      const bool small = static_cast<int64_t>(tensor.storage().nbytes()) <= most;
      place->second = small ? CopyOf(tensor.storage()) : tensor.storage();
    }
    tensor = AliasOn(tensor, place->second);
  }
  return tensors;
}

// Overwrites the memory of tensors with that of others.
ENTRY(void, overwrite, Tensors to, Tensors from) {
  for (size_t i = 0; i < to.size(); ++i) {
    c10::Storage storage = to[i].storage();
    if (StorageOf(to[i]) != StorageOf(from[i])) Overwrite(storage, from[i].storage());
  }
}

// The first place from `from` on where two lists differ in form or bits, or cannot be compared here; -1 for none.
ENTRY(int64_t, firstDifference, Tensors a, Tensors b, int64_t from) {
  for (size_t i = from; i < a.size(); ++i) {
    if (!SameBits(a[i], b[i])) return static_cast<int64_t>(i);
  }
  return -1;
}

// Whether two tensors have come about in the same way; `originals` are the leaves that the `copies` stand for.
ENTRY(bool, sameGraph, const at::Tensor& a, const at::Tensor& b, Tensors originals, Tensors copies) {
  using torch::autograd::AccumulateGrad;
  using torch::autograd::Node;
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

// How often each has been changed.
ENTRY(napi_value, versionsOf, Tensors tensors) {
  std::vector<int64_t> versions;
  for (const at::Tensor& tensor : tensors) {
    versions.push_back(tensor.is_inference() ? 0 : static_cast<int64_t>(tensor._version()));
  }
  return Give(state, versions);
}

// Of each the address of its memory.
ENTRY(napi_value, storagesOf, Tensors tensors) {
  std::vector<double> addresses;
  for (const at::Tensor& tensor : tensors) {
    addresses.push_back(tensor.defined() && tensor.has_storage() ? reinterpret_cast<uintptr_t>(StorageOf(tensor)) : 0);
  }
  return Give(state, addresses);
}

// Until unwatch, which gives the stack of the first call that named another tensor that was there before.
ENTRY(void, watch, Tensors known) {
  state.stranger = std::make_shared<Stranger>(state, known);
  state.handles.Watch(state.stranger.get());
}
ENTRY(std::optional<std::string>, unwatch) {
  state.handles.Watch(nullptr);
  const auto stranger = std::exchange(state.stranger, nullptr);
  return stranger ? static_cast<const Stranger&>(*stranger).where : std::nullopt;
}

}  // namespace torchnode
