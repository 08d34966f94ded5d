// A recorded sequence of operators that runs again without JavaScript: what torch.compile keeps of a function.
// lib/compile makes it from the log of recording.cc; program.cc builds and runs it.
#pragma once

#include "state.h"

namespace torchnode {

// kKernels: recorded below autograd, so that a backward pass and an optimizer's step are operators like any other.
// kCalls: recorded as JavaScript made them, so that the results have a graph.
enum class Level : uint8_t { kKernels, kCalls };

// The kind of an operator's argument or result: a tensor, a list of tensors, or a number that a tensor holds.
enum class OperandKind : uint8_t { kTensor, kList, kOptionalList, kNumber };

// What a replay relies on about a tensor: another tensor in its place must agree.
struct Facts {
  // `captured`: it must lie in the same memory, too.
  Facts(const at::Tensor& tensor, bool captured);
  bool Fit(const at::Tensor& tensor) const;

  std::vector<int64_t> sizes, strides;
  at::ScalarType dtype;
  at::Device device;
  uint8_t bits;  // requires grad, is a leaf, conjugate, negative, has hooks, is an inference tensor
  const void *storage = nullptr, *data = nullptr;
};

// The tensors of an argument, by their slots; -1 for none.
struct Operand {
  uint32_t argument;
  OperandKind kind;
  std::vector<int32_t> slots;
};

struct Result {
  uint32_t position;  // on the stack
  int32_t item;       // in the list there; -1 for a single tensor
  int32_t slot;
  // The sizes that it must have, where values may decide them.
  std::optional<std::vector<int64_t>> sizes;
};

struct Instruction {
  std::optional<c10::OperatorHandle> op;
  std::vector<c10::IValue> arguments;  // tensors left out
  std::vector<Operand> operands;
  std::vector<Result> results;
  std::vector<int32_t> dead;  // slots that nothing needs from here on
  bool grad_mode = true;
  uint16_t autocast = 0;  // see CurrentAutocast: kernels made of operators ask for it
  bool stops = false;  // instead of an operator: JavaScript must run here, as an optimizer without a kernel of its own
  // Or, instead of both: slot `from` becomes the gradient of slot `to`; -1 takes the gradient away.
  int32_t to = -1, from = -1;

  bool IsOperator() const { return op.has_value(); }
};

// Two slots in one storage: the second begins `distance` bytes after the first, where they share elements.
struct Overlap {
  int32_t first, second;
  int64_t distance;
  bool operator==(const Overlap&) const = default;
};

// The part of a program that does not change.
struct Plan {
  // How one of the results is returned.
  struct Output {
    int32_t slot;
    bool made;         // by the program: nobody else has it, and it carries no graph
    bool leaf;         // that requires gradients
    std::string node;  // of the graph behind it, which a backward pass has freed; empty for none
  };

  Level level = Level::kKernels;
  uint64_t modes = 0;
  int64_t leaf_hooks = 0;                        // see torchnode::leaf_hooks
  bool hooked = false;                           // leaves with hooks get gradients in it
  std::vector<std::pair<int32_t, Facts>> facts;  // of inputs, captured tensors and gradients
  std::vector<int32_t> captured;
  std::vector<char> lasting;      // for each slot: captured, or a view of a captured tensor
  std::vector<int32_t> same_as;   // for each input, the first input that is the very same tensor
  std::vector<Overlap> overlaps;  // of inputs and gradients, with each other and with captured tensors
  bool gives_views = false;       // a result shares memory with another, or with a tensor that lasts
  bool packs = false;             // some of the views are copies
  bool changes = false;           // it changes something that lasts beyond a run
  // Leaves, and the slots of the gradients that they have when the program starts.
  std::vector<std::tuple<int32_t, int32_t>> gradients;
  std::vector<int32_t> without_gradient;  // leaves that must start without a gradient
  std::vector<Instruction> views;         // of captured tensors: made once, and again when a tensor has other memory
  std::vector<Instruction> instructions;
  std::vector<Output> outputs;
  std::vector<int32_t> written, counted;  // slots whose memory changes, and those whose changes autograd counts
};

class Program {
 public:
  Program(std::shared_ptr<const Plan> plan, Tensors slots);

