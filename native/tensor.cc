// A tensor's properties and lifetime, and copies of its memory in and out.
#include <c10/core/impl/VirtualGuardImpl.h>

#include <span>

#include "program.h"
#include "value.h"

namespace torchnode {
namespace {

std::span<char> TakeBytes(napi_env env, napi_value value) {
  napi_typedarray_type type;
  size_t length, offset;
  void* data;
  napi_value buffer;
  Check(napi_get_typedarray_info(env, value, &type, &length, &data, &buffer, &offset));
  bool detached = false;
  if (napi_is_detached_arraybuffer(env, buffer, &detached) == napi_ok && detached) throw Refusal("Detached", "");
  static constexpr size_t kWidths[] = {1, 1, 1, 2, 2, 4, 4, 4, 8, 8, 8};
  if (static_cast<size_t>(type) >= std::size(kWidths)) throw Refusal("NewTypedArray", "");
  return {static_cast<char*>(data), length * kWidths[type]};
}

}  // namespace

ENTRY(void, own, int32_t handle, napi_value object) { state.handles.Own(handle, object); }
ENTRY(void, release, int32_t handle) { state.handles.Release(handle); }
ENTRY(void, releaseAll, std::vector<int32_t> handles) {
  std::ranges::for_each(handles, [&](int32_t each) { state.handles.Release(each); });
}
ENTRY(bool, isLive, int32_t handle) { return state.handles.IsLive(handle); }
ENTRY(int64_t, scopeMark) { return state.handles.Mark(); }
ENTRY(void, releaseSince, int64_t mark, std::vector<int32_t> keep) { state.handles.ReleaseSince(mark, keep); }
ENTRY(napi_value, memory) { return GiveTuple(state, state.handles.live(), state.handles.bytes()); }
ENTRY(void, collect) { state.handles.Collect(); }
ENTRY(void, weaken) { state.handles.Weaken(); }
ENTRY(napi_value, sweep) {
  state.handles.Sweep();
  return GiveTuple(state, state.handles.bytes(), state.handles.HeldBytes());
}

ENTRY(int64_t, dim, const at::Tensor& tensor) { return tensor.dim(); }
ENTRY(int64_t, numel, const at::Tensor& tensor) { return tensor.numel(); }
ENTRY(int32_t, dtype, const at::Tensor& tensor) { return static_cast<int32_t>(tensor.scalar_type()); }
ENTRY(std::string, device, const at::Tensor& tensor) { return tensor.device().str(); }
ENTRY(const char*, layout, const at::Tensor& tensor) { return LayoutName(tensor.layout()); }
ENTRY(int64_t, itemSize, const at::Tensor& tensor) { return static_cast<int64_t>(tensor.itemsize()); }
ENTRY(at::IntArrayRef, shape, const at::Tensor& tensor) { return tensor.sizes(); }
ENTRY(at::IntArrayRef, strides, const at::Tensor& tensor) { return tensor.strides(); }

// In the order of `traits` in lib/binding/native.ts.
ENTRY(int32_t, traits, const at::Tensor& tensor) {
  const bool strided = tensor.layout() == at::kStrided;
  return Bits(tensor.requires_grad(), tensor.is_leaf(), strided && tensor.is_contiguous(), tensor.is_complex(),
              tensor.is_quantized(), tensor.is_floating_point(), tensor.is_conj(), tensor.is_inference(),
              tensor.retains_grad(), tensor.is_nested(), strided);
}

ENTRY(at::Scalar, item, const at::Tensor& tensor) {
  Note(Act::kReadValue);
  return tensor.item();
}

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

ENTRY(void, recordStream, const at::Tensor& tensor, int32_t index, uint64_t stream) {
  if (!tensor.is_cuda()) throw Refusal("NoStreams", tensor.device().str());
  const auto device = static_cast<c10::DeviceIndex>(index);
  c10::impl::VirtualGuardImpl(at::kCUDA).recordDataPtrOnStream(
      tensor.storage().data_ptr(), at::Stream::unpack3(static_cast<int64_t>(stream), device, at::kCUDA));
}

ENTRY(void, setData, at::Tensor tensor, const at::Tensor& data) {
  Note(Act::kReplaceMemory);
  RefuseBusy(state, tensor);
  tensor.set_data(data);
}

// Typed arrays in and out. Always copies: a tensor on a JavaScript buffer would outlive its transfer or resize.

ENTRY(at::Tensor, fromBytes, napi_value data, std::vector<int64_t> shape, std::string dtype_name) {
  const auto bytes = TakeBytes(state.env, data);
  const at::Tensor tensor = NewPlain(shape, at::TensorOptions(DTypeOf(dtype_name).value()));
  if (tensor.nbytes() != bytes.size())
    throw Refusal("OtherSize", c10::str(bytes.size(), " bytes of data for a tensor of ", tensor.nbytes()));
  if (bytes.size() > 0) std::memcpy(tensor.mutable_data_ptr(), bytes.data(), bytes.size());
  if (!IsRecording()) return tensor;
  // Every replay makes a new tensor with the same values.
  std::vector<c10::IValue> stack{tensor, c10::IValue()};
  Invoke(c10::Dispatcher::singleton().findSchemaOrThrow("aten::clone", ""), stack);
  return stack[0].toTensor();
}

// Copies bytes of a plain tensor, from `offset` on, or all of them.
void CopyBytes(State& state, const at::Tensor& tensor, std::optional<size_t> offset, napi_value target) {
  const auto bytes = TakeBytes(state.env, target);
  if (offset ? *offset + bytes.size() > tensor.nbytes() : bytes.size() != tensor.nbytes()) {
    throw Refusal("OtherSize", c10::str("this tensor's elements take ", tensor.nbytes(), " bytes, the typed array has ",
                                        bytes.size()));
  }
  const auto* from = static_cast<const char*>(tensor.const_data_ptr()) + offset.value_or(0);
  if (bytes.size() > 0) std::memcpy(bytes.data(), from, bytes.size());
}

ENTRY(int64_t, hold, const at::Tensor& tensor) {
  Note(Act::kReadValues);
  RefuseChanged(state, tensor);
  if (!IsPlain(tensor)) return 0;
  const int64_t number = state.held.empty() ? 1 : state.held.rbegin()->first + 1;
  return state.held.emplace(number, tensor.variable_data()).first->first;
}
ENTRY(void, readHeld, int64_t number, int64_t offset, napi_value target) {
  CopyBytes(state, state.held.at(number), offset, target);
}
ENTRY(void, letGo, int64_t number) { state.held.erase(number); }

ENTRY(void, toBytes, at::Tensor source, napi_value target) {
  Note(Act::kReadValues);
  RefuseChanged(state, source);
  // Gradients that are zero throughout may have no memory: libtorch's zero tensors.
  if (source._is_zerotensor()) source = source.clone();
  if (!IsPlain(source)) source = source.detach().to(at::kCPU).contiguous().resolve_conj().resolve_neg();
  CopyBytes(state, source, std::nullopt, target);
}

ENTRY(bool, readsValues) { return !IsRecording() && !IsTransforming(); }

}  // namespace torchnode
