#define _GNU_SOURCE
#include "filter.h"

#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

int csandbox_available(void) {
#ifdef ARCHITECTURE
  return 1;
#else
  return 0;
#endif
}

#ifdef ARCHITECTURE

/* A program for the kernel's filter machine, with the call's number in its one register between rules. */
struct program {
  struct sock_filter lines[256];
  unsigned short count;
};

static void add(struct program *program, unsigned short code, unsigned char yes, unsigned char no,
                unsigned value) {
  program->lines[program->count] = (struct sock_filter){code, yes, no, value};
  program->count += 1;
}

#define FIELD(name) ((unsigned)offsetof(struct seccomp_data, name))
#define LOAD (BPF_LD | BPF_W | BPF_ABS)
#define EQUALS (BPF_JMP | BPF_JEQ | BPF_K)
#define ANSWER (BPF_RET | BPF_K)

static void answer(struct program *program, int call, unsigned verdict) {
  add(program, EQUALS, 0, 1, (unsigned)call);
  add(program, ANSWER, 0, 0, verdict);
}

static void allow(struct program *program, int call) {
  answer(program, call, SECCOMP_RET_ALLOW);
}

static void fail(struct program *program, int call, int error) {
  answer(program, call, SECCOMP_RET_ERRNO | (unsigned)error);
}

/* Allows a call where the bits of `mask` in an argument (its lower half) are `value`. */
static void allow_if(struct program *program, int call, int argument, unsigned mask,
                     unsigned value) {
  add(program, EQUALS, 0, 5, (unsigned)call);
  add(program, LOAD, 0, 0, FIELD(args) + (unsigned)argument * 8);
  add(program, BPF_ALU | BPF_AND | BPF_K, 0, 0, mask);
  add(program, EQUALS, 0, 1, value);
  add(program, ANSWER, 0, 0, SECCOMP_RET_ALLOW);
  add(program, LOAD, 0, 0, FIELD(nr));
}

/* Memory, time and the process's own affairs: what any computation may need. */
static void allow_computing(struct program *program) {
  /* New code may come from the plugin's file in the first stage alone. */
  static const int calls[] = {
      SYS_munmap,       SYS_mremap,        SYS_brk,          SYS_madvise,
      SYS_futex,        SYS_rt_sigreturn,  SYS_sigaltstack,
      SYS_getpid,       SYS_getppid, SYS_gettid,        SYS_sched_yield,  SYS_clock_gettime,
      SYS_sched_getaffinity, SYS_sysinfo,  SYS_getcpu,       SYS_restart_syscall,
      SYS_exit,         SYS_exit_group,
  };
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i += 1) allow(program, calls[i]);
  /* Threads and processes are started with every signal blocked, and a refusal that is blocked cannot be
   * named. So blocking does nothing, and says that it has. */
  fail(program, SYS_rt_sigprocmask, 0);
  /* Who handles a refusal stays as it is; other signals are the process's own affair. */
  add(program, EQUALS, 0, 4, SYS_rt_sigaction);
  add(program, LOAD, 0, 0, FIELD(args));
  add(program, EQUALS, 1, 0, SIGSYS);
  add(program, ANSWER, 0, 0, SECCOMP_RET_ALLOW);
  add(program, LOAD, 0, 0, FIELD(nr));
  /* abort() signals its own process. */
  add(program, EQUALS, 0, 4, SYS_tgkill);
  add(program, LOAD, 0, 0, FIELD(args));
  add(program, EQUALS, 0, 1, (unsigned)getpid());
  add(program, ANSWER, 0, 0, SECCOMP_RET_ALLOW);
  add(program, LOAD, 0, 0, FIELD(nr));
  /* pthread_create asks this first and then clone, whose arguments say whether it is a thread. */
  fail(program, SYS_clone3, ENOSYS);
  for (int descriptor = 1; descriptor <= 2; descriptor += 1) {
    allow_if(program, SYS_write, 0, ~0u, (unsigned)descriptor);
    allow_if(program, SYS_writev, 0, ~0u, (unsigned)descriptor);
  }
  fail(program, SYS_ioctl, ENOTTY);
}

static void allow_opening(struct program *program) {
  const unsigned writes = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  allow_if(program, SYS_openat, 2, writes, 0);
#ifdef SYS_open
  allow_if(program, SYS_open, 1, writes, 0);
  allow(program, SYS_access);
  allow(program, SYS_readlink);
#endif
#ifdef SYS_stat
  allow(program, SYS_stat);
  allow(program, SYS_lstat);
#endif
  /* glibc and the filter of the second stage ask about limits; nobody changes them. */
  add(program, EQUALS, 0, 6, SYS_prlimit64);
  add(program, LOAD, 0, 0, FIELD(args) + 16);
  add(program, EQUALS, 0, 3, 0);
  add(program, LOAD, 0, 0, FIELD(args) + 20);
  add(program, EQUALS, 0, 1, 0);
  add(program, ANSWER, 0, 0, SECCOMP_RET_ALLOW);
  add(program, LOAD, 0, 0, FIELD(nr));
  static const int calls[] = {
      SYS_read,      SYS_pread64,   SYS_lseek,     SYS_close,  SYS_fstat,
      SYS_newfstatat, SYS_statx,    SYS_faccessat, SYS_readlinkat, SYS_mmap,
      SYS_mprotect,  SYS_getrandom, SYS_seccomp,   SYS_getcwd,
  };
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i += 1) allow(program, calls[i]);
}

