#include "profiler.h"

#include <ATen/record_function.h>
#include <c10/util/ScopeExit.h>
#include <kineto/libkineto.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/profiler_kineto.h>

#include <atomic>
#include <deque>
#include <thread>

#include "value.h"

namespace torchnode {
namespace {

namespace kineto = torch::autograd::profiler;

struct Range {
  Range(at::RecordScope scope, int64_t number) : function(scope), serial(number) {}
  at::RecordFunction function;
  int64_t serial;
};

// The thread that is recording: two at once would tear Kineto's one buffer apart.
std::atomic<std::thread::id> owner;

// The work that it is waiting for.
std::atomic<int64_t> watched = 0;

bool IsOwner() { return owner.load() == std::this_thread::get_id(); }

// What a thread records with. Made after libtorch's own variables of the thread, it ends before them, so that a recording
// that a process or worker leaves behind as it ends is given up while that can still be done.
struct Session {
  ~Session() {
    try {
      if (IsOwner()) Stop();
    } catch (const std::exception&) {
      // The thread is ending: nobody is left to tell.
    }
  }
  void EndRanges(int64_t since) {
    while (!ranges.empty() && ranges.back().serial >= since) ranges.pop_back();
  }
  std::unique_ptr<kineto::ProfilerResult> Stop() {
    EndRanges(0);
    while (const int64_t count = watched) watched.wait(count);
    const auto release = c10::make_scope_exit([] { owner = std::thread::id(); });
    return kineto::disableProfiler();
  }

  std::deque<Range> ranges;  // a deque, since a RecordFunction cannot be moved
  int64_t last_serial = 0;
};
thread_local Session session;

// The engine gives the thread back what it was before a backward pass, and the profiler's hold on it is part of that.
void RefuseInBackward() {
  if (torch::autograd::get_current_node() == nullptr) return;
  throw Refusal("ERR_BUSY", "a profiler cannot be started or stopped by a hook or Function within a backward pass; do it before or after");
}

napi_value GiveList(napi_env env, const std::vector<napi_value>& items) {
  napi_value list;
  Check(napi_create_array_with_length(env, items.size(), &list));
  for (uint32_t i = 0; i < items.size(); ++i) Check(napi_set_element(env, list, i, items[i]));
  return list;
}

napi_value GiveEvent(napi_env env, const kineto::KinetoEvent& event, uint64_t from) {
  std::vector<napi_value> shapes, dtypes;
  if (event.hasShapes()) {
    for (const auto& shape : event.shapes()) shapes.push_back(GiveInts(env, shape));
    for (const std::string& dtype : event.dtypes()) dtypes.push_back(GiveText(env, dtype));
  }
  const bool cpu = event.deviceType() == c10::DeviceType::CPU;
  const auto number = [env](auto value) { return GiveNumber(env, static_cast<double>(value)); };
  // From the beginning on, since nanoseconds since 1970 are beyond what a number holds.
  return GiveList(env, {GiveText(env, event.name()), number(static_cast<int64_t>(event.startNs() - from)), number(event.durationNs()),
                        number(cpu || event.nBytes() != 0 ? event.startThreadId() : event.deviceResourceId()), number(event.fwdThreadId()),
                        number(event.sequenceNr()), number(event.scope()),
                        GiveText(env, c10::Device(event.deviceType(), static_cast<c10::DeviceIndex>(cpu ? -1 : event.deviceIndex())).str()),
                        number(event.nBytes()), number(event.correlationId()), number(event.linkedCorrelationId()),
                        GiveList(env, shapes), GiveList(env, dtypes)});
}

}  // namespace

Watched::Watched() : counted_(IsOwner()) {
  if (counted_) ++watched;
}

void Watched::Done() {
  if (!std::exchange(counted_, false)) return;
  --watched;
  watched.notify_all();
}

napi_value StartProfiler(State& state, const Arguments<3>& arguments) {
  using torch::profiler::impl::ActivityType;
  RefuseInBackward();
  std::set<ActivityType> activities{ActivityType::CPU};
  const bool cuda = TakeFlag(state.env, arguments[0]);
  if (cuda) activities.insert(ActivityType::CUDA);
#ifndef _WIN32
  // Kineto looks for a GPU in any case, and prints an error where there is none; it reads this at its first use.
  if (!cuda) setenv("KINETO_LOG_LEVEL", "99", 0);
#endif
  const kineto::ProfilerConfig config(kineto::ProfilerState::KINETO, TakeFlag(state.env, arguments[1]), TakeFlag(state.env, arguments[2]));
  std::thread::id nobody;
  if (!owner.compare_exchange_strong(nobody, std::this_thread::get_id())) {
    throw Refusal("ERR_BUSY", std::string("a profiler is already recording on ") + (IsOwner() ? "this" : "another") +
                                  " thread, and libtorch has one for the whole process; stop that one first");
  }
  auto release = c10::make_scope_exit([] { owner = std::thread::id(); });
  // Kineto complains where its first use is on another thread than the one that opened libtorch.
  libkineto::api().registerClient(libkineto::api().client());
  kineto::prepareProfiler(config, activities);
  kineto::enableProfiler(config, activities);
  session.EndRanges(0);  // made here at the latest
  release.release();
  return nullptr;
}

napi_value StopProfiler(State& state, const Arguments<0>&) {
  if (!IsOwner()) throw Refusal("ERR_RUNTIME", "no profiler is recording on this thread");
  RefuseInBackward();
  const auto result = session.Stop();
  napi_value list;
  Check(napi_create_array(state.env, &list));
  uint32_t count = 0;
  for (const kineto::KinetoEvent& event : result->events()) {
    if (event.isHiddenEvent()) continue;
    const Scope scope(state.env);
    Check(napi_set_element(state.env, list, count++, GiveEvent(state.env, event, result->trace_start_ns())));
  }
  return list;
}

napi_value BeginRange(State& state, const Arguments<2>& arguments) {
  if (!IsOwner()) return GiveNumber(state.env, 0);
  // Nothing else here uses TorchScript's scope, so it tells the two kinds of range apart.
  Range& range = session.ranges.emplace_back(
      TakeFlag(state.env, arguments[1]) ? at::RecordScope::TORCHSCRIPT_FUNCTION : at::RecordScope::USER_SCOPE, ++session.last_serial);
  range.function.before(std::string_view(TakeText(state.env, arguments[0])));
  return GiveNumber(state.env, static_cast<double>(range.serial));
}

napi_value EndRange(State& state, const Arguments<1>& arguments) {
  int64_t serial;
  Check(napi_get_value_int64(state.env, arguments[0], &serial));
  if (serial > 0) session.EndRanges(serial);
  return nullptr;
}

}  // namespace torchnode
