// c10d for lib/distributed: stores, process groups, collectives as tasks, and the reducer of gradients.
#define USE_C10D_GLOO
#include "distributed.h"

#include <arpa/inet.h>
#include <c10/util/Logging.h>
#include <c10/util/ScopeExit.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <torch/csrc/distributed/c10d/FileStore.hpp>
#include <torch/csrc/distributed/c10d/GroupRegistry.hpp>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupWrapper.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#include <torch/csrc/distributed/c10d/logger.hpp>
#include <torch/csrc/distributed/c10d/reducer.hpp>

namespace torchnode {

using Milliseconds = std::chrono::milliseconds;

// The parts of a Refusal, which lib/binding/refusals.ts puts into a message.
template <typename... Parts>
static std::string Joined(const Parts&... parts) {
  std::string text;
  ((text += c10::str(parts, '\n')), ...);
  return text;
}

// A process group, and what this process knows of it. They are the process's, so workers can use them too.
struct Group {
  c10::intrusive_ptr<c10d::ProcessGroup> group;  // kept here: c10d's own registry does not
  c10::intrusive_ptr<c10d::Store> store;
  c10::intrusive_ptr<c10d::ProcessGroupGloo> gloo;  // null where another backend serves it
  std::string name;
  std::vector<int64_t> ranks;  // in the default group
  Milliseconds timeout;
  bool compares = false;  // whether ranks compare their calls before they make them
  int64_t host = -1;      // the rank whose process has the store; -1 where that is no rank of the group

  std::mutex mutex;
  std::map<std::string, std::deque<std::function<void()>>> lanes;  // what is done one after the other

