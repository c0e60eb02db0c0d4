#define _GNU_SOURCE
#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int csandbox_ring(uint64_t size) {
  int ring = memfd_create("skillsplan-ring", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (ring < 0) return -errno;
  if (ftruncate(ring, (off_t)size) != 0 ||
      fcntl(ring, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    int error = errno;
    close(ring);
    return -error;
  }
  return ring;
}

int csandbox_keep(int descriptor) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  return copy >= 0 ? copy : -errno;
}

int csandbox_pair(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0 ? 0 : -errno;
}

int csandbox_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) != 0) return -errno;
  return fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 ? 0 : -errno;
}

int csandbox_ended(int process, int *how) {
  siginfo_t ended = {.si_signo = 0};
  if (waitid(P_PID, (id_t)process, &ended, WEXITED | WNOHANG | WNOWAIT) != 0) return 0;
  if (ended.si_signo == 0) return 0;
  *how = ended.si_code == CLD_EXITED ? ended.si_status : -ended.si_status;
  return 1;
}

/* What one call asks the keeper for. */
struct request {
  const char *program;
  char *const *arguments;
  char *const *environment;
  int descriptors[4];
  int answer;
  int is_done;
  struct request *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static struct request *waiting;
static int has_keeper;

static int spawn(const struct request *request) {
  /* Copies above the numbers that the child uses, so that no dup2 overwrites the next one's source. */
  static const int targets[4] = {CSANDBOX_PLUGIN, CSANDBOX_RING, CSANDBOX_CHANNEL, 2};
  int copies[4];
  int count = 0;
  int error = 0;
  while (count < 4 && error == 0) {
    copies[count] = fcntl(request->descriptors[count], F_DUPFD_CLOEXEC, 16);
    if (copies[count] < 0) error = errno;
    else count += 1;
  }
  pid_t child = 0;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  if (error == 0) error = posix_spawn_file_actions_init(&actions);
  if (error == 0) {
    error = posix_spawnattr_init(&attributes);
    if (error == 0) {
      sigset_t none, all;
      sigemptyset(&none);
      sigfillset(&all);
      posix_spawnattr_setsigmask(&attributes, &none);
      posix_spawnattr_setsigdefault(&attributes, &all);
      posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
      error = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
      for (int i = 0; i < 4 && error == 0; i += 1)
        error = posix_spawn_file_actions_adddup2(&actions, copies[i], targets[i]);
      if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, 2, 1);
      if (error == 0)
        error = posix_spawn_file_actions_addclosefrom_np(&actions, CSANDBOX_CHANNEL + 1);
      if (error == 0)
        error = posix_spawn(&child, request->program, &actions, &attributes,
                            request->arguments, request->environment);
      posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
  }
  while (count > 0) close(copies[count -= 1]);
  return error == 0 ? child : -error;
}

/* A child's wish to die with its parent is about the thread that started it: this one never ends. */
static void *keep(void *unused) {
  (void)unused;
  pthread_mutex_lock(&lock);
  for (;;) {
    while (waiting == NULL) pthread_cond_wait(&changed, &lock);
    struct request *request = waiting;
    waiting = request->next;
    pthread_mutex_unlock(&lock);
    int answer = spawn(request);
    pthread_mutex_lock(&lock);
    request->answer = answer;
    request->is_done = 1;
    pthread_cond_broadcast(&changed);
  }
  return NULL;
}

static int start_keeper(void) {
  sigset_t all, before;
  sigfillset(&all);
  /* Signals are for the threads that know what to do with them. */
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t keeper;
  int error = pthread_create(&keeper, NULL, keep, NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (error == 0) pthread_detach(keeper);
  return error;
}

int csandbox_spawn(const char *program, char *const arguments[], char *const environment[],
                   int plugin, int ring, int channel, int errors) {
  struct request request = {
      program, arguments, environment, {plugin, ring, channel, errors}, 0, 0, NULL};
  pthread_mutex_lock(&lock);
  if (!has_keeper) {
    int error = start_keeper();
    if (error != 0) {
      pthread_mutex_unlock(&lock);
      return -error;
    }
    has_keeper = 1;
  }
  struct request **last = &waiting;
  while (*last != NULL) last = &(*last)->next;
  *last = &request;
  pthread_cond_broadcast(&changed);
  while (!request.is_done) pthread_cond_wait(&changed, &lock);
  pthread_mutex_unlock(&lock);
  return request.answer;
}
