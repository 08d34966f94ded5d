#include "program.h"

#include <ATen/Parallel.h>
#include <ATen/ThreadLocalState.h>
#include <ATen/autocast_mode.h>
#include <ATen/core/LegacyTypeDispatch.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>

#include "entry.h"
#include "profiler.h"

namespace torchnode {
namespace {

uint8_t BitsOf(const at::Tensor& tensor) {
  return static_cast<uint8_t>(tensor.requires_grad() | tensor.is_conj() << 1 | tensor.is_neg() << 2);
}

c10::IValue Gather(const Operand& operand, const std::vector<at::Tensor>& slots) {
  const auto at = [&](int32_t slot) { return slot < 0 ? at::Tensor() : slots[slot]; };
  switch (operand.kind) {
    case Operand::Kind::kTensor:
      return at(operand.slots[0]);
    case Operand::Kind::kList: {
      c10::List<at::Tensor> list;
      list.reserve(operand.slots.size());
      for (const int32_t slot : operand.slots) list.push_back(at(slot));
      return list;
    }
    default: {
      c10::List<std::optional<at::Tensor>> list;
      list.reserve(operand.slots.size());
      for (const int32_t slot : operand.slots) list.push_back(slot < 0 ? std::nullopt : std::make_optional(slots[slot]));
      return list;
    }
  }
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

// Runs the program once for each set of inputs; the results of all of them. Stops before the first set that does not fit.
std::vector<at::Tensor> RunSets(Program& program, const std::vector<at::Tensor>& inputs, int64_t sets, bool repeat, int64_t& done) {
  std::vector<at::Tensor> results;
  for (done = 0; done < sets; ++done) {
    const at::TensorList set(inputs.data() + (repeat ? 0 : done * program.inputs), program.inputs);
    if (!program.Load(set)) {
      program.Clear();
      break;
    }
    if (repeat) results.clear();
    try {
      program.Run();
    } catch (...) {
      program.Clear();
      throw;
    }
    for (const int32_t slot : program.outputs) results.push_back(slot < 0 ? at::Tensor() : program.Give(slot));
    program.Clear();
  }
  return results;
}

// One result of one set is `blank`'s own, if that is given; else [sets done, results of each].
napi_value GiveRun(State& state, const std::vector<at::Tensor>& results, int64_t done, napi_value blank = nullptr) {
  if (blank != nullptr && done == 1 && results.size() == 1 && results[0].defined()) return GiveOwned(state, results[0], {}, blank);
  std::vector<int64_t> numbers{done};
  for (const at::Tensor& result : results) numbers.push_back(result.defined() ? GiveTensor(state, result) : 0);
  return Give(state, numbers);
}

// The program, or a twin while it is running.
std::shared_ptr<Program> Idle(const std::shared_ptr<Program>& program) {
  if (!program->running) return program;
  if (auto twin = program->Twin()) return twin;
  throw Refusal("ERR_COMPILE", "this compiled function is still running, and changes what lasts beyond a call; await its promise before "
                               "calling it again");
}

struct Order {
  // inputs.length is `sets` times the program's; fewer are the same ones again each time.
  Order(const std::shared_ptr<Program>& which, std::vector<at::Tensor> given, int64_t times)
      : program(Idle(which)), inputs(std::move(given)), sets(times), repeat(inputs.size() == program->inputs) {
    if (sets < 1 || (!repeat && inputs.size() != program->inputs * sets)) {
      throw Refusal("TypeError", "not as many inputs as the program takes");
    }
  }

  std::shared_ptr<Program> program;
  std::vector<at::Tensor> inputs;
  int64_t sets;
  bool repeat;
};

// Says of an idle program that it is running.
class Claim {
 public:
  Claim() = default;
  explicit Claim(Program& program) {
    program.running = true;
    running_.reset(&program.running);
  }

 private:
  struct Release {
    void operator()(std::atomic<bool>* running) const { *running = false; }
  };
  std::unique_ptr<std::atomic<bool>, Release> running_;
};

// One call of a program that runs beside JavaScript.
struct Job {
  State& state;
  Order order;
  Claim claim;
  at::ThreadLocalState modes;
  std::shared_ptr<void> watched = Watched();
  napi_deferred deferred = nullptr;
  napi_async_work work = nullptr;
  std::vector<at::Tensor> results;
  int64_t done = 0;
  std::exception_ptr error;
};

void Execute(napi_env, void* data) {
  Job& job = *static_cast<Job*>(data);
  try {
    at::init_num_threads();  // OpenMP counts threads per thread
    const at::ThreadLocalStateGuard modes(job.modes);
    job.results = RunSets(*job.order.program, job.order.inputs, job.order.sets, job.order.repeat, job.done);
  } catch (...) {
    job.error = std::current_exception();
  }
  job.watched = nullptr;
}

void Complete(napi_env env, napi_status, void* data) {
  const std::unique_ptr<Job> job(static_cast<Job*>(data));
  napi_delete_async_work(env, job->work);
  job->claim = {};
  napi_value value = nullptr;
  try {
    if (job->error) std::rethrow_exception(job->error);
    value = GiveRun(job->state, job->results, job->done);
    napi_resolve_deferred(env, job->deferred, value);
  } catch (...) {
    ThrowToJs(job->state);
    if (napi_get_and_clear_last_exception(env, &value) == napi_ok) napi_reject_deferred(env, job->deferred, value);
  }
}

}  // namespace

bool SamePlace(const at::Tensor& a, const at::Tensor& b) {
  return a.storage().unsafeGetStorageImpl() == b.storage().unsafeGetStorageImpl() && a.storage_offset() == b.storage_offset();
}

bool Overlap(const at::Tensor& a, const at::Tensor& b) {
  if (a.storage().unsafeGetStorageImpl() != b.storage().unsafeGetStorageImpl() || a.numel() == 0 || b.numel() == 0) return false;
  const auto begin = [](const at::Tensor& tensor) { return tensor.storage_offset() * static_cast<int64_t>(tensor.itemsize()); };
  const auto end = [&](const at::Tensor& tensor) {
    int64_t last = 1;
    for (int64_t i = 0; i < tensor.dim(); ++i) last += (tensor.sizes()[i] - 1) * tensor.strides()[i];
    return begin(tensor) + last * static_cast<int64_t>(tensor.itemsize());
  };
  return begin(a) < end(b) && begin(b) < end(a);
}

bool IsDense(const at::Tensor& tensor) { return tensor.layout() == at::kStrided && tensor.has_storage() && !tensor.is_nested(); }

void RequireDense(const at::Tensor& tensor) {
  if (IsDense(tensor)) return;
  throw Refusal("ERR_COMPILE",
                std::string("compiled functions are for dense tensors; this one uses a ") + LayoutName(tensor.layout()) + " tensor");
}

Facts::Facts(const at::Tensor& tensor)
    : sizes((RequireDense(tensor), tensor.sizes().vec())), strides(tensor.strides().vec()), dtype(tensor.scalar_type()),
      device(tensor.device()), bits(BitsOf(tensor)) {}

bool Facts::Fit(const at::Tensor& tensor) const {
  return tensor.layout() == at::kStrided && tensor.sizes().equals(sizes) && tensor.strides().equals(strides) &&
         tensor.scalar_type() == dtype && tensor.device() == device && BitsOf(tensor) == bits;
}

uint64_t CurrentModes() {
  uint64_t modes = static_cast<uint64_t>(c10::GradMode::is_enabled()) | static_cast<uint64_t>(c10::InferenceMode::is_enabled()) << 1;
  modes |= static_cast<uint64_t>(c10::impl::tls_is_dispatch_key_included(c10::DispatchKey::FuncTorchDynamicLayerFrontMode)) << 2;
  int shift = 3;
  for (const auto device : {at::kCPU, at::kCUDA}) {
    if (at::autocast::is_autocast_enabled(device)) modes |= static_cast<uint64_t>(at::autocast::get_autocast_dtype(device)) + 1 << shift;
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
  for (const auto& [slot, known] : facts) {
    if (!known.Fit(slots[slot])) return false;
  }
  for (const auto& [first, second, distance] : overlaps) {
    const at::Tensor &a = slots[first], &b = slots[second];
    if (a.storage().unsafeGetStorageImpl() != b.storage().unsafeGetStorageImpl() || b.storage_offset() - a.storage_offset() != distance) return false;
  }
  for (const int32_t leaf : without_gradient) {
    if (slots[leaf].grad().defined()) return false;
  }
  for (const Gradient& gradient : gradients) {
    const at::Tensor& grad = slots[gradient.leaf].grad();
    if (!grad.defined() || !gradient.facts.Fit(grad)) return false;
    slots[gradient.slot] = grad;
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
  for (size_t i = 0; i < captured.size(); ++i) {
    // Nobody counts the changes of what has got an inference tensor's memory since.
    if (OriginOf(captured[i]) != origins[i] || (packs && slots[captured[i]].is_inference())) return true;
  }
  return false;
}

void Program::NoteOrigins() {
  for (size_t i = 0; i < captured.size(); ++i) origins[i] = OriginOf(captured[i]);
}

void Program::Seal() {
  NoteOrigins();
  sealed.clear();
  for (const Instruction& instruction : instructions) {
    if (!instruction.op) sealed.push_back(instruction.from < 0 ? at::Tensor() : slots[instruction.to].grad());
  }
}

std::shared_ptr<Program> Program::Twin() const {
  const auto lasts = [](const Instruction& instruction) { return !instruction.op; };
  if (level == Level::kCalls || !written.empty() || !gradients.empty() || std::any_of(instructions.begin(), instructions.end(), lasts)) return nullptr;
  auto twin = std::make_shared<Program>();
  static_cast<Plan&>(*twin) = *this;
  twin->slots.assign(lasting.size(), {});
  // The others belong to the one that is running.
  for (size_t slot = 0; slot < slots.size(); ++slot) {
    if (lasting[slot]) twin->slots[slot] = slots[slot];
  }
  twin->origins = origins;
  return twin;
}

void Program::Settle() {
  auto gradient = sealed.begin();
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

bool Plan::calls_javascript() const {
  return std::any_of(instructions.begin(), instructions.end(), [](const Instruction& instruction) { return instruction.call != nullptr; });
}

// Fewer sets are done than asked when one does not fit what was recorded.
ENTRY(napi_value, runProgram, std::shared_ptr<Program> program, std::vector<at::Tensor> inputs, int32_t sets, napi_value blank) {
  const Order order(program, std::move(inputs), sets);
  const Claim claim(*order.program);
  int64_t done;
  const auto results = RunSets(*order.program, order.inputs, order.sets, order.repeat, done);
  return GiveRun(state, results, done, blank);
}

// (program, inputs) -> 0: they are not what was recorded; 1: they are; 2: they are, but captured tensors have other memory.
ENTRY(int32_t, checkProgram, std::shared_ptr<Program> program, std::vector<at::Tensor> inputs) {
  const Order order(program, std::move(inputs), 1);
  const bool fits = order.program->Load(order.inputs);
  const int answer = fits ? 1 + order.program->HasMoved() : 0;
  order.program->Clear();
  return answer;
}

// Why it cannot be captured as a CUDA graph; empty where it can, undefined where nothing in it is on a GPU.
ENTRY(std::optional<std::string>, graphObstacle, std::shared_ptr<Program> program) {
  return program->on_cuda ? std::make_optional(program->obstacle) : std::nullopt;
}

ENTRY(void, sealProgram, std::shared_ptr<Program> program) { program->Seal(); }
ENTRY(void, settleProgram, std::shared_ptr<Program> program) { program->Settle(); }

// As runProgram, on another thread: a promise.
ENTRY(napi_value, runProgramAsync, std::shared_ptr<Program> program, std::vector<at::Tensor> inputs, int32_t sets) {
  Order order(program, std::move(inputs), sets);
  if (order.program->calls_javascript()) {
    throw Refusal("ERR_COMPILE", "this function cannot run beside JavaScript: its optimizer has no fused kernel, so a part of it is "
                                 "JavaScript; call it without async");
  }
  Claim claim(*order.program);
  // Here already, since a twin of it may be made while it runs.
  order.program->MakeViews();
  auto job = std::make_unique<Job>(state, std::move(order), std::move(claim), at::ThreadLocalState());
  napi_value promise, name;
  Check(napi_create_string_utf8(state.env, "torchnode", NAPI_AUTO_LENGTH, &name));
  Check(napi_create_async_work(state.env, nullptr, name, Execute, Complete, job.get(), &job->work));
  Check(napi_create_promise(state.env, &job->deferred, &promise));
  Check(napi_queue_async_work(state.env, job->work));
  job.release();
  return promise;
}

}  // namespace torchnode
