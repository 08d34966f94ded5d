#include "tensor.h"

#include <ATen/ops/item.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include "error.h"
#include "recorder.h"
#include "value.h"

namespace torchnode {
namespace {

napi_value Undefined(State& state) {
  napi_value result;
  Check(napi_get_undefined(state.env, &result));
  return result;
}

void RefuseNested(const at::Tensor& tensor, const std::string& what) {
  if (!tensor.is_nested()) return;
  throw Refusal("ERR_SHAPE", "a nested tensor has no " + what + ": its parts differ; size(dim) gives a size that all share, unbind() the parts");
}

}  // namespace

napi_value Own(State& state, const Arguments<2>& arguments) {
  state.handles.Own(TakeInt32(state.env, arguments[0]), arguments[1]);
  return nullptr;
}

napi_value Release(State& state, const Arguments<1>& arguments) {
  state.handles.Release(TakeInt32(state.env, arguments[0]));
  return nullptr;
}

napi_value IsLive(State& state, const Arguments<1>& arguments) {
  napi_value result;
  Check(napi_get_boolean(state.env, state.handles.IsLive(TakeInt32(state.env, arguments[0])), &result));
  return result;
}

napi_value ScopeMark(State& state, const Arguments<0>&) {
  return GiveNumber(state.env, static_cast<double>(state.handles.Mark()));
}

napi_value ReleaseSince(State& state, const Arguments<2>& arguments) {
  int64_t mark;
  Check(napi_get_value_int64(state.env, arguments[0], &mark));
  state.handles.ReleaseSince(mark, TakeHandles(state.env, arguments[1]));
  return nullptr;
}

napi_value Memory(State& state, const Arguments<0>&) {
  return GiveInts(state.env, {state.handles.live(), state.handles.bytes()});
}

napi_value Collect(State& state, const Arguments<0>&) {
  state.handles.Collect();
  return nullptr;
}

napi_value Dim(State& state, const Arguments<1>& arguments) {
  return GiveNumber(state.env, static_cast<double>(TakeTensor(state, arguments[0]).dim()));
}

napi_value Numel(State& state, const Arguments<1>& arguments) {
  return GiveNumber(state.env, static_cast<double>(TakeTensor(state, arguments[0]).numel()));
}

napi_value Shape(State& state, const Arguments<1>& arguments) {
  RefuseNested(TakeTensor(state, arguments[0]), "shape");
  return GiveInts(state.env, TakeTensor(state, arguments[0]).sizes());
}

napi_value Strides(State& state, const Arguments<1>& arguments) {
  RefuseNested(TakeTensor(state, arguments[0]), "stride");
  return GiveInts(state.env, TakeTensor(state, arguments[0]).strides());
}

napi_value DType(State& state, const Arguments<1>& arguments) {
  return GiveText(state.env, DTypeName(TakeTensor(state, arguments[0]).scalar_type()));
}

napi_value Device(State& state, const Arguments<1>& arguments) {
  return GiveText(state.env, TakeTensor(state, arguments[0]).device().str());
}

napi_value Layout(State& state, const Arguments<1>& arguments) {
  return GiveText(state.env, LayoutName(TakeTensor(state, arguments[0]).layout()));
}

napi_value ItemSize(State& state, const Arguments<1>& arguments) {
  return GiveNumber(state.env, static_cast<double>(TakeTensor(state, arguments[0]).itemsize()));
}

// The order of `traits` in lib/runtime/native.ts.
napi_value Traits(State& state, const Arguments<1>& arguments) {
  const at::Tensor& tensor = TakeTensor(state, arguments[0]);
  const bool strided = tensor.layout() == at::kStrided;
  const bool flags[] = {tensor.requires_grad(), tensor.is_leaf(),       strided && tensor.is_contiguous(),
                        tensor.is_complex(),    tensor.is_quantized(),  tensor.is_floating_point(),
                        tensor.is_conj(),       tensor.is_inference(),  tensor.retains_grad(),
                        tensor.is_nested(),     strided};
  uint32_t bits = 0;
  for (size_t i = 0; i < std::size(flags); ++i) bits |= static_cast<uint32_t>(flags[i]) << i;
  return GiveNumber(state.env, bits);
}

napi_value Item(State& state, const Arguments<1>& arguments) {
  RefuseWhileRecording(state, "a tensor's value is read");
  return GiveScalar(state.env, TakeTensor(state, arguments[0]).item());
}

napi_value Address(State& state, const Arguments<1>& arguments) {
  RefuseWhileRecording(state, "a tensor's address is read");
  napi_value result;
  Check(napi_create_bigint_uint64(state.env, reinterpret_cast<uintptr_t>(TakeTensor(state, arguments[0]).data_ptr()), &result));
  return result;
}

napi_value SameTensor(State& state, const Arguments<2>& arguments) {
  napi_value result;
  Check(napi_get_boolean(state.env, TakeTensor(state, arguments[0]).is_same(TakeTensor(state, arguments[1])), &result));
  return result;
}

napi_value Detach(State& state, const Arguments<1>& arguments) {
  static const auto op = c10::Dispatcher::singleton().findSchemaOrThrow("aten::detach", "");
  std::vector<c10::IValue> stack{TakeTensor(state, arguments[0])};
  std::optional<Instruction> instruction;
  if (state.recorder != nullptr) instruction = state.recorder->Begin(op, stack);
  op.callBoxed(stack);
  if (instruction) state.recorder->Finish(std::move(*instruction), stack);
  return GiveHandle(state, state.handles.Add(stack[0].toTensor(), 0));
}

napi_value RecordStream(State& state, const Arguments<3>& arguments) {
  const at::Tensor& tensor = TakeTensor(state, arguments[0]);
  if (!tensor.is_cuda()) throw Refusal("ERR_DEVICE", "only a tensor on a CUDA device is used by streams, this one is on " + tensor.device().str());
  int64_t stream;
  bool lossless;
  Check(napi_get_value_bigint_int64(state.env, arguments[2], &stream, &lossless));
  const auto device = static_cast<c10::DeviceIndex>(TakeInt32(state.env, arguments[1]));
  c10::impl::VirtualGuardImpl(at::kCUDA).recordDataPtrOnStream(tensor.storage().data_ptr(), at::Stream::unpack3(stream, device, at::kCUDA));
  return nullptr;
}

napi_value SetData(State& state, const Arguments<2>& arguments) {
  RefuseWhileRecording(state, "a tensor's memory is replaced");
  const at::Tensor tensor = TakeTensor(state, arguments[0]);
  tensor.set_data(TakeTensor(state, arguments[1]));
  return Undefined(state);
}

}  // namespace torchnode