  int64_t Rank(int64_t rank) const { return rank < static_cast<int64_t>(ranks.size()) ? ranks[rank] : rank; }
  bool IsIdle(const std::string& lane) {
    const std::lock_guard lock(mutex);
    return !lanes.contains(lane);
  }
};

namespace {

std::mutex groups_mutex;
std::map<std::string, std::shared_ptr<Group>>& Groups() {
  // Never destroyed: a thread may still wait for a collective when the process exits.
  static auto& groups = *new std::map<std::string, std::shared_ptr<Group>>;
  return groups;
}

std::shared_ptr<Group> GroupOf(const std::string& name) {
  const std::lock_guard lock(groups_mutex);
  const auto found = Groups().find(name);
  if (found == Groups().end()) throw Refusal("NoGroup", name);
  return found->second;
}

// Runs `work` after everything else that was put into this lane, on a thread that lives while the lane has work.
void Enqueue(const std::shared_ptr<Group>& group, const std::string& lane, std::function<void()> work) {
  const std::lock_guard lock(group->mutex);
  auto& waiting = group->lanes[lane];
  waiting.push_back(std::move(work));
  if (waiting.size() > 1) return;
  std::thread([group, lane] {
    std::unique_lock lock(group->mutex);
    for (auto& works = group->lanes[lane]; !works.empty(); works.pop_front()) {
      lock.unlock();
      works.front()();  // others only append
      lock.lock();
    }
    group->lanes.erase(lane);
  }).detach();
}

constexpr const char* kCollectives = "all";

// Waits until all collectives that were started before have been handed to the backend, whose order is then this one.
void Drain(const std::shared_ptr<Group>& group) {
  if (group->IsIdle(kCollectives)) return;
  const auto done = std::make_shared<std::atomic<bool>>(false);
  Enqueue(group, kCollectives, [done] {
    *done = true;
    done->notify_all();
  });
  done->wait(false);
}

// Failures.

// Tags that the public functions do not use.
constexpr int kProbe = (1 << 29) - 1;

at::Tensor TextOf(std::string text = {}) {
  constexpr size_t kBytes = 256;
  text.resize(kBytes);
  const at::Tensor bytes = NewPlain({kBytes}, at::kByte);
  std::memcpy(bytes.mutable_data_ptr(), text.data(), kBytes);
  return bytes;
}

// The ranks that this one has lost, from the first of the group's ranks that noticed. It then drops its connections, so
// that no rank waits for one that has failed.
std::string LostRanks(Group& group, const std::exception& error, int64_t late) {
  const bool timed_out = std::strstr(error.what(), "imeout") != nullptr || std::strstr(error.what(), "imed out");
  std::string lost = late < 0 ? "" : std::to_string(group.Rank(late));
  std::optional<int> living;
  std::vector<at::Tensor> byte{TextOf()};
  for (int rank = 0; group.gloo != nullptr && rank < group.group->getSize(); ++rank) {
    if (rank == group.group->getRank()) continue;
    try {
      group.gloo->send(byte, rank, kProbe);
      living = rank;
    } catch (const std::exception&) {
      if (late < 0 && !timed_out) lost += c10::str(lost.empty() ? "" : ", ", group.Rank(rank));
    }
  }
  try {
    const std::string key = "torchnode/lost";
    if (!lost.empty()) lost = group.store->compareSet(key, "", lost);
    else if (group.store->check({key})) lost = group.store->get_to_str(key);
  } catch (const std::exception&) {
    if (group.host >= 0) lost = std::to_string(group.host);
  }
  try {
    if (living) group.gloo->recv(byte, *living, kProbe - 1)->wait(Milliseconds(1));
  } catch (const std::exception&) {  // gloo drops all connections when a receiver does not wait any longer
  }
  return lost;
}

// What an error says, without a stack.
std::string WordsOf(const std::exception& error) {
  const auto* own = dynamic_cast<const c10::Error*>(&error);
  return own == nullptr ? error.what() : own->what_without_backtrace();
}

// Rethrows the current exception as what torchnode says of a call that failed with it; call it in a catch block.
[[noreturn]] void Explain(Group& group, const std::string& call, int64_t late = -1) {
  try {
    throw;
  } catch (const Refusal&) {
    throw;
  } catch (const std::exception& error) {
    const bool is_argument =
        dynamic_cast<const c10::Error*>(&error) != nullptr && dynamic_cast<const c10::DistError*>(&error) == nullptr;
    if (is_argument) throw;  // which c10d refuses
    throw Refusal("CallFailed", Joined(call, group.name, LostRanks(group, error, late), WordsOf(error)));
  }
}

}  // namespace

// What `make` gives, unless it takes longer than the timeout: c10d tries for two and gloo for five times as long. The
// thread that still tries then ends by itself.
template <typename Make, typename Result = std::invoke_result_t<Make>>
static Result InTime(Milliseconds timeout, Make make) {
  struct Made {
    std::atomic<bool> ended = false;
    Result result;
    std::exception_ptr error;
  };
  const auto made = std::make_shared<Made>();
  std::thread([made, make = std::move(make)] {
    try {
      made->result = make();
    } catch (...) {
      made->error = std::current_exception();
    }
    made->ended = true;
  }).detach();
  const auto until = std::chrono::steady_clock::now() + timeout;
  while (!made->ended) {
    TORCH_CHECK_WITH(DistError, std::chrono::steady_clock::now() < until, "timeout after ", timeout.count(), " ms");
    std::this_thread::sleep_for(Milliseconds(1));
  }
  if (made->error) std::rethrow_exception(made->error);
  return made->result;
}

// Stores.

using Store = c10::intrusive_ptr<c10d::Store>;

static Giver GiveStore(Store store) {
  return [store = std::move(store)](State& state) { return Give(state, state.handles.Add(store)); };
}

// Errors are thrown, not printed with their stacks, unless the user asks for them.
static void KeepQuiet() {
  if (std::getenv("TORCH_CPP_LOG_LEVEL") == nullptr) FLAGS_caffe2_log_level = 3;
}

// A socket that listens on the loopback address only, which no option of TCPStore asks for; sets the port.
static int ListenOnLoopback(uint16_t& port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
  sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  auto* where = reinterpret_cast<sockaddr*>(&address);
  socklen_t length = sizeof address;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, where, length) != 0 || listen(listener, SOMAXCONN) != 0 ||
      getsockname(listener, where, &length) != 0) {
    const std::string why = std::strerror(errno);
    close(listener);
    throw Refusal("NoListening", Joined(port, why));
  }
  port = ntohs(address.sin_port);
  return listener;
}

