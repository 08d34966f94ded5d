// A recorded sequence of operators that runs again without JavaScript: what torch.compile keeps of a function.
// lib/compile makes it out of what recording.cc tells; program.cc builds it and runs it.
#pragma once

#include "state.h"

namespace torchnode {

// Kernels: recorded below autograd, so that a backward pass and an optimizer's step are operators like any other.
// Calls: recorded as JavaScript made them, so that the results have a graph.
enum class Level : uint8_t { kKernels, kCalls };

// Among an operator's arguments or results: a tensor, a list of them, or the number that a tensor holds.
enum class OperandKind : uint8_t { kTensor, kList, kOptionalList, kNumber };

// What a replay relies on: another tensor in its place must agree.
struct Facts {
  // `captured`: it must lie in the same memory, too.
  Facts(const at::Tensor& tensor, bool captured);
  bool Fit(const at::Tensor& tensor) const;

  std::vector<int64_t> sizes, strides;
  at::ScalarType dtype;
  at::Device device;
  uint8_t bits;  // requires grad, is a leaf, conjugate, negative, has hooks
  const void *storage = nullptr, *data = nullptr;
};

// Where the tensors of an argument come from: slots, -1 for none.
struct Operand {
  uint32_t argument;
  OperandKind kind;
  std::vector<int32_t> slots;
};

struct Result {
  uint32_t position;  // on the stack
  int32_t item;       // of the list there; -1 for a lone tensor
  int32_t slot;
  // What it must be where values may decide it; elsewhere nothing.
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
  // Instead of either: slot `from` becomes the gradient of slot `to`; -1 takes the gradient away.
  int32_t to = -1, from = -1;

  bool IsOperator() const { return op.has_value(); }
};

// Two slots in one memory: the second begins `distance` bytes after the first, where they share elements.
struct Overlap {
  int32_t first, second;
  int64_t distance;
  bool operator==(const Overlap&) const = default;
};

// What is run, which does not change.
struct Plan {
  // How one of the results is given.
  struct Output {
    int32_t slot;
    bool made;  // by the program: it is nobody else's, and carries no graph
    bool leaf;  // that requires gradients
  };

  Level level = Level::kKernels;
  uint64_t modes = 0;
  int64_t leaf_hooks = 0;                        // see torchnode::leaf_hooks
  bool hooked = false;                           // leaves with hooks get gradients in it
  std::vector<std::pair<int32_t, Facts>> facts;  // of inputs, captured tensors and gradients
  std::vector<int32_t> captured;
  std::vector<char> lasting;      // for each slot: captured, or a view of what is, which stays too
  std::vector<int32_t> same_as;   // for each input, the first input that is the very same tensor
  std::vector<Overlap> overlaps;  // of inputs and gradients, with each other and with captured tensors
  bool gives_views = false;       // a result shares memory with another, or with what lasts
  bool packs = false;             // some of the views are copies
  bool changes = false;           // something that lasts beyond a run
  // Leaves, and the slots that hold the gradients which they have when the program starts.
  std::vector<std::pair<int32_t, int32_t>> gradients;
  std::vector<int32_t> without_gradient;  // leaves that must start without one
  std::vector<Instruction> views;         // of captured tensors: made once, and again when one has other memory
  std::vector<Instruction> instructions;
  std::vector<Output> outputs;
  std::vector<int32_t> written;  // captured tensors, inputs and gradients whose memory changes
};

class Program {
 public:
  Program(std::shared_ptr<const Plan> plan, Tensors slots);

  const Plan& plan() const { return *plan_; }
  // One that has the same captured tensors, and can run at the same time where neither changes what lasts.
  std::shared_ptr<Program> Copy() const;
  // Whether these inputs, and everything that was captured, are what was recorded. Loads the inputs.
  bool Load(at::TensorList inputs);
  // Runs from an instruction up to the next one that is JavaScript, or to the end: the place where it stopped.
  size_t RunFrom(size_t place = 0);
  // Makes the views of the captured tensors, once; where some are copies, again when one has changed.
  void MakeViews();
  Tensors Results() const;
  // Which of the inputs and gradients share elements with each other, or with captured tensors.
  std::vector<Overlap> Overlaps() const;
  // Empties every slot that is not lasting.
  void Clear();
  // The program has been captured as a CUDA graph, which sets these gradients.
  void Seal();
  // The graph has been replayed: sets gradients and counts changes as Run would have.
  void Settle();

