/* csandbox.h: what the host of rules needs of the system and Swift cannot call: a child process
 * with chosen descriptors, memory shared with it, and the walls around it.
 *
 * The walls stand in two stages, since a library's constructors run inside dlopen. Stage one is up
 * before a plugin's first instruction: no new privileges, Landlock (only the folders of libraries can
 * be read), limits on memory and files, and a filter of system calls that still opens files for
 * reading. Stage two comes once the rule is made: memory and two pipes, nothing else.
 */
#ifndef SKILLSPLAN_CSANDBOX_H
#define SKILLSPLAN_CSANDBOX_H

#include <stdint.h>

/* The descriptors of a child; 0 reads nothing, 1 and 2 go to the host's pipe. */
enum {
  CSANDBOX_PLUGIN = 3,  /* the plugin's file, open for reading */
  CSANDBOX_RING = 4,    /* the memory for columns and scores */
  CSANDBOX_CHANNEL = 5, /* a stream socket to the host */
};

/* The types of the messages that the walls send by themselves (see csandbox_message). */
enum {
  CSANDBOX_DENIED = 0xD0,  /* a system call was refused: number, first, second, third argument */
  CSANDBOX_CRASHED = 0xD1, /* signal, 1 if memory had run out, 0, 0 */
};

/* A message that the walls send: a type, the bytes that follow, four numbers. */
#pragma pack(push, 1)
typedef struct csandbox_message {
  uint8_t type;
  uint32_t length; /* 32 */
  uint64_t values[4];
} csandbox_message;
#pragma pack(pop)

/* What a refused system call was for. */
enum {
  CSANDBOX_OTHER_CALL = 0,
  CSANDBOX_READING = 1,
  CSANDBOX_WRITING = 2,
  CSANDBOX_SOCKET = 3,
  CSANDBOX_THREAD = 4,
  CSANDBOX_PROCESS = 5,
  CSANDBOX_PROGRAM = 6,
  CSANDBOX_SIGNAL = 7,
  CSANDBOX_RANDOM = 8,
  CSANDBOX_CODE = 9,
};

/* The kind of a refused call, from the values of its message. */
int csandbox_kind(const uint64_t values[4]);

/* Memory of `size` bytes that a child can share, sealed so that neither side can make it smaller
 * or larger. A descriptor, or -errno. */
int csandbox_ring(uint64_t size);

/* Another number for an open file, closed on exec. A descriptor, or -errno. */
int csandbox_keep(int descriptor);

/* Two ends of a stream socket, closed on exec. 0 or -errno. */
int csandbox_pair(int ends[2]);

/* A pipe, closed on exec; the end that is read does not block. 0 or -errno. */
int csandbox_pipe(int ends[2]);

/* Starts a program with these descriptors and no others. From a thread that lives as long as the
 * process, so that the child may ask to be killed with its parent. A process id, or -errno. */
int csandbox_spawn(const char *program, char *const arguments[], char *const environment[],
                   int plugin, int ring, int channel, int errors);

/* Whether a child has ended, and then how: its exit code, or minus the signal that killed it. It stays
 * to be waited for. */
int csandbox_ended(int process, int *how);

/* Whether this kernel has Landlock. A host asks for itself: it does not take a child's word. */
int csandbox_has_landlock(void);

/* Puts up stage one in a child. `memory` is what it may still allocate, in bytes. 0, or -errno where
 * the child must not go on. */
int csandbox_enter(uint64_t memory, int use_landlock);

/* Puts up stage two. 0 or -errno. */
int csandbox_close(void);

/* Whether this machine's system calls are known to the filter. */
int csandbox_available(void);

#endif