// `workers`: how many clients to expect, -1 for any number.
ENTRY(napi_value, openTcpStore, std::string host, int32_t port, int32_t workers, bool serves, double timeout,
      bool waits, bool loopback, bool later) {
  c10d::TCPStoreOptions options;
  options.port = static_cast<uint16_t>(port);
  options.isServer = serves;
  if (workers >= 0) options.numWorkers = workers;
  options.waitWorkers = waits;
  options.timeout = Milliseconds(static_cast<int64_t>(timeout));
  options.useLibUV = false;  // its event loop would be Node's libuv, of another version
  if (serves && loopback) options.masterListenFd = ListenOnLoopback(options.port);
  KeepQuiet();
  return Perform(state, later, [=] {
    const auto make = [=]() -> Store { return c10::make_intrusive<c10d::TCPStore>(host, options); };
    if (serves) return GiveStore(make());
    try {
      return GiveStore(InTime(options.timeout, make));
    } catch (const std::exception& error) {
      throw Refusal("NoStore", Joined(host, port, WordsOf(error)));
    }
  });
}

ENTRY(int32_t, openFileStore, std::string path, int32_t workers) {
  return state.handles.Add(Store(c10::make_intrusive<c10d::FileStore>(path, workers)));
}

ENTRY(int32_t, prefixStore, std::string prefix, Store store) {
  return state.handles.Add(Store(c10::make_intrusive<c10d::PrefixStore>(prefix, store)));
}

ENTRY(int32_t, storePort, Store store) {
  const auto* tcp = dynamic_cast<const c10d::TCPStore*>(store.get());
  return tcp == nullptr ? -1 : tcp->getPort();
}

ENTRY(void, setStoreTimeout, Store store, double timeout) {
  store->setTimeout(Milliseconds(static_cast<int64_t>(timeout)));
}

// `words`: the keys, and before or after them what the call also takes.
ENTRY(napi_value, callStore, Store store, std::string call, std::vector<std::string> words, double number, bool later) {
  return Perform(state, later, [=]() -> Giver {
    const auto give = [](auto value) { return [=](State& state) { return Give(state, value); }; };
    if (call == "get") return give(store->get_to_str(words.at(0)));
    if (call == "add") return give(store->add(words.at(0), static_cast<int64_t>(number)));
    if (call == "check") return give(store->check(words));
    if (call == "compareSet") return give(store->compareSet(words.at(0), words.at(1), words.at(2)));
    if (call == "deleteKey") return give(store->deleteKey(words.at(0)));
    if (call == "numKeys") return give(store->getNumKeys());
    if (call == "wait" && number < 0) store->wait(words);
    else if (call == "wait") store->wait(words, Milliseconds(static_cast<int64_t>(number)));
    else store->set(words.at(0), words.at(1));
    return [](State& state) { return ResultOf(state.env, napi_get_undefined); };
  });
}

// Groups.

// The beginning of the keys that ranks set in the store where they want to compare their calls.
static const std::string kCompares = "torchnode/compares/";

static c10::intrusive_ptr<c10d::ProcessGroupGloo> NewGloo(const Store& store, int rank, int size, Milliseconds timeout,
                                                          bool loopback) {
  auto options = c10d::ProcessGroupGloo::Options::create(timeout);
  const char* names = std::getenv("GLOO_SOCKET_IFNAME");
  std::istringstream list(names == nullptr ? "" : names);
  for (std::string name; std::getline(list, name, ',');) {
    options->devices.push_back(c10d::ProcessGroupGloo::createDeviceForInterface(name));
  }
  if (options->devices.empty()) {
    options->devices.push_back(loopback ? c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1")
                                        : c10d::ProcessGroupGloo::createDefaultDevice());
  }
  options->threads = static_cast<int>(options->devices.size()) * 2;
  return c10::make_intrusive<c10d::ProcessGroupGloo>(store, rank, size, options);
}

