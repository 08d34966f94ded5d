#include "proof.h"

#include <ATen/Context.h>
#include <ATen/StorageUtils.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/GradMode.h>
#include <c10/util/ScopeExit.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/accumulate_grad.h>

#include "allocator.h"
#include "entry.h"

namespace torchnode {
namespace {

using Tensors = std::vector<at::Tensor>;

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
  if (tensor.requires_grad()) alias.set_requires_grad(true);
  return alias;
}

template <typename Float>
bool IsNan(const void* value) {
  Float number;
  std::memcpy(&number, value, sizeof number);
  return std::isnan(static_cast<double>(number));
}

// Whether an element, or a part of a complex one, is not a number.
bool IsNan(at::ScalarType dtype, const char* value) {
  switch (dtype) {
    case at::kFloat:
      return IsNan<float>(value);
    case at::kDouble:
      return IsNan<double>(value);
    case at::kHalf:
      return IsNan<at::Half>(value);
    case at::kBFloat16:
      return IsNan<at::BFloat16>(value);
    default:
      return false;
  }
}

bool SameElements(const at::Tensor& a, const at::Tensor& b, int64_t dim, const char* from_a, const char* from_b) {
  const bool complex = a.is_complex();
  const at::ScalarType dtype = complex ? c10::toRealValueType(a.scalar_type()) : a.scalar_type();
  const auto size = static_cast<int64_t>(a.itemsize());
  if (dim == a.dim()) {
    const int64_t part = complex ? size / 2 : size;
    for (int64_t at = 0; at < size; at += part) {
      if (std::memcmp(from_a + at, from_b + at, part) == 0) continue;
      if (!IsNan(dtype, from_a + at) || !IsNan(dtype, from_b + at)) return false;
    }
    return true;
  }
  for (int64_t i = 0; i < a.size(dim); ++i) {
    if (!SameElements(a, b, dim + 1, from_a + i * a.stride(dim) * size, from_b + i * b.stride(dim) * size)) return false;
  }
  return true;
}

// Kernels of GPUs may add up in any order.
bool AreClose(const at::Tensor& a, const at::Tensor& b) {
  const at::Tensor left = a.to(at::kDouble), right = b.to(at::kDouble);
  if (!left.is_contiguous() || !right.is_contiguous()) return left.strides() == right.strides();
  const auto *x = left.const_data_ptr<double>(), *y = right.const_data_ptr<double>();
  double largest = 0;
  for (int64_t i = 0; i < left.numel(); ++i) largest = std::max(largest, std::isfinite(x[i]) ? std::abs(x[i]) : 0);
  for (int64_t i = 0; i < left.numel(); ++i) {
    const bool same = x[i] == y[i] || (std::isnan(x[i]) && std::isnan(y[i]));
    if (!same && !(std::abs(x[i] - y[i]) <= 1e-4 * largest)) return false;
  }
  return true;
}

bool SameValues(const at::Tensor& a, const at::Tensor& b) {
  if (!a.device().is_cpu()) {
    if (a.is_meta()) return true;
    const at::Tensor left = a.detach().to(at::kCPU), right = b.detach().to(at::kCPU);
    return a.is_floating_point() ? AreClose(left, right) : SameValues(left, right);
  }
  const auto* from_a = static_cast<const char*>(a.const_data_ptr());
  const auto* from_b = static_cast<const char*>(b.const_data_ptr());
  if (a.is_contiguous() && b.is_contiguous() && (a.numel() == 0 || std::memcmp(from_a, from_b, a.nbytes()) == 0))
    return true;
  return SameElements(a, b, 0, from_a, from_b);
}

// Nothing, or what differs.
std::string Difference(const at::Tensor& real, const at::Tensor& shadow) {
  if (real.defined() != shadow.defined()) return "whether there is one";
  if (!real.defined()) return "";
  if (real.layout() != at::kStrided || !real.has_storage() || real.is_nested()) return "its layout";
  if (real.scalar_type() != shadow.scalar_type()) return "its dtype";
  if (real.device() != shadow.device()) return "its device";
  if (!real.sizes().equals(shadow.sizes())) return "its shape";
  if (!real.strides().equals(shadow.strides())) return "its strides";
  if (real.is_conj() != shadow.is_conj() || real.is_neg() != shadow.is_neg()) return "whether it is conjugate";
  return SameValues(real, shadow) ? "" : "its values";
}

using Node = torch::autograd::Node;

bool SameGraph(const Node* real, const Node* shadow, const std::unordered_map<const void*, const void*>& originals) {
  std::vector<std::pair<const Node*, const Node*>> open{{real, shadow}};
  std::unordered_set<const Node*> seen;
  while (!open.empty()) {
    const auto [a, b] = open.back();
    open.pop_back();
    if (a == b || !seen.insert(a).second) continue;
    if (a == nullptr || b == nullptr || a->name() != b->name() || a->num_outputs() != b->num_outputs()) return false;
    using torch::autograd::AccumulateGrad;
    if (const auto* leaf = dynamic_cast<const AccumulateGrad*>(a)) {
      const void* other = dynamic_cast<const AccumulateGrad&>(*b).variable.unsafeGetTensorImpl();
      const auto original = originals.find(other);
      if (leaf->variable.unsafeGetTensorImpl() != (original == originals.end() ? other : original->second)) return false;
    }
    for (size_t i = 0; i < a->num_outputs(); ++i) {
      const auto &to_a = a->next_edge(i), &to_b = b->next_edge(i);
      if (to_a.function && to_b.function && to_a.input_nr != to_b.input_nr) return false;
      open.emplace_back(to_a.function.get(), to_b.function.get());
    }
  }
  return true;
}

// For each result the first of these tensors, or of the results before it, that lies in the same memory.
std::vector<size_t> SharedBy(const Tensors& results, Tensors tensors) {
  std::vector<size_t> places;
  for (const at::Tensor& result : results) {
    const auto is_shared = [&](const at::Tensor& other) {
      return other.defined() && result.defined() && StorageOf(other) == StorageOf(result);
    };
    places.push_back(std::find_if(tensors.begin(), tensors.end(), is_shared) - tensors.begin());
    tensors.push_back(result);
  }
  return places;
}

}  // namespace

