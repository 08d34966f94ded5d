// A recorded sequence of operators that runs again without JavaScript: what torch.compile keeps of a function.
// lib/compile/recorder.ts makes it; here it is run.
#pragma once
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>

#include <atomic>
#include <memory>
#include <vector>

#include "callback.h"

namespace torchnode {

// What a replay relies on: another tensor in its place must agree.
struct Facts {
  explicit Facts(const at::Tensor& tensor);
  bool Fit(const at::Tensor& tensor) const;

  std::vector<int64_t> sizes;
  std::vector<int64_t> strides;
  at::ScalarType dtype;
  at::Device device;
  uint8_t bits;  // requires grad, conjugate, negative
};

// A tensor or a list of tensors among an operator's arguments: the slots it comes from, -1 for none.
struct Operand {
  enum class Kind : uint8_t { kTensor, kList, kOptionalList };
  uint32_t argument;
  Kind kind;
  std::vector<int32_t> slots;
};

struct Result {
  uint32_t position;  // on the stack
  int32_t item;       // of the list there; -1 for a lone tensor
  int32_t slot;
};

struct Instruction {
  std::optional<c10::OperatorHandle> op;
  std::vector<c10::IValue> arguments;  // tensors left out
  std::vector<Operand> operands;
  std::vector<Result> results;
  std::vector<int32_t> dead;  // slots that nothing needs from here on
  bool grad_mode = true;
  // Instead of an operator: JavaScript that must run here, as an optimizer that has no kernel of its own.
  std::shared_ptr<Callback> call;
  // Instead of either: slot `from` becomes the gradient of slot `to`; -1 takes the gradient away.
  int32_t to = -1;
  int32_t from = -1;
};

// What is run, which does not change.
struct Plan {
  // Kernels: recorded below autograd, so that a backward pass and an optimizer's step are operators like any other.
  // Calls: recorded as JavaScript made them, so that the results have a graph.
  enum class Level : uint8_t { kKernels, kCalls };
  // Two slots that share elements: the second begins `distance` elements after the first.
  struct Overlap {
    int32_t first;
    int32_t second;
    int64_t distance;
  };
  // The slot that holds the gradient which `leaf` has when the program starts.
  struct Gradient {
    int32_t leaf;
    int32_t slot;
  };

  Level level = Level::kKernels;
  uint64_t modes = 0;
  size_t inputs = 0;                             // slots 0 to inputs - 1
  std::vector<std::pair<int32_t, Facts>> facts;  // of inputs, captured tensors and gradients
  std::vector<int32_t> captured;
  std::vector<bool> lasting;     // for each slot: captured, or a view of what is, which stays too
  std::vector<int32_t> same_as;  // for each input, the first input at the same place
  std::vector<Overlap> overlaps;
  bool gives_views = false;  // a result shares memory with another, or with what lasts
  std::vector<Gradient> gradients;
  std::vector<int32_t> without_gradient;  // leaves that must start without one
  std::vector<Instruction> views;         // of captured tensors: made once, and again when one has other memory
  bool packs = false;                     // some of the views are copies
  std::vector<Instruction> instructions;
  std::vector<int32_t> outputs;
  std::vector<int32_t> written;  // captured tensors and inputs whose memory changes
};

class Program : public Plan {
 public:
  // Another one that can run at the same time; null where both would change something that lasts.
  std::shared_ptr<Program> Twin() const;
  // Whether these inputs, and everything that was captured, are what was recorded. Loads the inputs.
  bool Load(at::TensorList inputs);
  void Run();
  // Makes the views of the captured tensors, where they are not what they were.
  void MakeViews();
  at::Tensor Give(int32_t slot) const;
  // Empties every slot that is not lasting.
  void Clear();
  // Whether the captured tensors have other memory than when their views were made, or at Seal; where there are copies
  // of them, whether they have changed.
  bool HasMoved() const;
  // The program has been captured as a CUDA graph: what it ran with now is what the graph works on.
  void Seal();
  // The graph has been replayed: sets gradients and counts changes as Run would have.
  void Settle();

  std::vector<at::Tensor> slots;      // the captured tensors stay in theirs
  std::vector<Instruction> recorded;  // while the program is being made: all that was called
  std::atomic<bool> running = false;

 private:
  // Where a captured tensor begins in which memory, and the number of changes to it where `packs`.
  struct Origin {
    const void* memory = nullptr;
    int64_t offset = 0;
    int64_t version = 0;
    bool operator==(const Origin&) const = default;
  };
  Origin OriginOf(int32_t slot) const;
  void NoteOrigins();
  void Step(const Instruction& instruction, std::vector<c10::IValue>& stack);
  void CountChanges();

  std::vector<Origin> origins_;     // of the captured tensors, when their views were made
  std::vector<at::Tensor> sealed_;  // the gradients that a captured graph writes, for each instruction that sets one
};

// Modes of this thread on which the operators of a function depend; bit 0 is grad mode, bit 2 a transform of
// torch.func.
uint64_t CurrentModes();

}  // namespace torchnode
