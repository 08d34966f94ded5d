// A recorded sequence of operators that runs again without JavaScript: what torch.compile keeps of a function.
// lib/compile makes it out of what native/recording.cc tells; program.cc builds it and runs it.
#pragma once
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>

#include <atomic>
#include <memory>
#include <unordered_map>
#include <vector>

#include "callback.h"
#include "handles.h"

namespace torchnode {

// Kernels: recorded below autograd, so that a backward pass and an optimizer's step are operators like any other.
// Calls: recorded as JavaScript made them, so that the results have a graph.
enum class Level : uint8_t { kKernels, kCalls };

// Among an operator's arguments or results: a tensor, or a list of them.
enum class OperandKind : uint8_t { kTensor, kList, kOptionalList };

// What a replay relies on: another tensor in its place must agree.
struct Facts {
  // `captured`: it must lie in the same memory, too.
  Facts(const at::Tensor& tensor, bool captured);
  bool Fit(const at::Tensor& tensor) const;

  std::vector<int64_t> sizes;
  std::vector<int64_t> strides;
  at::ScalarType dtype;
  at::Device device;
  uint8_t bits;  // requires grad, is a leaf, conjugate, negative
  const void* storage = nullptr;
  const void* data = nullptr;
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
  // Instead of an operator: JavaScript that must run here, as an optimizer that has no kernel of its own. What it gives
  // goes into slot `to`.
  std::shared_ptr<Callback> call;
  // Instead of either: slot `from` becomes the gradient of slot `to`; -1 takes the gradient away.
  int32_t to = -1;
  int32_t from = -1;

  bool IsOperator() const { return op.has_value(); }
};

// Two slots that share elements: the second begins `distance` bytes after the first.
struct Overlap {
  int32_t first;
  int32_t second;
  int64_t distance;
  bool operator==(const Overlap&) const = default;
};

// What is run, which does not change.
struct Plan {
  // The slot that holds the gradient which `leaf` has when the program starts.
  struct Gradient {
    int32_t leaf;
    int32_t slot;
  };
  // How one of the results is given.
  struct Output {
    int32_t slot;
    bool made;  // by the program: it is nobody else's, and carries no graph
    bool leaf;  // that requires gradients
  };

  Level level = Level::kKernels;
  uint64_t modes = 0;
  int64_t leaf_hooks = 0;  // see LeafHooks
  bool runs_backward = false;
  size_t inputs = 0;                             // slots 0 to inputs - 1
  std::vector<std::pair<int32_t, Facts>> facts;  // of inputs, captured tensors and gradients
  std::vector<int32_t> captured;
  std::vector<char> lasting;      // for each slot: captured, or a view of what is, which stays too
  std::vector<int32_t> same_as;   // for each input, the first input that is the very same tensor
  std::vector<Overlap> overlaps;  // of inputs and gradients, with each other and with captured tensors
  bool gives_views = false;       // a result shares memory with another, or with what lasts
  bool packs = false;             // some of the views are copies
  std::vector<Gradient> gradients;
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
  // Another one that can run at the same time; null where both would change something that lasts.
  std::shared_ptr<Program> Twin() const;
  // One that has the same captured tensors, whatever it changes.
  std::shared_ptr<Program> Copy() const;
  // Whether these inputs, and everything that was captured, are what was recorded. Loads the inputs.
  bool Load(at::TensorList inputs);
  void Run();
  // Runs from an instruction up to the next one that is JavaScript, or to the end: the place where it stopped.
  size_t RunFrom(size_t place);
  // Makes the views of the captured tensors, once; where some are copies, again when one has changed.
  void MakeViews();
  at::Tensor Give(const Plan::Output& output) const;
  // Which of the inputs and gradients share elements with each other, or with captured tensors.
  std::vector<Overlap> Overlaps(size_t inputs) const;
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
  Tensors sealed_;  // the gradients that a captured graph writes, for each instruction that sets one
};

// Layers of nn.Sequential as one call: the operators that they call, one after another through the dispatcher, on
// tensors that JavaScript never sees. lib/nn/chain.ts says which.
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
// Whether a transform of torch.func is on.
bool IsTransforming();
// How often a hook has been put on a leaf, or taken away: a program of kernels that runs backward would not call it.
std::atomic<int64_t>& LeafHooks();

// The storage of a tensor, as an address.
inline const void* StorageOf(const at::Tensor& tensor) { return tensor.storage().unsafeGetStorageImpl(); }
// A Refusal for memory that an asynchronous call is using.
void RefuseBusy(const State& state, const at::Tensor& tensor);

}  // namespace torchnode
