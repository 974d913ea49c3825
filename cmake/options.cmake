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
  # GCC 12 reports std::string concatenation with -Wrestrict (GCC bug 105329).
  target_compile_options(kizuna_options INTERFACE -Wno-restrict)
endif()
target_compile_definitions(kizuna_options INTERFACE _GLIBCXX_ASSERTIONS
  $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=2>)
target_include_directories(kizuna_options INTERFACE ${CMAKE_SOURCE_DIR})

if(KIZUNA_SANITIZE)
  # _FORTIFY_SOURCE hides overflows from ASan; GCC 12 gives false -Wmaybe-uninitialized with it (bug 105616).
  target_compile_options(kizuna_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
    # SOCI hides the typeinfo of its backends, which the vptr check would need.
    -fno-sanitize=vptr
    -U_FORTIFY_SOURCE -Wno-maybe-uninitialized)
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
