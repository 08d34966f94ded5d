// libtorch's own profiler (Kineto). It has one recording for the whole process, which belongs to the thread that
// started it.
#include <ATen/record_function.h>
#include <c10/util/ScopeExit.h>
#include <kineto/libkineto.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/profiler_kineto.h>
#include <torch/csrc/profiler/orchestration/observer.h>

#include "value.h"

namespace torchnode {
namespace {

namespace kineto = torch::autograd::profiler;

// The thread that is recording: two at once would corrupt Kineto's one buffer.
std::atomic<std::thread::id> owner;
// The number of other threads' tasks that it waits for.
std::atomic<int64_t> watched = 0;

bool IsOwner() { return owner.load() == std::this_thread::get_id(); }

// A thread's recording. It is made after libtorch's own thread-locals and so is destroyed before them: a recording that
// a process or worker leaves open at its end is abandoned while that is still possible.
struct Session {
  ~Session() {
    if (!IsOwner()) return;
    EndRanges(0);
    // Not disableProfiler, which would build a result from all events, which nobody reads.
    if (const auto state = torch::profiler::impl::ProfilerStateBase::pop(false)) state->removeCallback();
    libkineto::api().activityProfiler().stopTrace();
    owner = std::thread::id();
  }
  // One by one, since ranges must end in reverse order.
  void EndRanges(int64_t since) {
    while (!ranges.empty() && ranges.begin()->first >= since) ranges.erase(ranges.begin());
  }
  std::unique_ptr<kineto::ProfilerResult> Stop() {
    EndRanges(0);
    while (const int64_t count = watched) watched.wait(count);
    const auto release = c10::make_scope_exit([] { owner = std::thread::id(); });
    return kineto::disableProfiler();
  }

  std::map<int64_t, at::RecordFunction, std::greater<>> ranges;  // by serial, innermost first
  int64_t last_serial = 0;
};
thread_local Session session;

// The engine restores the thread's state after a backward pass, and the profiler is a part of that state.
void RefuseInBackward() {
  if (torch::autograd::get_current_node() != nullptr) throw Refusal("ProfilerInBackward", "");
}

napi_value GiveEvent(State& state, const kineto::KinetoEvent& event, uint64_t from) {
  const bool cpu = event.deviceType() == c10::DeviceType::CPU;
  const auto number = [](auto value) { return static_cast<double>(value); };
  // Relative to the start, since nanoseconds since 1970 do not fit into a number exactly.
  return GiveTuple(state, event.name(), number(static_cast<int64_t>(event.startNs() - from)),
                   number(event.durationNs()),
                   number(cpu || event.nBytes() != 0 ? event.startThreadId() : event.deviceResourceId()),
                   number(event.fwdThreadId()), number(event.sequenceNr()), number(event.scope()),
                   c10::Device(event.deviceType(), static_cast<c10::DeviceIndex>(cpu ? -1 : event.deviceIndex())).str(),
                   number(event.nBytes()), number(event.correlationId()), number(event.linkedCorrelationId()),
                   event.shapes(), event.dtypes());
}

}  // namespace

std::shared_ptr<void> KeepProfiling() {
  if (!IsOwner()) return nullptr;
  ++watched;
  return std::shared_ptr<void>(&watched, [](void*) {
    --watched;
    watched.notify_all();
  });
}

ENTRY(void, startProfiler, bool cuda, bool shapes, bool memory) {
  using torch::profiler::impl::ActivityType;
  RefuseInBackward();
  std::set<ActivityType> activities{ActivityType::CPU};
  if (cuda) activities.insert(ActivityType::CUDA);
  // Kineto looks for a GPU in any case, and prints an error where there is none; it reads this at its first use.
  if (!cuda) setenv("KINETO_LOG_LEVEL", "99", 0);
  const kineto::ProfilerConfig config(kineto::ProfilerState::KINETO, shapes, memory);
  std::thread::id nobody;
  const bool free = owner.compare_exchange_strong(nobody, std::this_thread::get_id());
  if (!free) throw Refusal("ProfilerRecords", IsOwner() ? "this" : "another");
  auto release = c10::make_scope_exit([] { owner = std::thread::id(); });
  // Kineto prints an error if it is first used on another thread than the one that opened libtorch.
  libkineto::api().registerClient(libkineto::api().client());
  kineto::prepareProfiler(config, activities);
  kineto::enableProfiler(config, activities);
  session.EndRanges(0);  // makes the session, if it does not exist yet
  release.release();
}

ENTRY(napi_value, stopProfiler) {
  if (!IsOwner()) throw Refusal("ERR_RUNTIME", "no profiler is recording on this thread");
  RefuseInBackward();
  const auto result = session.Stop();
  napi_value list = NewArray(state, 0);
  uint32_t count = 0;
  for (const kineto::KinetoEvent& event : result->events()) {
    if (event.isHiddenEvent()) continue;
    const Scope scope(state.env);
    SetElement(state, list, count++, GiveEvent(state, event, result->trace_start_ns()));
  }
  return list;
}

ENTRY(int64_t, beginRange, std::string name, bool call) {
  if (!IsOwner()) return 0;
  // Nothing else here uses TorchScript's scope, so it distinguishes the two kinds of range.
  const auto scope = call ? at::RecordScope::TORCHSCRIPT_FUNCTION : at::RecordScope::USER_SCOPE;
  session.ranges.try_emplace(++session.last_serial, scope).first->second.before(std::string_view(name));
  return session.last_serial;
}

// Ends a range with those begun inside it; a range that has ended that way is no longer there.
ENTRY(void, endRange, int64_t serial) {
  // The session is not touched where there is no range: it must not be made before libtorch's own thread-locals.
  if (serial > 0 && session.ranges.contains(serial)) session.EndRanges(serial);
}

}  // namespace torchnode
