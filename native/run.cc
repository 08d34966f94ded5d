// How programs are run: from JavaScript, or beside it on another thread.
#include <ATen/Parallel.h>
#include <ATen/ThreadLocalState.h>
#include <c10/util/ScopeExit.h>
#include <napi.h>

#include "entry.h"
#include "profiler.h"
#include "program.h"

namespace torchnode {
namespace {

using Tensors = std::vector<at::Tensor>;

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
  Run(const std::shared_ptr<Program>& program, Tensors inputs, int64_t sets)
      : program_(Idle(program)), inputs_(std::move(inputs)), sets_(sets), repeat_(inputs_.size() == program_->inputs) {
    if (sets < 1 || (!repeat_ && inputs_.size() != program_->inputs * sets)) {
      throw Refusal("TypeError", "not as many inputs as the program takes");
    }
    program_->running = true;
  }
  ~Run() { program_->running = false; }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  // Once for each set of inputs; stops before the first that does not fit.
  void Execute() {
    for (; done_ < sets_; ++done_) {
      const auto clear = c10::make_scope_exit([&] { program_->Clear(); });
      if (!program_->Load({inputs_.data() + (repeat_ ? 0 : done_ * program_->inputs), program_->inputs})) return;
      if (repeat_) results_.clear();
      program_->Run();
      for (const int32_t slot : program_->outputs) results_.push_back(program_->Give(slot));
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
      : AsyncWorker(Napi::Env(state.env), "torchnode"), state_(state), run_(program, std::move(inputs), sets),
        promise_(state.env) {
    // Here already, since a twin of it may be made while it runs.
    run_.program().MakeViews();
  }

  Napi::Promise Promise() const { return promise_.Promise(); }

  void Execute() override {
    try {
      at::init_num_threads();  // OpenMP counts threads per thread
      const at::ThreadLocalStateGuard modes(modes_);
      run_.Execute();
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
  const at::ThreadLocalState modes_;
  std::shared_ptr<void> watched_ = Watched();
  std::exception_ptr error_;
  const Napi::Promise::Deferred promise_;  // last: one that is made must be settled
};

}  // namespace

// Fewer sets are done than asked when one does not fit what was recorded.
ENTRY(napi_value, runProgram, std::shared_ptr<Program> program, Tensors inputs, int32_t sets, napi_value blank) {
  Run run(program, std::move(inputs), sets);
  run.Execute();
  return run.Give(state, blank);
}

// (program, inputs) -> 0: they are not what was recorded; 1: they are; 2: they are, but captured tensors have other
// memory.
ENTRY(int32_t, checkProgram, std::shared_ptr<Program> program, Tensors inputs) {
  Run run(program, std::move(inputs), 1);
  const auto clear = c10::make_scope_exit([&] { run.program().Clear(); });
  return run.program().Load(run.inputs()) ? 1 + run.program().HasMoved() : 0;
}

ENTRY(void, sealProgram, std::shared_ptr<Program> program) { program->Seal(); }
ENTRY(void, settleProgram, std::shared_ptr<Program> program) { program->Settle(); }

// As runProgram, on another thread: a promise.
ENTRY(napi_value, runProgramAsync, std::shared_ptr<Program> program, Tensors inputs, int32_t sets) {
  auto* run = new RunAsync(state, program, std::move(inputs), sets);  // deletes itself at its end
  run->Queue();
  return run->Promise();
}

}  // namespace torchnode