static void allow_scoring(struct program *program) {
  allow_if(program, SYS_mmap, 2, PROT_EXEC, 0);
  allow_if(program, SYS_mprotect, 2, PROT_EXEC, 0);
  /* printf asks what kind of file it writes to, and does without an answer. */
  fail(program, SYS_fstat, EBADF);
  fail(program, SYS_newfstatat, EBADF);
}

int csandbox_filter(int is_second_stage) {
  struct program program = {.count = 0};
  add(&program, LOAD, 0, 0, FIELD(arch));
  add(&program, EQUALS, 1, 0, ARCHITECTURE);
  add(&program, ANSWER, 0, 0, SECCOMP_RET_KILL_PROCESS);
  add(&program, LOAD, 0, 0, FIELD(nr));
#if defined(__x86_64__)
  /* The numbers of the x32 form would pass by every rule. */
  add(&program, BPF_JMP | BPF_JGE | BPF_K, 0, 1, 0x40000000);
  add(&program, ANSWER, 0, 0, SECCOMP_RET_KILL_PROCESS);
#endif
  allow_if(&program, SYS_read, 0, ~0u, CSANDBOX_CHANNEL);
  allow_if(&program, SYS_write, 0, ~0u, CSANDBOX_CHANNEL);
  allow_computing(&program);
  if (is_second_stage) allow_scoring(&program);
  else allow_opening(&program);
  add(&program, ANSWER, 0, 0, SECCOMP_RET_TRAP);
  struct sock_fprog given = {program.count, program.lines};
  long answer = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &given);
  return answer == 0 ? 0 : answer > 0 ? -ESRCH : -errno;
}

#else

int csandbox_filter(int is_second_stage) {
  (void)is_second_stage;
  return -ENOSYS;
}

#endif

/* Whether a call is one of those, the list ended by -1. */
static int is_one(int call, const int *calls) {
  while (*calls >= 0 && *calls != call) calls += 1;
  return *calls >= 0;
}

int csandbox_kind(const uint64_t values[4]) {
  static const int opening[] = {
#ifdef SYS_open
      SYS_open, SYS_creat, SYS_access, SYS_readlink, SYS_getdents, SYS_pipe, SYS_dup2,
#endif
#ifdef SYS_stat
      SYS_stat, SYS_lstat,
#endif
      SYS_openat, SYS_read, SYS_readv, SYS_pread64, SYS_preadv, SYS_statx, SYS_faccessat,
      SYS_readlinkat, SYS_getdents64, SYS_lseek, SYS_getcwd, -1};
  static const int writing[] = {
#ifdef SYS_unlink
      SYS_unlink, SYS_rename, SYS_mkdir, SYS_rmdir, SYS_link, SYS_symlink, SYS_chmod, SYS_chown,
#endif
      SYS_write, SYS_writev, SYS_pwrite64, SYS_pwritev, SYS_ftruncate, SYS_truncate, SYS_fallocate,
      SYS_unlinkat, SYS_renameat2, SYS_mkdirat, SYS_linkat, SYS_symlinkat, SYS_fchmod, SYS_fchmodat,
      SYS_fchown, SYS_fchownat, SYS_sendfile, SYS_copy_file_range, SYS_splice, -1};
  static const int sockets[] = {
      SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
      SYS_sendto, SYS_sendmsg, SYS_recvfrom, SYS_recvmsg, -1};
  static const int signals[] = {SYS_kill, SYS_tkill, SYS_tgkill, SYS_rt_sigqueueinfo, -1};
  const int call = (int)values[0];
  if (call == SYS_openat
#ifdef SYS_open
      || call == SYS_open || call == SYS_creat
#endif
  ) {
    const uint64_t flags = values[call == SYS_openat ? 3 : 2];
    if (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) return CSANDBOX_WRITING;
#ifdef SYS_open
    if (call == SYS_creat) return CSANDBOX_WRITING;
#endif
  }
  if (is_one(call, opening)) return CSANDBOX_READING;
  if (is_one(call, writing)) return CSANDBOX_WRITING;
  if (is_one(call, sockets)) return CSANDBOX_SOCKET;
  if (is_one(call, signals)) return CSANDBOX_SIGNAL;
  if (call == SYS_clone)
    return values[1] & CLONE_THREAD ? CSANDBOX_THREAD : CSANDBOX_PROCESS;
#ifdef SYS_fork
  if (call == SYS_fork || call == SYS_vfork) return CSANDBOX_PROCESS;
#endif
  if (call == SYS_execve || call == SYS_execveat) return CSANDBOX_PROGRAM;
  if (call == SYS_getrandom) return CSANDBOX_RANDOM;
  if (call == SYS_mmap || call == SYS_mprotect) return CSANDBOX_CODE;
  return CSANDBOX_OTHER_CALL;
}
