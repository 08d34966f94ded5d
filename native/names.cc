// The words that JavaScript uses for libtorch's constants.
#include <ATen/Context.h>

#include <algorithm>

#include "value.h"

namespace torchnode {
namespace {

template <typename Enum>
struct Name {
  const char* name;
  Enum value;
};

constexpr Name<at::Layout> kLayouts[] = {
    {"strided", at::kStrided},      {"sparse_coo", at::kSparse},    {"sparse_csr", at::kSparseCsr},
    {"sparse_csc", at::kSparseCsc}, {"sparse_bsr", at::kSparseBsr}, {"sparse_bsc", at::kSparseBsc},
    {"_mkldnn", at::kMkldnn},       {"jagged", at::kJagged},
};

constexpr Name<at::MemoryFormat> kMemoryFormats[] = {
    {"contiguous_format", at::MemoryFormat::Contiguous},
    {"preserve_format", at::MemoryFormat::Preserve},
    {"channels_last", at::MemoryFormat::ChannelsLast},
    {"channels_last_3d", at::MemoryFormat::ChannelsLast3d},
};

// The order of c10::ScalarType; lib/types.ts has the same list.
constexpr const char* kDTypes[] = {
    "uint8",     "int8",      "int16",     "int32",      "int64",         "float16",       "float32",         "float64",
    "complex32", "complex64", "complex128", "bool",      "qint8",         "quint8",        "qint32",          "bfloat16",
    "quint4x2",  "quint2x4",  "bits1x8",   "bits2x4",    "bits4x2",       "bits8",         "bits16",          "float8_e5m2",
    "float8_e4m3fn", "float8_e5m2fnuz", "float8_e4m3fnuz", "uint16",      "uint32",        "uint64",          "uint1",
    "uint2",     "uint3",     "uint4",     "uint5",      "uint6",         "uint7",         "int1",            "int2",
    "int3",      "int4",      "int5",      "int6",       "int7",          "float8_e8m0fnu", "float4_e2m1fn_x2",
};
static_assert(std::size(kDTypes) == static_cast<size_t>(at::ScalarType::Undefined));

template <typename Enum, size_t N>
std::optional<Enum> Find(const Name<Enum> (&names)[N], const std::string& name) {
  for (const auto& [text, value] : names) {
    if (name == text) return value;
  }
  return std::nullopt;
}

}  // namespace

at::Device DeviceOf(const std::string& name) {
  const at::Device device(name);
  if (device.is_cuda()) {
    const int64_t count = at::globalContext().hasCUDA() ? at::globalContext().getAcceleratorHooksInterface(at::kCUDA).deviceCount() : 0;
    if (count == 0) {
      throw Refusal("ERR_DEVICE", "device '" + name + "' is not available: no CUDA device is in use here (see: npx torchnode doctor)");
    }
    if (device.has_index() && device.index() >= count) {
      throw Refusal("ERR_DEVICE", "device '" + name + "' does not exist: this machine has " + std::to_string(count) + " CUDA device(s)");
    }
  }
  return device;
}

const char* DTypeName(at::ScalarType type) { return kDTypes[static_cast<size_t>(type)]; }

std::optional<at::ScalarType> DTypeOf(const std::string& name) {
  const auto* found = std::find(std::begin(kDTypes), std::end(kDTypes), name);
  if (found == std::end(kDTypes)) return std::nullopt;
  return static_cast<at::ScalarType>(found - std::begin(kDTypes));
}

std::optional<at::Layout> LayoutOf(const std::string& name) { return Find(kLayouts, name); }

std::optional<at::MemoryFormat> MemoryFormatOf(const std::string& name) { return Find(kMemoryFormats, name); }

const char* LayoutName(at::Layout layout) {
  const auto* found = std::find_if(std::begin(kLayouts), std::end(kLayouts), [&](const auto& entry) { return entry.value == layout; });
  return found == std::end(kLayouts) ? "unknown" : found->name;
}

}  // namespace torchnode