// The ranks that are absent after a failure to connect: the one that refused a connection, or those that have not told
// their addresses to gloo's store, or else those that do not ask the same within a second.
static std::string AbsentRanks(const Group& group, int rank, const Store& addresses, std::string_view why) {
  const auto those = [&](auto is) {
    std::string found;
    for (size_t i = 0; i < group.ranks.size(); ++i) {
      if (is(std::to_string(i))) found += c10::str(found.empty() ? "" : ", ", group.ranks[i]);
    }
    return found;
  };
  const auto without = [&](const Store& store, const std::string& prefix) {
    return those([&](const std::string& i) { return !store->check({prefix + i}); });
  };
  try {
    if (const size_t remote = why.find("remote=["); remote != why.npos && why.find("refused") != why.npos) {
      // An address is a sockaddr: the family, and the port in the network's order.
      const uint16_t port = htons(std::atoi(why.data() + why.find("]:", remote) + 2));
      const std::string bytes(reinterpret_cast<const char*>(&port), sizeof port);
      return those([&](const std::string& i) {
        const std::string address = addresses->get_to_str(i);
        return address.find(std::string("\2\0", 2) + bytes) != address.npos ||
               address.find(std::string("\n\0", 2) + bytes) != address.npos;
      });
    }
    const std::string asks = "torchnode/asks/";
    group.store->set(asks + std::to_string(rank), "1");
    std::this_thread::sleep_for(Milliseconds(1000));  // for the others to ask
    const std::string absent = without(addresses, "");
    return absent.empty() && without(group.store, kCompares).empty() ? without(group.store, asks) : absent;
  } catch (const std::exception&) {
    return group.host >= 0 ? std::to_string(group.host) : "";
  }
}

// Makes a group as Python does, with the same keys. Where all ranks want it, they compare their calls.
ENTRY(napi_value, openGroup, std::string name, std::string description, Store base, int32_t rank,
      std::vector<int64_t> ranks, double timeout, bool loopback, bool compares, int32_t host, bool later) {
  KeepQuiet();
  auto group = std::make_shared<Group>();
  group->name = name;
  group->ranks = std::move(ranks);
  group->timeout = Milliseconds(static_cast<int64_t>(timeout));
  group->host = host;
  return Perform(state, later, [=]() -> Giver {
    const auto size = static_cast<int>(group->ranks.size());
    const auto under = [](std::string prefix, const Store& store) -> Store {
      return c10::make_intrusive<c10d::PrefixStore>(std::move(prefix), store);
    };
    group->store = under(name + "/", base);
    const Store own = under("cpu/", group->store);
    const auto key = [](int64_t i) { return kCompares + std::to_string(i); };
    if (compares) group->store->set(key(rank), "1");
    group->group = c10::make_intrusive<c10d::ProcessGroup>(group->store, rank, size);
    try {
      group->gloo = InTime(group->timeout, [=] { return NewGloo(own, rank, size, group->timeout, loopback); });
    } catch (const std::exception& error) {
      const char* call = name == "0" ? "distributed.initProcessGroup" : "distributed.newGroup";
      const std::string why = WordsOf(error);
      throw Refusal("CallFailed", Joined(call, name, AbsentRanks(*group, rank, under("0", own), why), why));
    }
    // A rank has connected to all others now, and they had set their keys before.
    std::vector<std::string> keys;
    for (int i = 0; i < size; ++i) keys.push_back(key(i));
    group->compares = compares && group->store->check(keys);
    c10::intrusive_ptr<c10d::Backend> backend = group->gloo;
    if (c10d::debug_level() == c10d::DebugLevel::Detail) {
      const auto helper = NewGloo(under("pg_wrapper:" + name, own), rank, size, group->timeout, loopback);
      backend = c10::make_intrusive<c10d::ProcessGroupWrapper>(backend, helper);
    }
    constexpr auto kGloo = c10d::ProcessGroup::BackendType::GLOO;
    group->group->setDefaultBackend(kGloo);
    group->group->setBackend(at::kCPU, kGloo, backend);
    group->group->setGroupName(name);
    group->group->setGroupDesc(description);
    return [group](State& state) {
      const std::lock_guard lock(groups_mutex);
      Groups().insert_or_assign(group->name, group);
      c10d::register_process_group(group->name, group->group);
      return Give(state, group->compares);
    };
  });
}

ENTRY(void, closeGroup, std::string name) {
  const auto group = GroupOf(name);
  const std::lock_guard lock(groups_mutex);
  c10d::unregister_process_group(name);
  Groups().erase(name);
}

bool TakeGroup(State& state, napi_value value, c10::IValue& out) {
  std::string name;
  if (!TakeInto(state, value, name)) return false;
  out = GroupOf(name)->group;
  return true;
}

