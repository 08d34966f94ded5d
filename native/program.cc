#include "program.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/ThreadLocalState.h>
#include <ATen/autocast_mode.h>
#include <ATen/core/LegacyTypeDispatch.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <c10/util/ScopeExit.h>
#include <napi.h>

#include <numeric>

#include "entry.h"
#include "profiler.h"
#include "recording.h"

namespace torchnode {
namespace {

using Numbers = std::vector<int32_t>;
using Tensors = std::vector<at::Tensor>;

uint8_t BitsOf(const at::Tensor& tensor) {
  return static_cast<uint8_t>(tensor.requires_grad() | tensor.is_leaf() << 1 | tensor.is_conj() << 2 |
                              tensor.is_neg() << 3);
}

template <typename Item>
c10::IValue ListOf(const Numbers& items, const Tensors& slots) {
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

// Goes down to where the operators were recorded.
class Below {
 public:
  explicit Below(const Plan& plan) {
    if (plan.level != Level::kKernels) return;
    autocast_.emplace(c10::autocast_dispatch_keyset);
    // Which has gone below autograd by itself, and knows of a view whether its base requires gradients.
    if (c10::InferenceMode::is_enabled()) return;
    if (plan.gives_views) but_views_.emplace();
    else autograd_.emplace();
  }

 private:
  std::optional<c10::impl::ExcludeDispatchKeyGuard> autocast_;
  std::optional<at::AutoDispatchBelowADInplaceOrView> autograd_;
  std::optional<at::AutoDispatchBelowAutograd> but_views_;  // whose results know whose views they are
};

// The bytes of its memory that a tensor lies in: where they begin, and where they end.
std::pair<int64_t, int64_t> BytesOf(const at::Tensor& tensor) {
  const auto size = static_cast<int64_t>(tensor.itemsize());
  const int64_t begin = tensor.storage_offset() * size;
  if (tensor.numel() == 0) return {begin, begin};
  int64_t last = 0;
  for (int64_t i = 0; i < tensor.dim(); ++i) last += (tensor.size(i) - 1) * tensor.stride(i);
  return {begin, begin + (last + 1) * size};
}

using Place = std::pair<const void*, int32_t>;  // a memory, and a slot that lies in it

// Of slots in the same memory those that share elements.
void AddOverlaps(std::vector<Place>& places, const Tensors& slots, std::vector<Overlap>& overlaps) {
  std::sort(places.begin(), places.end());
  for (auto from = places.begin(); from != places.end();) {
    const auto to = std::find_if(from, places.end(), [&](const Place& place) { return place.first != from->first; });
    // In the order in which they begin each can only reach some of those that follow.
    std::sort(from, to, [&](const Place& a, const Place& b) {
      return std::pair(BytesOf(slots[a.second]), a.second) < std::pair(BytesOf(slots[b.second]), b.second);
    });
    for (auto first = from; first != to; ++first) {
      const int64_t end = BytesOf(slots[first->second]).second;
      for (auto other = first + 1; other != to && BytesOf(slots[other->second]).first < end; ++other) {
        const auto [a, b] = std::minmax(first->second, other->second);
        if (const auto distance = DistanceWithin(slots[a], slots[b])) overlaps.push_back({a, b, *distance});
      }
    }
    from = to;
  }
}

std::string Words(at::IntArrayRef sizes) {
  std::string words;
  for (const int64_t size : sizes) words += (words.empty() ? "" : ", ") + std::to_string(size);
  return "[" + words + "]";
}

}  // namespace

Facts::Facts(const at::Tensor& tensor)
    : sizes(tensor.sizes().vec()), strides(tensor.strides().vec()), dtype(tensor.scalar_type()),
      device(tensor.device()), bits(BitsOf(tensor)) {}

bool Facts::Fit(const at::Tensor& tensor) const {
  return tensor.defined() && tensor.layout() == at::kStrided && tensor.sizes().equals(sizes) &&
         tensor.strides().equals(strides) && tensor.scalar_type() == dtype && tensor.device() == device &&
         BitsOf(tensor) == bits;
}

std::optional<int64_t> DistanceWithin(const at::Tensor& a, const at::Tensor& b) {
  if (StorageOf(a) != StorageOf(b)) return std::nullopt;
  const auto [begin_a, end_a] = BytesOf(a);
  const auto [begin_b, end_b] = BytesOf(b);
  return begin_a < end_b && begin_b < end_a ? std::make_optional(begin_b - begin_a) : std::nullopt;
}

bool IsTransforming() {
  return c10::impl::tls_is_dispatch_key_included(c10::DispatchKey::FuncTorchDynamicLayerFrontMode);
}

std::atomic<int64_t>& LeafHooks() {
  static std::atomic<int64_t> count = 0;
  return count;
}

uint64_t CurrentModes() {
  const at::Context& context = at::globalContext();
  uint64_t modes = 0;
  int shift = 0;
  const auto add = [&](uint64_t value, int bits) {
    modes |= value << shift;
    shift += bits;
  };
  add(c10::GradMode::is_enabled(), 1);
  add(c10::InferenceMode::is_enabled(), 1);
  add(IsTransforming(), 1);
  for (const auto device : {at::kCPU, at::kCUDA}) {
    const bool on = at::autocast::is_autocast_enabled(device);
    add(on ? static_cast<uint64_t>(at::autocast::get_autocast_dtype(device)) + 1 : 0, 8);
  }
  for (const bool on : {context.userEnabledMkldnn(), context.userEnabledCuDNN(), context.deterministicCuDNN(),
                        context.deterministicAlgorithms(), context.deterministicAlgorithmsWarnOnly(),
                        context.deterministicFillUninitializedMemory(), context.userEnabledFlashSDP(),
                        context.userEnabledMemEfficientSDP(), context.userEnabledMathSDP()})
    add(on, 1);
  return modes;
}

Program::Program(std::shared_ptr<const Plan> plan, Tensors tensors) : slots(std::move(tensors)), plan_(std::move(plan)) {}

bool Program::Load(at::TensorList given) {
  const Plan& plan = *plan_;
  if (plan.modes != CurrentModes() || (plan.runs_backward && plan.leaf_hooks != LeafHooks())) return false;
  for (size_t i = 0; i < plan.inputs; ++i) {
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
  return OverlapAsRecorded();
}

bool Program::OverlapAsRecorded() {
  const Plan& plan = *plan_;
  if (HasMoved()) {
    NoteOrigins();
    moved_ = true;
    std::vector<Place> places;
    for (const int32_t slot : plan.captured) places.emplace_back(StorageOf(slots[slot]), slot);
    by_storage_.clear();
    by_storage_.insert(places.begin(), places.end());
    std::vector<Overlap> overlaps;
    AddOverlaps(places, slots, overlaps);
    captured_as_recorded_ = std::is_permutation(overlaps.begin(), overlaps.end(), plan.captured_overlaps.begin(),
                                                plan.captured_overlaps.end());
  }
  if (!captured_as_recorded_) return false;
  std::vector<Place> places;
  for (size_t i = 0; i < plan.inputs; ++i) places.emplace_back(StorageOf(slots[i]), i);
  for (const auto& [leaf, slot] : plan.gradients) places.emplace_back(StorageOf(slots[slot]), slot);
  std::vector<Overlap> overlaps;
  for (const auto& [storage, slot] : places) {
    const auto [from, to] = by_storage_.equal_range(storage);
    for (auto captured = from; captured != to; ++captured) {
      if (const auto distance = DistanceWithin(slots[slot], slots[captured->second]))
        overlaps.push_back({slot, captured->second, *distance});
    }
  }
  AddOverlaps(places, slots, overlaps);
  return overlaps.size() == plan.overlaps.size() &&
         std::is_permutation(overlaps.begin(), overlaps.end(), plan.overlaps.begin());
}

void Program::Step(const Instruction& instruction, std::vector<c10::IValue>& stack) {
  stack = instruction.arguments;
  for (const Operand& operand : instruction.operands) stack[operand.argument] = Gather(operand, slots);
  instruction.op->callBoxed(stack);
  for (const Result& result : instruction.results) {
    const c10::IValue& value = stack[result.position];
    at::Tensor& slot = slots[result.slot];
    slot = result.item < 0 ? value.toTensor() : value.toListRef()[result.item].toTensor();
    if (result.sizes && !slot.sizes().equals(*result.sizes)) {
      throw Refusal("ERR_COMPILE", "a compiled function: " + instruction.op->operator_name().name + " gave a tensor of shape " +
                                       Words(slot.sizes()) + ", and of " + Words(*result.sizes) +
                                       " when it was recorded; its shape depends on values, so do not compile it");
    }
  }
  stack.clear();
}

void Program::MakeViews() {
  if (!moved_) return;
  const Below below(*plan_);
  std::vector<c10::IValue> stack;
  for (const Instruction& view : plan_->views) Step(view, stack);
  moved_ = false;
}

void Program::Run() {
  const auto& instructions = plan_->instructions;
  const c10::AutoGradMode restored(c10::GradMode::is_enabled());
  // Whoever has saved these for a backward pass of his own is told that they have changed.
  const auto counted = c10::make_scope_exit([&] { CountChanges(); });
  for (size_t place = 0; (place = RunFrom(place)) < instructions.size(); ++place) {
    State& state = instructions[place].call->state();
    const Scope scope(state.env);
    const napi_value given = instructions[place].call->Call({});
    if (instructions[place].to >= 0) slots[instructions[place].to] = Take<at::Tensor>(state, given);
  }
}

size_t Program::RunFrom(size_t place) {
  MakeViews();
  const Below below(*plan_);
  std::vector<c10::IValue> stack;
  for (; place < plan_->instructions.size(); ++place) {
    const Instruction& instruction = plan_->instructions[place];
    if (instruction.call) break;
    if (instruction.IsOperator()) {
      c10::GradMode::set_enabled(instruction.grad_mode);  // some kernels ask for it too
      Step(instruction, stack);
    } else {
      at::Tensor& grad = slots[instruction.to].mutable_grad();
      if (instruction.from < 0) grad.reset();
      else grad = slots[instruction.from];
    }
    for (const int32_t slot : instruction.dead) slots[slot].reset();
  }
  return place;
}

void Program::CountChanges() {
  if (plan_->level == Level::kCalls) return;  // counts by itself
  for (const int32_t slot : plan_->written) {
    if (!slots[slot].is_inference()) slots[slot].unsafeGetTensorImpl()->bump_version();
  }
}

Program::Origin Program::OriginOf(int32_t slot) const {
  const at::Tensor& tensor = slots[slot];
  const auto* data = static_cast<const char*>(tensor.storage().unsafeGetStorageImpl()->data());
  return {StorageOf(tensor), data + tensor.storage_offset() * tensor.itemsize(), plan_->packs ? tensor._version() : 0};
}

bool Program::HasMoved() const {
  if (!noted_) return true;
  for (size_t i = 0; i < origins_.size(); ++i) {
    // Nobody counts the changes of what has got an inference tensor's memory since.
    const int32_t slot = plan_->captured[i];
    if ((plan_->packs && slots[slot].is_inference()) || OriginOf(slot) != origins_[i]) return true;
  }
  return false;
}

void Program::NoteOrigins() {
  origins_.clear();
  for (const int32_t slot : plan_->captured) {
    if (plan_->packs && slots[slot].is_inference()) origins_.emplace_back();
    else origins_.push_back(OriginOf(slot));
  }
  noted_ = true;
}

void Program::Seal() {
  moved_ = false;
  sealed_.clear();
  for (const Instruction& instruction : plan_->instructions) {
    if (!instruction.IsOperator()) sealed_.push_back(instruction.from < 0 ? at::Tensor() : slots[instruction.to].grad());
  }
}

std::shared_ptr<Program> Program::Copy() const {
  auto copy = std::make_shared<Program>(plan_, Tensors(slots.size()));
  // The others belong to the one that is running.
  for (size_t slot = 0; slot < slots.size(); ++slot) {
    if (plan_->lasting[slot]) copy->slots[slot] = slots[slot];
  }
  copy->origins_ = origins_;
  copy->noted_ = noted_;
  copy->moved_ = moved_;
  copy->by_storage_ = by_storage_;
  copy->captured_as_recorded_ = captured_as_recorded_;
  return copy;
}

std::shared_ptr<Program> Program::Twin() const {
  const auto lasts = [](const Instruction& instruction) { return !instruction.IsOperator(); };
  if (plan_->level == Level::kCalls || !plan_->written.empty() || !plan_->gradients.empty() ||
      std::any_of(plan_->instructions.begin(), plan_->instructions.end(), lasts))
    return nullptr;
  return Copy();
}

void Program::Settle() {
  auto gradient = sealed_.begin();
  for (const Instruction& instruction : plan_->instructions) {
    if (!instruction.IsOperator()) slots[instruction.to].mutable_grad() = *gradient++;
  }
  CountChanges();
}

void Program::Clear() {
  for (size_t slot = 0; slot < slots.size(); ++slot) {
    if (!plan_->lasting[slot]) slots[slot].reset();
  }
}

// A view of what requires a gradient would require one too, though no graph leads there.
at::Tensor Program::Give(const Plan::Output& output) const {
  const at::Tensor& tensor = slots[output.slot];
  if (plan_->level == Level::kCalls || !output.made) return tensor;
  const at::Tensor given = tensor.requires_grad() ? tensor.detach() : tensor;
  if (output.leaf) given.set_requires_grad(true);
  return given;
}

std::vector<at::Tensor> Program::Used() const {
  std::vector<at::Tensor> used;
  for (const auto& [slot, known] : plan_->facts) used.push_back(slots[slot]);
  return used;
}

namespace {

// The plan that lib/compile/plan.ts encoded.
class Reader {
 public:
  Reader(State& state, const Recording& recording, const std::vector<double>& code, napi_value names, napi_value calls)
      : state_(state), recording_(recording), next_(code.begin()), end_(code.end()),
        names_(Take<std::vector<std::string>>(state, names)), calls_(calls) {}

  std::shared_ptr<Program> Read() {
    auto plan = std::make_shared<Plan>();
    plan->modes = recording_.modes();
    plan->leaf_hooks = recording_.leaf_hooks();
    plan->level = static_cast<Level>(Int());
    plan->runs_backward = Int();
    plan->gives_views = Int();
    plan->packs = Int();
    for (const int32_t lasting : List()) plan->lasting.push_back(lasting);
    Tensors slots(plan->lasting.size());
    const auto keep = [&](int32_t slot, int32_t meta) {
      slots[slot] = recording_.TensorOf(meta);
      plan->facts.emplace_back(slot, Facts(slots[slot]));
    };
    std::vector<Place> inputs, captured;
    for (const int32_t meta : List()) {
      keep(plan->inputs, meta);
      inputs.emplace_back(StorageOf(slots[plan->inputs]), plan->inputs);
      const auto is_same = [&](const at::Tensor& tensor) { return tensor.is_same(slots[plan->inputs]); };
      plan->same_as.push_back(std::find_if(slots.begin(), slots.end(), is_same) - slots.begin());
      ++plan->inputs;
    }
    for (size_t count = Int(); count > 0; --count) {
      plan->captured.push_back(Int());
      keep(plan->captured.back(), Int());
      captured.emplace_back(StorageOf(slots[plan->captured.back()]), plan->captured.back());
    }
    for (size_t count = Int(); count > 0; --count) {
      const int32_t leaf = Int(), slot = Int();
      plan->gradients.push_back({leaf, slot});
      keep(slot, Int());
      inputs.emplace_back(StorageOf(slots[slot]), slot);
    }
    for (const auto& [storage, slot] : inputs) {
      for (const auto& [other_storage, other] : captured) {
        if (storage != other_storage) continue;
        if (const auto distance = DistanceWithin(slots[slot], slots[other]))
          plan->overlaps.push_back({slot, other, *distance});
      }
    }
    AddOverlaps(inputs, slots, plan->overlaps);
    AddOverlaps(captured, slots, plan->captured_overlaps);
    plan->without_gradient = List();
    for (size_t count = Int(); count > 0; --count) {
      const int32_t slot = Int(), made = Int(), leaf = Int();
      plan->outputs.push_back({slot, made != 0, leaf != 0});
    }
    plan->written = List();
    for (size_t count = Int(); count > 0; --count) plan->views.push_back(ReadInstruction());
    for (size_t count = Int(); count > 0; --count) plan->instructions.push_back(ReadInstruction());
    auto program = std::make_shared<Program>(std::move(plan), std::move(slots));
    program->Clear();
    return program;
  }

 private:
  int64_t Long() {
    if (next_ == end_) throw Refusal("TypeError", "a plan ends too early");
    return static_cast<int64_t>(*next_++);
  }
  int32_t Int() { return static_cast<int32_t>(Long()); }
  template <typename Item = int32_t>
  std::vector<Item> List() {
    std::vector<Item> list(Int());
    for (Item& item : list) item = static_cast<Item>(Long());
    return list;
  }

  Instruction ReadInstruction() {
    enum { kOperation, kSetGradient, kCall };
    const int32_t kind = Int();
    Instruction instruction;
    if (kind == kCall) {
      const napi_value call = ResultOf(state_.env, napi_get_element, calls_, static_cast<uint32_t>(Int()));
      instruction.call = std::make_shared<Callback>(state_, call);
      instruction.to = Int();
      return instruction;
    }
    if (kind == kSetGradient) {
      instruction.to = Int();
      instruction.from = Int();
      instruction.dead = List();
      return instruction;
    }
    const int32_t number = Int();
    if (number >= 0) instruction = recording_.Recorded(number);
    const std::string &name = names_.at(Int()), &overload = names_.at(Int());
    instruction.op = c10::Dispatcher::singleton().findSchemaOrThrow(name.c_str(), overload.c_str());
    instruction.arguments.resize(instruction.op->schema().arguments().size());
    for (size_t count = Int(); count > 0; --count) {
      const int32_t argument = Int();
      instruction.arguments.at(argument) = Long();
    }
    for (size_t count = Int(); count > 0; --count) {
      const auto argument = static_cast<uint32_t>(Int());
      const auto operand_kind = static_cast<OperandKind>(Int());
      instruction.operands.push_back({argument, operand_kind, List()});
    }
    for (size_t count = Int(); count > 0; --count) {
      Result result{static_cast<uint32_t>(Int()), Int(), Int(), std::nullopt};
      if (Int() != 0) result.sizes = List<int64_t>();
      instruction.results.push_back(std::move(result));
    }
    instruction.dead = List();
    return instruction;
  }

  State& state_;
  const Recording& recording_;
  std::vector<double>::const_iterator next_;
  const std::vector<double>::const_iterator end_;
  const std::vector<std::string> names_;
  const napi_value calls_;
};

// The program, or a twin while it is running.
std::shared_ptr<Program> Idle(const std::shared_ptr<Program>& program) {
  if (!program->running) return program;
  if (auto twin = program->Twin()) return twin;
  throw Refusal(
      "ERR_COMPILE",
      "this compiled function is still running, and changes what lasts beyond a call; await its promise before "
      "calling it again");
}

// One call of a program.
class Run {
 public:
  // inputs.size() is `sets` times the program's; fewer are the same ones again each time.
  Run(State& state, const std::shared_ptr<Program>& program, Tensors inputs, int64_t sets)
      : state_(state), program_(Idle(program)), inputs_(std::move(inputs)), sets_(sets),
        repeat_(inputs_.size() == program_->plan().inputs) {
    if (sets < 1 || (!repeat_ && inputs_.size() != program_->plan().inputs * sets)) {
      throw Refusal("TypeError", "not as many inputs as the program takes");
    }
    program_->running = true;
  }
  ~Run() { program_->running = false; }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  // Once for each set of inputs; stops before the first that does not fit.
  void Execute(bool here) {
    const Plan& plan = program_->plan();
    for (; done_ < sets_; ++done_) {
      const auto clear = c10::make_scope_exit([&] { program_->Clear(); });
      if (!program_->Load({inputs_.data() + (repeat_ ? 0 : done_ * plan.inputs), plan.inputs})) return;
      if (here && !state_.busy.empty()) {
        for (const int32_t slot : plan.written) RefuseBusy(state_, program_->slots[slot]);
      }
      if (repeat_) results_.clear();
      program_->Run();
      for (const Plan::Output& output : plan.outputs) results_.push_back(program_->Give(output));
    }
  }

  // One result of one set is `blank`'s own, if that is given; else [sets done, results of each].
  napi_value Give(State& state, napi_value blank = nullptr) const {
    if (blank != nullptr && done_ == 1 && results_.size() == 1) return GiveOwned(state, results_[0], {}, blank);
    std::vector<int64_t> numbers{done_};
    for (const at::Tensor& result : results_) numbers.push_back(GiveTensor(state, result));
    return torchnode::Give(state, numbers);
  }

  Program& program() { return *program_; }
  const Tensors& inputs() const { return inputs_; }

 private:
  State& state_;
  const std::shared_ptr<Program> program_;
  const Tensors inputs_;
  const int64_t sets_;
  const bool repeat_;
  int64_t done_ = 0;
  Tensors results_;
};

// A call that runs beside JavaScript, in the modes of now.
class RunAsync : public Napi::AsyncWorker {
 public:
  RunAsync(State& state, const std::shared_ptr<Program>& program, Tensors inputs, int64_t sets)
      : AsyncWorker(Napi::Env(state.env), "torchnode"), state_(state), run_(state, program, std::move(inputs), sets),
        promise_(state.env) {
    // Here already, since a twin of it may be made while it runs, and what it uses must be left alone.
    if (!run_.program().Load({run_.inputs().data(), run_.program().plan().inputs})) return;
    run_.program().MakeViews();
    for (const at::Tensor& tensor : run_.program().Used()) {
      busy_.push_back(tensor.storage().unsafeGetStorageImpl());
      ++state.busy[busy_.back()];
    }
  }

  ~RunAsync() override {
    for (const void* storage : busy_) {
      if (--state_.busy[storage] == 0) state_.busy.erase(storage);
    }
  }

  Napi::Promise Promise() const { return promise_.Promise(); }

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
      promise_.Resolve(run_.Give(state_));
    } catch (...) {
      ThrowToJs(state_);
      promise_.Reject(Env().GetAndClearPendingException().Value());
    }
  }

 private:
  State& state_;
  Run run_;
  std::vector<const void*> busy_;
  const at::ThreadLocalState modes_;
  std::shared_ptr<void> watched_ = Watched();
  std::exception_ptr error_;
  const Napi::Promise::Deferred promise_;  // last: one that is made must be settled
};

}  // namespace

void RefuseBusy(const State& state, const at::Tensor& tensor) {
  if (!tensor.defined() || !tensor.has_storage() || !state.busy.contains(StorageOf(tensor))) return;
  throw Refusal("ERR_BUSY",
                "this tensor is used by a call of a compiled function's async that has not settled yet; await its "
                "promise before changing the tensor");
}

// Of the log that was taken, as lib/compile/plan.ts encoded it; it ends the recording.
ENTRY(int32_t, buildProgram, std::vector<double> code, napi_value names, napi_value calls) {
  return state.handles.Add(Reader(state, *state.recording, code, names, calls).Read());
}

// Fewer sets are done than asked when one does not fit what was recorded.
ENTRY(napi_value, runProgram, std::shared_ptr<Program> program, Tensors inputs, int32_t sets, napi_value blank) {
  Run run(state, program, std::move(inputs), sets);
  run.Execute(true);
  return run.Give(state, blank);
}

// (program, inputs) -> 0: they are not what was recorded; 1: they are; 2: they are, but captured tensors have other
// memory.
ENTRY(int32_t, checkProgram, std::shared_ptr<Program> program, Tensors inputs) {
  Run run(state, program, std::move(inputs), 1);
  const auto clear = c10::make_scope_exit([&] { run.program().Clear(); });
  return run.program().Load(run.inputs()) ? 1 + run.program().moved() : 0;
}

ENTRY(void, sealProgram, std::shared_ptr<Program> program) { program->Seal(); }
ENTRY(void, settleProgram, std::shared_ptr<Program> program) { program->Settle(); }

// As runProgram, on another thread: a promise.
ENTRY(napi_value, runProgramAsync, std::shared_ptr<Program> program, Tensors inputs, int32_t sets) {
  auto* run = new RunAsync(state, program, std::move(inputs), sets);  // deletes itself at its end
  run->Queue();
  return run->Promise();
}

// A number for the modes of now and the forms of these tensors: others nearly always have another.
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

}  // namespace torchnode
