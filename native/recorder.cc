#include "recorder.h"

#include <c10/core/GradMode.h>

#include <algorithm>

#include "value.h"

namespace torchnode {
namespace {

// Whether indices are given and none of them is a mask, so that the shapes of the indices alone say the result's.
bool HasPlainIndices(const c10::IValue* arguments, size_t count) {
  bool found = false;
  for (size_t i = 0; i < count; ++i) {
    if (!arguments[i].isOptionalTensorList()) continue;
    found = true;
    for (const c10::IValue& item : arguments[i].toListRef()) {
      if (!item.isTensor() || !item.toTensor().defined()) continue;
      const auto dtype = item.toTensor().scalar_type();
      if (dtype == at::kBool || dtype == at::kByte) return false;
    }
  }
  return found;
}

void RefuseUnlessStatic(const c10::OperatorHandle& op, const c10::IValue* arguments) {
  const std::string& name = op.operator_name().name;
  if (op.hasTag(at::Tag::data_dependent_output)) {
    throw Refusal("ERR_COMPILE", name + " reads a tensor's value, which is not known while a function is recorded; return the tensor "
                                        "and read it outside");
  }
  if (!op.hasTag(at::Tag::dynamic_output_shape)) return;
  if (HasPlainIndices(arguments, op.schema().arguments().size())) return;
  throw Refusal("ERR_COMPILE", name + " gives a result whose shape depends on values; torch.where or multiplying by a mask keep the shape");
}

}  // namespace

Recorder::Recorder(Program::Level level, at::TensorList inputs) : program_(std::make_shared<Program>()) {
  program_->level = level;
  program_->modes = CurrentModes();
  program_->inputs = inputs.size();
  for (const at::Tensor& input : inputs) {
    const auto first = std::find_if(inputs.begin(), inputs.end(), [&](const at::Tensor& other) { return SamePlace(other, input); });
    program_->same_as.push_back(static_cast<int32_t>(first - inputs.begin()));
    const int32_t slot = New(input);
    made_[slot] = false;
    program_->facts.emplace_back(slot, Facts(input));
    if (input.requires_grad() && input.is_leaf()) leaves_.push_back({slot, false, false});
    program_->slots[slot] = input;  // while recording
    NoteOverlaps(slot);
  }
}

const void* Recorder::KeyOf(const at::Tensor& tensor) {
  if (program_->level == Program::Level::kCalls) return tensor.unsafeGetTensorImpl();
  RequireDense(tensor);
  return tensor.storage().unsafeGetStorageImpl();
}

int32_t Recorder::Find(const at::Tensor& tensor) const {
  const auto found = known_.find(const_cast<Recorder*>(this)->KeyOf(tensor));
  if (found == known_.end()) return -1;
  if (program_->level == Program::Level::kCalls) return found->second.back().slot;
  // Two tensors on the same memory, seen the same way, are one to a kernel.
  const Facts facts(tensor);
  constexpr uint8_t kRequiresGrad = 1;
  for (const Known& known : found->second) {
    if (known.offset == tensor.storage_offset() && known.facts.dtype == facts.dtype && known.facts.sizes == facts.sizes &&
        known.facts.strides == facts.strides && (known.facts.bits | kRequiresGrad) == (facts.bits | kRequiresGrad)) {
      return known.slot;
    }
  }
  return -1;
}

int32_t Recorder::New(const at::Tensor& tensor) {
  const auto slot = static_cast<int32_t>(program_->slots.size());
  program_->slots.emplace_back();
  made_.push_back(true);
  auto& known = known_[KeyOf(tensor)];
  if (program_->level == Program::Level::kCalls) {
    tensors_.emplace_back(tensor.getIntrusivePtr());
    known.assign(1, {Facts(tensor), 0, slot});
  } else {
    if (known.empty()) storages_.push_back(tensor.storage().getWeakStorageImpl());
    known.push_back({Facts(tensor), tensor.storage_offset(), slot});
  }
  return slot;
}

int32_t Recorder::Slot(const at::Tensor& tensor) {
  if (!tensor.defined()) return -1;
  const int32_t found = Find(tensor);
  if (found >= 0) return found;
  const int32_t slot = New(tensor);
  made_[slot] = false;
  program_->captured.push_back(slot);
  program_->slots[slot] = tensor;
  program_->facts.emplace_back(slot, Facts(tensor));
  NoteOverlaps(slot);
  if (tensor.requires_grad() && tensor.is_leaf()) leaves_.push_back({slot, false, false});
  return slot;
}

// Where an argument shares elements with what else lasts, a view of one may be taken for the other.
void Recorder::NoteOverlaps(int32_t slot) {
  if (program_->level == Program::Level::kCalls) return;
  const at::Tensor& tensor = program_->slots[slot];
  for (int32_t i = 0; i < std::min(slot, static_cast<int32_t>(program_->inputs)); ++i) {
    const at::Tensor& input = program_->slots[i];
    if (Overlap(input, tensor)) program_->overlaps.push_back({i, slot, tensor.storage_offset() - input.storage_offset()});
  }
}

// Another tensor object for the same memory, since the one in the slot must keep its shape.
int32_t Recorder::Alias(const at::Tensor& tensor, int32_t slot) {
  Instruction instruction;
  instruction.op = c10::Dispatcher::singleton().findSchemaOrThrow("aten::alias", "");
  instruction.fresh = true;
  instruction.arguments.emplace_back();
  instruction.operands.push_back({0, Operand::Kind::kTensor, {slot}});
  const auto alias = static_cast<int32_t>(program_->slots.size());
  program_->slots.emplace_back();
  made_.push_back(true);
  instruction.results.push_back({0, -1, alias});
  program_->instructions.push_back(std::move(instruction));
  return alias;
}

Instruction Recorder::Begin(const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack) {
  Break();  // until it ends well
  const auto& parameters = op.schema().arguments();
  const c10::IValue* arguments = stack.data() + stack.size() - parameters.size();
  if (program_->level == Program::Level::kKernels) RefuseUnlessStatic(op, arguments);
  Instruction instruction;
  instruction.op = op;
  instruction.grad_mode = c10::GradMode::is_enabled();
  if (program_->level == Program::Level::kCalls && (CurrentModes() | 1) != (program_->modes | 1)) {
    Refuse("autocast, inference mode or a transform of torch.func begins or ends in it");
  }
  if (!refusal_.empty()) {  // what comes is of no use, and may be none of what Slot can take
    --broken_;
    return instruction;
  }
  for (uint32_t i = 0; i < parameters.size(); ++i) {
    const c10::IValue& argument = arguments[i];
    Operand operand{i, Operand::Kind::kTensor, {}};
    if (argument.isTensor()) {
      int32_t slot = Slot(argument.toTensor());
      if (i == 0 && slot >= 0 && program_->level == Program::Level::kKernels && op.hasTag(at::Tag::inplace_view) &&
          !program_->slots[slot].is_same(argument.toTensor())) {
        slot = Alias(argument.toTensor(), slot);
      }
      operand.slots.push_back(slot);
    } else if (argument.isTensorList()) {
      operand.kind = Operand::Kind::kList;
      for (const c10::IValue& item : argument.toListRef()) operand.slots.push_back(Slot(item.toTensor()));
    } else if (argument.isOptionalTensorList()) {
      operand.kind = Operand::Kind::kOptionalList;
      for (const c10::IValue& item : argument.toListRef()) operand.slots.push_back(item.isTensor() ? Slot(item.toTensor()) : -1);
    } else {
      if (argument.isGenerator()) program_->obstacle = op.operator_name().name + " draws from a generator of its own";
      instruction.arguments.push_back(argument);
      continue;
    }
    instruction.arguments.emplace_back();
    instruction.operands.push_back(std::move(operand));
    if (!parameters[i].alias_info() || !parameters[i].alias_info()->isWrite()) continue;
    if (argument.isTensor()) {
      NoteWrite(argument.toTensor(), op);
    } else {
      for (const c10::IValue& item : argument.toListRef()) {
        if (item.isTensor()) NoteWrite(item.toTensor(), op);
      }
    }
  }
  --broken_;
  return instruction;
}

void Recorder::Finish(Instruction instruction, const std::vector<c10::IValue>& stack) {
  if (!refusal_.empty()) return;
  const size_t returns = instruction.op->schema().returns().size();
  const c10::IValue* values = stack.data() + stack.size() - returns;
  const auto note = [&](const at::Tensor& tensor, uint32_t position, int32_t item) {
    if (!tensor.defined() || Find(tensor) >= 0) return;
    if (instruction.op->schema().returns()[position].alias_info()) ForgetResized(instruction, tensor);
    NoteDevice(tensor, *instruction.op);
    instruction.results.push_back({position, item, New(tensor)});
  };
  for (uint32_t i = 0; i < returns; ++i) {
    if (values[i].isTensor()) {
      note(values[i].toTensor(), i, -1);
    } else if (values[i].isTensorList()) {
      const auto items = values[i].toListRef();
      for (size_t item = 0; item < items.size(); ++item) note(items[item].toTensor(), i, static_cast<int32_t>(item));
    }
  }
  // What changes nothing and gives nothing new, as looking at the same memory the same way, need not be done again.
  if (instruction.results.empty() && !instruction.op->schema().is_mutable()) return;
  program_->instructions.push_back(std::move(instruction));
}

// The tensor of an out argument that has got another shape is not what its slot was taken for.
void Recorder::ForgetResized(const Instruction& instruction, const at::Tensor& tensor) {
  if (program_->level == Program::Level::kCalls || instruction.op->hasTag(at::Tag::inplace_view)) return;
  for (const Operand& operand : instruction.operands) {
    const auto* alias = instruction.op->schema().arguments()[operand.argument].alias_info();
    if (alias == nullptr || !alias->isWrite() || operand.kind != Operand::Kind::kTensor || !IsMade(operand.slots[0])) continue;
    std::erase_if(known_[KeyOf(tensor)], [&](const Known& known) { return known.slot == operand.slots[0]; });
  }
}

bool Recorder::IsMade(int32_t slot) const { return slot >= 0 && made_[slot]; }

// A CUDA graph holds work of the GPU alone: what the CPU writes would be written once, while it is captured.
void Recorder::NoteDevice(const at::Tensor& tensor, const c10::OperatorHandle& op) {
  if (tensor.is_cuda()) program_->on_cuda = true;
  else if (program_->obstacle.empty()) program_->obstacle = op.operator_name().name + " writes a tensor on the " + tensor.device().str();
}

void Recorder::NoteWrite(const at::Tensor& tensor, const c10::OperatorHandle& op) {
  if (!tensor.defined() || program_->level == Program::Level::kCalls) return;
  NoteDevice(tensor, op);
  for (const Known& known : known_[KeyOf(tensor)]) {
    auto& written = program_->written;
    if (!made_[known.slot] && std::find(written.begin(), written.end(), known.slot) == written.end()) written.push_back(known.slot);
  }
}

// Says what gradient the leaf must have when the program starts; called before that gradient is replaced, or at the end.
void Recorder::Bind(Leaf& leaf) {
  if (leaf.bound) return;
  leaf.bound = true;
  const at::Tensor& grad = program_->slots[leaf.slot].grad();
  if (!grad.defined()) return;
  const int32_t slot = Find(grad);
  if (IsMade(slot)) {
    program_->without_gradient.push_back(leaf.slot);
  } else if (slot >= static_cast<int32_t>(program_->inputs)) {
    // Captured under its own name so far: from now on it is whatever gradient the leaf has.
    std::erase(program_->captured, slot);
    std::erase_if(program_->facts, [&](const auto& fact) { return fact.first == slot; });
    program_->gradients.push_back({leaf.slot, slot, Facts(grad)});
  }
}

void Recorder::BeforeGradient(const at::Tensor& tensor) {
  if (program_->level == Program::Level::kCalls) return Refuse("gradients are set in it");
  const int32_t slot = Slot(tensor);
  if (IsMade(slot)) return;  // its gradient ends with it
  Leaf& leaf = LeafAt(slot);
  Bind(leaf);
  leaf.touched = true;
}

Recorder::Leaf& Recorder::LeafAt(int32_t slot) {
  auto leaf = std::find_if(leaves_.begin(), leaves_.end(), [&](const Leaf& other) { return other.slot == slot; });
  if (leaf == leaves_.end()) leaf = leaves_.insert(leaf, {slot, false, false});
  return *leaf;
}

void Recorder::ReadGradient(const at::Tensor& tensor) {
  if (program_->level == Program::Level::kCalls) return Refuse("a gradient is read in it");
  const int32_t slot = Slot(tensor);
  if (IsMade(slot) || !program_->slots[slot].is_same(tensor)) return;
  const bool has_gradient = tensor.grad().defined();
  if (has_gradient) Slot(tensor.grad());
  Leaf& leaf = LeafAt(slot);
  if (!leaf.bound && !has_gradient) program_->without_gradient.push_back(slot);
  Bind(leaf);
}

bool Recorder::WritesGraph() const {
  return std::any_of(program_->written.begin(), program_->written.end(), [&](int32_t slot) {
    const at::Tensor& tensor = program_->slots[slot];
    return tensor.requires_grad() && !tensor.is_leaf();
  });
}

// Lets the leaves have the gradients that they have now.
void Recorder::PublishGradients(bool all) {
  for (size_t i = 0; i < leaves_.size(); ++i) {
    Leaf& leaf = leaves_[i];
    Bind(leaf);
    const at::Tensor grad = program_->slots[leaf.slot].grad();
    const int32_t slot = grad.defined() ? Find(grad) : -1;
    Instruction instruction;
    instruction.to = leaf.slot;
    if (IsMade(slot)) {
      instruction.from = slot;
    } else if (!all || !leaf.touched) {
      continue;
    } else if (grad.defined()) {
      instruction.from = Slot(grad);
    }
    program_->instructions.push_back(std::move(instruction));
  }
}

void Recorder::Call(std::shared_ptr<Callback> call) {
  if (program_->level == Program::Level::kCalls) return Refuse("an optimizer takes a step in it");
  PublishGradients(true);
  Instruction instruction;
  instruction.call = std::move(call);
  program_->instructions.push_back(std::move(instruction));
}

std::shared_ptr<Program> Recorder::End(at::TensorList outputs, bool freezing) {
  if (program_->level == Program::Level::kKernels) PublishGradients(true);
  for (size_t i = 0; i < outputs.size(); ++i) {
    int32_t slot = Slot(outputs[i]);
    // What looks like another tensor is one of its own all the same.
    const auto first = std::find(program_->outputs.begin(), program_->outputs.end(), slot) - program_->outputs.begin();
    const at::Tensor& other = first < static_cast<int64_t>(i) ? outputs[first] : program_->slots[std::max(slot, 0)];
    if (slot >= 0 && program_->level == Program::Level::kKernels && other.defined() && !other.is_same(outputs[i])) slot = Alias(outputs[i], slot);
    program_->outputs.push_back(slot);
  }
  for (const at::Tensor& output : outputs) {
    const auto shares = [&](const at::Tensor& other) { return other.defined() && !other.is_same(output) && Overlap(other, output); };
    const auto lasts = [&](const auto& fact) { return shares(program_->slots[fact.first]); };
    if (!output.defined() || program_->level == Program::Level::kCalls) continue;
    program_->gives_views |= std::any_of(outputs.begin(), outputs.end(), shares) || std::any_of(program_->facts.begin(), program_->facts.end(), lasts);
  }
  program_->origins.assign(program_->captured.size(), {});
  program_->lasting.assign(program_->slots.size(), false);
  for (const int32_t slot : program_->captured) program_->lasting[slot] = true;
  if (program_->level == Program::Level::kKernels) {
    TakeOutViews();
    if (freezing) PackWeights();
  }
  FindDead();
  if (program_->level == Program::Level::kKernels) WorkInPlace();
  if (program_->level == Program::Level::kCalls) program_->obstacle = "its results require gradients";
  if (!program_->gradients.empty()) program_->obstacle = "it adds to gradients that are there before it";
  if (program_->calls_javascript()) program_->obstacle = "its optimizer has no fused kernel, so a part of it is JavaScript";
  for (const Leaf& leaf : leaves_) {
    if (leaf.slot < static_cast<int32_t>(program_->inputs) && leaf.bound) program_->obstacle = "an argument requires a gradient";
  }
  program_->Clear();
  return std::move(program_);
}

}  // namespace torchnode