Proof::Proof(State& state, const Program& program, Tensors inputs)
    : state_(state), shadow_(program.Copy()), mark_(state.handles.Mark()) {
  if (!shadow_->Load(inputs)) throw Refusal("ERR_COMPILE", "these inputs do not fit the program");
  shadow_->MakeViews();
  real_ = shadow_->slots;
  const Plan& plan = shadow_->plan();
  for (const auto& [slot, facts] : plan.facts) {
    known_.insert(real_[slot].unsafeGetTensorImpl());
    if (real_[slot].is_leaf() && real_[slot].grad().defined()) known_.insert(real_[slot].grad().unsafeGetTensorImpl());
  }
  for (const Instruction& instruction : plan.instructions) {
    if (!instruction.IsOperator() && !instruction.call) leaves_.insert(instruction.to);
  }
  for (const auto& [leaf, slot] : plan.gradients) leaves_.insert(leaf);
  NoteVersions();
  const auto use = [&](const at::Generator& generator) {
    if (std::find(generators_.begin(), generators_.end(), generator) == generators_.end()) generators_.push_back(generator);
  };
  use(at::globalContext().defaultGenerator(at::kCPU));
  for (const at::Tensor& tensor : real_) {
    if (tensor.defined() && tensor.is_cuda()) use(at::globalContext().defaultGenerator(tensor.device()));
  }
  for (const Instruction& instruction : plan.instructions) {
    for (const c10::IValue& argument : instruction.arguments) {
      if (argument.isGenerator()) use(argument.toGenerator());
    }
  }
  Separate();
  RunShadow();
  Watch(true);
}

void Proof::Watch(bool on) {
  if (on != watching_) state_.handles.Watch(on ? this : nullptr);
  watching_ = on;
}

void Proof::NoteVersions() {
  versions_.clear();
  for (const auto& [slot, facts] : shadow_->plan().facts) {
    versions_.push_back(real_[slot].is_inference() ? 0 : static_cast<int64_t>(real_[slot]._version()));
  }
}