bool TakeReduceOp(State& state, napi_value value, c10::IValue& out) {
  using Op = c10d::ReduceOp;
  static const std::unordered_map<std::string, Op::RedOpType> kOps = {
      {"sum", Op::SUM}, {"avg", Op::AVG},   {"product", Op::PRODUCT}, {"min", Op::MIN},
      {"max", Op::MAX}, {"band", Op::BAND}, {"bor", Op::BOR},         {"bxor", Op::BXOR},
  };
  std::string word;
  if (!TakeInto(state, value, word)) return false;
  const auto op = Find(kOps, word);
  if (op) out = c10::make_intrusive<Op>(*op);
  return op.has_value();
}

// Collectives.

namespace {

struct Call {
  std::shared_ptr<Group> group;
  c10::OperatorHandle op;
  std::vector<c10::IValue> stack;
  std::string name, lane;
  std::vector<std::string> texts, expected;  // what to tell each rank, and what each should tell; or one for all
  int32_t peer;                              // the only one to compare with; -1 all, -2 any
  int32_t out_tag, in_tag, tag;
  Tensors tensors;  // all that it uses
};

using Work = c10::intrusive_ptr<c10d::Work>;

// Ranks tell each other what they are about to do: where that differs, gloo would end the process.
void Compare(Call& call) {
  Group& group = *call.group;
  struct Exchange {
    int rank;
    std::vector<at::Tensor> sent, received;
    bool arrived = false;  // whether the other's text has come already
    Work sending, receiving;
  };
  std::vector<Exchange> all;
  const auto of = [](const std::vector<std::string>& texts, size_t rank) { return texts[texts.size() > 1 ? rank : 0]; };
  if (call.peer == -2) {
    Exchange& any = all.emplace_back(Exchange{-1, {}, {TextOf()}, true});
    const Work first = group.gloo->recvAnysource(any.received, call.in_tag);
    first->wait(group.timeout);
    call.peer = any.rank = first->sourceRank();
  } else {
    for (int i = 0; i < group.group->getSize(); ++i) {
      if (i != group.group->getRank() && (call.peer < 0 || call.peer == i)) all.push_back({i, {}, {TextOf()}});
    }
  }
  const auto until = std::chrono::steady_clock::now() + group.timeout;
  const auto each = [&](auto use) {
    for (Exchange& exchange : all) {
      try {
        use(exchange);
      } catch (const std::exception&) {
        Explain(group, call.name, exchange.rank);
      }
    }
  };
  each([&](Exchange& exchange) {
    exchange.sent = {TextOf(of(call.texts, exchange.rank))};
    exchange.sending = group.gloo->send(exchange.sent, exchange.rank, call.out_tag);
    if (!exchange.arrived) exchange.receiving = group.gloo->recv(exchange.received, exchange.rank, call.in_tag);
  });
  std::optional<std::string> differs;
  each([&](Exchange& exchange) {
    const auto left = std::chrono::duration_cast<Milliseconds>(until - std::chrono::steady_clock::now());
    if (!exchange.arrived) exchange.receiving->wait(std::max(left, Milliseconds(1)));
    const auto* text = static_cast<const char*>(exchange.received[0].const_data_ptr());
    const std::string expected = of(call.expected, exchange.rank);
    if (!differs && expected != text) {
      differs = Joined(call.name, group.name, group.Rank(exchange.rank), text, expected);
    }
    exchange.sending->wait(group.timeout);
  });
  if (differs) throw Refusal("OtherCall", *differs);
}

// Hands the collective to the backend.
Work Start(Call& call) {
  try {
    if (!call.group->compares) Invoke(call.op, call.stack);
    else {
      const bool any = call.peer == -2;
      Compare(call);
      if (any) return call.group->gloo->recv(call.tensors, call.peer, call.tag);
      Invoke(call.op, call.stack);
    }
  } catch (const std::exception&) {
    Explain(*call.group, call.name);
  }
  return call.stack.empty() ? Work() : call.stack.back().toCustomClass<c10d::Work>();
}

// Waits for the work; gives the rank that a message came from, or -1. A callback of the work's future passes that as
// `ended`, since the work itself does not yet count as ended there.
Giver Finish(Call& call, const Work& work, const c10::ivalue::Future* ended = nullptr) {
  try {
    if (ended != nullptr && ended->hasError()) std::rethrow_exception(ended->exception_ptr());
    if (ended == nullptr && work) work->wait();
  } catch (const std::exception&) {
    Explain(*call.group, call.name);
  }
  return [rank = work && call.peer == -2 ? work->sourceRank() : call.peer](State& state) { return Give(state, rank); };
}

}  // namespace