  const Plan& plan() const { return *plan_; }
  // A copy with the same captured tensors; both can run at the same time if neither changes what lasts.
  std::shared_ptr<Program> Copy() const;
  // Whether these inputs and all captured tensors fit the recording. Loads the inputs.
  bool Load(at::TensorList inputs);
  // Runs from an instruction up to the next one that is JavaScript, or to the end; returns where it stopped.
  size_t RunFrom(size_t place = 0);
  // The instruction that the last run came to; -1 where it began none.
  int64_t reached() const { return reached_; }
  // Makes the views of the captured tensors once; if some are copies, makes them again when a tensor has changed.
  void MakeViews();
  Tensors Results();
  // The inputs and gradients that share elements with each other, or with captured tensors.
  std::vector<Overlap> Overlaps() const;
  // Empties every slot that is not lasting.
  void Clear();
  // Call after the program was captured as a CUDA graph, which writes these gradients.
  void Seal();
  // Call after the graph was replayed: sets gradients and bumps versions as RunFrom would, and completes the results.
  void Settle(at::TensorList results);

  Tensors slots;  // the captured tensors stay in their slots
  std::atomic<bool> running = false;

 private:
  void CountChanges();
  // Gives a result what autograd keeps of it as written: that it is a leaf, or what a backward pass left of its graph.
  void Complete(at::Tensor result, const Plan::Output& output);

  std::shared_ptr<const Plan> plan_;
  std::atomic<int64_t> reached_ = -1;
  // The versions of the captured tensors when copies of them were made as views.
  std::optional<std::vector<int64_t>> versions_;
  // The captured tensors by their memory.
  std::unordered_multimap<const void*, int32_t> by_storage_;
  // Leads to the captured leaves; made once, when a result's graph is freed.
  std::shared_ptr<torch::autograd::Node> leaves_;
  std::vector<std::pair<at::Tensor, at::Tensor>> sealed_;  // leaves, and the gradients that a captured graph writes
};

// Layers of nn.Sequential as one call: their operators run one after another through the dispatcher, on tensors that
// JavaScript never sees. lib/nn/core/chain.ts decides which layers.
struct Chain {
  struct Layer {
    std::optional<std::vector<int64_t>> sizes;  // the sizes that its input must have, -1 for any
    int32_t handles;  // the number of handles that the layers take so far, the input's included
    int32_t output;   // the slot of its result
    size_t steps;     // the number of steps up to and including this layer
  };

  std::vector<Instruction> steps;
  std::vector<Layer> layers;
  const int32_t* handles = nullptr;  // where a run finds the handles of the input and of the layers' tensors
  int32_t made = 1;
  // Memory for the next run. Slot 2i has the i-th tensor that the chain makes, its input being the first; slot 2i + 1
  // has the tensor of the i-th handle.
  Tensors slots;
};

// Calls an operator on the tensors in the slots, and puts its results there. With a state it is called as from
// JavaScript, otherwise without any checks.
void Step(const Instruction& instruction, Tensors& slots, std::vector<c10::IValue>& stack, State* state = nullptr);

// The thread's modes and the process's switches on which the operators of a function depend.
uint64_t CurrentModes();
// For the CPU and for CUDA, one byte each: autocast's dtype, and whether autocast is on.
uint16_t CurrentAutocast();
// Whether anomalies are detected, or saved tensors go through hooks: a replay would miss both.
bool IsObserved();
bool IsTransforming();  // whether a transform of torch.func is active
// Counts hooks added to leaves and removed: a program whose leaves have hooks would not call a new one.
inline std::atomic<int64_t> leaf_hooks = 0;
bool IsHooked(const at::Tensor& tensor);  // on its gradient

// The storage of a tensor, as an address.
inline const void* StorageOf(const at::Tensor& tensor) { return tensor.storage().unsafeGetStorageImpl(); }
// Called before a tensor is changed: copies values that are being saved, and throws a Refusal where an asynchronous
// call uses the tensor's memory, or a leaf's gradient. RefuseChanged, before it is read, where one changes it.
void RefuseBusy(State& state, const at::Tensor& tensor, bool gradient = false);
void RefuseChanged(State& state, const at::Tensor& tensor);

// What torch.compile sees of a function while it runs: a log of all calls that reach libtorch, which lib/compile/log.ts
// reads when the function has ended. Native decides nothing; it asks JavaScript where it may have to stop at once.

// Events other than operators, in the order of `acts` in lib/compile/log.ts; those from kReadValue on ask JavaScript.
// clang-format off
enum class Act : int32_t {
  kTouch, kLeaf, kLeafGradient, kCall, kCallResult, kReadGrad, kSetGrad, kBackward, kBackwardEnds, kSetRequiresGrad,
  kRegisterHook, kApplyFunction, kSaveTensor,  // through a hook, which is given this
  kReadValue, kReadValues, kReadAddress, kReplaceMemory, kSeed, kReadGeneratorState
};
// clang-format on

class Recording {
 public:
  // `ask`: (question, act, operator or layout) -> 0 to go on, 1 to end the log.
  // `names`: other handles under which the function may know its inputs itself.
  Recording(State& state, at::TensorList inputs, const std::vector<int32_t>& names, napi_value ask);

