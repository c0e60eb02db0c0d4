// What the C library has and its Swift module leaves out: the memory settings, and renaming with a condition.
#include <malloc.h>

int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
