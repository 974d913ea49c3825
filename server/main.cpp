#include <cstdio>

int main() {
  std::puts("kizuna " KIZUNA_VERSION);
  return 0;
}
