// The state of one JavaScript environment (the main thread or a worker). Two other things refer to an environment:
// thread-locals tell which one has the thread (engine.cc, recording.cc), and channels and hooks hold its callbacks.
#pragma once
#include <ATen/core/Generator.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/InferenceMode.h>
#include <napi.h>

#include <any>
#include <atomic>
#include <concepts>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace c10d {
class Store;
}

namespace torchnode {

struct Chain;
class Program;
class Recording;
struct Reduction;
struct State;
class Task;

using Tensors = std::vector<at::Tensor>;

// C++ exceptions on their way to JavaScript.

// What torchnode itself refuses. `kind` is a name in lib/binding/refusals.ts, which has the messages, or a
// TorchErrorCode of lib/errors.ts, or "TypeError".
struct Refusal : std::runtime_error {
  Refusal(const char* kind, const std::string& message) : std::runtime_error(message), kind(kind) {}
  const char* kind;
};

// Node-API failed: a JavaScript exception is pending, or the environment is being torn down.
// A std::exception, because libtorch's engine lets no other type through.
struct Interrupted : std::exception {};

// JavaScript that native called has thrown; lib/binding/callback.ts keeps the value, which may be of any type.
struct Rethrow : std::exception {};

inline void Check(napi_status status) {
  if (status != napi_ok) throw Interrupted{};
}

// The result that a function of Node-API returns through its last parameter.
template <typename... Parameters>
auto ResultOf(napi_env env, napi_status (*function)(Parameters...), auto... arguments) {
  std::remove_pointer_t<std::tuple_element_t<sizeof...(Parameters) - 1, std::tuple<Parameters...>>> result;
  Check(function(env, arguments..., &result));
  return result;
}

// Turns the current exception into an error of lib/binding/failure.ts; call it inside a catch block.
void ThrowToJs(State& state);

// JavaScript functions that libtorch calls back. They are wrapped by lib/binding/callback.ts: an error of the user's
// function is kept, and false is returned; then the native call that led here throws that same error.

// What the callbacks of one environment share.
struct Callbacks {
  explicit Callbacks(napi_env environment) : env(environment) {}
  // Releases the functions whose callbacks ended on other threads; call it on the environment's own thread.
  void Sweep();

  napi_env env;
  const std::thread::id thread = std::this_thread::get_id();
  std::atomic<bool> closed = false;  // the environment is being torn down: no more calls into it
  std::atomic<int64_t> live = 0;
  std::mutex mutex;
  std::vector<napi_ref> dropped;
};

// Holds one function; may be destroyed on any thread.
class Callback {
 public:
  Callback(State& state, napi_value function);
  ~Callback() { Clear(); }
  Callback(const Callback&) = delete;

  // Releases the function, which must not be called any more.
  void Clear();
  bool cleared() const { return function_ == nullptr; }
  // From Weaken to Strengthen only others keep the function alive; if it is collected, this is cleared.
  void Weaken() { ResultOf(all_->env, napi_reference_unref, function_); }
  void Strengthen();
  // Calls the function and returns its result, with a handle scope open. Throws only std::exceptions, as libtorch's
  // engine requires, and a Refusal on a thread that is not JavaScript's.
  napi_value Call(std::initializer_list<napi_value> arguments) const;
  // The environment, for making arguments; throws a Refusal where Call would.
  State& state() const;

 private:
  std::shared_ptr<Callbacks> all_;
  napi_ref function_ = nullptr;
};

// Calls a function that a reference keeps.
napi_value CallKept(napi_env env, napi_ref function, std::initializer_list<napi_value> arguments);

// Keeps a handle scope open while it lives, so that a long backward pass does not pile up handles.
using Scope = Napi::HandleScope;

// The tensors, generators, programs and chains that one JavaScript environment holds, each behind a small integer.
//
// JavaScript objects are followed by weak references that native sweeps after a collection, not by finalizers: Node
// runs finalizers from the event loop only, so a synchronous training loop would never free anything. Native asks V8 to
// collect its young objects whenever enough has been made, and reports the bytes that outlived it.

// Whether handles can stand for such objects.
template <typename T>
concept Held =
    std::same_as<T, at::Tensor> || std::same_as<T, at::Generator> || std::same_as<T, std::shared_ptr<Program>> ||
    std::same_as<T, std::shared_ptr<Chain>> || std::same_as<T, std::shared_ptr<Task>> ||
    std::same_as<T, std::shared_ptr<Reduction>> || std::same_as<T, c10::intrusive_ptr<c10d::Store>>;

// Called for every tensor that JavaScript uses; `serial` is larger for a handle that was made later.
using Observer = std::function<void(int64_t serial, const at::Tensor& tensor)>;

class Handles {
 public:
  explicit Handles(napi_env env) : env_(env) {}

