/* Opens libtorch, so that the core can be opened after it. Plain C over Node-API: it must load without libtorch. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <node_api.h>
#include <stdint.h>
#include <stdlib.h>

/* dlopen moved into libc at glibc 2.34; binding to its first version keeps the loader usable from glibc 2.28 on. */
#if defined(__linux__) && defined(__x86_64__)
__asm__(".symver dlopen,dlopen@GLIBC_2.2.5");
__asm__(".symver dlsym,dlsym@GLIBC_2.2.5");
__asm__(".symver dlerror,dlerror@GLIBC_2.2.5");
#elif defined(__linux__) && defined(__aarch64__)
__asm__(".symver dlopen,dlopen@GLIBC_2.17");
__asm__(".symver dlsym,dlsym@GLIBC_2.17");
__asm__(".symver dlerror,dlerror@GLIBC_2.17");
#endif

static napi_value fail(napi_env env, const char* message) {
  napi_throw_error(env, "ERR_NATIVE_LOAD", message);
  return NULL;
}

static napi_value number(napi_env env, uint32_t value) {
  napi_value result = NULL;
  napi_create_uint32(env, value, &result);
  return result;
}

static int path_of(napi_env env, napi_callback_info info, char* path, size_t size) {
  size_t argc = 1, length = 0;
  napi_value argument;
  if (napi_get_cb_info(env, info, &argc, &argument, NULL, NULL) != napi_ok || argc != 1) return 0;
  return napi_get_value_string_utf8(env, argument, path, size, &length) == napi_ok && length < size - 1;
}

/* open(path): opens a library by absolute path and keeps it for the life of the process. */
static napi_value open_library(napi_env env, napi_callback_info info) {
  char path[4096];
  if (!path_of(env, info, path, sizeof path)) return fail(env, "open(path) takes the absolute path of a library");
  /* libgomp's threads spin for 300,000 rounds before they sleep: on a machine whose cores are also wanted by others a
     step then takes ten times as long. libgomp reads this once, when it is opened; what the user has set stays. */
  if (getenv("OMP_WAIT_POLICY") == NULL) setenv("GOMP_SPINCOUNT", "3000", 0);
  if (dlopen(path, RTLD_NOW | RTLD_LOCAL) == NULL) return fail(env, dlerror());
  return NULL;
}

/* torchVersion(path): the version that an opened libtorch_cpu gives itself, a byte for each part; 0 for none. */
static napi_value torch_version(napi_env env, napi_callback_info info) {
  char path[4096];
  if (!path_of(env, info, path, sizeof path)) return fail(env, "torchVersion(path) takes the path of libtorch_cpu");
  void* library = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
  if (library == NULL) return fail(env, "libtorch_cpu is not open");
  uint64_t (*abi)(void) = (uint64_t (*)(void))dlsym(library, "aoti_torch_abi_version");
  return number(env, abi == NULL ? 0 : (uint32_t)(abi() >> 40));
}

/* cudaDriver(): the CUDA version of the installed NVIDIA driver (13000 is 13.0), or 0 where there is none. */
static napi_value cuda_driver(napi_env env, napi_callback_info info) {
  (void)info;
  int version = 0;
  void* library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
  if (library != NULL) {
    int (*get)(int*) = (int (*)(int*))dlsym(library, "cuDriverGetVersion");
    if (get == NULL || get(&version) != 0) version = 0;
  }
  return number(env, version);
}

NAPI_MODULE_INIT() {
  const napi_property_descriptor properties[] = {
      {"open", NULL, open_library, NULL, NULL, NULL, napi_enumerable, NULL},
      {"torchVersion", NULL, torch_version, NULL, NULL, NULL, napi_enumerable, NULL},
      {"cudaDriver", NULL, cuda_driver, NULL, NULL, NULL, napi_enumerable, NULL},
  };
  napi_define_properties(env, exports, sizeof properties / sizeof *properties, properties);
  return exports;
}
