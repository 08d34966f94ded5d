#include "program.h"

#include <ATen/Context.h>
#include <ATen/EmptyTensor.h>
#include <ATen/Parallel.h>
#include <ATen/ThreadLocalState.h>
#include <ATen/autocast_mode.h>
#include <ATen/core/LegacyTypeDispatch.h>
#include <c10/core/GradMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <c10/util/ScopeExit.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>

#include "value.h"

namespace torchnode {
namespace {

uint8_t BitsOf(const at::Tensor& tensor) {
  return static_cast<uint8_t>(Bits(tensor.requires_grad(), tensor.is_leaf(), tensor.is_conj(), tensor.is_neg(),
                                   IsHooked(tensor), tensor.is_inference()));
}

const void* DataOf(const at::Tensor& tensor) {
  const auto* data = static_cast<const char*>(tensor.storage().unsafeGetStorageImpl()->data());
  return data + tensor.storage_offset() * tensor.itemsize();
}

template <typename Item>
c10::IValue ListOf(const std::vector<int32_t>& items, const Tensors& slots) {
  c10::List<Item> list;
  list.reserve(items.size());
  for (const int32_t slot : items) list.push_back(slot < 0 ? Item() : Item(slots[slot]));
  return list;
}

c10::IValue Gather(const Operand& operand, const Tensors& slots) {
  if (operand.kind == OperandKind::kList) return ListOf<at::Tensor>(operand.slots, slots);
  if (operand.kind == OperandKind::kOptionalList) return ListOf<std::optional<at::Tensor>>(operand.slots, slots);
  if (operand.kind == OperandKind::kNumber) return slots[operand.slots[0]].item().toDouble();
  return operand.slots[0] < 0 ? at::Tensor() : slots[operand.slots[0]];
}

struct BelowAutograd {  // switches to the dispatch level of the recording
  explicit BelowAutograd(const Plan& plan) {
    // Inference mode is already below autograd, and knows whether a view's base requires gradients.
    if (plan.level != Level::kKernels || c10::InferenceMode::is_enabled()) return;
    if (plan.gives_views) but_views_.emplace();
    else autograd_.emplace();
  }

 private:
  std::optional<at::AutoDispatchBelowADInplaceOrView> autograd_;
  std::optional<at::AutoDispatchBelowAutograd> but_views_;  // results keep track of the tensors that they are views of
};

// Restores autocast as it was when an operator was recorded. Casts in a program have no graph, so none are cached.
struct Autocast {
  ~Autocast() { Become(before); }
  void Become(uint16_t state) {
    if (state == now) return;
    now = state;
    at::autocast::set_autocast_cache_enabled(cached && state == before);
    for (const auto device : {at::kCUDA, at::kCPU}) {
      at::autocast::set_autocast_enabled(device, state & 1);
      at::autocast::set_autocast_dtype(device, static_cast<at::ScalarType>((state & 0xFF) >> 1));
      state >>= 8;
    }
  }

  const uint16_t before = CurrentAutocast();
  const bool cached = at::autocast::is_autocast_cache_enabled();
  uint16_t now = before;
};

// The range of bytes in its storage that a tensor lies in: begin and end.
std::pair<int64_t, int64_t> BytesOf(const at::Tensor& tensor) {
  const auto size = static_cast<int64_t>(tensor.itemsize());
  const size_t bytes = at::detail::computeStorageNbytes(tensor.sizes(), tensor.strides(), size);
  return {tensor.storage_offset() * size, tensor.storage_offset() * size + static_cast<int64_t>(bytes)};
}

// The bytes from the start of `a` to that of `b` where they share bytes; kApart where they only share a storage, since
// autograd has one version counter for both.
constexpr int64_t kApart = std::numeric_limits<int64_t>::max();
std::optional<int64_t> DistanceWithin(const at::Tensor& a, const at::Tensor& b) {
  if (StorageOf(a) != StorageOf(b)) return std::nullopt;
  const auto [begin_a, end_a] = BytesOf(a);
  const auto [begin_b, end_b] = BytesOf(b);
  return begin_a < end_b && begin_b < end_a ? begin_b - begin_a : kApart;
}

// Stands for a graph that a backward pass has freed, and that leads to these leaves.
struct SpentNode : torch::autograd::Node {
  SpentNode(std::string name, torch::autograd::edge_list leaves) : Node(std::move(leaves)), name_(std::move(name)) {}
  std::string name() const override { return name_; }
  torch::autograd::variable_list apply(torch::autograd::variable_list&&) override {
    TORCH_CHECK(false, torch::autograd::ERR_BACKWARD_TWICE);
  }

