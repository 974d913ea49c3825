# One interface target carries warnings, hardening and sanitizers to every room.
add_library(kizuna_options INTERFACE)

target_compile_options(kizuna_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough -Wswitch-enum
  -fstack-protector-strong)
if(KIZUNA_WERROR)
  target_compile_options(kizuna_options INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of GCC 12: -Wrestrict on std::string concatenation (bug 105329) and, when it
  # optimises, -Wmaybe-uninitialized inside std::variant and std::optional (bugs 105562, 105593).
  target_compile_options(kizuna_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
target_compile_definitions(kizuna_options INTERFACE _GLIBCXX_ASSERTIONS
  $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=2>)
target_include_directories(kizuna_options INTERFACE ${CMAKE_SOURCE_DIR})

if(KIZUNA_SANITIZE)
  # _FORTIFY_SOURCE hides overflows from ASan.
  target_compile_options(kizuna_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
    # SOCI hides the typeinfo of its backends, which the vptr check would need.
    -fno-sanitize=vptr
    -U_FORTIFY_SOURCE)
  target_link_options(kizuna_options INTERFACE -fsanitize=address,undefined)
endif()

if(KIZUNA_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "KIZUNA_FUZZ needs clang")
  endif()
  # Every room reports its branches to the fuzzer, which only the targets in tests/fuzz link.
  target_compile_options(kizuna_options INTERFACE
    -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=vptr
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(kizuna_options INTERFACE -fsanitize=address,undefined)
endif()

target_link_options(kizuna_options INTERFACE -Wl,-z,relro,-z,now)
find_program(KIZUNA_MOLD mold)
if(KIZUNA_MOLD)
  target_link_options(kizuna_options INTERFACE -fuse-ld=mold)
endif()

find_program(KIZUNA_CCACHE ccache)
if(KIZUNA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${KIZUNA_CCACHE})
endif()
