#define _GNU_SOURCE
#include "landlock.h"

#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Written out here, since the headers of an older system lack what a newer kernel knows. */
struct ruleset {
  uint64_t files;
  uint64_t network;
  uint64_t scopes;
};
struct beneath {
  uint64_t allowed;
  int32_t parent;
} __attribute__((packed));

enum { EXECUTE = 1 << 0, READ_FILE = 1 << 2, READ_FOLDER = 1 << 3 };

static void allow(int rules, int parent, uint64_t access) {
  struct beneath rule = {access, parent};
  syscall(SYS_landlock_add_rule, rules, 1, &rule, 0);
}

/* A folder that is not there needs no rule. */
static void allow_path(int rules, const char *path) {
  int parent = open(path, O_PATH | O_CLOEXEC);
  if (parent < 0) return;
  struct stat status;
  if (fstat(parent, &status) == 0)
    allow(rules, parent,
          S_ISDIR(status.st_mode) ? EXECUTE | READ_FILE | READ_FOLDER : EXECUTE | READ_FILE);
  close(parent);
}

/* The folder of each library that is open already: those of the Swift runtime among them. */
static int allow_folder_of(struct dl_phdr_info *info, size_t size, void *rules) {
  (void)size;
  char folder[PATH_MAX];
  const char *slash = strrchr(info->dlpi_name, '/');
  if (slash == NULL || slash == info->dlpi_name) return 0;
  size_t length = (size_t)(slash - info->dlpi_name);
  if (length >= sizeof folder) return 0;
  memcpy(folder, info->dlpi_name, length);
  folder[length] = 0;
  allow_path(*(int *)rules, folder);
  return 0;
}

static long version_of_landlock(void) {
  return syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
}

int csandbox_has_landlock(void) { return version_of_landlock() >= 1; }

int csandbox_restrict_files(int plugin) {
  const long version = version_of_landlock();
  if (version < 1) return 0;
  /* Each version of Landlock knows more kinds of access; all that this kernel knows are restricted. */
  struct ruleset handled = {(1 << 13) - 1, 0, 0};
  size_t size = sizeof handled.files;
  if (version >= 2) handled.files |= 1 << 13;
  if (version >= 3) handled.files |= 1 << 14;
  if (version >= 5) handled.files |= 1 << 15;
  if (version >= 4) {
    handled.network = 3;
    size = offsetof(struct ruleset, scopes);
  }
  if (version >= 6) {
    handled.scopes = 3;
    size = sizeof handled;
  }
  int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, size, 0);
  if (rules < 0) return -errno;
  static const char *const libraries[] = {
      "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"};
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i += 1)
    allow_path(rules, libraries[i]);
  dl_iterate_phdr(allow_folder_of, &rules);
  allow(rules, plugin, EXECUTE | READ_FILE);
  int answer = syscall(SYS_landlock_restrict_self, rules, 0) == 0 ? 0 : -errno;
  close(rules);
  return answer;
}
