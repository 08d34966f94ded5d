// What a tensor says of itself, and its life.
#include <ATen/ops/item.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include "entry.h"
#include "recording.h"

namespace torchnode {
namespace {

void RefuseNested(const at::Tensor& tensor, const std::string& what) {
  if (!tensor.is_nested()) return;
  throw Refusal("ERR_SHAPE", "a nested tensor has no " + what +
                                 ": its parts differ; size(dim) gives a size that all share, unbind() the parts");
}

}  // namespace

ENTRY(void, own, int32_t handle, napi_value object) { state.handles.Own(handle, object); }
ENTRY(void, release, int32_t handle) { state.handles.Release(handle); }
ENTRY(bool, isLive, int32_t handle) { return state.handles.IsLive(handle); }
ENTRY(int64_t, scopeMark) { return state.handles.Mark(); }
ENTRY(void, releaseSince, int64_t mark, std::vector<int32_t> keep) { state.handles.ReleaseSince(mark, keep); }
ENTRY(napi_value, memory) { return GiveTuple(state, state.handles.live(), state.handles.bytes()); }
ENTRY(void, collect) { state.handles.Collect(); }

ENTRY(int64_t, dim, const at::Tensor& tensor) { return tensor.dim(); }
ENTRY(int64_t, numel, const at::Tensor& tensor) { return tensor.numel(); }
// The place in `dtypes` of lib/types.ts.
ENTRY(int32_t, dtype, const at::Tensor& tensor) { return static_cast<int32_t>(tensor.scalar_type()); }
ENTRY(std::string, device, const at::Tensor& tensor) { return tensor.device().str(); }
ENTRY(const char*, layout, const at::Tensor& tensor) { return LayoutName(tensor.layout()); }
ENTRY(int64_t, itemSize, const at::Tensor& tensor) { return static_cast<int64_t>(tensor.itemsize()); }

ENTRY(at::IntArrayRef, shape, const at::Tensor& tensor) {
  RefuseNested(tensor, "shape");
  return tensor.sizes();
}

ENTRY(at::IntArrayRef, strides, const at::Tensor& tensor) {
  RefuseNested(tensor, "stride");
  return tensor.strides();
}

// The order of `traits` in lib/runtime/native.ts.
ENTRY(int32_t, traits, const at::Tensor& tensor) {
  const bool strided = tensor.layout() == at::kStrided;
  const bool flags[] = {tensor.requires_grad(),
                        tensor.is_leaf(),
                        strided && tensor.is_contiguous(),
                        tensor.is_complex(),
                        tensor.is_quantized(),
                        tensor.is_floating_point(),
                        tensor.is_conj(),
                        tensor.is_inference(),
                        tensor.retains_grad(),
                        tensor.is_nested(),
                        strided};
  return Bits(flags);
}

ENTRY(at::Scalar, item, const at::Tensor& tensor) {
  Note(Act::kReadValue);
  return tensor.item();
}

// Of the first element.
ENTRY(napi_value, address, const at::Tensor& tensor) {
  Note(Act::kReadAddress);
  return GiveBigInt(state, reinterpret_cast<uintptr_t>(tensor.data_ptr()));
}

ENTRY(int32_t, detach, const at::Tensor& tensor) {
  static const auto op = c10::Dispatcher::singleton().findSchemaOrThrow("aten::detach", "");
  std::vector<c10::IValue> stack{tensor};
  Invoke(op, stack);
  return state.handles.Add(stack[0].toTensor(), 0);
}

// Its memory is also used on this stream.
ENTRY(void, recordStream, const at::Tensor& tensor, int32_t index, uint64_t stream) {
  if (!tensor.is_cuda()) {
    throw Refusal("ERR_DEVICE",
                  "only a tensor on a CUDA device is used by streams, this one is on " + tensor.device().str());
  }
  const auto device = static_cast<c10::DeviceIndex>(index);
  c10::impl::VirtualGuardImpl(at::kCUDA).recordDataPtrOnStream(
      tensor.storage().data_ptr(), at::Stream::unpack3(static_cast<int64_t>(stream), device, at::kCUDA));
}

ENTRY(void, setData, at::Tensor tensor, const at::Tensor& data) {
  Note(Act::kReplaceMemory);
  RefuseBusy(state, tensor);
  tensor.set_data(data);
}

}  // namespace torchnode