  // Makes a handle that owns the tensor; `bytes` of memory live as long as it. Never 0.
  int32_t Add(at::Tensor tensor, int64_t bytes, std::any thing = {});
  // Makes a handle for anything but a tensor.
  int32_t Add(std::any thing) { return Add(at::Tensor(), 0, std::move(thing)); }
  // The tensor of a handle; throws a Refusal where it holds nothing, or something else.
  const at::Tensor& Tensor(int32_t handle) const;
  // Larger for a handle that was made later; 0 for none.
  int64_t Serial(int32_t handle) const {
    const Cell* cell = Find(handle);
    return cell == nullptr ? 0 : cell->serial;
  }
  // Whether a handle holds this very tensor; the observer is not called.
  bool Holds(int32_t handle, const at::Tensor& tensor) const {
    const Cell* cell = Find(handle);
    return cell != nullptr && cell->tensor.is_same(tensor);
  }
  // Calls the observer for each tensor from now on; null ends it.
  void Observe(Observer observer) { observer_ = std::move(observer); }
  template <Held T>
  const T& Get(int32_t handle) const {
    if constexpr (std::is_same_v<T, at::Tensor>) return Tensor(handle);
    const Cell* cell = Find(handle);
    const T* thing = cell == nullptr ? nullptr : std::any_cast<T>(&cell->thing);
    constexpr bool kGenerator = std::is_same_v<T, at::Generator>;
    if (thing == nullptr) throw Refusal("TypeError", kGenerator ? "expected a Generator" : "expected another handle");
    return *thing;
  }
  // The JavaScript object that owns this tensor's handle; null when it is gone.
  napi_value Object(int32_t handle, const at::Tensor& tensor) const;
  // From now on the handle lives as long as this JavaScript object.
  void Own(int32_t handle, napi_value object);
  // Frees at once; a handle that is already gone is left alone.
  void Release(int32_t handle);
  // Frees what the handles made since `mark` (see Mark) hold, except those in `keep`. The handles stay taken until
  // their objects are garbage, so that an object that escaped never finds another's tensor.
  void ReleaseSince(int64_t mark, const std::vector<int32_t>& keep);
  int64_t Mark() const { return made_; }

  // Notes that the JavaScript object of this handle holds the function too: a full collection may take both, where only
  // the handle holds the tensor.
  void Anchor(int32_t handle, const std::shared_ptr<Callback>& callback) { anchors_.emplace_back(handle, callback); }
  // Call it before a full collection, and Sweep after it.
  void Weaken();
  // Frees what V8 has collected.
  void Sweep();
  // Runs a full collection and a sweep, for when memory has run out.
  void Collect();

  // Whether the handle still holds something.
  bool IsLive(int32_t handle) const {
    const Cell* cell = Find(handle);
    return cell != nullptr && cell->bytes != 0;
  }
  int64_t live() const { return live_; }
  int64_t bytes() const { return bytes_; }
  // The bytes of all tensors, each memory counted once: a parameter outlives the tensor that it was made of.
  int64_t HeldBytes() const;
  // The environment is being torn down, so no more calls go into it.
  void Close() { closed_ = true; }

 private:
  struct Cell {
    at::Tensor tensor;
    std::any thing;  // instead of a tensor
    napi_ref object = nullptr;
    int64_t bytes = 0;
    int64_t serial = 0;
    uint8_t generation = 1;
    bool used = false;
  };

  Cell* Find(int32_t handle) const;
  void Free(size_t slot);
  void Empty(Cell& cell);
  void DeferRelease(size_t slot);
  void FreeDead(size_t count);
  bool Collected();