// Takes the items of an array. lib/distributed describes a call as [name, group, lane, texts, expected, peer, tag sent,
// tag received, tag, async].
template <typename... Items>
static void TakeItems(State& state, napi_value array, Items&... items) {
  uint32_t index = 0;
  ((items = Take<Items>(state, ResultOf(state.env, napi_get_element, array, index++))), ...);
}

// Guards the memory that a call uses: until the result is called, nothing else changes it, or reads what the call
// changes.
static std::function<void()> Guard(State& state, const Call& call) {
  std::vector<const void*> used, changed;
  const auto& parameters = call.op.schema().arguments();
  for (size_t i = 0; i < call.stack.size(); ++i) {
    const bool reads = parameters[i].name().starts_with("input") || call.op.schema().name() == "c10d::send";
    EachTensor(call.stack[i], [&](const at::Tensor& tensor) {
      if (!tensor.defined() || !tensor.has_storage()) return;
      if (reads) RefuseChanged(state, tensor);
      else RefuseBusy(state, tensor);
      used.push_back(StorageOf(tensor));
      if (reads) return;
      changed.push_back(StorageOf(tensor));
      if (!tensor.is_inference()) tensor.unsafeGetTensorImpl()->bump_version();
    });
  }
  for (const void* storage : used) ++state.busy[storage];
  state.changed.insert(changed.begin(), changed.end());
  return [&state, used, changed] {
    for (const void* storage : used) {
      if (--state.busy[storage] == 0) state.busy.erase(storage);
    }
    for (const void* storage : changed) state.changed.erase(storage);
  };
}

napi_value Launch(State& state, const c10::OperatorHandle& op, std::vector<c10::IValue> stack, napi_value how) {
  std::string group;
  bool async;
  auto call = std::make_shared<Call>(Call{.op = op, .stack = std::move(stack)});
  TakeItems(state, how, call->name, group, call->lane, call->texts, call->expected, call->peer, call->out_tag,
            call->in_tag, call->tag, async);
  call->group = GroupOf(group);
  for (const auto& value : call->stack)
    EachTensor(value, [&](const at::Tensor& each) { call->tensors.push_back(each); });
  auto release = Guard(state, *call);
  const bool compares = call->group->compares;
  const bool alone = call->lane != kCollectives;
  if (!async && (!compares || call->group->IsIdle(call->lane))) {
    const auto end = c10::make_scope_exit(release);
    return Finish(*call, Start(*call))(state);
  }
  const auto task = std::make_shared<Task>(state);
  task->OnEnd(std::move(release));
  const auto finish = [task, call](const Work& work, const c10::ivalue::Future* ended = nullptr) {
    task->Do([&] { return Finish(*call, work, ended); });
  };
  // A message waits in its lane; a collective makes room for the next as soon as the backend has it.
  const auto follow = [=](const Work& work) {
    if (alone || !work) return finish(work);
    work->getFuture()->addCallback([=](c10::ivalue::Future& ended) { finish(work, &ended); });
  };
  try {
    if (!compares) {
      const Work work = Start(*call);
      if (alone) Enqueue(call->group, call->lane, [=] { finish(work); });
      else follow(work);
    } else {
      Enqueue(call->group, call->lane, [=] {
        try {
          follow(Start(*call));
        } catch (...) {
          task->Do([]() -> Giver { throw; });
        }
      });
    }
  } catch (...) {
    task->Do([]() -> Giver { throw; });
  }
  if (!async) return task->Wait();
  return Give(state, state.handles.Add(task));
}

// The task of work that an operator returned.
napi_value GiveWork(State& state, const c10::IValue& value) {
  const auto work = value.toCustomClass<c10d::Work>();
  const auto task = std::make_shared<Task>(state);
  std::thread([task, work] {
    task->Do(
        [&]() -> Giver { return work->wait(), [](State& state) { return ResultOf(state.env, napi_get_undefined); }; });
  }).detach();
  return Give(state, state.handles.Add(task));
}

