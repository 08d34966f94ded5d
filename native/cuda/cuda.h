// What the parts of torchnode-cuda share: arguments in, objects out. Plain C++ against CUDA's headers, no nvcc.
#pragma once
#include <ATen/Context.h>
#include <c10/cuda/CUDAStream.h>
#include <napi.h>

#include <memory>
#include <vector>

namespace torchnode::cuda {

using Info = const Napi::CallbackInfo&;

// Gives JavaScript a function; any exception becomes an Error of one line, which lib/cuda gives its code.
template <typename F>
void Define(Napi::Object exports, const char* name, F function) {
  const auto entry = [function](Info info) -> Napi::Value {
    try {
      // The allocator knows no device before.
      at::globalContext().lazyInitDevice(at::kCUDA);
      if constexpr (!std::is_void_v<decltype(function(info))>) return Napi::Value::From(info.Env(), function(info));
      else function(info);
      return info.Env().Undefined();
    } catch (const c10::Error& error) {
      throw Napi::Error::New(info.Env(), error.what_without_backtrace());
    }
  };
  exports.Set(name, Napi::Function::New(exports.Env(), entry, name));
}

inline int32_t TakeInt(Info info, size_t at) { return info[at].As<Napi::Number>().Int32Value(); }

inline c10::DeviceIndex TakeDevice(Info info, size_t at = 0) { return static_cast<c10::DeviceIndex>(TakeInt(info, at)); }

// An object that lives as long as the JavaScript value that stands for it; T::kTag tells its kind from all others.
template <typename T>
Napi::Value Give(Napi::Env env, std::unique_ptr<T> object) {
  auto external = Napi::External<T>::New(env, object.get(), [](Napi::Env, T* dead) { delete dead; });
  object.release();
  external.TypeTag(&T::kTag);
  return external;
}

template <typename T>
T& Take(Info info, size_t at) {
  const auto external = info[at].As<Napi::External<T>>();
  if (!info[at].IsExternal() || !external.CheckTypeTag(&T::kTag)) throw Napi::TypeError::New(info.Env(), "not an object of this kind");
  return *external.Data();
}

void DefineGraphs(Napi::Object exports);
void DefineCollector(Napi::Object exports);

}  // namespace torchnode::cuda