 private:
  const std::string name_;
};

}  // namespace

Facts::Facts(const at::Tensor& tensor, bool captured)
    : sizes(tensor.sizes().vec()), strides(tensor.strides().vec()), dtype(tensor.scalar_type()),
      device(tensor.device()), bits(BitsOf(tensor)), storage(captured ? StorageOf(tensor) : nullptr),
      data(captured ? DataOf(tensor) : nullptr) {}

bool Facts::Fit(const at::Tensor& tensor) const {
  return tensor.defined() && tensor.layout() == at::kStrided && !tensor.is_nested() && tensor.sizes().equals(sizes) &&
         tensor.strides().equals(strides) && tensor.scalar_type() == dtype && tensor.device() == device &&
         BitsOf(tensor) == bits && (storage == nullptr || (StorageOf(tensor) == storage && DataOf(tensor) == data));
}

bool IsTransforming() {
  return c10::impl::tls_is_dispatch_key_included(c10::DispatchKey::FuncTorchDynamicLayerFrontMode);
}

bool IsHooked(const at::Tensor& tensor) {
  const auto* autograd = torch::autograd::impl::get_autograd_meta(tensor);
  return autograd != nullptr && (!autograd->hooks_.empty() || autograd->post_acc_grad_hooks_);
}

uint16_t CurrentAutocast() {
  const auto on = [](at::DeviceType device) {
    return static_cast<int>(at::autocast::get_autocast_dtype(device)) << 1 | at::autocast::is_autocast_enabled(device);
  };
  return static_cast<uint16_t>(on(at::kCPU) << 8 | on(at::kCUDA));
}

uint64_t CurrentModes() {
  const at::Context& context = at::globalContext();
  return static_cast<uint64_t>(c10::get_default_dtype_as_scalartype()) << 32 | uint64_t{CurrentAutocast()} << 16 |
         Bits(c10::GradMode::is_enabled(), c10::InferenceMode::is_enabled(), IsTransforming(),
              context.userEnabledMkldnn(), context.userEnabledCuDNN(), context.deterministicCuDNN(),
              context.deterministicAlgorithms(), context.deterministicAlgorithmsWarnOnly(),
              context.deterministicFillUninitializedMemory(), context.userEnabledFlashSDP(),
              context.userEnabledMemEfficientSDP(), context.userEnabledMathSDP(), context.userEnabledCuDNNSDP(),
              IsObserved());
}

Program::Program(std::shared_ptr<const Plan> plan, Tensors tensors)
    : slots(std::move(tensors)), plan_(std::move(plan)) {
  for (const int32_t slot : plan_->captured) by_storage_.emplace(StorageOf(slots[slot]), slot);
}

bool Program::Load(at::TensorList given) {
  const Plan& plan = *plan_;
  reached_ = -1;
  if (plan.modes != CurrentModes() || (plan.hooked && plan.leaf_hooks != leaf_hooks)) return false;
  for (size_t i = 0; i < plan.same_as.size(); ++i) {
    if (!given[i].has_storage()) return false;
    for (size_t j = 0; j < i; ++j) {
      if (given[i].is_same(given[j]) != (plan.same_as[i] == plan.same_as[j])) return false;
    }
    slots[i] = given[i];
  }
  for (const auto& [leaf, slot] : plan.gradients) {
    slots[slot] = slots[leaf].is_leaf() ? slots[leaf].grad() : at::Tensor();
  }
  for (const auto& [slot, known] : plan.facts) {
    if (!known.Fit(slots[slot])) return false;
  }
  for (const int32_t leaf : plan.without_gradient) {
    if (slots[leaf].grad().defined()) return false;
  }
  return Overlaps() == plan.overlaps;
}

std::vector<Overlap> Program::Overlaps() const {
  std::vector<Overlap> overlaps;
  const auto add = [&](int32_t first, int32_t second) {
    const auto distance = DistanceWithin(slots[first], slots[second]);
    if (distance) overlaps.push_back({first, second, *distance});
  };
  std::unordered_map<const void*, int32_t> gradients;
  const auto add_captured = [&](int32_t slot) {
    const auto [from, to] = by_storage_.equal_range(StorageOf(slots[slot]));
    for (auto captured = from; captured != to; ++captured) add(slot, captured->second);
  };
  for (const auto& [leaf, slot] : plan_->gradients) {
    add_captured(slot);
    const auto [other, fresh] = gradients.try_emplace(StorageOf(slots[slot]), slot);
    if (!fresh) add(other->second, slot);
  }
  for (int32_t i = 0; i < static_cast<int32_t>(plan_->same_as.size()); ++i) {
    for (int32_t j = 0; j < i; ++j) add(j, i);
    add_captured(i);
    const auto gradient = gradients.find(StorageOf(slots[i]));
    if (gradient != gradients.end()) add(i, gradient->second);
  }
  return overlaps;
}

void Step(const Instruction& instruction, Tensors& slots, std::vector<c10::IValue>& stack, State* state) {
  for (bool done = false, again = false; !done; again = true) {
    stack = instruction.arguments;
    for (const Operand& operand : instruction.operands) stack[operand.argument] = Gather(operand, slots);
    if (state == nullptr) instruction.op->callBoxed(stack);
    done = state == nullptr || Invoke(*state, *instruction.op, stack, again);
  }
  for (const Result& result : instruction.results) {
    c10::IValue& value = stack[result.position];
    at::Tensor& slot = slots[result.slot];
    slot = result.item < 0 ? std::move(value).toTensor() : value.toListRef()[result.item].toTensor();
    if (!result.sizes || slot.sizes().equals(*result.sizes)) continue;
    throw Refusal("OtherShape", c10::str(instruction.op->operator_name().name, " gave a tensor of shape ", slot.sizes(),
                                         ", and of ", at::IntArrayRef(*result.sizes)));
  }
  stack.clear();
}

void Program::MakeViews() {
  std::vector<int64_t> versions;
  bool countless = false;
  for (size_t i = 0; plan_->packs && i < plan_->captured.size(); ++i) {
    const at::Tensor& tensor = slots[plan_->captured[i]];
    // An inference tensor's memory has no version, not even for other tensors that have it now.
    countless = countless || tensor.is_inference();
    versions.push_back(countless ? 0 : tensor._version());
  }
  if (versions_ == versions && !countless) return;
  const BelowAutograd below(*plan_);
  std::vector<c10::IValue> stack;
  for (const Instruction& view : plan_->views) Step(view, slots, stack);
  versions_ = std::move(versions);
}

size_t Program::RunFrom(size_t place) {
  MakeViews();
  const c10::AutoGradMode restored(c10::GradMode::is_enabled());
  // Graphs that have saved these tensors for backward are told that they have changed.
  const auto counted = c10::make_scope_exit([&] { CountChanges(); });
  const BelowAutograd below(*plan_);
  Autocast autocast;
  std::vector<c10::IValue> stack;
  for (; place < plan_->instructions.size(); ++place) {
    const Instruction& instruction = plan_->instructions[place];
    if (instruction.stops) break;
    reached_.store(static_cast<int64_t>(place), std::memory_order_relaxed);
    if (instruction.IsOperator()) {
      c10::GradMode::set_enabled(instruction.grad_mode);  // some kernels read it too
      autocast.Become(instruction.autocast);
      Step(instruction, slots, stack);
    } else {
      const int32_t from = instruction.from;
      slots[instruction.to].mutable_grad() = from < 0 ? at::Tensor() : slots[from];
    }
    for (const int32_t slot : instruction.dead) slots[slot].reset();
  }
  return place;
}

void Program::CountChanges() {
  if (plan_->level == Level::kCalls) return;  // versions are bumped by the calls themselves
  for (const int32_t slot : plan_->counted) {
    if (!slots[slot].is_inference()) slots[slot].unsafeGetTensorImpl()->bump_version();
  }
}

void Program::Seal() {
  sealed_.clear();
  for (const Instruction& one : plan_->instructions) {
    if (one.to >= 0) sealed_.emplace_back(slots[one.to], slots[one.to].grad());
  }
}

std::shared_ptr<Program> Program::Copy() const {
  Tensors lasting(slots.size());
  // The other slots belong to the running program.
  for (size_t slot = 0; slot < slots.size(); ++slot) {
    if (plan_->lasting[slot]) lasting[slot] = slots[slot];
  }
  auto copy = std::make_shared<Program>(plan_, std::move(lasting));
  copy->versions_ = versions_;
  copy->leaves_ = leaves_;
  return copy;
}

void Program::Settle(at::TensorList results) {
  for (const auto& [leaf, gradient] : sealed_) leaf.mutable_grad() = gradient;
  CountChanges();
  for (size_t i = 0; i < results.size(); ++i) Complete(results[i], plan_->outputs[i]);
}

void Program::Complete(at::Tensor result, const Plan::Output& output) {
  if (output.leaf) result.set_requires_grad(true);
  if (output.node.empty()) return;
  torch::autograd::edge_list leaves;
  const auto add = [&](const at::Tensor& tensor) {
    if (tensor.requires_grad() && tensor.is_leaf()) leaves.push_back(torch::autograd::impl::gradient_edge(tensor));
  };
  if (!leaves_) {
    for (const int32_t slot : plan_->captured) add(slots[slot]);
    leaves_ = std::make_shared<SpentNode>("", std::exchange(leaves, {}));
  }
  for (size_t i = 0; i < plan_->same_as.size(); ++i) add(slots[i]);
  leaves.emplace_back(leaves_, 0);
  torch::autograd::create_gradient_edge(result, std::make_shared<SpentNode>(output.node, std::move(leaves)));
}

void Program::Clear() {
  for (size_t slot = 0; slot < slots.size(); ++slot) {
    if (!plan_->lasting[slot]) slots[slot].reset();
  }
}

// A view of a tensor that requires a gradient would require one too, though no graph leads there.
Tensors Program::Results() {
  Tensors results;
  for (const Plan::Output& output : plan_->outputs) {
    const at::Tensor& slot = slots[output.slot];
    results.push_back(slot);
    if (plan_->level == Level::kCalls || !output.made) continue;
    if (slot.requires_grad()) results.back() = slot.detach();
    Complete(results.back(), output);
  }
  return results;
}

namespace {

// Reads the plan that lib/compile/plan.ts encoded: numbers, and lists after their lengths.
class Reader {
 public:
  Reader(const Recording& recording, const std::vector<double>& code, std::vector<std::string> names)
      : recording_(recording), next_(code.begin()), end_(code.end()), names_(std::move(names)) {}

