#include "tests/support/paper_tools.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace kizuna::tests {
namespace {

class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view content) {
    const int file = mkstemp(path_.data());
    if (file < 0) throw std::runtime_error("no temporary file");
    close(file);
    std::ofstream(path_, std::ios::binary) << content;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::remove(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_ = "/tmp/kizuna-pdf-XXXXXX";
};

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::string out;
  std::array<char, 4096> buffer;
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe.get()))
    out.append(buffer.data(), count);
  return out;
}

}  // namespace

std::string text_of_pdf(std::string_view pdf) {
  const TemporaryFile file(pdf);
  return output_of("pdftotext -layout " + file.path() + " -");
}

std::string fonts_of_pdf(std::string_view pdf) {
  const TemporaryFile file(pdf);
  return output_of("pdffonts " + file.path());
}

std::string part_of_zip(std::string_view zip, const std::string& name) {
  const TemporaryFile file(zip);
  return output_of(
      "/usr/bin/python3 -c 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); "
      "sys.stdout.buffer.write(z.read(sys.argv[2]) if sys.argv[2] in z.namelist() else b\"\")' " +
      file.path() + " " + name);
}

}  // namespace kizuna::tests