// Gradients.

struct Reduction {
  std::shared_ptr<Group> group;
  std::shared_ptr<c10d::Reducer> reducer;
  std::shared_ptr<c10d::Logger> logger;  // without one, a reducer that looks for unused parameters crashes
};

// The group of the reducer that takes part in this thread's next backward pass.
static thread_local std::weak_ptr<Group> reducing;

void ExplainBackward() {
  try {
    throw;
  } catch (const std::exception& error) {
    const auto group = reducing.lock();
    // gloo's own errors have no header; other errors have nothing to do with other ranks.
    const bool from_gloo = std::strstr(typeid(error).name(), "gloo") != nullptr;
    if (group && (from_gloo || dynamic_cast<const c10::DistError*>(&error))) Explain(*group, "Tensor.backward");
    throw;
  }
}

// Runs a part of the reducer that calls collectives.
template <typename Use>
static auto WithGroup(const std::shared_ptr<Group>& group, const char* call, Use use) {
  Drain(group);
  try {
    return use();
  } catch (const std::exception&) {
    Explain(*group, call);
  }
}

ENTRY(void, broadcastCoalesced, std::string name, Tensors tensors, double bytes, int32_t rank) {
  const auto group = GroupOf(name);
  for (const at::Tensor& tensor : tensors) RefuseBusy(state, tensor);
  WithGroup(group, "broadcast",
            [&] { c10d::broadcast_coalesced(group->group, tensors, static_cast<size_t>(bytes), rank); });
}

ENTRY(void, verifyParameters, std::string name, Tensors parameters) {
  const auto group = GroupOf(name);
  WithGroup(group, "DistributedDataParallel",
            [&] { c10d::verify_params_across_processes(group->group, parameters, std::nullopt); });
}

// The options are in Python's order. `cap`: the bytes of a bucket; `usual`: whether they are the default, with which
// the first bucket is smaller.
ENTRY(int32_t, newReducer, std::string name, Tensors parameters, std::vector<std::string> names, double cap, bool usual,
      bool unused, bool views, bool fixed) {
  const auto group = GroupOf(name);
  const auto bytes = static_cast<size_t>(cap);
  const size_t first = usual ? c10d::kDefaultFirstBucketBytes : bytes;
  std::vector<size_t> limits{std::numeric_limits<int64_t>::max()};
  if (unused && !fixed) limits = usual ? std::vector<size_t>{first, bytes} : std::vector<size_t>{bytes};
  const std::vector<bool> sparse(parameters.size(), false);
  auto [buckets, sizes] = c10d::compute_bucket_assignment_by_size(parameters, limits, sparse);
  std::ranges::reverse(buckets);
  std::unordered_map<size_t, std::string> by_index;
  for (size_t i = 0; i < names.size(); ++i) by_index[i] = names[i];
  Reduction made{group};
  made.reducer = std::make_shared<c10d::Reducer>(parameters, buckets, group->group, sparse, bytes, unused, views,
                                                 by_index, first, false, false, std::vector<int64_t>{});
  made.logger = std::make_shared<c10d::Logger>(made.reducer);
  made.reducer->set_logger(made.logger);
  made.logger->set_construction_data_and_log("DistributedDataParallel", {}, -1, true, false, fixed);
  if (fixed) {
    made.reducer->set_static_graph();
    made.logger->set_static_graph();
  }
  return state.handles.Add(std::make_shared<Reduction>(std::move(made)));
}

// Before the forward pass; `syncs`: this step's gradients are reduced.
ENTRY(void, reducerForward, std::shared_ptr<Reduction> reduction, bool syncs) {
  WithGroup(reduction->group, "DistributedDataParallel", [&] {
    if (syncs) {
      reduction->logger->set_runtime_stats_and_log();
      reduction->reducer->prepare_for_forward();
    }
    reduction->reducer->rebuild_buckets();
  });
}

ENTRY(void, reducerBackward, std::shared_ptr<Reduction> reduction, Tensors outputs) {
  WithGroup(reduction->group, "DistributedDataParallel", [&] { reduction->reducer->prepare_for_backward(outputs); });
  reducing = reduction->group;
}

}  // namespace torchnode