  Tensors slots;  // the captured tensors stay in theirs
  std::atomic<bool> running = false;

 private:
  void CountChanges();

  std::shared_ptr<const Plan> plan_;
  // How often captured tensors had been changed when copies of them were made as views; nothing before.
  std::optional<std::vector<int64_t>> versions_;
  // The captured tensors by their memory.
  std::unordered_multimap<const void*, int32_t> by_storage_;
  std::vector<std::pair<at::Tensor, at::Tensor>> sealed_;  // leaves, and the gradients that a captured graph writes
};

// Layers of nn.Sequential as one call: the operators that they call, one after another through the dispatcher, on
// tensors that JavaScript never sees. lib/nn/core/chain.ts says which.
struct Chain {
  struct Layer {
    std::optional<std::vector<int64_t>> sizes;  // what its input must have, -1 where any will do
    int32_t handles;                            // that the layers take so far, the input's included
    int32_t output;                             // the slot of what it gives
    size_t steps;                               // up to and with this layer
  };

  std::vector<Instruction> steps;
  std::vector<Layer> layers;
  const int32_t* handles = nullptr;  // where a run finds those of the input and of the layers' tensors
  int32_t made = 1;
  // Memory for the next run. The i-th tensor that the chain makes, its input the first, is in slot 2i, that of the i-th
  // handle in slot 2i + 1.
  Tensors slots;
};

// Calls an operator on what lies in the slots, and puts there what it gives: where there is a state as JavaScript calls
// it, else without a look at anything.
void Step(const Instruction& instruction, Tensors& slots, std::vector<c10::IValue>& stack, State* state = nullptr);

// Modes of this thread, and switches of the process, on which the operators of a function depend.
uint64_t CurrentModes();
// Of the CPU and of CUDA, a byte each: the dtype of autocast, and whether that is on.
uint16_t CurrentAutocast();
// Whether anomalies are looked for, or saved tensors go through hooks: no replay would see that.
bool IsObserved();
bool IsTransforming();  // whether a transform of torch.func is on
// How often a hook has been put on a leaf, or taken away: a program whose leaves have some would not call another one.
inline std::atomic<int64_t> leaf_hooks = 0;
bool IsHooked(const at::Tensor& tensor);  // on its gradient

// The storage of a tensor, as an address.
inline const void* StorageOf(const at::Tensor& tensor) { return tensor.storage().unsafeGetStorageImpl(); }
// A Refusal for memory, or the gradient of a leaf, that an asynchronous call is using.
// Before a tensor is changed: what is being saved of it is copied.
void RefuseBusy(State& state, const at::Tensor& tensor, bool gradient = false);
void CopyHeld(State& state, const at::Tensor& tensor);

// What torch.compile sees of a function while it runs: a log of all that reached libtorch, which lib/compile/log.ts
// reads when the function has ended. Native decides nothing; what may have to be refused at once it asks JavaScript.

// What happens beside operators, in the order of `acts` in lib/compile/log.ts; from kReadValue on it is asked first.
// clang-format off
enum class Act : int32_t {
  kTouch, kLeaf, kLeafGradient, kCall, kCallResult, kReadGrad, kSetGrad, kBackward, kBackwardEnds, kSetRequiresGrad,
  kRegisterHook, kApplyFunction, kFreeGraph, kFreeRoot, kSaveTensor,  // through a hook, which is given this
  kReadValue, kReadValues, kReadAddress, kReplaceMemory, kSeed, kReadGeneratorState
};
// clang-format on

class Recording {
 public:
  // `ask`: (question, act, operator or layout) -> 0 to go on, 1 to record nothing from here on.
  // `names`: handles under which the function may know its inputs by itself, beside those that it is given.
  Recording(State& state, at::TensorList inputs, const std::vector<int32_t>& names, napi_value ask);

