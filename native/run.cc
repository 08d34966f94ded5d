// How programs are run: from JavaScript, or beside it on another thread.
#include <ATen/Parallel.h>
#include <ATen/ThreadLocalState.h>

#include "entry.h"
#include "profiler.h"
#include "program.h"

namespace torchnode {
namespace {

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
    for (const int32_t slot : program.outputs) results.push_back(program.Give(slot));
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
  Watched watched;
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
  job.watched.Done();
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

ENTRY(void, sealProgram, std::shared_ptr<Program> program) { program->Seal(); }
ENTRY(void, settleProgram, std::shared_ptr<Program> program) { program->Settle(); }

// As runProgram, on another thread: a promise.
ENTRY(napi_value, runProgramAsync, std::shared_ptr<Program> program, std::vector<at::Tensor> inputs, int32_t sets) {
  Order order(program, std::move(inputs), sets);
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
