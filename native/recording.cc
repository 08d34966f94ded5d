#include <ATen/autocast_mode.h>
#include <ATen/ops/empty.h>
#include <c10/core/GradMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/csrc/autograd/variable.h>
#include <torch/library.h>

#include "program.h"
#include "value.h"

namespace torchnode {
namespace {

// This key is between autograd and the backends, and libtorch itself does not use it: while it is switched on,
// everything that reaches a kernel passes here first, the backward pass's operators too.
constexpr auto kKey = c10::DispatchKey::Fake;

// Events of the log, and questions, in the order of lib/compile/log.ts.
enum Event : int32_t { kBegin, kFinish, kAct };
enum Question : int32_t { kOperator, kLayout, kAsksAct, kReshaped };

// The recording on this thread; null while it is suspended.
thread_local Recording* current = nullptr;
// The number of operators that should have been recorded but ran on a thread without a recording.
std::atomic<int64_t> strays = 0;

// Calls an operator and records it.
template <typename Call>
void Record(Recording& recording, Level level, const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack,
            const Call& call) {
  recording.Begin(level, op, stack);
  try {
    call();
  } catch (...) {
    recording.Fail();
    throw;
  }
  recording.Finish(op, stack);
}

void Observe(const c10::OperatorHandle& op, c10::DispatchKeySet keys, torch::jit::Stack* stack) {
  const c10::impl::ExcludeDispatchKeyGuard once(kKey);
  const auto below = keys & c10::DispatchKeySet(c10::DispatchKeySet::FULL_AFTER, kKey);
  const auto call = [&] { op.redispatchBoxed(below, stack); };
  if (current != nullptr) return Record(*current, Level::kKernels, op, *stack, call);
  ++strays;
  call();
}

void Listen(State& state, bool on) {
  c10::impl::tls_set_dispatch_key_included(kKey, on);
  current = on ? state.recording.get() : nullptr;
}

// Traits that all calls of an operator share, in the order of `operatorTraits` in lib/compile/plan.ts.
int32_t TraitsOf(const c10::OperatorHandle& op) {
  // With a kernel for Meta, the shapes of its results do not depend on values.
  return Bits(op.schema().is_mutable(), op.hasTag(at::Tag::inplace_view), op.hasTag(at::Tag::data_dependent_output),
              op.hasTag(at::Tag::dynamic_output_shape), op.hasTag(at::Tag::pointwise),
              op.hasTag(at::Tag::nondeterministic_seeded), op.hasComputedKernelForDispatchKey(c10::DispatchKey::Meta));
}

template <typename Number>
napi_value GiveNumbers(State& state, const std::vector<Number>& numbers) {
  auto array = Napi::Float64Array::New(state.env, numbers.size());
  std::ranges::copy(numbers, array.Data());
  return array;
}

}  // namespace

Recording::Recording(State& state, at::TensorList inputs, const std::vector<int32_t>& names, napi_value ask)
    : state_(state), ask_(state, ask), modes_(CurrentModes()), leaf_hooks_(torchnode::leaf_hooks), strays_(strays) {
  for (const at::Tensor& input : inputs) {
    inputs_.push_back(MetaOf(input));
    foreign_ = foreign_ || (input.requires_grad() && !input.is_leaf());
  }
  for (const int32_t name : names) names_.insert(state.handles.Serial(name));
}

void Recording::Ask(int32_t what, int32_t which, const std::string& detail) {
  if (abandoned_) return;
  const Scope scope(state_.env);
  Listen(state_, false);
  napi_value answer;
  try {
    answer =
        ask_.Call({torchnode::Give(state_, what), torchnode::Give(state_, which), torchnode::Give(state_, detail)});
  } catch (...) {
    abandoned_ = true;
    throw;
  }
  if (Take<int32_t>(state_, answer) == 0) Listen(state_, true);
  else abandoned_ = true;
}

// -1 for an undefined tensor, and for one that is not dense, once JavaScript was asked about it.
int32_t Recording::MetaOf(const at::Tensor& tensor, bool made) {
  if (!tensor.defined()) return -1;
  if (tensor.layout() != at::kStrided || !tensor.has_storage() || tensor.is_nested()) {
    // A tensor that a transform of torch.func wraps is seen below it, as the kernels get it.
    if (IsTransforming()) return -1;
    Ask(kLayout, 0, tensor.is_nested() ? "nested" : LayoutName(tensor.layout()));
    return -1;
  }
  const void *address = tensor.unsafeGetTensorImpl(), *storage = StorageOf(tensor);
  auto device = std::ranges::find(devices_, tensor.device());
  if (device == devices_.end()) device = devices_.insert(device, tensor.device());
  Meta meta;
  const auto add = [&](auto... values) { (meta.push_back(static_cast<double>(values)), ...); };
  const int32_t bits = Bits(tensor.requires_grad(), tensor.is_leaf(), tensor.is_inference(), tensor.is_view(),
                            tensor.is_conj(), tensor.is_neg(), tensor.is_leaf() && IsHooked(tensor));
  add(reinterpret_cast<uintptr_t>(address), reinterpret_cast<uintptr_t>(storage), tensor.storage_offset(), bits,
      tensor.scalar_type(), tensor.itemsize(), device - devices_.begin(), tensor.dim());
  for (const auto list : {tensor.sizes(), tensor.strides()}) std::ranges::for_each(list, add);
  const auto last = last_meta_.find(address);
  const bool known = last != last_meta_.end();
  if (known && metas_[last->second] == meta) return last->second;
  const auto number = static_cast<int32_t>(metas_.size());
  metas_.push_back(std::move(meta));
  last_meta_[address] = number;
  if (!known) tensors_.emplace_back(tensor.getIntrusivePtr());
  if (known_storages_.insert(storage).second) {
    storages_.push_back(tensor.storage().getWeakStorageImpl());
    if (made) made_storages_.insert(storage);
  }
  if (made && !known) made_tensors_.insert(address);
  // Tensors that existed before are kept; those in memory that the function made are freed as usual.
  if (!IsMade(tensor) && !made_storages_.contains(storage)) kept_[number] = tensor;
  if (tensor.requires_grad() && tensor.is_leaf() && !known && !IsMade(tensor)) {
    leaves_.push_back(number);
    Add(Act::kLeaf, number, MetaOf(tensor.grad()));
  }
  return number;
}

const Recording::Known& Recording::KnownOf(const c10::OperatorHandle& op) {
  const auto [place, fresh] = known_operators_.try_emplace(op);
  Known& known = place->second;
  if (!fresh) return known;
  known.number = static_cast<int32_t>(operators_.size());
  operators_.push_back(op);
  bool hides = false;
  for (const c10::Argument& argument : op.schema().arguments()) {
    const bool marked = argument.alias_info() != nullptr && argument.alias_info()->isWrite();
    // The running statistics of normalization are written by operators whose schemas do not say so.
    const bool hidden = !marked && !op.schema().is_mutable() && argument.name().starts_with("running_");
    hides = hides || hidden;
    if (hides && argument.name().starts_with("train")) known.training = static_cast<int32_t>(known.writes.size());
    known.writes.push_back(marked || hidden);
  }
  return known;
}

void Recording::Add(Act act, int32_t meta, int32_t grad) {
  events_.insert(events_.end(), {kAct, static_cast<int32_t>(act), meta, grad});
}

bool Recording::AddTensors(std::vector<int32_t>& event, size_t place, const c10::IValue& value, bool aliases, bool made,
                           bool number) {
  if (!value.isTensor() && !value.isTensorList() && !value.isOptionalTensorList()) return false;
  const auto kind = number                 ? OperandKind::kNumber
                    : value.isTensor()     ? OperandKind::kTensor
                    : value.isTensorList() ? OperandKind::kList
                                           : OperandKind::kOptionalList;
  const size_t count = event.size() + 3;
  event.insert(event.end(), {static_cast<int32_t>(place), static_cast<int32_t>(kind), aliases, 0});
  EachTensor(value, [&](const at::Tensor& tensor) {
    event.push_back(MetaOf(tensor, made));
    ++event[count];
  });
  return true;
}

void Recording::Begin(Level level, const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack) {
  if (abandoned_) return;
  const auto& parameters = op.schema().arguments();
  const c10::IValue* arguments = stack.data() + stack.size() - parameters.size();
  const Known& known = KnownOf(op);
  const bool writes_hidden =
      known.training < 0 || !arguments[known.training].isBool() || arguments[known.training].toBool();
  Open open{static_cast<int32_t>(called_.size()), {}};
  Instruction called{.op = op, .grad_mode = c10::GradMode::is_enabled(), .autocast = CurrentAutocast()};
  // Metas may add events of their own, which come first.
  std::vector<int32_t> event;
  bool usual = true, draws = false, indices = false, mask = false;
  int32_t operands = 0, numbers = 0;
  for (size_t i = 0; i < parameters.size(); ++i) {
    const bool follows = followed_.defined() && arguments[i].isDouble() && arguments[i].toDouble() == number_;
    const c10::IValue argument = follows ? followed_ : arguments[i];
    const bool writes = known.writes[i] && writes_hidden;
    numbers += follows;
    if (!AddTensors(event, i, argument, writes, false, follows)) {
      const auto& fallback = parameters[i].default_value();
      usual = usual && argument.isInt() && fallback && fallback->isInt() && argument.toInt() == fallback->toInt();
      draws = draws || argument.isGenerator();
      called.arguments.push_back(argument);
      continue;
    }
    called.arguments.emplace_back();
    ++operands;
    indices = indices || argument.isOptionalTensorList();
    EachTensor(argument, [&](const at::Tensor& tensor) {
      const bool is_mask = tensor.defined() && (tensor.scalar_type() == at::kBool || tensor.scalar_type() == at::kByte);
      mask = mask || (argument.isOptionalTensorList() && is_mask);
      const int32_t meta = writes && tensor.defined() ? MetaOf(tensor) : -1;
      if (meta >= 0) open.written.emplace_back(tensor, meta);
    });
  }
  const std::string& name = op.operator_name().name;
  // A tensor that the function made may change its shape, where that is what the operator is for.
  if (op.hasTag(at::Tag::inplace_view))
    std::erase_if(open.written, [&](const auto& each) { return IsMade(each.first); });
  if (op.hasTag(at::Tag::inplace_view) && !open.written.empty()) Ask(kReshaped, 0, name);
  most_numbers_ = std::max(most_numbers_, numbers);
  reaches_kernel_ = reaches_kernel_ || (numbers > 0 && level == Level::kKernels);
  const bool reads = op.hasTag(at::Tag::data_dependent_output);
  // With only plain indices, the shapes of the arguments decide that of the result.
  const bool varies = op.hasTag(at::Tag::dynamic_output_shape) && (!indices || mask);
  if (level == Level::kKernels && (reads || varies)) Ask(kOperator, reads, name);
  if (abandoned_) return;
  const int32_t traits = Bits(usual, draws, (CurrentModes() | 1) != (modes_ | 1));
  events_.insert(events_.end(), {kBegin, static_cast<int32_t>(level), known.number, traits, operands});
  events_.insert(events_.end(), event.begin(), event.end());
  called_.push_back(std::move(called));
  open_.push_back(std::move(open));
}

void Recording::Finish(const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack) {
  if (abandoned_) return;
  const Open open = std::move(open_.back());
  open_.pop_back();
  const auto& returns = op.schema().returns();
  const c10::IValue* values = stack.data() + stack.size() - returns.size();
  std::vector<int32_t> event;
  int32_t results = 0;
  for (const auto& [tensor, meta] : open.written) {
    // Its gradient history may be new, but not its form.
    Meta before = metas_[meta];
    const Meta& after = metas_[MetaOf(tensor)];
    before[kBits] = after[kBits];
    if (before != after) Ask(kReshaped, 0, op.operator_name().name);
    // For an operator without results, this is how it reports the new history.
    if (returns.empty() && !tensor.is_leaf()) results += AddTensors(event, 0, tensor, false, false);
  }
  for (size_t i = 0; i < returns.size(); ++i) {
    if (AddTensors(event, i, values[i], returns[i].alias_info() != nullptr, true)) ++results;
  }
  if (abandoned_) return;
  events_.insert(events_.end(), {kFinish, open.number, static_cast<int32_t>(returns.size()), results});
  events_.insert(events_.end(), event.begin(), event.end());
}

void Recording::Fail() {
  if (abandoned_) return;
  failed_ = true;
  open_.pop_back();
}

// Records the gradients that all leaves have now.
void Recording::AddGradients() {
  for (size_t i = 0; i < leaves_.size(); ++i) {  // a gradient that is recorded may be a leaf too
    const auto kept = kept_.find(leaves_[i]);
    if (kept == kept_.end()) continue;
    const at::Tensor leaf = kept->second;
    Add(Act::kLeafGradient, leaves_[i], MetaOf(leaf.is_leaf() ? leaf.grad() : at::Tensor()));
  }
}

void Recording::Note(Act act, const at::Tensor& tensor) {
  if (abandoned_) return;
  if (act >= Act::kReadValue || (act == Act::kBackward && foreign_) ||
      (act == Act::kSetRequiresGrad && !IsMade(tensor))) {
    return Ask(kAsksAct, static_cast<int32_t>(act), "");
  }
  if (act == Act::kCall) AddGradients();
  const int32_t meta = MetaOf(tensor, act == Act::kCallResult || act == Act::kSaveTensor);
  const bool gradient = act == Act::kReadGrad || act == Act::kSetGrad;
  const int32_t grad = gradient ? MetaOf(tensor.grad()) : -1;
  // A tensor that requires no gradient may have one, too.
  if (gradient && kept_.contains(meta) && !tensor.requires_grad() && plain_leaves_.insert(meta).second) {
    leaves_.push_back(meta);
    Add(Act::kLeaf, meta, grad);
  }
  Add(act, meta, grad);
  if (act == Act::kBackwardEnds) AddGradients();
}

double Recording::Follow(const at::Tensor& tensor) {
  Listen(state_, false);
  number_ = tensor.item().toDouble();
  Listen(state_, true);
  followed_ = tensor;
  most_numbers_ = 0;
  reaches_kernel_ = false;
  return number_;
}

int32_t Recording::Unfollow() {
  followed_.reset();
  return reaches_kernel_ ? most_numbers_ : 0;
}

void Recording::Touch(int64_t serial, const at::Tensor& tensor) {
  if (abandoned_ || !touched_.insert(serial).second || IsMade(tensor)) return;
  names_inputs_ = names_inputs_ || names_.contains(serial);
  const int32_t meta = MetaOf(tensor);
  if (abandoned_ || !kept_.contains(meta)) return;
  foreign_ = foreign_ || (tensor.requires_grad() && !tensor.is_leaf());
  Add(Act::kTouch, meta);
}

napi_value Recording::Give(at::TensorList results) {
  AddGradients();
  std::vector<int32_t> outputs;
  for (const at::Tensor& result : results) outputs.push_back(MetaOf(result));
  std::vector<double> metas;
  for (const Meta& meta : metas_) {
    metas.push_back(kept_.contains(static_cast<int32_t>(&meta - metas_.data())));
    metas.insert(metas.end(), meta.begin(), meta.end());
  }
  const auto operators = GiveArray(state_, operators_, [&](const c10::OperatorHandle& op) {
    return GiveTuple(state_, op.operator_name().name, op.operator_name().overload_name, TraitsOf(op));
  });
  const auto devices =
      GiveArray(state_, devices_, [&](const at::Device& device) { return torchnode::Give(state_, device.str()); });
  return GiveTuple(state_, GiveNumbers(state_, events_), GiveNumbers(state_, metas), operators, devices, inputs_,
                   outputs, failed_ || !open_.empty(), strays_ != strays, leaf_hooks_ != torchnode::leaf_hooks,
                   names_inputs_);
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
  Record(*current, Level::kCalls, op, stack, [&] { op.callBoxed(stack); });
}

void EndRecording(State& state) {
  Listen(state, false);
  state.handles.Observe(nullptr);
  state.recording.reset();
}

void Note(Act act, const at::Tensor& tensor) {
  if (current != nullptr) current->Note(act, tensor);
}
ENTRY(int32_t, rename, const at::Tensor& tensor) { return state.handles.Add(tensor, 0); }

// Whether no program may replace what happens now.
ENTRY(bool, isWatched) { return IsObserved(); }

ENTRY(bool, beginRecording, Tensors inputs, std::vector<int32_t> names, napi_value ask) {
  if (IsTransforming()) return false;
  // Weights that autocast has cast before would look like constants.
  at::autocast::clear_cache();
  state.recording = std::make_shared<Recording>(state, inputs, names, ask);
  Listen(state, true);
  state.handles.Observe([](int64_t serial, const at::Tensor& tensor) {
    if (current != nullptr) current->Touch(serial, tensor);
  });
  return true;
}
ENTRY(void, endRecording) { EndRecording(state); }
ENTRY(void, suspendRecording, bool suspended) {
  if (state.recording && !state.recording->abandoned()) Listen(state, !suspended);
}

ENTRY(void, note, int32_t act, int32_t tensor) {
  Note(Act{act}, tensor == 0 ? at::Tensor() : state.handles.Tensor(tensor));
}
ENTRY(double, followNumber, const at::Tensor& tensor) { return state.recording->Follow(tensor); }
ENTRY(int32_t, unfollowNumber) { return state.recording->Unfollow(); }
ENTRY(napi_value, takeLog, Tensors results) { return state.recording->Give(results); }

}  // namespace torchnode

TORCH_LIBRARY_IMPL(_, Fake, library) {
  library.fallback(torch::CppFunction::makeFromBoxedFunction<&torchnode::Observe>());
}