  std::shared_ptr<Program> ReadProgram() {
    auto plan = std::make_shared<Plan>();
    plan->modes = recording_.modes();
    plan->leaf_hooks = leaf_hooks;
    std::vector<std::tuple<int32_t, int32_t, bool>> outer;  // tensors that existed before
    Read(plan->level, plan->hooked, plan->gives_views, plan->packs, plan->changes, plan->lasting, plan->same_as,
         plan->captured, plan->gradients, outer, plan->without_gradient, plan->outputs, plan->written, plan->counted,
         plan->views, plan->instructions);
    Tensors slots(plan->lasting.size());
    for (const auto& [slot, meta, captured] : outer) {
      slots[slot] = recording_.TensorOf(meta);
      plan->facts.emplace_back(slot, Facts(slots[slot], captured));
    }
    auto program = std::make_shared<Program>(plan, std::move(slots));
    plan->overlaps = program->Overlaps();
    program->Clear();
    return program;
  }

 private:
  template <typename... Fields>
  void Read(Fields&... fields) {
    (ReadInto(fields), ...);
  }
  template <typename Number>
  void ReadInto(Number& number) {
    if (next_ == end_) throw Refusal("TypeError", "a plan ends too early");
    number = static_cast<Number>(*next_++);
  }
  template <typename Item>
  void ReadInto(std::vector<Item>& list) {
    size_t size;
    Read(size);
    list.resize(size);
    for (Item& item : list) Read(item);
  }
  template <typename Item>
  void ReadInto(std::optional<Item>& item) {
    bool given;
    Read(given);
    if (given) Read(item.emplace());
  }
  template <typename First, typename... Rest>
  void ReadInto(std::tuple<First, Rest...>& items) {
    std::apply([&](auto&... each) { Read(each...); }, items);
  }
  void ReadInto(Operand& operand) { Read(operand.argument, operand.kind, operand.slots); }
  void ReadInto(Result& result) { Read(result.position, result.item, result.slot, result.sizes); }
  void ReadInto(Plan::Output& output) {
    int32_t node;
    Read(output.slot, output.made, output.leaf, node);
    if (node >= 0) output.node = names_.at(node);
  }
  void ReadInto(Instruction& instruction) {
    int32_t number, name, overload;
    bool stops;
    std::vector<std::tuple<uint32_t, int64_t>> constants;
    Read(number, name, overload, stops, constants);
    if (number >= 0) instruction = recording_.Recorded(number);
    if (name >= 0) {
      instruction.op =
          c10::Dispatcher::singleton().findSchemaOrThrow(names_.at(name).c_str(), names_.at(overload).c_str());
      instruction.arguments.resize(instruction.op->schema().arguments().size());
    }
    // A text is below zero, by its place among the names.
    for (const auto& [argument, value] : constants)
      instruction.arguments.at(argument) = value < 0 ? c10::IValue(names_.at(-1 - value)) : c10::IValue(value);
    for (size_t i = 0; number < 0 && i < instruction.arguments.size(); ++i) {
      const auto list = instruction.op->schema().arguments()[i].type()->cast<c10::ListType>();
      if (list) instruction.arguments[i] = c10::impl::GenericList(list->getElementType());
    }
    instruction.stops = stops;
    Read(instruction.operands, instruction.results, instruction.dead, instruction.to, instruction.from);
  }

