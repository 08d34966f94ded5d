// What torch.compile sees of a function while it runs. Native only tells: lib/compile/recorder.ts makes a program of
// it.
#pragma once
#include <ATen/core/dispatch/Dispatcher.h>

#include "callback.h"
#include "program.h"

namespace torchnode {

class Recording {
 public:
  // Both programs keep the operators that are called, each on its level, with those arguments that are no tensors.
  Recording(State& state, std::shared_ptr<Program> kernels, std::shared_ptr<Program> calls, napi_value begin,
            napi_value finish, napi_value note);

  // An operator is about to run, with its arguments on the stack: the number that Finish wants.
  int32_t Begin(Plan::Level level, const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack);
  void Finish(Plan::Level level, int32_t number, const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack);
  void Note(const char* what, const at::Tensor& tensor);
  // The form of lib/compile/look.ts; the layout alone of what is not dense. While the recording lasts no other tensor
  // gets the address of this one or of its memory, which is freed as ever.
  std::string Look(const at::Tensor& tensor);
  const std::vector<at::Tensor>& shown() const { return shown_; }

 private:
  napi_value Show(const c10::IValue& value, size_t place, bool alias);

  State& state_;
  const std::shared_ptr<Program> programs_[2];
  const Callback begin_;
  const Callback finish_;
  const Callback note_;
  std::vector<at::Tensor> shown_;
  std::vector<c10::weak_intrusive_ptr<c10::StorageImpl>> storages_;
  std::vector<c10::weak_intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>> tensors_;
};

// Whether what this thread does is being recorded.
bool IsRecording();
// Calls an operator; within a recording it becomes a part of the program.
void Invoke(const c10::OperatorHandle& op, std::vector<c10::IValue>& stack);
// A new tensor for what is copied in: plain memory within a transform of torch.func too, and seen by no recording.
at::Tensor NewPlain(at::IntArrayRef sizes, const at::TensorOptions& options);
// Does nothing where none goes on.
void EndRecording(State& state);
// Tells a recording of what happens outside the dispatcher; it may refuse, with an error.
void Note(const char* what, const at::Tensor& tensor = {});

}  // namespace torchnode