  napi_env env_;
  Observer observer_;
  mutable std::deque<Cell> cells_;
  std::vector<uint32_t> free_;
  std::vector<std::pair<int32_t, std::weak_ptr<Callback>>> anchors_;
  std::vector<std::shared_ptr<Callback>> weakened_;
  std::vector<std::pair<at::Tensor, napi_ref>> dead_;  // collected, and freed one by one as new ones are made
  int64_t live_ = 0;
  int64_t bytes_ = 0;
  int64_t reported_ = 0;
  int64_t made_ = 0;
  int64_t owned_since_sweep_ = 0;  // handles that an object owns
  int64_t bytes_since_sweep_ = 0;
  int64_t owned_since_check_ = 0;
  // How much may be made before garbage is collected; set by lib/binding/collector.ts after the first time.
  int64_t young_limit_ = 32 << 20;
  napi_ref sentinel_ = nullptr;
  bool closed_ = false;
};

// The operators: found by name, with overloads chosen by the arguments, and called through the dispatcher.

// The types of arguments, or of the items of lists, in the order of `kinds` in lib/binding/schema.ts. Up to generators
// they are passed as handles; from dtypes on they are not in lists.
// clang-format off
enum class Kind : uint8_t {
  kTensor, kOptionalTensor, kTensorList, kGenerator, kInt, kFloat, kScalar, kBool, kString, kDType, kLayout, kDevice,
  kMemoryFormat, kGroup, kReduceOp, kOther
};
// clang-format on

struct Argument {
  Kind kind;
  bool list;
  bool optional;
  int32_t length;  // of a list for which a single number may stand; 0 where it may not
  bool number;     // a number may stand for this tensor, as in Python's arithmetic
  int64_t key;     // lib/binding/ops.ts's number for its name
  bool pair;       // two numbers may stand for this Scalar, as a complex one: no overload takes a list here
  std::optional<c10::IValue> fallback;  // the default; nothing where the argument is required
};

struct Overload {
  c10::OperatorHandle handle;
  std::vector<Argument> arguments;
  size_t positional = 0;
  std::vector<size_t> written_lists;  // the arguments that are lists of tensors that it writes
};

using Operator = std::vector<Overload>;

// A deque, since a call refers to its operator while another is found.
using Operators = std::deque<Operator>;

// Tensors that a call was given, so that a result that is one of them is returned as that handle.
struct Inputs {
  struct Entry {
    const at::TensorImpl* tensor;
    const c10::StorageImpl* storage;
    int32_t handle;
  };
  static const c10::StorageImpl* StorageOf(const at::Tensor& tensor) {
    return tensor.has_storage() ? tensor.storage().unsafeGetStorageImpl() : nullptr;
  }
  void Add(const at::Tensor& tensor, int32_t handle) {
    entries.push_back({tensor.unsafeGetTensorImpl(), StorageOf(tensor), handle});
  }
  // The handle with which this very tensor was passed; 0 for another tensor.
  int32_t HandleOf(const at::Tensor& tensor) const {
    for (const Entry& entry : entries) {
      if (entry.tensor == tensor.unsafeGetTensorImpl()) return entry.handle;
    }
    return 0;
  }

  std::vector<Entry> entries;
  bool symbolic = false;  // negative handles stand for future tensors, and are passed as integers
};

// Calls an operator with the arguments on the stack. Garbage may fill the memory: where it runs out, this collects and
// returns false, and the call may be made `again`.
bool Invoke(State& state, const c10::OperatorHandle& op, std::vector<c10::IValue>& stack, bool again);

// Calls a function with a single tensor, or with each item of a list of tensors, undefined ones too, or of a list of
// such lists; does nothing for other values.
template <typename Use>
void EachTensor(const c10::IValue& value, const Use& use) {
  if (value.isTensor()) return use(value.toTensor());
  if (value.isList() && value.toList().elementType()->kind() == c10::TypeKind::ListType) {
    for (const c10::IValue& item : value.toListRef()) EachTensor(item, use);
    return;
  }
  if (!value.isTensorList() && !value.isOptionalTensorList()) return;
  for (const c10::IValue& item : value.toListRef()) use(item.isTensor() ? item.toTensor() : at::Tensor());
}

struct State {
  explicit State(napi_env environment)
      : env(environment), handles(environment), callbacks(std::make_shared<Callbacks>(environment)) {}

  napi_env env;
  Handles handles;
  std::shared_ptr<Callbacks> callbacks;
  Operators operators;
  std::vector<c10::IValue> stack;  // memory for the next call's arguments
  Inputs inputs;
  std::shared_ptr<Recording> recording;       // while torch.compile records
  std::optional<std::string> unknown_stack;   // the stack of the call that used a tensor unknown to `watch`
  std::unordered_map<const void*, int> busy;  // memory that asynchronous calls use, and how many of them
  std::unordered_set<const void*> changed;    // memory that they change
  std::map<int64_t, at::Tensor> held;  // values that are being saved: the tensor, or a copy once it has been changed
  std::vector<std::unique_ptr<c10::InferenceMode>> inference;  // entered and not yet left
  std::optional<uint64_t> dual_level;  // of forward-mode differentiation, while this environment is in it
  std::string forward_stack;  // where the forward call of a failed backward function was, while anomalies are detected
  napi_ref make_error = nullptr;  // (kind, message, forward stack) -> what to throw; lib/binding/failure.ts
  napi_ref collect = nullptr;  // (bytes made, tensors made, bytes) -> what may be made next; lib/binding/collector.ts
  napi_ref warn = nullptr;     // (message, where in libtorch); lib/binding/warning.ts
  napi_ref capture_stack = nullptr;  // () -> the caller's stack as text; lib/binding/callback.ts
};

State& StateOf(napi_env env);

// From now on this environment receives this thread's warnings; with null they go to stderr.
void HandleWarnings(State* state);
// The environment is being torn down: this thread forgets it, and ends the modes that it left on.
void ForgetEnvironment(State& state);
// And closes its channels.
void ForgetChannels(State& state);

// Until the result is released, the end of a profile on the calling thread waits for another thread's work.
std::shared_ptr<void> KeepProfiling();

// Whether the CPU memory that this thread allocates is filled with a pattern, to notice reads of unwritten memory.
inline thread_local bool fill_fresh = false;

}  // namespace torchnode