  const Recording& recording_;
  std::vector<double>::const_iterator next_;
  const std::vector<double>::const_iterator end_;
  const std::vector<std::string> names_;
};

// The program, or a copy where it is running.
std::shared_ptr<Program> Idle(const std::shared_ptr<Program>& program) {
  if (!program->running) return program;
  if (!program->plan().changes) return program->Copy();
  throw Refusal("StillRunning", "");
}

// Refuses a call that meets an asynchronous one: of two, one may change what the other uses.
void RefuseInUse(State& state, const Program& program) {
  for (const int32_t slot : program.plan().written) RefuseBusy(state, program.slots[slot]);
  for (const auto& [slot, known] : program.plan().facts) RefuseChanged(state, program.slots[slot]);
  for (const Instruction& instruction : program.plan().instructions) {
    if (instruction.to >= 0) RefuseBusy(state, program.slots[instruction.to], true);
  }
}

// One call of a program.
struct Run {
  Run(State& environment, const std::shared_ptr<Program>& wanted, Tensors given)
      : state(environment), program(Idle(wanted)), inputs(std::move(given)) {
    if (inputs.size() != program->plan().same_as.size())
      throw Refusal("TypeError", "not as many inputs as the program takes");
    program->running = true;
  }
  ~Run() { program->running = false; }
  Run(const Run&) = delete;

