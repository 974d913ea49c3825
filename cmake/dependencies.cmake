# Everything comes from Debian 12's packages; deploy/packages names them.
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(PkgConfig REQUIRED)

find_package(Boost 1.81 REQUIRED)
find_path(KIZUNA_EXPECTED_INCLUDE tl/expected.hpp REQUIRED)

find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(prometheus-cpp CONFIG REQUIRED)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(oath REQUIRED IMPORTED_TARGET liboath)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(cairo_pdf REQUIRED IMPORTED_TARGET cairo-pdf)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(systemd REQUIRED IMPORTED_TARGET libsystemd)
find_path(KIZUNA_CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
find_path(KIZUNA_JSON_INCLUDE nlohmann/json.hpp REQUIRED)

# Debian's libsoci-dev ships no CMake package.
find_path(KIZUNA_SOCI_INCLUDE soci/soci.h REQUIRED)
find_path(KIZUNA_PQ_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)
foreach(part core sqlite3 postgresql)
  find_library(KIZUNA_SOCI_${part} soci_${part} REQUIRED)
endforeach()
find_library(KIZUNA_PQ pq REQUIRED)
find_library(KIZUNA_SQLITE sqlite3 REQUIRED)
find_library(KIZUNA_JEMALLOC jemalloc REQUIRED)
add_library(kizuna_soci INTERFACE)
target_include_directories(kizuna_soci SYSTEM INTERFACE
  ${KIZUNA_SOCI_INCLUDE} ${KIZUNA_SOCI_INCLUDE}/soci ${KIZUNA_PQ_INCLUDE})
target_link_libraries(kizuna_soci INTERFACE
  ${KIZUNA_SOCI_sqlite3} ${KIZUNA_SOCI_postgresql} ${KIZUNA_SOCI_core} ${KIZUNA_PQ} ${KIZUNA_SQLITE})

add_library(kizuna_json INTERFACE)
target_include_directories(kizuna_json SYSTEM INTERFACE ${KIZUNA_JSON_INCLUDE})
# Implicit conversions of nlohmann/json cast floats and booleans to integers in silence.
target_compile_definitions(kizuna_json INTERFACE JSON_USE_IMPLICIT_CONVERSIONS=0)
