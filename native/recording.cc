#include "recording.h"

#include <ATen/autocast_mode.h>
#include <ATen/ops/empty.h>
#include <c10/core/GradMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/library.h>

#include "entry.h"

namespace torchnode {
namespace {

// Lies between autograd and the backends, and libtorch itself uses it for nothing: everything that reaches a kernel
// while it is switched on passes here first, the backward pass's operators too.
constexpr auto kKey = c10::DispatchKey::Fake;

// Of the JavaScript that runs on this thread; null while it is paused.
thread_local Recording* current = nullptr;

void Observe(const c10::OperatorHandle& op, c10::DispatchKeySet keys, torch::jit::Stack* stack) {
  const c10::impl::ExcludeDispatchKeyGuard once(kKey);
  const auto below = keys & c10::DispatchKeySet(c10::DispatchKeySet::FULL_AFTER, kKey);
  if (current == nullptr)
    throw Refusal("ERR_COMPILE", "a part of the function runs on another thread, where it cannot be recorded");
  const int32_t number = current->Begin(Plan::Level::kKernels, op, *stack);
  op.redispatchBoxed(below, stack);
  current->Finish(Plan::Level::kKernels, number, op, *stack);
}

// While JavaScript is told it may ask for gradients without being told of that, and for the tensors that it is shown.
struct Quiet {
  std::vector<at::Tensor>& shown;
  Recording* const before = std::exchange(current, nullptr);
  ~Quiet() {
    current = before;
    shown.clear();
  }
};

void Listen(State& state, bool on) {
  c10::impl::tls_set_dispatch_key_included(kKey, on);
  current = on ? state.recording.get() : nullptr;
}

// Nothing for what holds no tensors.
std::optional<Operand::Kind> KindOf(const c10::IValue& value) {
  if (value.isTensor()) return Operand::Kind::kTensor;
  if (value.isTensorList()) return Operand::Kind::kList;
  return value.isOptionalTensorList() ? std::make_optional(Operand::Kind::kOptionalList) : std::nullopt;
}

// A lone tensor, or the items of a list; undefined for none.
std::vector<at::Tensor> TensorsOf(const c10::IValue& value) {
  if (value.isTensor()) return {value.toTensor()};
  std::vector<at::Tensor> tensors;
  for (const c10::IValue& item : value.toListRef()) tensors.push_back(item.isTensor() ? item.toTensor() : at::Tensor());
  return tensors;
}

bool IsUsual(const c10::IValue& value, const std::optional<c10::IValue>& usual) {
  return value.isInt() && usual && usual->isInt() && value.toInt() == usual->toInt();
}

bool IsDense(const at::Tensor& tensor) {
  return tensor.layout() == at::kStrided && tensor.has_storage() && !tensor.is_nested();
}

napi_value GiveList(State& state, const std::vector<napi_value>& items) {
  return GiveArray(state, items, [](napi_value item) { return item; });
}

}  // namespace

Recording::Recording(State& state, std::shared_ptr<Program> kernels, std::shared_ptr<Program> calls, napi_value begin,
                     napi_value finish, napi_value note)
    : state_(state), programs_{std::move(kernels), std::move(calls)}, begin_(state, begin), finish_(state, finish),
      note_(state, note) {}

std::string Recording::Look(const at::Tensor& tensor) {
  if (!tensor.defined()) return "";
  if (!IsDense(tensor)) return LayoutName(tensor.layout());
  tensors_.emplace_back(tensor.getIntrusivePtr());
  storages_.push_back(tensor.storage().getWeakStorageImpl());
  std::string look;
  const auto add = [&](auto number) { look += std::to_string(number) + ","; };
  add(reinterpret_cast<uintptr_t>(tensor.unsafeGetTensorImpl()));
  add(reinterpret_cast<uintptr_t>(tensor.storage().unsafeGetStorageImpl()));
  add(tensor.storage_offset());
  add(Bits({tensor.requires_grad(), tensor.is_leaf(), tensor.is_inference(), tensor.is_view(), tensor.is_conj(),
            tensor.is_neg()}));
  add(static_cast<int>(tensor.scalar_type()));
  add(tensor.itemsize());
  for (const auto list : {tensor.sizes(), tensor.strides()}) std::for_each(list.begin(), list.end(), add);
  return look + tensor.device().str();
}

// `Given` of lib/compile/recorder.ts.
napi_value Recording::Show(const c10::IValue& value, size_t place, bool alias) {
  const auto looks = GiveArray(state_, TensorsOf(value), [&](const at::Tensor& tensor) {
    shown_.push_back(tensor);
    return Give(state_, Look(tensor));
  });
  return GiveTuple(state_, static_cast<int32_t>(place), static_cast<int32_t>(*KindOf(value)), alias, looks);
}

int32_t Recording::Begin(Plan::Level level, const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack) {
  const Quiet quiet{shown_};
  const Scope scope(state_.env);
  Program& program = *programs_[static_cast<size_t>(level)];
  const auto& parameters = op.schema().arguments();
  const c10::IValue* arguments = stack.data() + stack.size() - parameters.size();
  Instruction instruction;
  instruction.op = op;
  instruction.grad_mode = c10::GradMode::is_enabled();
  std::vector<napi_value> operands;
  bool usual = true;
  bool draws = false;
  for (size_t i = 0; i < parameters.size(); ++i) {
    const c10::IValue& argument = arguments[i];
    if (!KindOf(argument)) {
      usual = usual && IsUsual(argument, parameters[i].default_value());
      draws = draws || argument.isGenerator();
      instruction.arguments.push_back(argument);
      continue;
    }
    instruction.arguments.emplace_back();
    const c10::AliasInfo* alias = parameters[i].alias_info();
    operands.push_back(Show(argument, i, alias != nullptr && alias->isWrite()));
  }
  // The order of `operatorTraits` in lib/compile/plan.ts.
  const bool traits[] = {op.schema().is_mutable(),
                         op.hasTag(at::Tag::inplace_view),
                         op.hasTag(at::Tag::data_dependent_output),
                         op.hasTag(at::Tag::dynamic_output_shape),
                         op.hasTag(at::Tag::pointwise),
                         op.hasTag(at::Tag::nondeterministic_seeded),
                         usual,
                         draws,
                         (CurrentModes() | 1) != (program.modes | 1)};
  const auto number = static_cast<int32_t>(program.recorded.size());
  program.recorded.push_back(std::move(instruction));
  begin_.Call({Give(state_, static_cast<int32_t>(level)), Give(state_, number), Give(state_, op.operator_name().name),
               Give(state_, op.operator_name().overload_name), Give(state_, Bits(traits)), GiveList(state_, operands)});
  return number;
}

void Recording::Finish(Plan::Level level, int32_t number, const c10::OperatorHandle& op,
                       const std::vector<c10::IValue>& stack) {
  const Quiet quiet{shown_};
  const Scope scope(state_.env);
  const auto& returns = op.schema().returns();
  const c10::IValue* values = stack.data() + stack.size() - returns.size();
  std::vector<napi_value> results;
  for (size_t i = 0; i < returns.size(); ++i) {
    if (KindOf(values[i])) results.push_back(Show(values[i], i, returns[i].alias_info() != nullptr));
  }
  finish_.Call({Give(state_, static_cast<int32_t>(level)), Give(state_, number),
                Give(state_, static_cast<int32_t>(returns.size())), GiveList(state_, results)});
}

void Recording::Note(const char* what, const at::Tensor& tensor) {
  const Quiet quiet{shown_};
  const Scope scope(state_.env);
  note_.Call({Give(state_, what), Give(state_, tensor)});
}

at::Tensor NewPlain(at::IntArrayRef sizes, const at::TensorOptions& options) {
  using Key = c10::DispatchKey;
  const c10::impl::ExcludeDispatchKeyGuard plain(
      c10::DispatchKeySet({Key::FuncTorchDynamicLayerFrontMode, Key::FuncTorchDynamicLayerBackMode, kKey}));
  return at::empty(sizes, options);
}

bool IsRecording() { return current != nullptr; }

void Invoke(const c10::OperatorHandle& op, std::vector<c10::IValue>& stack) {
  if (current == nullptr) return op.callBoxed(stack);
  const int32_t number = current->Begin(Plan::Level::kCalls, op, stack);
  op.callBoxed(stack);
  current->Finish(Plan::Level::kCalls, number, op, stack);
}

void EndRecording(State& state) {
  Listen(state, false);
  state.recording.reset();
}

void Note(const char* what, const at::Tensor& tensor) {
  if (current != nullptr) current->Note(what, tensor);
}

// Records on this thread from now on; false within a transform of torch.func, where that cannot be done.
ENTRY(bool, beginRecording, std::shared_ptr<Program> kernels, std::shared_ptr<Program> calls, napi_value begin,
      napi_value finish, napi_value note) {
  if (CurrentModes() & 4) return false;
  // Weights that autocast has cast before would look like constants.
  at::autocast::clear_cache();
  state.recording = std::make_shared<Recording>(state, kernels, calls, begin, finish, note);
  Listen(state, true);
  return true;
}

ENTRY(void, endRecording) { EndRecording(state); }

// What happens while it is paused happens outside the program.
ENTRY(void, pauseRecording, bool paused) { Listen(state, !paused); }

// One of the tensors of the operator that JavaScript is being told of.
ENTRY(at::Tensor, shownTensor, int32_t place) { return state.recording->shown().at(place); }

ENTRY(std::string, look, const at::Tensor& tensor) { return state.recording->Look(tensor); }

// A program with nothing in it yet.
ENTRY(int32_t, newProgram, bool kernels, int32_t inputs) {
  auto program = std::make_shared<Program>();
  program->level = kernels ? Plan::Level::kKernels : Plan::Level::kCalls;
  program->modes = CurrentModes();
  program->inputs = inputs;
  return state.handles.Add(std::move(program));
}

// Keeps an input, a captured tensor or a gradient, and what the program relies on of it.
ENTRY(void, setSlot, std::shared_ptr<Program> program, int32_t slot, const at::Tensor& tensor) {
  if (program->slots.size() <= static_cast<size_t>(slot)) program->slots.resize(slot + 1);
  program->slots[slot] = tensor;
  program->facts.emplace_back(slot, Facts(tensor));
}

ENTRY(at::Tensor, slotTensor, std::shared_ptr<Program> program, int32_t slot) { return program->slots.at(slot); }

using Numbers = std::vector<int32_t>;

// What was recorded under a number, or else under -1 an operator by name whose other arguments are left out, save
// `constants`: pairs of an argument and an integer. `operands`: of each the argument, its kind, how many slots, which.
// `results`: of each the position, the place in a list there or -1, the slot.
ENTRY(void, addOperator, std::shared_ptr<Program> program, bool view, int32_t number, std::string name,
      std::string overload, Numbers constants, Numbers operands, Numbers results, Numbers dead) {
  Instruction instruction;
  if (number >= 0) instruction = program->recorded.at(number);
  instruction.op = c10::Dispatcher::singleton().findSchemaOrThrow(name.c_str(), overload.c_str());
  instruction.arguments.resize(instruction.op->schema().arguments().size());
  for (size_t i = 0; i < constants.size(); i += 2) instruction.arguments[constants[i]] = int64_t{constants[i + 1]};
  for (auto at = operands.begin(); at != operands.end(); at += 3 + at[2]) {
    const auto kind = static_cast<Operand::Kind>(at[1]);
    instruction.operands.push_back({static_cast<uint32_t>(at[0]), kind, Numbers(at + 3, at + 3 + at[2])});
  }
  for (auto at = results.begin(); at != results.end(); at += 3) {
    instruction.results.push_back({static_cast<uint32_t>(at[0]), at[1], at[2]});
  }
  instruction.dead = std::move(dead);
  (view ? program->views : program->instructions).push_back(std::move(instruction));
}

ENTRY(void, addGradient, std::shared_ptr<Program> program, int32_t to, int32_t from, Numbers dead) {
  Instruction& instruction = program->instructions.emplace_back();
  instruction.to = to;
  instruction.from = from;
  instruction.dead = std::move(dead);
}

ENTRY(void, addCall, std::shared_ptr<Program> program, napi_value run) {
  program->instructions.emplace_back().call = std::make_shared<Callback>(state, run);
}

// `lasting`: for each slot, whether it is. `overlaps`: of each the first slot, the second and their distance;
// `gradients`: of each the leaf and the slot.
ENTRY(void, completeProgram, std::shared_ptr<Program> program, Numbers lasting, Numbers captured, Numbers same_as,
      std::vector<int64_t> overlaps, Numbers gradients, Numbers without_gradient, Numbers outputs, Numbers written,
      bool gives_views, bool packs) {
  program->lasting.assign(lasting.begin(), lasting.end());
  program->captured = std::move(captured);
  program->same_as = std::move(same_as);
  for (size_t i = 0; i < overlaps.size(); i += 3) {
    program->overlaps.push_back(
        {static_cast<int32_t>(overlaps[i]), static_cast<int32_t>(overlaps[i + 1]), overlaps[i + 2]});
  }
  for (size_t i = 0; i < gradients.size(); i += 2) program->gradients.push_back({gradients[i], gradients[i + 1]});
  program->without_gradient = std::move(without_gradient);
  program->outputs = std::move(outputs);
  program->written = std::move(written);
  program->gives_views = gives_views;
  program->packs = packs;
  program->slots.resize(program->lasting.size());
  program->recorded.clear();
  program->Clear();
}

}  // namespace torchnode

TORCH_LIBRARY_IMPL(_, Fake, library) {
  library.fallback(torch::CppFunction::makeFromBoxedFunction<&torchnode::Observe>());
}