  void Execute(bool here) {
    const auto clear = c10::make_scope_exit([&] { program->Clear(); });
    if (!program->Load(inputs)) return;
    if (here && (!state.busy.empty() || !state.held.empty())) RefuseInUse(state, *program);
    program->RunFrom();
    results = program->Results();
  }

  // A single result becomes `placeholder`'s, where there is one; otherwise a list is returned, or false where the
  // inputs do not fit.
  napi_value GiveResults(napi_value placeholder = nullptr) const {
    if (!results) return Give(state, false);
    if (placeholder != nullptr && results->size() == 1) return GiveOwned(state, results->front(), {}, placeholder);
    return Give(state, *results);
  }

  State& state;
  const std::shared_ptr<Program> program;
  const Tensors inputs;
  std::optional<Tensors> results;
};

// A call that runs beside JavaScript, in the current modes.
class RunAsync : public Napi::AsyncWorker {
 public:
  RunAsync(State& state, const std::shared_ptr<Program>& program, Tensors inputs)
      : AsyncWorker(Napi::Env(state.env), "torchnode"), state_(state), run_(state, program, std::move(inputs)),
        watched_(KeepProfiling()) {
    // Loaded on this thread: a copy of the program may be made while it runs, and what it uses must not be changed.
    if (!run_.program->Load(run_.inputs)) return;
    run_.program->MakeViews();
    RefuseInUse(state, *run_.program);
    const auto& [plan, slots] = std::tie(run_.program->plan(), run_.program->slots);
    for (const int32_t slot : plan.written) changed_.push_back(StorageOf(slots[slot]));
    for (const auto& [slot, known] : plan.facts) busy_.push_back(StorageOf(slots[slot]));
    for (const Instruction& instruction : plan.instructions) {
      if (instruction.to >= 0) busy_.push_back(slots[instruction.to].unsafeGetTensorImpl());
    }
    for (const void* address : busy_) ++state.busy[address];
    state.changed.insert(changed_.begin(), changed_.end());
  }