void Proof::Separate() {
  const Plan& plan = shadow_->plan();
  // Small memory is copied in any case: some operators write without saying so.
  constexpr size_t kSmall = 1 << 20;
  const std::unordered_set<int32_t> written(plan.written.begin(), plan.written.end());
  for (const auto& [slot, facts] : plan.facts) {
    if (!written.contains(slot) && real_[slot].storage().nbytes() > kSmall) continue;
    const auto [place, fresh] = copies_.try_emplace(StorageOf(real_[slot]));
    if (fresh) place->second = CopyOf(real_[slot].storage());
  }
  for (size_t slot = 0; slot < real_.size(); ++slot) {
    if (!real_[slot].defined() || !real_[slot].has_storage()) continue;
    const auto copy = copies_.find(StorageOf(real_[slot]));
    if (copy != copies_.end()) shadow_->slots[slot] = AliasOn(real_[slot], copy->second);
  }
  // Leaves get gradients.
  for (const int32_t leaf : leaves_) {
    at::Tensor& copy = shadow_->slots[leaf];
    if (copy.is_same(real_[leaf])) copy = AliasOn(real_[leaf], real_[leaf].storage());
    copy.mutable_grad() = real_[leaf].grad();
  }
  for (const auto& [leaf, slot] : plan.gradients) shadow_->slots[leaf].mutable_grad() = shadow_->slots[slot];
  for (size_t slot = 0; slot < real_.size(); ++slot) {
    if (real_[slot].defined()) originals_[shadow_->slots[slot].unsafeGetTensorImpl()] = real_[slot].unsafeGetTensorImpl();
  }
}

// What JavaScript has changed in between the copies get too.
void Proof::Follow() {
  std::unordered_set<const void*> done;
  for (const auto& [slot, facts] : shadow_->plan().facts) {
    const auto copy = copies_.find(StorageOf(real_[slot]));
    if (copy == copies_.end() && shadow_->slots[slot].storage().unsafeGetStorageImpl() == StorageOf(real_[slot])) continue;
    if (copy == copies_.end()) return Doubt("its JavaScript gave a tensor other memory");
    if (done.insert(copy->first).second) Overwrite(copy->second, real_[slot].storage());
  }
  for (const int32_t leaf : leaves_) {
    const at::Tensor& real = real_[leaf].grad();
    at::Tensor& copy = shadow_->slots[leaf].mutable_grad();
    if (!real.defined()) copy.reset();
    else if (!copy.defined() || copy.nbytes() != real.nbytes() || copy.storage().nbytes() != real.storage().nbytes())
      copy = AliasOn(real, CopyOf(real.storage()));
    else if (!copy.is_same(real)) {
      c10::Storage memory = copy.storage();
      Overwrite(memory, real.storage());
    }
  }
}

void Proof::RunShadow() {
  if (!doubt_.empty()) return;
  Tensors before;
  for (at::Generator& generator : generators_) {
    const std::lock_guard lock(generator.mutex());
    before.push_back(generator.get_state());
  }
  drawn_.clear();
  const c10::AutoGradMode restored(c10::GradMode::is_enabled());
  fill_fresh = true;
  const auto done = c10::make_scope_exit([&] {
    fill_fresh = false;
    for (size_t i = 0; i < generators_.size(); ++i) {
      const std::lock_guard lock(generators_[i].mutex());
      drawn_.push_back(generators_[i].get_state());
      generators_[i].set_state(before[i]);
    }
  });
  try {
    place_ = shadow_->RunFrom(place_);
  } catch (const c10::Error& error) {
    Doubt(std::string("its replay throws: ") + error.what_without_backtrace());
  } catch (const std::exception& error) {
    Doubt(std::string("its replay throws: ") + error.what());
  }
}

void Proof::Touch(int64_t serial, const at::Tensor& tensor) {
  if (serial > mark_ || known_.contains(tensor.unsafeGetTensorImpl()) || !doubt_.empty()) return;
  Doubt("it used a tensor that it did not use before, or one that it kept from an earlier call");
  Watch(false);
  const Scope scope(state_.env);
  where_ = Take<std::string>(state_, CallKept(state_.env, state_.capture_stack, {}));
}

void Proof::CompareLasting() {
  if (!doubt_.empty()) return;
  const Plan& plan = shadow_->plan();
  for (const auto& [slot, facts] : plan.facts) {
    if (!copies_.contains(StorageOf(real_[slot]))) continue;
    const std::string difference = Difference(real_[slot], shadow_->slots[slot]);
    if (!difference.empty()) return Doubt("a tensor that it changes differs in " + difference);
  }
  for (const Instruction& instruction : plan.instructions) {
    if (instruction.IsOperator() || instruction.call) continue;
    const at::Tensor &real = real_[instruction.to].grad(), &shadow = shadow_->slots[instruction.to].grad();
    const std::string difference = Difference(real, shadow);
    if (!difference.empty()) return Doubt("a gradient differs in " + difference);
    if (real.defined() && real.requires_grad()) return Doubt("a gradient has a graph");
  }
}

