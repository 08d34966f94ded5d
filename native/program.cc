#include "program.h"

#include <ATen/autocast_mode.h>
#include <ATen/core/LegacyTypeDispatch.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>

#include "state.h"

namespace torchnode {
namespace {

uint8_t BitsOf(const at::Tensor& tensor) {
  return static_cast<uint8_t>(tensor.requires_grad() | tensor.is_conj() << 1 | tensor.is_neg() << 2);
}

bool SamePlace(const at::Tensor& a, const at::Tensor& b) {
  return a.storage().unsafeGetStorageImpl() == b.storage().unsafeGetStorageImpl() &&
         a.storage_offset() == b.storage_offset();
}

template <typename Item>
c10::IValue ListOf(const std::vector<int32_t>& items, const std::vector<at::Tensor>& slots) {
  c10::List<Item> list;
  list.reserve(items.size());
  for (const int32_t slot : items) list.push_back(slot < 0 ? Item() : Item(slots[slot]));
  return list;
}

c10::IValue Gather(const Operand& operand, const std::vector<at::Tensor>& slots) {
  if (operand.kind == Operand::Kind::kList) return ListOf<at::Tensor>(operand.slots, slots);
  if (operand.kind == Operand::Kind::kOptionalList) return ListOf<std::optional<at::Tensor>>(operand.slots, slots);
  return operand.slots[0] < 0 ? at::Tensor() : slots[operand.slots[0]];
}

// Goes down to where the operators were recorded.
class Below {
 public:
  explicit Below(const Plan& plan) {
    if (plan.level != Plan::Level::kKernels) return;
    if (plan.gives_views) but_views_.emplace();
    else autograd_.emplace();
  }