  ~RunAsync() override {
    for (const void* storage : busy_) {
      if (--state_.busy[storage] == 0) state_.busy.erase(storage);
    }
    for (const void* storage : changed_) state_.changed.erase(storage);
  }

  Napi::Promise Start() {
    promise_.emplace(state_.env);  // last: a promise that is made must be settled
    Queue();
    return promise_->Promise();
  }

  void Execute() override {
    try {
      at::init_num_threads();  // OpenMP counts threads per thread
      const at::ThreadLocalStateGuard modes(modes_);
      run_.Execute(false);
    } catch (...) {
      error_ = std::current_exception();
    }
    watched_ = nullptr;
  }

  void OnOK() override {
    try {
      if (error_) std::rethrow_exception(error_);
      promise_->Resolve(run_.GiveResults());
    } catch (...) {
      ThrowToJs(state_);
      promise_->Reject(Env().GetAndClearPendingException().Value());
    }
  }

 private:
  State& state_;
  Run run_;
  std::vector<const void*> busy_, changed_;
  const at::ThreadLocalState modes_;
  std::shared_ptr<void> watched_;
  std::exception_ptr error_;
  std::optional<Napi::Promise::Deferred> promise_;
};

}  // namespace

void RefuseChanged(State& state, const at::Tensor& tensor) {
  if (state.changed.empty() || !tensor.defined() || !tensor.has_storage()) return;
  if (state.changed.contains(StorageOf(tensor))) throw Refusal("UsedByAsync", "");
}

void RefuseBusy(State& state, const at::Tensor& tensor, bool gradient) {
  if (!tensor.defined() || !tensor.has_storage()) return;
  for (auto& [number, held] : state.held) {
    if (StorageOf(held) != StorageOf(tensor)) continue;
    const at::Tensor copy = NewPlain(held.sizes(), held.options());
    std::memcpy(copy.mutable_data_ptr(), held.const_data_ptr(), held.nbytes());
    held = copy;
  }
  if (!state.busy.contains(gradient ? tensor.unsafeGetTensorImpl() : StorageOf(tensor))) return;
  throw Refusal("UsedByAsync", "");
}

ENTRY(int32_t, buildProgram, std::vector<double> code, std::vector<std::string> names) {
  return state.handles.Add(Reader(*state.recording, code, std::move(names)).ReadProgram());
}

ENTRY(napi_value, runProgram, const std::shared_ptr<Program>& program, Tensors inputs, napi_value placeholder) {
  Run run(state, program, std::move(inputs));
  run.Execute(true);
  return run.GiveResults(placeholder);
}

ENTRY(bool, checkProgram, const std::shared_ptr<Program>& program, Tensors inputs) {
  Run run(state, program, std::move(inputs));
  const auto clear = c10::make_scope_exit([&] { run.program->Clear(); });
  return run.program->Load(run.inputs);
}

ENTRY(int64_t, reachedBy, const std::shared_ptr<Program>& program) { return program->reached(); }

ENTRY(void, sealProgram, std::shared_ptr<Program> program) { program->Seal(); }
ENTRY(void, settleProgram, std::shared_ptr<Program> program, Tensors results) { program->Settle(results); }
ENTRY(napi_value, runProgramAsync, std::shared_ptr<Program> program, Tensors inputs) {
  return (new RunAsync(state, program, std::move(inputs)))->Start();  // deletes itself at its end
}

ENTRY(double, signatureOf, Tensors inputs) {
  size_t hash = CurrentModes();
  const auto add = [&](size_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15 + (hash >> 29); };
  for (const at::Tensor& input : inputs) {
    add(static_cast<size_t>(input.scalar_type()) << 8 | static_cast<uint8_t>(input.device().index()));
    add(input.layout() == at::kStrided && !input.is_nested() ? BitsOf(input) : 255);
    if (input.layout() != at::kStrided || input.is_nested()) continue;
    for (const auto list : {input.sizes(), input.strides()}) {
      for (const int64_t value : list) add(value);
    }
  }
  return static_cast<double>(hash >> 11);
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

// The array must last as long as the chain: finding its memory costs more than a run's other arguments.
ENTRY(void, setHandles, const std::shared_ptr<Chain>& chain, napi_value handles) {
  void* memory;
  Check(napi_get_typedarray_info(state.env, handles, nullptr, nullptr, &memory, nullptr, nullptr));
  chain->handles = static_cast<const int32_t*>(memory);
}

ENTRY(napi_value, runChain, const std::shared_ptr<Chain>& chain, napi_value placeholder) {
  // Moved out and back, since a hook may run the same chain within this run.
  Tensors slots = std::move(chain->slots);
  std::vector<c10::IValue> stack = std::move(state.stack);
  const int32_t* handles = chain->handles;
  const at::Tensor input = state.handles.Tensor(handles[0]);
  Inputs inputs = std::move(state.inputs);
  inputs.entries.clear();
  inputs.Add(input, handles[0]);
  slots.resize(2 * std::max(chain->made, chain->layers.back().handles));
  slots[0] = input;
  int32_t output = 0, taken = 1;
  size_t next = 0;
  for (const Chain::Layer& layer : chain->layers) {
    const auto has = [](int64_t size, int64_t wanted) { return wanted == -1 || size == wanted; };
    const at::Tensor& given = slots[output];
    bool fits = !layer.sizes || (!given.is_nested() && std::ranges::equal(given.sizes(), *layer.sizes, has));
    for (int32_t i = taken; i < layer.handles; ++i) fits = fits && state.handles.IsLive(handles[i]);
    if (!fits) {
      const auto place = static_cast<int32_t>(&layer - chain->layers.data());
      return GiveTuple(state, place, GiveTensor(state, given, inputs));
    }
    for (; taken < layer.handles; ++taken) slots[2 * taken + 1] = state.handles.Tensor(handles[taken]);
    for (; next < layer.steps; ++next) {
      const Instruction& step = chain->steps[next];
      Step(step, slots, stack, &state);
      for (const int32_t slot : step.dead) slots[slot].reset();
    }
    output = layer.output;
  }
  const napi_value result = GiveOwned(state, slots[output], inputs, placeholder);
  std::ranges::fill(slots, at::Tensor());
  chain->slots = std::move(slots);
  state.stack = std::move(stack);
  state.inputs = std::move(inputs);
  return result;
}

}  // namespace torchnode