void Proof::CompareGenerators() {
  for (size_t i = 0; i < generators_.size(); ++i) {
    const std::lock_guard lock(generators_[i].mutex());
    if (!SameValues(generators_[i].get_state(), drawn_[i])) return Doubt("other random numbers were drawn");
  }
}

void Proof::CompareResults(const Tensors& results) {
  const Plan& plan = shadow_->plan();
  if (results.size() != plan.outputs.size()) return Doubt("it gave another number of tensors");
  Tensors given;
  for (const Plan::Output& output : plan.outputs) given.push_back(shadow_->Give(output));
  for (size_t i = 0; i < results.size(); ++i) {
    const at::Tensor &real = results[i], &shadow = given[i];
    const std::string difference = Difference(real, shadow);
    if (!difference.empty()) return Doubt("a result differs in " + difference);
    // A program of kernels gives what has a graph without it.
    const bool requires_grad = real.requires_grad() && (plan.level == Level::kCalls || real.is_leaf());
    if (requires_grad != shadow.requires_grad() || (requires_grad && real.is_leaf() != shadow.is_leaf()))
      return Doubt("a result differs in whether it requires a gradient");
    if (requires_grad && !real.is_leaf() &&
        !SameGraph(real.grad_fn().get(), shadow.grad_fn().get(), originals_))
      return Doubt("the graph of a result differs");
  }
  Tensors before, copies;
  for (const auto& [slot, facts] : plan.facts) {
    before.push_back(real_[slot]);
    copies.push_back(shadow_->slots[slot]);
  }
  if (SharedBy(results, before) != SharedBy(given, copies)) Doubt("a result lies in other memory");
}

void Proof::CompareForms() {
  const Plan& plan = shadow_->plan();
  const std::unordered_set<int32_t> written(plan.written.begin(), plan.written.end());
  for (size_t place = 0; place < plan.facts.size(); ++place) {
    const auto& [slot, facts] = plan.facts[place];
    const at::Tensor& real = real_[slot];
    if (!facts.Fit(real)) Doubt("a tensor that is there before it got another form");
    else if (!written.contains(slot) && !real.is_inference() && static_cast<int64_t>(real._version()) != versions_[place])
      Doubt("it changed a tensor in a way that was not recorded");
  }
}

void Proof::Pause() {
  Watch(false);
  if (doubt_.empty()) CompareGenerators();
  CompareLasting();
  CompareForms();
}

void Proof::Resume(const at::Tensor& result) {
  const auto& instructions = shadow_->plan().instructions;
  if (place_ >= instructions.size()) return Doubt("it ran JavaScript in between once more");
  if (instructions[place_].to >= 0) shadow_->slots[instructions[place_].to] = result;
  ++place_;
  Follow();
  NoteVersions();
  RunShadow();
  Watch(true);
}

std::string Proof::End(const Tensors& results) {
  Pause();
  if (doubt_.empty() && place_ < shadow_->plan().instructions.size()) Doubt("it did less than it did before");
  if (doubt_.empty()) CompareResults(results);
  return doubt_;
}

// 0 when the inputs do not fit.
ENTRY(int32_t, beginProof, std::shared_ptr<Program> program, Tensors inputs) {
  if (program->running) return 0;
  return state.handles.Add(std::make_shared<Proof>(state, *program, std::move(inputs)));
}
ENTRY(void, pauseProof, std::shared_ptr<Proof> proof) { proof->Pause(); }
ENTRY(void, resumeProof, std::shared_ptr<Proof> proof, Tensors result) {
  proof->Resume(result.empty() ? at::Tensor() : result[0]);
}
// Why the program is not to be trusted, and the stack of the call where that was seen; nothing where it is.
ENTRY(napi_value, endProof, std::shared_ptr<Proof> proof, Tensors results) {
  const std::string doubt = proof->End(results);
  return doubt.empty() ? nullptr : GiveTuple(state, doubt, proof->line());
}

}  // namespace torchnode