 private:
  std::optional<at::AutoDispatchBelowADInplaceOrView> autograd_;
  std::optional<at::AutoDispatchBelowAutograd> but_views_;  // whose results know whose views they are
};

}  // namespace

Facts::Facts(const at::Tensor& tensor)
    : sizes(tensor.sizes().vec()), strides(tensor.strides().vec()), dtype(tensor.scalar_type()),
      device(tensor.device()), bits(BitsOf(tensor)) {}

bool Facts::Fit(const at::Tensor& tensor) const {
  return tensor.defined() && tensor.layout() == at::kStrided && tensor.sizes().equals(sizes) &&
         tensor.strides().equals(strides) && tensor.scalar_type() == dtype && tensor.device() == device &&
         BitsOf(tensor) == bits;
}

uint64_t CurrentModes() {
  uint64_t modes =
      static_cast<uint64_t>(c10::GradMode::is_enabled()) | static_cast<uint64_t>(c10::InferenceMode::is_enabled()) << 1;
  modes |=
      static_cast<uint64_t>(c10::impl::tls_is_dispatch_key_included(c10::DispatchKey::FuncTorchDynamicLayerFrontMode))
      << 2;
  int shift = 3;
  for (const auto device : {at::kCPU, at::kCUDA}) {
    if (at::autocast::is_autocast_enabled(device))
      modes |= static_cast<uint64_t>(at::autocast::get_autocast_dtype(device)) + 1 << shift;
    shift += 8;
  }
  return modes;
}

bool Program::Load(at::TensorList given) {
  if (modes != CurrentModes()) return false;
  for (size_t i = 0; i < inputs; ++i) {
    if (!given[i].has_storage() || !SamePlace(given[i], given[same_as[i]])) return false;
    for (size_t j = 0; j < i && same_as[i] == static_cast<int32_t>(i); ++j) {
      if (SamePlace(given[i], given[j])) return false;
    }
    slots[i] = given[i];
  }
  for (const auto& [leaf, slot] : gradients) slots[slot] = slots[leaf].is_leaf() ? slots[leaf].grad() : at::Tensor();
  for (const auto& [slot, known] : facts) {
    if (!known.Fit(slots[slot])) return false;
  }
  for (const auto& [first, second, distance] : overlaps) {
    const at::Tensor &a = slots[first], &b = slots[second];
    if (a.storage().unsafeGetStorageImpl() != b.storage().unsafeGetStorageImpl() ||
        b.storage_offset() - a.storage_offset() != distance)
      return false;
  }
  for (const int32_t leaf : without_gradient) {
    if (slots[leaf].grad().defined()) return false;
  }
  return true;
}

void Program::Step(const Instruction& instruction, std::vector<c10::IValue>& stack) {
  stack = instruction.arguments;
  for (const Operand& operand : instruction.operands) stack[operand.argument] = Gather(operand, slots);
  instruction.op->callBoxed(stack);
  for (const Result& result : instruction.results) {
    const c10::IValue& value = stack[result.position];
    slots[result.slot] = result.item < 0 ? value.toTensor() : value.toListRef()[result.item].toTensor();
  }
  stack.clear();
}

void Program::MakeViews() {
  if (views.empty() || !HasMoved()) return;
  const Below below(*this);
  std::vector<c10::IValue> stack;
  for (const Instruction& view : views) Step(view, stack);
  NoteOrigins();
}

void Program::Run() {
  const c10::AutoGradMode restored(c10::GradMode::is_enabled());
  MakeViews();
  std::optional<Below> below(*this);
  std::vector<c10::IValue> stack;
  for (const Instruction& instruction : instructions) {
    if (instruction.call) {
      below.reset();
      State& state = instruction.call->state();
      const Scope scope(state.env);
      instruction.call->Call({});
      below.emplace(*this);
    } else if (!instruction.op) {
      at::Tensor& grad = slots[instruction.to].mutable_grad();
      if (instruction.from < 0) grad.reset();
      else grad = slots[instruction.from];
    } else {
      if (level == Level::kCalls) c10::GradMode::set_enabled(instruction.grad_mode);
      Step(instruction, stack);
    }
    for (const int32_t slot : instruction.dead) slots[slot].reset();
  }
  CountChanges();
}

// Whoever has saved these for a backward pass of his own is told that they have changed.
void Program::CountChanges() {
  for (const int32_t slot : written) {
    if (!slots[slot].is_inference()) slots[slot].unsafeGetTensorImpl()->bump_version();
  }
}

Program::Origin Program::OriginOf(int32_t slot) const {
  const at::Tensor& tensor = slots[slot];
  return {tensor.storage().unsafeGetStorageImpl(), tensor.storage_offset(), packs ? tensor._version() : 0};
}

bool Program::HasMoved() const {
  if (origins_.size() != captured.size()) return true;
  for (size_t i = 0; i < captured.size(); ++i) {
    // Nobody counts the changes of what has got an inference tensor's memory since.
    if (OriginOf(captured[i]) != origins_[i] || (packs && slots[captured[i]].is_inference())) return true;
  }
  return false;
}

void Program::NoteOrigins() {
  origins_.clear();
  for (const int32_t slot : captured) origins_.push_back(OriginOf(slot));
}

void Program::Seal() {
  NoteOrigins();
  sealed_.clear();
  for (const Instruction& instruction : instructions) {
    if (!instruction.op) sealed_.push_back(instruction.from < 0 ? at::Tensor() : slots[instruction.to].grad());
  }
}

std::shared_ptr<Program> Program::Twin() const {
  const auto lasts = [](const Instruction& instruction) { return !instruction.op; };
  if (level == Level::kCalls || !written.empty() || !gradients.empty() ||
      std::any_of(instructions.begin(), instructions.end(), lasts))
    return nullptr;
  auto twin = std::make_shared<Program>();
  static_cast<Plan&>(*twin) = *this;
  twin->slots.assign(lasting.size(), {});
  // The others belong to the one that is running.
  for (size_t slot = 0; slot < slots.size(); ++slot) {
    if (lasting[slot]) twin->slots[slot] = slots[slot];
  }
  twin->origins_ = origins_;
  return twin;
}

void Program::Settle() {
  auto gradient = sealed_.begin();
  for (const Instruction& instruction : instructions) {
    if (!instruction.op) slots[instruction.to].mutable_grad() = *gradient++;
  }
  CountChanges();
}

void Program::Clear() {
  for (size_t slot = 0; slot < slots.size(); ++slot) {
    if (!lasting[slot]) slots[slot].reset();
  }
}

// A view of what requires a gradient would require one too, though no graph leads there.
at::Tensor Program::Give(int32_t slot) const {
  const at::Tensor& tensor = slots[slot];
  const bool made = level == Level::kKernels && slot >= static_cast<int32_t>(inputs) && !lasting[slot];
  return made && tensor.requires_grad() ? tensor.detach() : tensor;
}

}  // namespace torchnode
