// What Go asks of Windows' bcryptprimitives.dll and Wine lacks: random bytes. It
// serves the test under Wine alone and goes into no package.
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
  return RtlGenRandom(data, size);
}