  // An operator is about to run, with its arguments on the stack.
  void Begin(Level level, const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack);
  void Finish(const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack);
  // The operator that has begun last has thrown.
  void Fail();
  void Note(Act act, const at::Tensor& tensor);
  // The number that a tensor holds. Until Unfollow, arguments of operators that are this number follow the tensor.
  double Follow(const at::Tensor& tensor);
  // The most such arguments that a call had; 0 when no kernel had any.
  int32_t Unfollow();
  // Some code gave this tensor to the addon.
  void Touch(int64_t serial, const at::Tensor& tensor);
  // The whole log of a function that gave these, for JavaScript.
  napi_value Give(at::TensorList results);
  // What was recorded under a number, for building a program: the tensor of a meta, the operator and its plain
  // arguments.
  const at::Tensor& TensorOf(int32_t meta) const { return kept_.at(meta); }
  const Instruction& Recorded(int32_t number) const { return called_.at(number); }
  bool abandoned() const { return abandoned_; }
  uint64_t modes() const { return modes_; }

 private:
  // A tensor as a replay sees it: where its memory is, and how it lies there. The order in which lib/compile/log.ts
  // reads it: the addresses of its record and its memory, the offset there, bits, dtype, item size, the place of its
  // device, how many dimensions it has, sizes, strides.
  using Meta = std::vector<double>;
  static constexpr size_t kBits = 3;
  struct Known {
    int32_t number;
    std::vector<bool> writes;  // into which arguments
    int32_t training = -1;     // the argument that says whether it writes into those that its schema does not mark
  };
  struct Open {
    int32_t number;
    std::vector<std::pair<at::Tensor, int32_t>> written;  // and its meta
  };

  void Add(Act act, int32_t meta = -1, int32_t grad = -1);
  // A part of an event; false for what holds no tensors. `aliases`: as Tensors in lib/compile/log.ts has it.
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
  const int64_t strays_;  // how many operators had run on threads without a recording when this one began
  bool in_autocast_;      // a block of autocast that keeps what it casts lies around it
  bool foreign_ = false;  // a tensor from outside has a graph
  bool failed_ = false;
  std::vector<int32_t> inputs_;
  std::vector<int32_t> events_;
  std::vector<Meta> metas_;
  std::vector<at::Device> devices_;
  // While it lasts no other tensor gets the address of one that was seen, or of its memory, which is freed as ever.
  std::vector<c10::weak_intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>> tensors_;
  std::vector<c10::weak_intrusive_ptr<c10::StorageImpl>> storages_;
  std::unordered_map<int32_t, at::Tensor> kept_;  // what was there before, by its metas
  std::unordered_map<const void*, int32_t> last_meta_;
  std::unordered_set<const void*> made_tensors_;
  std::unordered_set<const void*> made_storages_;
  std::unordered_set<const void*> known_storages_;
  std::unordered_set<int64_t> touched_;
  std::unordered_set<int64_t> names_;  // serials of those handles
  bool names_inputs_ = false;          // it has used one
  std::vector<int32_t> leaves_;
  std::unordered_set<int32_t> plain_leaves_;  // that require no gradient, and were asked for one
  std::unordered_map<c10::OperatorHandle, Known> known_operators_;
  std::vector<c10::OperatorHandle> operators_;
  std::vector<Instruction> called_;
  std::vector<Open> open_;
  at::Tensor followed_;
  double number_ = 0;  // that it holds
  int32_t most_numbers_ = 0;
  bool reaches_kernel_ = false;
};

// Whether what this thread does is being recorded.
bool IsRecording();
// Calls an operator; within a recording it becomes a part of the log.
void Invoke(const c10::OperatorHandle& op, std::vector<c10::IValue>& stack);
// A new tensor for what is copied in: plain memory within a transform of torch.func too, and seen by no recording.
at::Tensor NewPlain(at::IntArrayRef sizes, const at::TensorOptions& options);
// Does nothing where none goes on.
void EndRecording(State& state);
// Tells a recording of what happens outside the dispatcher; it may refuse, with an error.
void Note(Act act, const at::Tensor& tensor = {});

}  // namespace torchnode
