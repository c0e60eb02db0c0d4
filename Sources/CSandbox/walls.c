#define _GNU_SOURCE
#include "csandbox.h"
#include "filter.h"
#include "landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* So that a rule that runs out of stack can still be named. */
static char handler_stack[64 * 1024];

static void report(uint8_t type, const uint64_t values[4]) {
  csandbox_message message = {type, sizeof message.values, {0}};
  memcpy(message.values, values, sizeof message.values);
  ssize_t written = write(CSANDBOX_CHANNEL, &message, sizeof message);
  (void)written;
  _exit(1);
}

#if defined(__x86_64__)
#include <ucontext.h>
#define ARGUMENTS(context) \
  { (uint64_t)(context)->uc_mcontext.gregs[REG_RDI], (uint64_t)(context)->uc_mcontext.gregs[REG_RSI], \
    (uint64_t)(context)->uc_mcontext.gregs[REG_RDX] }
#elif defined(__aarch64__)
#include <ucontext.h>
#define ARGUMENTS(context) \
  { (context)->uc_mcontext.regs[0], (context)->uc_mcontext.regs[1], (context)->uc_mcontext.regs[2] }
#else
#define ARGUMENTS(context) {0, 0, 0}
#endif

static void on_refusal(int signal, siginfo_t *info, void *context) {
  (void)signal;
  const uint64_t arguments[3] = ARGUMENTS((ucontext_t *)context);
  const uint64_t values[4] = {
      (uint64_t)info->si_syscall, arguments[0], arguments[1], arguments[2]};
  report(CSANDBOX_DENIED, values);
}

static void on_crash(int signal, siginfo_t *info, void *context) {
  (void)info;
  (void)context;
  /* A rule that was refused memory and went on crashes like any other: see whether any is left. */
  void *room = mmap(NULL, 64 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  const uint64_t values[4] = {(uint64_t)signal, room == MAP_FAILED, 0, 0};
  report(CSANDBOX_CRASHED, values);
}

static int handle_signals(void) {
  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  if (sigaltstack(&stack, NULL) != 0) return -errno;
  static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT};
  struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  action.sa_sigaction = on_refusal;
  if (sigaction(SIGSYS, &action, NULL) != 0) return -errno;
  action.sa_sigaction = on_crash;
  action.sa_flags |= SA_RESETHAND;
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i += 1)
    if (sigaction(crashes[i], &action, NULL) != 0) return -errno;
  return 0;
}

static int limit(__rlimit_resource_t resource, rlim_t most) {
  struct rlimit limits = {most, most};
  return setrlimit(resource, &limits) == 0 ? 0 : -errno;
}

/* Bytes of address space in use; 0 where the system does not say. */
static uint64_t address_space(void) {
  char text[64] = {0};
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  unsigned long long pages = 0;
  if (count <= 0 || sscanf(text, "%llu", &pages) != 1) return 0;
  return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static int limit_resources(uint64_t memory) {
  int answer = limit(RLIMIT_AS, address_space() + memory);
  if (answer == 0) answer = limit(RLIMIT_CORE, 0);
  if (answer == 0) answer = limit(RLIMIT_FSIZE, 0);
  if (answer == 0) answer = limit(RLIMIT_MEMLOCK, 0);
  if (answer == 0) answer = limit(RLIMIT_MSGQUEUE, 0);
  if (answer == 0) answer = limit(RLIMIT_NPROC, 0);
  if (answer == 0) answer = limit(RLIMIT_NOFILE, 64);
  return answer;
}

int csandbox_enter(uint64_t memory, int use_landlock) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -errno;
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return -errno;
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return -errno;
  int answer = handle_signals();
  if (answer < 0) return answer;
  if (use_landlock) answer = csandbox_restrict_files(CSANDBOX_PLUGIN);
  if (answer == 0) answer = limit_resources(memory);
  if (answer == 0) answer = csandbox_filter(0);
  return answer;
}

int csandbox_close(void) { return csandbox_filter(1); }