  // An operator is about to run, with its arguments on the stack.
  void Begin(Level level, const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack);
  void Finish(const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack);
  // The innermost running operator has thrown.
  void Fail();
  void Note(Act act, const at::Tensor& tensor);
  // Returns the number that a tensor holds. Until Unfollow, arguments that equal the number follow the tensor.
  double Follow(const at::Tensor& tensor);
  // The most such arguments in one call; 0 where no kernel had any.
  int32_t Unfollow();
  // Some code passed this tensor to the addon.
  void Touch(int64_t serial, const at::Tensor& tensor);
  // The whole log for JavaScript; `results` are the tensors that the function returned.
  napi_value Give(at::TensorList results);
  // What was recorded under a number, for building a program: the tensor of a meta; an operator and its plain
  // arguments.
  const at::Tensor& TensorOf(int32_t meta) const { return kept_.at(meta); }
  const Instruction& Recorded(int32_t number) const { return called_.at(number); }
  bool abandoned() const { return abandoned_; }
  uint64_t modes() const { return modes_; }

 private:
  // A tensor as a replay sees it: its memory, and its layout in it. In the order in which lib/compile/log.ts reads it:
  // the addresses of the tensor and of its memory, the offset, bits, dtype, item size, index of its device, number of
  // dimensions, sizes, strides.
  using Meta = std::vector<double>;
  static constexpr size_t kBits = 3;
  struct Known {
    int32_t number;
    std::vector<bool> writes;  // into which arguments
    int32_t training = -1;     // the argument that says whether it writes to arguments that its schema does not mark
  };
  struct Open {
    int32_t number;
    std::vector<std::pair<at::Tensor, int32_t>> written;  // and its meta
  };

  void Add(Act act, int32_t meta = -1, int32_t grad = -1);
  // Adds a part of an event; false for a value without tensors. `aliases`: as in Tensors of lib/compile/log.ts.
  bool AddTensors(std::vector<int32_t>& event, size_t place, const c10::IValue& value, bool aliases, bool made,
                  bool number = false);
  void AddGradients();
  int32_t MetaOf(const at::Tensor& tensor, bool made = false);
  const Known& KnownOf(const c10::OperatorHandle& op);
  bool IsMade(const at::Tensor& tensor) const { return made_tensors_.contains(tensor.unsafeGetTensorImpl()); }
  // Asks JavaScript.
  void Ask(int32_t what, int32_t which, const std::string& detail);

  State& state_;
  const Callback ask_;
  const uint64_t modes_;
  const int64_t leaf_hooks_;
  bool abandoned_ = false;
  const int64_t strays_;  // the count of `strays` when this recording began
  bool foreign_ = false;  // a tensor from outside has a graph
  bool failed_ = false;
  std::vector<int32_t> inputs_;
  std::vector<int32_t> events_;
  std::vector<Meta> metas_;
  std::vector<at::Device> devices_;
  // Weak references, so that no address that was seen is used again during the recording; the memory is freed as usual.
  std::vector<c10::weak_intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>> tensors_;
  std::vector<c10::weak_intrusive_ptr<c10::StorageImpl>> storages_;
  std::unordered_map<int32_t, at::Tensor> kept_;  // the tensors that existed before, by their metas
  std::unordered_map<const void*, int32_t> last_meta_;
  std::unordered_set<const void*> made_tensors_;
  std::unordered_set<const void*> made_storages_;
  std::unordered_set<const void*> known_storages_;
  std::unordered_set<int64_t> touched_;
  std::unordered_set<int64_t> names_;  // the serials of those handles
  bool names_inputs_ = false;          // the function has used one of them
  std::vector<int32_t> leaves_;
  std::unordered_set<int32_t> plain_leaves_;  // leaves that require no gradient, whose gradient was read
  std::unordered_map<c10::OperatorHandle, Known> known_operators_;
  std::vector<c10::OperatorHandle> operators_;
  std::vector<Instruction> called_;
  std::vector<Open> open_;
  at::Tensor followed_;
  double number_ = 0;  // the number that it holds
  int32_t most_numbers_ = 0;
  bool reaches_kernel_ = false;
};

// Whether this thread is being recorded.
bool IsRecording();
// Calls an operator; within a recording it becomes a part of the log.
void Invoke(const c10::OperatorHandle& op, std::vector<c10::IValue>& stack);
// A new tensor to copy data into: plain even within a transform of torch.func, and not recorded.
at::Tensor NewPlain(at::IntArrayRef sizes, const at::TensorOptions& options);
// Does nothing where there is no recording.
void EndRecording(State& state);
// Tells a recording what happens outside the dispatcher; it may refuse by throwing.
void Note(Act act, const at::Tensor& tensor = {});

}  // namespace torchnode
